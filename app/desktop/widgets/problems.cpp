// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/problems.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/wupdlock.h>

#include "app/common/coverage_words.h"
#include "app/common/describe.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/icons.h"
#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {
namespace {

constexpr std::size_t most_shown = 200;
constexpr int height = 120;
constexpr long around = 14;  // days that rules of a week and of spacing look at

std::string_view sign_of(model::Severity severity) { return severity >= model::Severity::BlockRelease ? "✗" : "!"; }

}  // namespace

Problems::Problems(wxWindow* parent, Workspace& workspace) : wxPanel(parent), m_workspace(workspace) {
    play(*this, "header");
    auto* rows = new wxBoxSizer(wxVERTICAL);
    m_heading = new wxStaticText(this, wxID_ANY, " ");
    play(*m_heading, "heading");
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    m_fold = new wxButton(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT | wxBU_NOTEXT);
    play(*m_fold, "flat");
    m_fold->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_fold(); });
    top->Add(m_fold, wxSizerFlags().Center().Border(wxLEFT | wxTOP | wxBOTTOM, 2));
    top->Add(m_heading, wxSizerFlags(1).Center().Border(wxLEFT | wxRIGHT, 4));
    rows->Add(top, wxSizerFlags().Expand());
    // The toolkit's own, not the list control that wxWidgets draws: readers of the screen do not see that one.
    m_list = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxSize(-1, height), wxDV_SINGLE | wxDV_NO_HEADER | wxBORDER_NONE);
    for (const int width : {28, 128, 200}) m_list->AppendTextColumn({}, wxDATAVIEW_CELL_INERT, width);  // the last has all that is left
    shorten_with_dots(*m_list);
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (const int row = m_list->GetSelectedRow(); row != wxNOT_FOUND) go(static_cast<std::size_t>(row));
    });
    rows->Add(m_list, wxSizerFlags(1).Expand());
    SetSizer(rows);
    name(*m_list, base::tr(LICHSONG_N_("Problems")));
    fold(false);
}

void Problems::fold(bool folded) {
    m_list->Show(!folded);
    put_icon(*m_fold, folded ? "up" : "down", Ink::Quiet);
    const auto words = base::tr(folded ? LICHSONG_N_("Show the lists below") : LICHSONG_N_("Fold the lists below"));
    name(*m_fold, words);
    m_fold->SetToolTip(wx(words));
}

std::vector<Problems::Breach> Problems::breaches_of(service::Desk& desk, const model::Date& from, const model::Date& to) {
    const auto plan = desk.whole_plan(model::plus_days(from, -around), model::plus_days(to, around));
    std::vector<Breach> found;
    for (auto& violation : model::check(plan, {desk.today(), from, to})) {
        const auto* placement = violation.placements.empty() ? nullptr : plan.placements.find(violation.placements.front());
        found.push_back({std::move(violation), placement == nullptr ? from : placement->date, placement == nullptr ? 0 : placement->id});
    }
    std::stable_sort(found.begin(), found.end(), [](const Breach& a, const Breach& b) {
        return std::tuple(-static_cast<int>(a.violation.severity), a.day) < std::tuple(-static_cast<int>(b.violation.severity), b.day);
    });
    return found;
}

void Problems::show(const model::Date& from, const model::Date& to) {
    m_days = {from, to};
    m_workspace.ask<std::vector<Breach>>("problems", [from, to](service::Desk& desk) { return breaches_of(desk, from, to); },
                                         [this](std::vector<Breach> breaches) {
                                             m_breaches = std::move(breaches);
                                             write();
                                         });
    write_heading();
}

// The worst of the breaches, and gaps where they belong among them.
void Problems::list_problems() {
    m_problems.clear();
    for (const auto& breach : m_breaches) {
        if (m_problems.size() == most_shown) break;
        m_problems.push_back({breach.violation.severity, app::describe(breach.violation), breach.day, breach.placement});
    }
    m_count = m_breaches.size();
    const auto layer = m_workspace.zoom().counts;
    for (const auto& cell : m_workspace.coverage()) {
        if (cell.period != model::GoalPeriod::Week || cell.from > m_days.to || cell.to < m_days.from || cell.gap(layer) <= 0) continue;
        ++m_count;
        m_problems.push_back({model::Severity::Warn, app::gap_sentence(m_workspace.plan(), cell, layer), cell.from, 0});
    }
    std::stable_sort(m_problems.begin(), m_problems.end(), [](const Problem& a, const Problem& b) { return std::tuple(-static_cast<int>(a.severity), a.day) < std::tuple(-static_cast<int>(b.severity), b.day); });
    if (m_problems.size() > most_shown) m_problems.resize(most_shown);
}

void Problems::write_heading() {
    const auto count = static_cast<long>(m_count);
    auto words = count == 0 ? base::tr(LICHSONG_N_("No problems in these days")) : base::fill(base::tr_n("{1} problem in these days", "{1} problems in these days", count), {std::to_string(count)});
    // TRANSLATORS: in place of a result that is not there yet, or behind the one before
    const auto busy = base::tr(LICHSONG_N_("being worked out…"));
    if (m_workspace.is_waiting_for("problems") || m_workspace.is_waiting_for("coverage")) words = count == 0 ? busy : words + " · " + busy;
    name(*m_list, base::tr(LICHSONG_N_("Problems")));
    m_heading->SetLabel(wx(words));
}

void Problems::write() {
    list_problems();
    write_heading();
    const wxWindowUpdateLocker quiet(m_list);
    m_list->DeleteAllItems();
    for (std::size_t i = 0; i < m_problems.size(); ++i) {
        const auto& problem = m_problems[i];
        wxVector<wxVariant> cells;
        for (const auto& words : {std::string(sign_of(problem.severity)), app::weekday_short(problem.day) + ' ' + app::date_text(problem.day), problem.sentence}) cells.push_back(wx(words));
        m_list->AppendItem(cells);
    }
}

void Problems::go(std::size_t index) {
    if (index >= m_problems.size()) return;
    const auto problem = m_problems[index];
    CallAfter([this, problem] {
        m_workspace.show_day(problem.day);
        if (problem.placement != 0) m_workspace.select({problem.placement});
    });
}

}  // namespace lichsong::desktop
