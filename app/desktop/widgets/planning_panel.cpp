// SPDX-License-Identifier: Apache-2.0
// What the planner is asked and how far it is. What it answers is in planning_lists.cpp.
#include "app/desktop/widgets/planning_panel.h"

#include <array>

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/gauge.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/statline.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/common/describe.h"
#include "app/desktop/models/filter_fields.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/icons.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

constexpr int looks_every = 100;  // milliseconds
constexpr int aim_width = 252;

// From the widest to the narrowest.
constexpr std::array tiers{model::Tier::Nice, model::Tier::Should, model::Tier::Must};
constexpr std::array tier_words{LICHSONG_N_("All goals"), LICHSONG_N_("Goals that should or must be met"), LICHSONG_N_("Goals that must be met")};

struct EffortStep {
    const char* words;
    std::int64_t iterations;
};
// What an office machine does in about that time.
constexpr std::array efforts{EffortStep{LICHSONG_N_("Quickly: about 2 seconds"), 100'000}, EffortStep{LICHSONG_N_("Thoroughly: about 10 seconds"), 500'000},
                             EffortStep{LICHSONG_N_("For long: about a minute"), 3'000'000}};

// Keys of the rows with these ids.
template <class E>
std::string keys_of(const model::Table<E>& table, const std::vector<std::int64_t>& ids) {
    std::string keys;
    for (const auto id : ids)
        if (const auto* row = table.find({id})) keys += (keys.empty() ? "" : ",") + row->key;
    return keys;
}

void write_choices(wxChoice& choice, const std::vector<wxString>& words) {
    const int chosen = std::max(0, choice.GetSelection());
    choice.Set(words);
    choice.SetSelection(chosen);
}

}  // namespace

PlanningPanel::PlanningPanel(wxWindow* parent, Workspace& workspace, PlanningRun& run, PlanningHelp& help) : m_workspace(workspace), m_run(run), m_help(help), m_looks(this) {
    Hide();  // first: GTK would lay out what has no room yet
    Create(parent);
    play(*this, "header");
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(new wxStaticLine(this, wxID_ANY, wxDefaultPosition, wxSize(-1, 1)), wxSizerFlags().Expand());
    auto* across = new wxBoxSizer(wxHORIZONTAL);
    add_aim(*across);
    add_proposals(*across);
    add_reasons(*across);
    rows->Add(across, wxSizerFlags(1).Expand().Border(wxALL, panel_margin));
    SetSizer(rows);
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { show_count(); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE && (m_run.is_running() || m_help.is_running())) stop();
        else event.Skip();
    });
    label();
}

void PlanningPanel::add_aim(wxSizer& across) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    m_title = new wxStaticText(this, wxID_ANY, " ");
    play(*m_title, "heading");
    column->Add(m_title, wxSizerFlags().Expand().Border(wxBOTTOM, 6));
    auto* days = new wxBoxSizer(wxHORIZONTAL);
    m_from = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
    m_between = new wxStaticText(this, wxID_ANY, wx("–"));
    m_to = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
    days->Add(m_from, wxSizerFlags(1).Center());
    days->Add(m_between, wxSizerFlags().Center().Border(wxLEFT | wxRIGHT, 6));
    days->Add(m_to, wxSizerFlags(1).Center());
    column->Add(days, wxSizerFlags().Expand());
    m_scope = new wxButton(this, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxBU_LEFT);
    m_tier = new wxChoice(this, wxID_ANY);
    m_effort = new wxChoice(this, wxID_ANY);
    for (wxWindow* field : {static_cast<wxWindow*>(m_scope), static_cast<wxWindow*>(m_tier), static_cast<wxWindow*>(m_effort)}) {
        field->SetMinSize(FromDIP(wxSize(40, -1)));
        column->Add(field, wxSizerFlags().Expand().Border(wxTOP, 5));
    }
    m_moves = new wxCheckBox(this, wxID_ANY, " ");
    column->Add(m_moves, wxSizerFlags().Expand().Border(wxTOP, 5));
    auto* run = new wxBoxSizer(wxHORIZONTAL);
    m_look = new wxButton(this, wxID_ANY, " ");
    play(*m_look, "primary");
    m_stop = new wxButton(this, wxID_ANY, " ");
    run->Add(m_look, wxSizerFlags(1));
    run->Add(m_stop, wxSizerFlags().Border(wxLEFT, 6));
    column->Add(run, wxSizerFlags().Expand().Border(wxTOP, 8));
    m_gauge = new wxGauge(this, wxID_ANY, 100, wxDefaultPosition, wxSize(-1, 4));
    column->Add(m_gauge, wxSizerFlags().Expand().Border(wxTOP, 6).ReserveSpaceEvenIfHidden());
    auto* counts = new wxBoxSizer(wxHORIZONTAL);
    m_count = new wxStaticText(this, wxID_ANY, " ");
    play(*m_count, "number");
    m_count_words = new wxStaticText(this, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
    play(*m_count_words, "quiet");
    counts->Add(m_count, wxSizerFlags().Center());
    counts->Add(m_count_words, wxSizerFlags(1).Center().Border(wxLEFT, 8));
    column->Add(counts, wxSizerFlags().Expand().Border(wxTOP, 2));
    column->SetMinSize(FromDIP(wxSize(aim_width, -1)));
    across.Add(column, wxSizerFlags().Expand());
    m_scope->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose_scope(); });
    m_look->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { look(); });
    m_stop->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { stop(); });
    for (auto* field : {m_from, m_to}) field->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { look(); });
}

void PlanningPanel::label() {
    m_title->SetLabel(said(LICHSONG_N_("Propose placements")));
    name(*m_from, base::tr(LICHSONG_N_("From this day")));
    name(*m_to, base::tr(LICHSONG_N_("Until this day")));
    m_from->SetHint(said(LICHSONG_N_("today")));
    m_to->SetHint(said(LICHSONG_N_("the end")));
    std::vector<wxString> words;
    for (const auto* one : tier_words) words.push_back(said(one));
    write_choices(*m_tier, words);
    name(*m_tier, base::tr(LICHSONG_N_("Which goals")));
    words.clear();
    for (const auto& one : efforts) words.push_back(said(one.words));
    write_choices(*m_effort, words);
    name(*m_effort, base::tr(LICHSONG_N_("How long to look")));
    for (auto* choice : {m_tier, m_effort}) shorten_with_dots(*choice);
    m_moves->SetLabel(said(LICHSONG_N_("Drafts may be moved")));
    m_moves->SetToolTip(said(LICHSONG_N_("Drafts that no partner knows of yet may go elsewhere, where that closes a gap")));
    m_look->SetLabel(said(LICHSONG_N_("Look for proposals")));
    m_stop->SetLabel(said("Stop"));
    name(*m_gauge, base::tr(LICHSONG_N_("Looked at so far")));
    label_lists();
    write();
}

void PlanningPanel::update(unsigned changed) {
    if ((changed & Language) != 0) return label();
    if ((changed & Filtered) != 0) write();
    else if ((changed & (Proposed | Rows)) != 0) show_proposals();
    if ((changed & Selection) != 0) show_selection();
}

void PlanningPanel::write() {
    if (!m_has_own_scope) {
        m_outlets = m_workspace.outlets().size() == m_workspace.plan().outlets.size() ? std::string() : keys_of(m_workspace.plan().outlets, m_workspace.outlets());
        m_topics = m_workspace.filter().topic;
    }
    m_scope->SetLabel(wxControl::EscapeMnemonics(wx(scope_words())));
    put_icon(*m_scope, "down", Ink::Quiet);
    m_scope->SetBitmapPosition(wxRIGHT);
    shorten_with_dots(*m_scope);
    m_scope->SetToolTip(said(LICHSONG_N_("Outlets and topics to look at; as the window is filtered, unless chosen here")));
    if (m_run.is_running() || m_help.is_running()) m_looks.Start(looks_every);
    else m_looks.Stop();
    show_proposals();
}

// "3 kênh · PCCC"
std::string PlanningPanel::scope_words() const {
    std::string words;
    const auto add = [&](std::string_view field, const std::string& keys, const char* all) {
        std::string part = base::tr(all);
        for (const auto& one : filter_fields())
            if (!keys.empty() && field == one.field) part = words_of(one, m_workspace.plan(), keys);
        words += (words.empty() ? "" : " · ") + part;
    };
    add("outlet", m_outlets, LICHSONG_N_("All outlets"));
    add("topic", m_topics, LICHSONG_N_("All topics"));
    return words;
}

// One submenu for outlets, one for topics, with what is chosen checked.
void PlanningPanel::choose_scope() {
    std::vector<std::pair<std::string*, std::string>> choices;
    wxMenu menu;
    constexpr int first = wxID_HIGHEST + 2;
    menu.AppendRadioItem(first - 1, said(LICHSONG_N_("As the window is filtered")))->Check(!m_has_own_scope);
    for (const auto& field : filter_fields()) {
        auto* chosen = std::string_view(field.field) == "outlet" ? &m_outlets : std::string_view(field.field) == "topic" ? &m_topics : nullptr;
        if (chosen == nullptr) continue;
        auto* under = new wxMenu;
        for (const auto& key : field.keys(m_workspace.plan())) {
            auto* entry = under->AppendCheckItem(first + static_cast<int>(choices.size()), wxControl::EscapeMnemonics(wx(field.value(m_workspace.plan(), key))));
            entry->Check(has_key(*chosen, key));
            choices.emplace_back(chosen, key);
        }
        menu.AppendSubMenu(under, wx(app::field_name(field.field)));
    }
    const int chosen = m_scope->GetPopupMenuSelectionFromUser(menu) - first;
    if (chosen < -1 || chosen >= static_cast<int>(choices.size())) return;
    m_has_own_scope = chosen >= 0;
    if (m_has_own_scope) {
        auto& [keys, key] = choices[static_cast<std::size_t>(chosen)];
        *keys = with_or_without(*keys, key);
    }
    write();
}

PlanningAim PlanningPanel::aim() const {
    const auto& plan = m_workspace.plan();
    const auto dates = model::date_context(plan.campaign);
    const auto day = [&](const wxTextCtrl& field) {
        const auto typed = base::clean_line(utf8(field.GetValue()));
        return typed.empty() ? model::Date() : model::parse_date(typed, dates);
    };
    PlanningAim aim;
    aim.scope.days = {day(*m_from), day(*m_to)};
    aim.scope.least = tiers.at(static_cast<std::size_t>(std::max(0, m_tier->GetSelection())));
    aim.scope.may_move_drafts = m_moves->GetValue();
    aim.iterations = efforts.at(static_cast<std::size_t>(std::max(0, m_effort->GetSelection()))).iterations;
    for (const auto& key : base::split(m_outlets, ',')) aim.scope.outlets.push_back({m_workspace.desk().require(model::EntityKind::Outlet, std::string(key)).head.id});
    for (const auto& key : base::split(m_topics, ',')) aim.scope.topics.push_back({m_workspace.desk().require(model::EntityKind::Topic, std::string(key)).head.id});
    return aim;
}

void PlanningPanel::look() {
    try {
        tell({}, false);
        m_run.start(aim());
    } catch (const base::Error& error) {
        tell(app::describe(error), true);
    }
}

void PlanningPanel::stop() {
    m_run.stop();
    m_help.stop();
}

void PlanningPanel::type(const wxString& from, const wxString& to) {
    m_from->ChangeValue(from);
    m_to->ChangeValue(to);
}

void PlanningPanel::show_count() {
    const bool runs = m_run.is_running();
    const bool tries = m_help.is_running();
    m_gauge->Show(runs || tries);
    if (tries && !runs) m_gauge->Pulse();  // how long one gap takes nobody knows
    else m_gauge->SetValue(m_run.percent());
    const auto& shown = m_workspace.proposals();
    std::string count;
    std::string words;
    if (shown.has_answer()) {
        const auto missing = service::missing(shown.planning());
        count = std::to_string(missing.now) + " → " + std::to_string(missing.then);
        words = base::tr(m_run.has_closed_all() ? LICHSONG_N_("missing; nothing more can be closed") : LICHSONG_N_("missing, with what is proposed"));
    } else if (runs) {
        words = base::tr(LICHSONG_N_("Reading the plan…"));
    }
    if (tries) {
        const auto [at, of] = m_help.progress();
        words = base::fill(base::tr(LICHSONG_N_("Trying what would help: gap {1} of {2}")), {std::to_string(at), std::to_string(of)});
    }
    if (m_count->GetLabel() != wx(count)) m_count->SetLabel(wx(count));
    if (m_count_words->GetLabel() != wx(words)) m_count_words->SetLabel(wx(words));
    m_count_words->SetToolTip(wx(words));
    m_look->Enable(!runs);
    m_stop->Enable(runs || tries);
}

wxString PlanningPanel::count() const { return m_count->GetLabel(); }
wxString PlanningPanel::told() const { return m_told->GetLabel(); }

}  // namespace lichsong::desktop
