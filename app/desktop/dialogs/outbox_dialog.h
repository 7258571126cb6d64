// SPDX-License-Identifier: Apache-2.0
// What waits to be sent to partners, one message for each, as it will be read; a person sends it. Below: what was sent.
#pragma once

#include "app/desktop/dialogs/telling_dialog.h"
#include "calendar/service/outbox.h"

class wxButton;
class wxTextCtrl;

namespace lichsong::desktop {

class TextTable;

class OutboxDialog : public TellingDialog {
public:
    OutboxDialog(wxWindow* parent, Workspace& workspace);

    [[nodiscard]] const std::vector<service::WaitingMessage>& waiting() const noexcept { return m_waiting; }
    [[nodiscard]] const std::vector<model::Message>& sent() const noexcept { return m_sent; }
    /// The text of the message chosen.
    [[nodiscard]] wxString text() const;
    void choose(std::size_t message);
    void send(const service::Courier& courier);
    /// Lays the message into a folder, for a mail program.
    void keep_in(const std::string& folder);
    void dismiss();

private:
    void make_lists(wxSizer& rows);
    void make_foot(wxSizer& rows);
    void read();
    void show_chosen();
    void show_sent();
    void send_by_server();
    void send_by_folder();
    void set_up();
    void fetch();
    void settle(bool arrived);
    [[nodiscard]] const service::WaitingMessage* chosen() const;
    [[nodiscard]] const model::Message* chosen_sent() const;

    std::int64_t m_seen_change = 0;
    std::vector<service::WaitingMessage> m_waiting;
    std::vector<model::Message> m_sent;
    service::MessageWords m_words;
    TextTable* m_table = nullptr;
    TextTable* m_past = nullptr;
    wxTextCtrl* m_text = nullptr;
    wxButton* m_send = nullptr;
    wxButton* m_keep = nullptr;
    wxButton* m_dismiss = nullptr;
    wxButton* m_arrived = nullptr;
    wxButton* m_lost = nullptr;
};

}  // namespace lichsong::desktop
