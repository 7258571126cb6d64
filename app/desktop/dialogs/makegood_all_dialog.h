// SPDX-License-Identifier: Apache-2.0
// Everything in the queue of make-goods at once: days, outlets, a count and a priority that limit it, and while they are typed, where each would
// go or why it would not. Nothing is written before a person books it; then it is one change.
#pragma once

#include <memory>

#include <wx/timer.h>

#include "app/desktop/dialogs/telling_dialog.h"
#include "calendar/service/makegood_all.h"

class wxButton;
class wxCheckListBox;
class wxChoice;
class wxSizer;
class wxTextCtrl;

namespace lichsong::desktop {

class TextTable;

class MakegoodAllDialog : public TellingDialog {
public:
    MakegoodAllDialog(wxWindow* parent, Workspace& workspace);

    /// What would be booked as it is limited now; worked out beside the window.
    [[nodiscard]] const service::MadeGoodAll& shown() const noexcept { return m_shown; }
    [[nodiscard]] bool is_looking() const { return m_is_looking; }
    [[nodiscard]] TextTable& table() noexcept { return *m_table; }
    [[nodiscard]] wxCheckListBox& outlets() noexcept { return *m_outlets; }
    /// As typed; a text that is empty does not limit.
    void type(const wxString& from, const wxString& to, const wxString& most);
    /// Looks at once at what is typed.
    void look();
    void book();
    /// Of a dialog that ended with OK; with the id 0 where nothing was left to book.
    [[nodiscard]] const model::Change& done() const noexcept { return m_change; }

private:
    void add_limits(wxSizer& fields);
    [[nodiscard]] service::MakegoodWish wish() const;
    void look_soon();
    void show(service::MadeGoodAll all);

    service::MadeGoodAll m_shown;
    model::Change m_change;
    bool m_is_looking = false;
    std::shared_ptr<MakegoodAllDialog*> m_here = std::make_shared<MakegoodAllDialog*>(this);  ///< an answer that comes too late finds it gone
    wxTextCtrl* m_from = nullptr;
    wxTextCtrl* m_to = nullptr;
    wxTextCtrl* m_most = nullptr;
    wxChoice* m_tier = nullptr;
    wxCheckListBox* m_outlets = nullptr;
    TextTable* m_table = nullptr;
    wxButton* m_do = nullptr;
    wxTimer m_pause;  ///< since the last key
};

}  // namespace lichsong::desktop
