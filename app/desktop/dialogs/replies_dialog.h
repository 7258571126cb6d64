// SPDX-License-Identifier: Apache-2.0
// Replies of partners that were not applied by themselves, with the reasons: a person takes them for true or not. An answer that came as
// a file is taken in here.
#pragma once

#include "app/desktop/dialogs/telling_dialog.h"
#include "calendar/service/invitations.h"

class wxButton;
class wxStaticText;

namespace lichsong::desktop {

class TextTable;

class RepliesDialog : public TellingDialog {
public:
    RepliesDialog(wxWindow* parent, Workspace& workspace);

    [[nodiscard]] const std::vector<model::PendingReply>& replies() const noexcept { return m_replies; }
    void choose(std::size_t reply);
    /// Takes a calendar message from a file in.
    void receive(const std::string& path);
    void take();
    void refuse();

private:
    void read();
    void enable();
    void open();
    [[nodiscard]] const model::PendingReply* chosen() const;
    void change(const std::function<model::Change(service::Desk&)>& work);

    std::vector<model::PendingReply> m_replies;
    TextTable* m_table = nullptr;
    wxStaticText* m_reasons = nullptr;
    wxButton* m_take = nullptr;
    wxButton* m_refuse = nullptr;
};

}  // namespace lichsong::desktop
