// SPDX-License-Identifier: Apache-2.0
// Moving election day: the day is typed, everything that would move is listed before and after, with what needs a look, and only
// then is it done, as one step to undo.
#pragma once

#include <optional>

#include <wx/dialog.h>
#include <wx/timer.h>

#include "app/desktop/models/workspace.h"
#include "calendar/service/dday.h"

class wxButton;
class wxStaticText;
class wxTextCtrl;

namespace lichsong::desktop {

class TextTable;

class DdayDialog : public wxDialog {
public:
    DdayDialog(wxWindow* parent, Workspace& workspace);

    [[nodiscard]] wxTextCtrl& date() noexcept { return *m_date; }
    /// What is listed; nothing while no day can be read.
    [[nodiscard]] const std::optional<service::DdayMove>& move() const noexcept { return m_move; }
    [[nodiscard]] wxString summary() const;

private:
    struct Preview {
        std::optional<service::DdayMove> move;
        std::int64_t seen_change = 0;
        std::string fault;
    };
    void preview();
    void show();
    void accept();

    Workspace& m_workspace;
    wxTextCtrl* m_date = nullptr;
    wxStaticText* m_weekday = nullptr;
    wxStaticText* m_summary = nullptr;
    wxStaticText* m_fault = nullptr;
    TextTable* m_shifts = nullptr;
    TextTable* m_problems = nullptr;
    wxStaticText* m_heading = nullptr;  ///< of the problems
    wxButton* m_do = nullptr;
    std::optional<service::DdayMove> m_move;
    std::int64_t m_seen_change = 0;  ///< of the plan that the list is of
    wxTimer m_typing;
};

}  // namespace lichsong::desktop
