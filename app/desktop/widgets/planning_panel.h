// SPDX-License-Identifier: Apache-2.0
// Below everything, as wide as the window: what the planner is asked, how far it is, what it proposes, and why the rest cannot be closed. It shows
// and asks; what is done is the run's.
#pragma once

#include <map>

#include <wx/panel.h>
#include <wx/timer.h>

#include "app/desktop/models/planning_run.h"

class wxButton;
class wxChoice;
class wxGauge;
class wxSizer;
class wxStaticText;
class wxTextCtrl;

namespace lichsong::desktop {

class TextTable;

class PlanningPanel : public wxPanel {
public:
    PlanningPanel(wxWindow* parent, Workspace& workspace, PlanningRun& run);

    /// What the workspace tells its views.
    void update(unsigned changed);
    /// Writes everything anew: the run is elsewhere, or the language another.
    void write();
    /// Asks the run for what the fields say; what cannot be read is told.
    void look();
    /// A sentence about what was done or refused.
    void tell(const std::string& sentence, bool failed);

    /// As typed; empty: as far as the plan goes.
    void type(const wxString& from, const wxString& to);
    [[nodiscard]] wxTextCtrl& first_day() noexcept { return *m_from; }
    [[nodiscard]] TextTable& proposals() noexcept { return *m_table; }
    [[nodiscard]] TextTable& reasons() noexcept { return *m_reasons; }
    [[nodiscard]] wxString told() const;
    /// "84 → 1"
    [[nodiscard]] wxString count() const;

    std::function<void()> on_close = [] {};
    std::function<void(const planner::Reason&)> on_reason = [](const planner::Reason&) {};
    std::function<void()> on_accept_all = [] {};
    std::function<void(Alike)> on_accept_alike = [](Alike) {};

private:
    void add_aim(wxSizer& across);
    void add_proposals(wxSizer& across);
    void add_reasons(wxSizer& across);
    void label();
    void label_lists();
    void show_count();
    void show_proposals();
    void show_reasons();
    void show_why();
    void show_selection();
    void enable();
    void choose_scope();
    void choose_alike();
    void open_reason();
    [[nodiscard]] std::string scope_words() const;
    [[nodiscard]] PlanningAim aim() const;

    Workspace& m_workspace;
    PlanningRun& m_run;
    std::string m_outlets;  ///< keys with commas between; empty: all
    std::string m_topics;
    bool m_has_own_scope = false;  ///< chosen here; else it follows the filter of the window
    wxStaticText* m_title = nullptr;
    wxButton* m_close = nullptr;
    wxTextCtrl* m_from = nullptr;
    wxTextCtrl* m_to = nullptr;
    wxStaticText* m_between = nullptr;
    wxChoice* m_tier = nullptr;
    wxChoice* m_effort = nullptr;
    wxButton* m_scope = nullptr;
    wxButton* m_look = nullptr;
    wxButton* m_stop = nullptr;
    wxGauge* m_gauge = nullptr;
    wxStaticText* m_count = nullptr;
    wxStaticText* m_count_words = nullptr;
    wxStaticText* m_heading = nullptr;
    wxStaticText* m_told = nullptr;
    TextTable* m_table = nullptr;
    std::vector<wxButton*> m_deeds;  ///< accept, reject, pin
    wxButton* m_alike = nullptr;
    wxButton* m_all = nullptr;
    wxStaticText* m_reasons_heading = nullptr;
    TextTable* m_reasons = nullptr;
    wxStaticText* m_why = nullptr;  ///< of the reason chosen, all of it
    wxButton* m_open = nullptr;
    bool m_is_choosing = false;  ///< what is selected comes from the table
    wxTimer m_looks;             ///< while it runs
};

}  // namespace lichsong::desktop
