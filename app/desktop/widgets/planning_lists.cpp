// SPDX-License-Identifier: Apache-2.0
// What the planner proposes, as a list, and what can be done with it.
#include <algorithm>
#include <array>

#include <wx/button.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/statline.h>
#include <wx/stattext.h>
#include <wx/wupdlock.h>

#include "app/common/describe.h"
#include "app/common/planning_words.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/planning_panel.h"
#include "app/desktop/widgets/settle_keys.h"
#include "app/desktop/widgets/style.h"
#include "app/desktop/widgets/text_table.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

struct Deed {
    const char* words;
    const char* key;
    Settle how;
};
constexpr std::array deeds{Deed{LICHSONG_N_("Accept"), "Enter", Settle::Accept}, Deed{LICHSONG_N_("Reject"), "Delete", Settle::Reject}, Deed{LICHSONG_N_("Pin"), "P", Settle::Pin},
                           Deed{LICHSONG_N_("Elsewhere…"), "E", Settle::Elsewhere}};

constexpr std::array alike_words{LICHSONG_N_("All of the same topic"), LICHSONG_N_("All of the same outlet"), LICHSONG_N_("All of the same week")};

std::vector<TextTable::Column> proposal_columns() {
    // The last has all that is left.
    return {{base::with_capital(app::field_name("date")), 158}, {base::with_capital(app::field_name("title")), 190}, {base::with_capital(app::field_name("outlet")), 140},
            {base::with_capital(app::field_name("slot")), 110}, {base::tr(LICHSONG_N_("Closes")), 120}};
}

}  // namespace

void PlanningPanel::add_proposals(wxSizer& across) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    m_heading = new wxStaticText(this, wxID_ANY, " ");
    play(*m_heading, "heading");
    top->Add(m_heading, wxSizerFlags().Center());
    m_told = new wxStaticText(this, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
    play(*m_told, "quiet");
    top->Add(m_told, wxSizerFlags(1).Center().Border(wxLEFT | wxRIGHT, 10));
    for (const auto& deed : deeds) {
        auto* button = new wxButton(this, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
        play(*button, "quiet-button");
        button->Bind(wxEVT_BUTTON, [this, how = deed.how](wxCommandEvent&) { m_workspace.on_settle(how); });
        top->Add(button, wxSizerFlags().Center().Border(wxRIGHT, 12));
        m_deeds.push_back(button);
    }
    m_alike = new wxButton(this, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    play(*m_alike, "quiet-button");
    m_alike->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose_alike(); });
    top->Add(m_alike, wxSizerFlags().Center().Border(wxRIGHT, 6));
    m_all = new wxButton(this, wxID_ANY, " ");
    m_all->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_accept_all(); });
    top->Add(m_all, wxSizerFlags().Center().Border(wxLEFT, 6));
    column->Add(top, wxSizerFlags().Expand().Border(wxBOTTOM, 4));
    m_table = new TextTable(this, base::tr(LICHSONG_N_("Proposals")), proposal_columns(), true);
    shorten_with_dots(*m_table);
    m_table->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        std::set<std::int64_t> ids;
        const auto& shown = m_workspace.proposals();
        const auto rows = m_table->chosen();
        for (const auto row : rows)
            if (row < shown.size()) ids.insert(shown.ids()[row]);
        m_is_choosing = true;
        if (!rows.empty() && rows.front() < shown.size()) m_workspace.show_day(shown.at(rows.front()).date);
        m_workspace.select(std::move(ids));
        m_is_choosing = false;
    });
    m_table->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.HasAnyModifiers() || !m_workspace.selects_proposals() || !settle_by_key(m_workspace, event.GetKeyCode())) event.Skip();
    });
    column->Add(m_table, wxSizerFlags(1).Expand());
    across.Add(column, wxSizerFlags(5).Expand().Border(wxLEFT, 2 * panel_margin));
}

void PlanningPanel::label_lists() {
    m_table->set_columns(proposal_columns());
    shorten_with_dots(*m_table);
    name(*m_table, base::tr("Proposals"));
    for (std::size_t i = 0; i < deeds.size(); ++i) {
        m_deeds[i]->SetLabel(said(deeds[i].words));
        m_deeds[i]->SetToolTip(said(deeds[i].words) + " (" + deeds[i].key + ")");
    }
    m_alike->SetLabel(said(LICHSONG_N_("Accept alike…")));
    m_all->SetLabel(said(LICHSONG_N_("Accept all")));
    label_reasons();
}

void PlanningPanel::show_proposals() {
    const wxWindowUpdateLocker quiet(this);
    const auto& shown = m_workspace.proposals();
    std::vector<std::vector<std::string>> rows;
    std::vector<RowLook> looks;
    const auto ghosts = shown.ghosts();
    for (std::size_t i = 0; i < ghosts.size(); ++i) {
        const auto& item = ghosts[i];
        const auto* slot = m_workspace.plan().slots.find({item.slot});
        const auto when = app::weekday_short(item.date) + ' ' + app::date_text(item.date) + (item.start ? "  " + model::hm(*item.start) : "");
        const auto from = item.is_moved() ? moved_text(item, m_workspace.legend()) : when;
        rows.push_back({(item.pinned || item.is_moved() ? std::string(sign_of(item)) + ' ' : "") + from, item.title + (item.repeat ? app::ScheduleWords().repeat : ""),
                        std::string(m_workspace.legend().name_of_outlet(item.outlet)), slot == nullptr ? "" : slot->title,
                        app::joined(app::closed_texts(shown.planning(), shown.at(i)))});
        looks.push_back(item.pinned ? RowLook::Strong : RowLook::Plain);
    }
    m_table->show(std::move(rows), std::move(looks));
    const auto count = static_cast<long>(shown.size());
    const auto pinned = static_cast<long>(shown.pinned().size());
    auto words = count == 0 ? base::tr(shown.has_answer() ? LICHSONG_N_("Nothing is proposed") : LICHSONG_N_("Proposals")) : base::fill(base::tr_n("{1} proposal", "{1} proposals", count), {std::to_string(count)});
    if (const auto moved = static_cast<long>(shown.moved()); moved > 0) {
        // TRANSLATORS: of proposals: {1} how many drafts go elsewhere, {2} how many are new
        words = base::fill(base::tr_n("{1} moved, {2} new", "{1} moved, {2} new", moved), {std::to_string(moved), std::to_string(count - moved)});
    }
    if (pinned > 0) words += " · " + base::fill(base::tr_n("{1} pinned", "{1} pinned", pinned), {std::to_string(pinned)});
    if (const auto rejected = static_cast<long>(m_run.rejected()); rejected > 0) words += " · " + base::fill(base::tr_n("{1} place rejected", "{1} places rejected", rejected), {std::to_string(rejected)});
    m_heading->SetLabel(wx(words));
    show_selection();
    show_reasons();
    show_count();
    if (IsShown()) Layout();
}

void PlanningPanel::show_selection() {
    if (!m_is_choosing) {
        const auto& ids = m_workspace.proposals().ids();
        std::vector<std::size_t> rows;
        for (std::size_t i = 0; i < ids.size(); ++i)
            if (m_workspace.selection().contains(ids[i])) rows.push_back(i);
        m_table->choose_all(rows);
    }
    enable();
}

void PlanningPanel::enable() {
    const bool may = !m_workspace.is_read_only();
    const bool any = m_workspace.selects_proposals();
    const bool is_one = m_workspace.selected_proposals().size() == 1 && !m_run.is_running();
    for (std::size_t i = 0; i < m_deeds.size(); ++i) m_deeds[i]->Enable(any && (may || deeds[i].how != Settle::Accept) && (deeds[i].how != Settle::Elsewhere || is_one));
    m_alike->Enable(any && may);
    m_all->Enable(m_workspace.proposals().size() > 0 && may);
    enable_reasons();
}

void PlanningPanel::choose_alike() {
    wxMenu menu;
    constexpr int first = wxID_HIGHEST + 1;
    for (std::size_t i = 0; i < alike_words.size(); ++i) menu.Append(first + static_cast<int>(i), said(alike_words[i]));
    const int chosen = m_alike->GetPopupMenuSelectionFromUser(menu) - first;
    if (chosen >= 0 && chosen < static_cast<int>(alike_words.size())) on_accept_alike(static_cast<Alike>(chosen));
}

void PlanningPanel::tell(const std::string& sentence, bool failed) {
    m_told->SetLabel(wx(sentence));
    m_told->SetToolTip(wx(sentence));
    play(*m_told, failed ? "warning" : "quiet");
    if (IsShown()) Layout();
}

}  // namespace lichsong::desktop
