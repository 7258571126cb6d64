// SPDX-License-Identifier: Apache-2.0
// Below everything, as wide as the window: what the planner is asked, how far it is, what it proposes, and why the rest cannot be closed. It shows
// and asks; what is done is the run's.
#pragma once

#include <map>

#include <wx/panel.h>
#include <wx/timer.h>

#include "app/desktop/models/planning_help.h"
#include "app/desktop/models/planning_run.h"

class wxButton;
class wxCheckBox;
class wxChoice;
class wxGauge;
class wxSizer;
class wxStaticText;
class wxTextCtrl;

namespace lichsong::desktop {

class TextTable;
enum class RowLook : std::uint8_t;

class PlanningPanel : public wxPanel {
public:
    PlanningPanel(wxWindow* parent, Workspace& workspace, PlanningRun& run, PlanningHelp& help);

    /// What the workspace tells its views.
    void update(unsigned changed);
    /// Writes everything anew: the run is elsewhere, or the language another.
    void write();
    /// Asks the run for what the fields say; what cannot be read is told.
    void look();
    /// The search, or the trying; what was found stays.
    void stop();
    /// Asks what would help with the gap selected; with all where none is. Not while the planner looks.
    void ask_help();
    /// A sentence about what was done or refused.
    void tell(const std::string& sentence, bool failed);

    /// As typed; empty: as far as the plan goes.
    void type(const wxString& from, const wxString& to);
    [[nodiscard]] wxTextCtrl& first_day() noexcept { return *m_from; }
    [[nodiscard]] wxCheckBox& moves() noexcept { return *m_moves; }
    [[nodiscard]] TextTable& proposals() noexcept { return *m_table; }
    [[nodiscard]] TextTable& reasons() noexcept { return *m_reasons; }
    [[nodiscard]] wxString told() const;
    /// "84 → 1"
    [[nodiscard]] wxString count() const;

    std::function<void()> on_close = [] {};
    std::function<void(const planner::Reason&)> on_reason = [](const planner::Reason&) {};
    /// A row of the plan is to be opened.
    std::function<void(model::EntityKind kind, std::int64_t id)> on_row = [](model::EntityKind, std::int64_t) {};
    std::function<void()> on_accept_all = [] {};
    std::function<void(Alike)> on_accept_alike = [](Alike) {};

private:
    /// Below a gap stand the steps that would help, and what keeps it short together.
    struct ReasonRow {
        enum class What : std::uint8_t { None, Gap, Step, Together };
        What what = What::None;
        std::size_t reason = 0;
        std::size_t step = 0;  ///< Together: 0 where nothing that was tried would help
        std::string first;
        std::string second;
    };

    void add_aim(wxSizer& across);
    void add_proposals(wxSizer& across);
    void add_reasons(wxSizer& across);
    void label();
    void label_lists();
    void label_reasons();
    void show_count();
    void show_proposals();
    void show_reasons();
    void add_reason_rows(std::size_t place, std::vector<RowLook>& looks);
    void show_why();
    void show_selection();
    void enable();
    void enable_reasons();
    void choose_scope();
    void choose_alike();
    void open_reason();
    void open_rule_of(const std::vector<base::Id<model::Rule>>& rules);
    [[nodiscard]] std::vector<base::Id<model::Rule>> rules_together(const ReasonRow& row) const;
    [[nodiscard]] std::string scope_words() const;
    [[nodiscard]] PlanningAim aim() const;

    Workspace& m_workspace;
    PlanningRun& m_run;
    PlanningHelp& m_help;
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
    wxCheckBox* m_moves = nullptr;
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
    wxButton* m_ask = nullptr;
    wxButton* m_open = nullptr;
    std::vector<ReasonRow> m_reason_rows;
    const service::Planning* m_reasons_of = nullptr;  ///< the answer they are of; never looked into
    bool m_is_choosing = false;  ///< what is selected comes from the table
    wxTimer m_looks;             ///< while it runs
};

}  // namespace lichsong::desktop
