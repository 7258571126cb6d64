// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/problems.h"

#include <algorithm>

#include <wx/dataview.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/common/describe.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"
#include "calendar/model/rules/rules.h"

namespace lichsong::desktop {
namespace {

constexpr std::size_t most_shown = 200;
constexpr long around = 14;  // days that rules of a week and of spacing look at

std::string_view sign_of(model::Severity severity) { return severity >= model::Severity::BlockRelease ? "✗" : "!"; }

std::string gap_sentence(const model::Plan& plan, const model::CoverageCell& cell) {
    const auto* topic = plan.topics.find(cell.topic);
    // TRANSLATORS: {1} topic, {2} medium, {3} how many, {4} and {5} first and last day
    return base::fill(base::tr(LICHSONG_N_("{1}: {3} more wanted on {2}, {4}–{5}")),
                      {topic == nullptr ? base::tr(LICHSONG_N_("All topics")) : base::in_language(topic->title, topic->title_en), app::choice_name(model::name_of(cell.medium)),
                       std::to_string(cell.gap(model::CoverageLayer::Planned)), app::date_text(cell.from), app::date_text(cell.to)});
}

}  // namespace

std::vector<Problem> problems_of(Workspace& workspace, const model::Date& from, const model::Date& to) {
    std::vector<Problem> found;
    auto& desk = workspace.desk();
    const auto plan = desk.whole_plan(model::plus_days(from, -around), model::plus_days(to, around));
    for (const auto& violation : model::check(plan, {desk.today(), from, to})) {
        const auto* placement = violation.placements.empty() ? nullptr : plan.placements.find(violation.placements.front());
        found.push_back({violation.severity, app::describe(violation), placement == nullptr ? from : placement->date, placement == nullptr ? 0 : placement->id});
    }
    for (const auto& cell : workspace.coverage())
        if (cell.period == model::GoalPeriod::Week && cell.from <= to && cell.to >= from && cell.gap(model::CoverageLayer::Planned) > 0)
            found.push_back({model::Severity::Warn, gap_sentence(workspace.plan(), cell), cell.from, 0});
    std::stable_sort(found.begin(), found.end(), [](const Problem& a, const Problem& b) { return std::tuple(-static_cast<int>(a.severity), a.day) < std::tuple(-static_cast<int>(b.severity), b.day); });
    return found;
}

Problems::Problems(wxWindow* parent, Workspace& workspace) : wxPanel(parent), m_workspace(workspace) {
    play(*this, "header");
    auto* rows = new wxBoxSizer(wxVERTICAL);
    m_heading = new wxStaticText(this, wxID_ANY, " ");
    play(*m_heading, "heading");
    rows->Add(m_heading, wxSizerFlags().Expand().Border(wxALL, 6));
    // The toolkit's own, not the list control that wxWidgets draws: readers of the screen do not see that one.
    m_list = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxSize(-1, 120), wxDV_SINGLE | wxDV_NO_HEADER | wxBORDER_NONE);
    for (const int width : {28, 110, 1'000}) m_list->AppendTextColumn({}, wxDATAVIEW_CELL_INERT, width);
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (const int row = m_list->GetSelectedRow(); row != wxNOT_FOUND) go(static_cast<std::size_t>(row));
    });
    rows->Add(m_list, wxSizerFlags(1).Expand());
    SetSizer(rows);
}

void Problems::show(const model::Date& from, const model::Date& to) {
    m_problems = problems_of(m_workspace, from, to);
    const auto count = static_cast<long>(m_problems.size());
    m_heading->SetLabel(wx(count == 0 ? base::tr(LICHSONG_N_("No problems in these days")) : base::fill(base::tr_n("{1} problem in these days", "{1} problems in these days", count), {std::to_string(count)})));
    name(*m_list, base::tr(LICHSONG_N_("Problems")));
    m_list->DeleteAllItems();
    for (std::size_t i = 0; i < m_problems.size() && i < most_shown; ++i) {
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
