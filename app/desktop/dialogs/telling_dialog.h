// SPDX-License-Identifier: Apache-2.0
// A dialog that stays open while it changes the plan, and tells in a line of its own what was done or could not be.
#pragma once

#include "app/desktop/dialogs/asking_dialog.h"
#include "app/desktop/models/workspace.h"

class wxStaticText;

namespace lichsong::desktop {

class TellingDialog : public AskingDialog {
public:
    /// What was done or could not be, as it stands there.
    [[nodiscard]] wxString told() const;

protected:
    static constexpr int margin = 20;

    TellingDialog(wxWindow* parent, Workspace& workspace, const wxString& title, const wxSize& size);

    /// The line; laid out by who makes it, once.
    wxStaticText* make_told(const std::string& sentence = {});
    void say(const std::string& sentence, bool failed = false);
    /// As Workspace::apply; what goes wrong is told here. What was done is left to the caller to tell.
    std::optional<model::Change> apply(const std::function<model::Change(service::Desk&)>& work, const std::string& waiting_for = {});

    Workspace& m_workspace;

private:
    wxStaticText* m_told = nullptr;
};

}  // namespace lichsong::desktop
