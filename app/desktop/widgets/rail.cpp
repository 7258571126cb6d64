// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/rail.h"

#include <algorithm>
#include <array>

#include <wx/checklst.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/common/describe.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/filter_panel.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/mini_month.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/text.h"
#include "calendar/service/dday.h"

namespace lichsong::desktop {
namespace {

constexpr int width = 228;
constexpr std::size_t steps_shown = 3;

wxStaticText* text(wxWindow* parent, const char* part) {
    auto* made = new wxStaticText(parent, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    play(*made, part);
    return made;
}

// Checked keys with commas between; nothing where all or none are checked.
std::string checked_keys(const wxCheckListBox& list, const std::vector<std::string>& keys) {
    std::string checked;
    std::size_t count = 0;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (!list.IsChecked(static_cast<unsigned>(i))) continue;
        checked += (count++ == 0 ? "" : ",") + keys[i];
    }
    return count == keys.size() ? std::string() : checked;
}

bool lists(const std::string& keys, const std::string& key) {
    const auto all = base::split(keys, ',');
    return keys.empty() || std::find(all.begin(), all.end(), key) != all.end();
}

}  // namespace

Rail::Rail(wxWindow* parent, Workspace& workspace, Letterer& letterer)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxSize(width, -1), wxVSCROLL), m_workspace(workspace) {
    play(*this, "rail");
    SetScrollRate(0, 12);
    auto* column = new wxBoxSizer(wxVERTICAL);
    add_countdown(*column);
    m_month = new MiniMonth(this, workspace, letterer);
    column->Add(m_month, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxBOTTOM, panel_margin));
    m_filters = new FilterPanel(this, workspace);
    m_filters->on_size = [this] {
        Layout();
        FitInside();
    };
    column->Add(m_filters, wxSizerFlags().Expand());
    m_outlets = add_list(*column, m_outlets_heading);
    m_topics = add_list(*column, m_topics_heading);
    SetSizer(column);
    SetMinSize(wxSize(width, -1));
}

void Rail::add_countdown(wxBoxSizer& column) {
    m_campaign = text(this, "heading");
    m_countdown = text(this, "number");
    m_until = text(this, "quiet");
    m_steps = text(this, "quiet");
    const std::array<wxStaticText*, 4> all{m_campaign, m_countdown, m_until, m_steps};
    for (auto* one : all) {
        column.AddSpacer(one == m_campaign || one == m_steps ? panel_margin : 2);
        column.Add(one, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, panel_margin));
    }
    column.AddSpacer(panel_margin);
}

wxCheckListBox* Rail::add_list(wxBoxSizer& column, wxStaticText*& heading) {
    heading = text(this, "heading");
    column.Add(heading, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, panel_margin));
    auto* list = new wxCheckListBox(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, {}, wxBORDER_NONE);
    shorten_with_dots(*list);
    list->Bind(wxEVT_MOTION, [list](wxMouseEvent& event) {
        event.Skip();
        const int row = list->HitTest(event.GetPosition());
        const auto words = row == wxNOT_FOUND ? wxString() : list->GetString(static_cast<unsigned>(row));
        if (words != list->GetToolTipText()) list->SetToolTip(words);
    });
    list->Bind(wxEVT_CHECKLISTBOX, [this](wxCommandEvent&) { filter_by_lists(); });
    column.Add(list, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, panel_margin - 4));
    return list;
}

void Rail::update(unsigned changed) {
    if ((changed & (Rows | Language)) != 0) {
        fill_countdown();
        fill_lists();
    } else if ((changed & Filtered) != 0) {
        check_lists();
    }
    if ((changed & (Filtered | Language | View)) != 0) m_filters->update();
    if ((changed & (Rows | Day | Language)) != 0) m_month->update();
}

void Rail::fill_countdown() {
    const auto& campaign = m_workspace.plan().campaign;
    const auto today = m_workspace.today();
    m_campaign->SetLabel(wx(base::in_language(campaign.name, campaign.name_en)));
    m_campaign->SetToolTip(m_campaign->GetLabel());
    const bool has_dday = model::is_set(campaign.dday);
    m_countdown->SetLabel(has_dday ? wx(app::countdown_text(today, campaign.dday)) : wx(app::date_text(campaign.last_day)));
    m_until->SetLabel(has_dday ? said(LICHSONG_N_("Election day {1}"), {app::weekday_short(campaign.dday) + ' ' + app::date_text(campaign.dday)}) : said(LICHSONG_N_("Last day of the campaign")));
    std::string steps;
    std::size_t shown = 0;
    for (const auto& row : service::milestone_rows(m_workspace.desk())) {
        if (!model::is_set(row.planned.to) || row.planned.to < today || shown == steps_shown) continue;
        steps += (shown++ == 0 ? "" : "\n") + app::date_text(row.planned.to) + "  " + base::in_language(row.milestone.title, row.milestone.title_en);
    }
    m_steps->SetLabel(wx(steps));
    m_steps->SetToolTip(wx(steps));
    m_steps->Show(!steps.empty());
    Layout();
}

void Rail::fill_lists() {
    const auto& plan = m_workspace.plan();
    m_outlets_heading->SetLabel(said(LICHSONG_N_("Outlets")));
    m_topics_heading->SetLabel(said(LICHSONG_N_("Topics")));
    name(*m_outlets, base::tr(LICHSONG_N_("Outlets")));
    name(*m_topics, base::tr(LICHSONG_N_("Topics")));
    m_outlet_keys.clear();
    m_topic_keys.clear();
    m_outlets->Clear();
    m_topics->Clear();
    for (const auto& outlet : plan.outlets) {
        m_outlet_keys.push_back(outlet.key);
        m_outlets->Append(wx(base::in_language(outlet.name, outlet.name_en)));
    }
    for (const auto& topic : plan.topics) {
        m_topic_keys.push_back(topic.key);
        m_topics->Append(wx((topic.symbol.empty() ? "" : topic.symbol + "  ") + base::in_language(topic.title, topic.title_en)));
    }
    check_lists();
    // As high as they are long, up to a bound: the rail scrolls as a whole.
    constexpr unsigned most_rows = 12;
    constexpr int row_height = 23;
    for (auto* list : {m_outlets, m_topics}) list->SetMinSize(FromDIP(wxSize(-1, static_cast<int>(std::clamp(list->GetCount(), 1U, most_rows)) * row_height + 4)));
    Layout();
    FitInside();
}

// A filter may go away elsewhere: by its pill.
void Rail::check_lists() {
    const auto& filter = m_workspace.filter();
    for (std::size_t i = 0; i < m_outlet_keys.size(); ++i) m_outlets->Check(static_cast<unsigned>(i), lists(filter.outlet, m_outlet_keys[i]));
    for (std::size_t i = 0; i < m_topic_keys.size(); ++i) m_topics->Check(static_cast<unsigned>(i), lists(filter.topic, m_topic_keys[i]));
}

void Rail::filter_by_lists() {
    auto filter = m_workspace.filter();
    filter.outlet = checked_keys(*m_outlets, m_outlet_keys);
    filter.topic = checked_keys(*m_topics, m_topic_keys);
    m_workspace.set_filter(std::move(filter));
}

}  // namespace lichsong::desktop
