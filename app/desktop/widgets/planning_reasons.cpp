// SPDX-License-Identifier: Apache-2.0
// What the planner cannot close: why, and below each gap, once a person has asked, what would help and what keeps it short together.
#include <algorithm>
#include <numeric>

#include <wx/button.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/common/planning_words.h"
#include "app/common/what_if_words.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/planning_panel.h"
#include "app/desktop/widgets/style.h"
#include "app/desktop/widgets/text_table.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

std::vector<TextTable::Column> reason_columns() { return {{base::tr(LICHSONG_N_("What is missing")), 210}, {base::tr(LICHSONG_N_("Why")), 120}}; }

constexpr const char* under_gap = "    ↳ ";

// What is proved and what was only seen are told apart.
std::string why(const service::Planning& planning, const planner::Reason& reason) {
    const auto proof = app::proof_sentence(planning, reason);
    const auto seen = app::joined(app::obstacle_texts(planning, reason));
    std::string words;
    if (!proof.empty()) words = base::tr(LICHSONG_N_("Proved")) + ": " + proof;
    if (!seen.empty()) words += (words.empty() ? "" : "  ") + base::tr(LICHSONG_N_("Observed")) + ": " + seen;
    return words;
}

}  // namespace

void PlanningPanel::add_reasons(wxSizer& across) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    m_reasons_heading = new wxStaticText(this, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
    play(*m_reasons_heading, "heading");
    top->Add(m_reasons_heading, wxSizerFlags(1).Center());
    m_ask = new wxButton(this, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    play(*m_ask, "quiet-button");
    m_ask->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask_help(); });
    top->Add(m_ask, wxSizerFlags().Center().Border(wxRIGHT, 12));
    m_open = new wxButton(this, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    play(*m_open, "quiet-button");
    m_open->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { open_reason(); });
    top->Add(m_open, wxSizerFlags().Center());
    m_close = new wxButton(this, wxID_ANY, wx("✕"), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    play(*m_close, "flat");
    m_close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_close(); });
    top->Add(m_close, wxSizerFlags().Center().Border(wxLEFT, 4));
    column->Add(top, wxSizerFlags().Expand().Border(wxBOTTOM, 4));
    m_reasons = new TextTable(this, base::tr(LICHSONG_N_("Cannot be closed")), reason_columns());
    shorten_with_dots(*m_reasons);
    m_reasons->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { open_reason(); });
    m_reasons->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        enable();
        show_why();
    });
    m_reasons->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.HasAnyModifiers() || event.GetKeyCode() != 'H') event.Skip();
        else ask_help();
    });
    column->Add(m_reasons, wxSizerFlags(1).Expand());
    m_why = new wxStaticText(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxST_NO_AUTORESIZE);
    play(*m_why, "quiet");
    m_why->SetMinSize(wxSize(-1, 3 * m_why->GetCharHeight()));
    column->Add(m_why, wxSizerFlags().Expand().Border(wxTOP, 4));
    across.Add(column, wxSizerFlags(3).Expand().Border(wxLEFT, 2 * panel_margin));
}

void PlanningPanel::label_reasons() {
    m_reasons->set_columns(reason_columns());
    shorten_with_dots(*m_reasons);
    name(*m_reasons, base::tr("Cannot be closed"));
    m_ask->SetLabel(said(LICHSONG_N_("What would help")));
    m_ask->SetToolTip(said(LICHSONG_N_("Tries what somebody could agree to, for the gap selected or for all; nothing is changed (H)")));
    m_open->SetLabel(said("Open…"));
    m_open->SetToolTip(said(LICHSONG_N_("Open the rule or the partner…")));
    name(*m_close, base::tr("Close"));
    m_close->SetToolTip(said("Close"));
}

// The one that is selected stays so, as long as its gap is there.
void PlanningPanel::show_reasons() {
    const auto& shown = m_workspace.proposals();
    const auto selected = m_reasons->selected();
    const auto kept = selected < m_reason_rows.size() ? m_reason_rows[selected] : ReasonRow{};
    const bool is_same = m_reasons_of == shown.shared().get();
    m_reasons_of = shown.shared().get();
    m_reason_rows.clear();
    std::vector<RowLook> looks;
    if (shown.has_answer())
        for (std::size_t i = 0; i < shown.planning().reasons.size(); ++i) add_reason_rows(i, looks);
    auto words = base::tr("Cannot be closed");
    if (shown.has_answer() && !m_reason_rows.empty()) words += " (" + std::to_string(shown.planning().reasons.size()) + ')';
    m_reasons_heading->SetLabel(wx(words));
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : m_reason_rows) rows.push_back({(row.what == ReasonRow::What::Gap ? "" : under_gap) + row.first, row.second});
    m_reasons->show(std::move(rows), std::move(looks));
    const auto same = std::find_if(m_reason_rows.begin(), m_reason_rows.end(), [&](const ReasonRow& row) { return row.what == kept.what && row.reason == kept.reason && row.step == kept.step; });
    if (is_same && kept.what != ReasonRow::What::None && same != m_reason_rows.end()) m_reasons->choose(static_cast<std::size_t>(same - m_reason_rows.begin()));
    enable();
    show_why();
}

void PlanningPanel::add_reason_rows(std::size_t place, std::vector<RowLook>& looks) {
    using What = ReasonRow::What;
    const auto& planning = m_workspace.proposals().planning();
    const auto& reason = planning.reasons[place];
    const auto add = [&](What what, std::size_t step, std::string first, std::string second, RowLook look) {
        m_reason_rows.push_back({what, place, step, std::move(first), std::move(second)});
        looks.push_back(look);
    };
    const auto* help = m_help.of(place);
    add(What::Gap, 0, app::gap_text(planning, reason), why(planning, reason), help == nullptr ? RowLook::Plain : RowLook::Strong);
    if (help == nullptr) return;
    for (std::size_t i = 0; i < help->steps.size(); ++i) {
        const bool is_sure = help->is_sure(i, reason.requirement);
        // TRANSLATORS: of something that would help: it closes other gaps, of this one nobody can be sure
        add(What::Step, i, app::gain_text(help->steps[i]), app::step_sentence(planning.problem.plan, help->steps[i].step) + (is_sure ? "" : " · " + base::tr(LICHSONG_N_("not surely this one"))), is_sure ? RowLook::Plain : RowLook::Quiet);
    }
    if (help->steps.empty()) add(What::Together, 0, base::tr("What would help"), base::tr(LICHSONG_N_("Nothing of what was tried, one step at a time.")), RowLook::Quiet);
    if (help->blocking) add(What::Together, 1, base::tr(LICHSONG_N_("What keeps it short")), app::blocking_sentence(planning.problem.plan, *help->blocking), RowLook::Plain);
}

// The whole of it, for a row has seldom room: of the one chosen, else of the first.
void PlanningPanel::show_why() {
    const auto row = m_reasons->selected() < m_reason_rows.size() ? m_reasons->selected() : 0;
    std::string words;
    if (row < m_reason_rows.size()) {
        const auto& shown = m_reason_rows[row];
        words = shown.what == ReasonRow::What::Step ? shown.second + ": " + shown.first : shown.first + (shown.what == ReasonRow::What::Gap ? ". " : ": ") + shown.second;
    }
    m_why->SetLabel(wx(words));
    m_why->Wrap(std::max(FromDIP(200), m_reasons->GetSize().x));
    m_why->SetToolTip(m_why->GetLabel());
}

void PlanningPanel::enable_reasons() {
    const auto row = m_reasons->selected();
    const bool is_any = row < m_reason_rows.size();
    m_open->Enable(is_any && (m_reason_rows[row].what != ReasonRow::What::Together || !rules_together(m_reason_rows[row]).empty()));
    m_ask->Enable(!m_reason_rows.empty() && !m_run.is_running() && !m_help.is_running());
}

void PlanningPanel::ask_help() {
    const auto& shown = m_workspace.proposals();
    if (!shown.has_answer() || m_run.is_running()) return;
    std::vector<std::size_t> asked(shown.planning().reasons.size());
    std::iota(asked.begin(), asked.end(), std::size_t{0});
    if (const auto row = m_reasons->selected(); row < m_reason_rows.size()) asked = {m_reason_rows[row].reason};
    m_help.ask(asked, m_run.scope(), m_run.iterations());
}

std::vector<base::Id<model::Rule>> PlanningPanel::rules_together(const ReasonRow& row) const {
    const auto* help = m_help.of(row.reason);
    return row.step == 0 || help == nullptr || !help->blocking ? std::vector<base::Id<model::Rule>>() : help->blocking->rules;
}

// A gap: what is in its way; a step: what it would relax; of several rules together, the one a person picks. After the click, for a dialog stays.
void PlanningPanel::open_reason() {
    const auto at = m_reasons->selected();
    const auto& shown = m_workspace.proposals();
    if (!shown.has_answer() || at >= m_reason_rows.size()) return;
    const auto row = m_reason_rows[at];
    if (row.what == ReasonRow::What::Gap) return CallAfter([this, reason = shown.planning().reasons[row.reason]] { on_reason(reason); });
    if (row.what == ReasonRow::What::Together) return open_rule_of(rules_together(row));
    const auto step = m_help.of(row.reason)->steps[row.step].step;
    CallAfter([this, step] {
        if (step.rule) on_row(model::EntityKind::Rule, step.rule.value);
        else on_row(model::EntityKind::Slot, step.slot.value);
    });
}

void PlanningPanel::open_rule_of(const std::vector<base::Id<model::Rule>>& rules) {
    std::size_t chosen = 0;
    if (rules.size() > 1) {
        wxMenu menu;
        constexpr int first = wxID_HIGHEST + 1;
        for (std::size_t i = 0; i < rules.size(); ++i) menu.Append(first + static_cast<int>(i), wxControl::EscapeMnemonics(wx(app::rule_title(m_workspace.plan(), rules[i]))));
        chosen = static_cast<std::size_t>(m_open->GetPopupMenuSelectionFromUser(menu) - first);
    }
    if (chosen < rules.size()) CallAfter([this, rule = rules[chosen].value] { on_row(model::EntityKind::Rule, rule); });
}

}  // namespace lichsong::desktop
