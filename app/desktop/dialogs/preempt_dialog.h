// SPDX-License-Identifier: Apache-2.0
// A flood, days of mourning, breaking news: the window of time and the outlets, and while they are typed, what does not go out in them and
// what coverage then misses. One change; what it takes waits in the queue of make-goods.
#pragma once

#include <vector>

#include <wx/timer.h>

#include "app/desktop/dialogs/telling_dialog.h"
#include "calendar/service/preempt.h"

class wxButton;
class wxCheckListBox;
class wxSizer;
class wxTextCtrl;

namespace lichsong::desktop {

class TextTable;

class PreemptDialog : public TellingDialog {
public:
    PreemptDialog(wxWindow* parent, Workspace& workspace);

    /// What does not go out in the window as it is typed, the worst first.
    [[nodiscard]] const std::vector<service::Lost>& lost() const noexcept { return m_lost; }
    [[nodiscard]] TextTable& table() noexcept { return *m_table; }
    [[nodiscard]] wxTextCtrl& reason() noexcept { return *m_reason; }
    [[nodiscard]] wxCheckListBox& outlets() noexcept { return *m_outlets; }
    void type(const wxString& from, const wxString& to);
    /// Looks at once at what is typed.
    void look();
    void preempt();

private:
    void add_window(wxSizer& fields);
    void add_lost(wxSizer& rows);
    [[nodiscard]] service::PreemptWish wish() const;
    void look_soon();

    std::vector<service::Lost> m_lost;
    wxTextCtrl* m_from = nullptr;
    wxTextCtrl* m_to = nullptr;
    wxTextCtrl* m_reason = nullptr;
    wxCheckListBox* m_outlets = nullptr;
    TextTable* m_table = nullptr;
    wxButton* m_do = nullptr;
    wxTimer m_pause;  ///< since the last key
};

}  // namespace lichsong::desktop
