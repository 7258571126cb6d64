// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/cell_dialog.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/weakref.h>

#include "app/common/describe.h"
#include "app/desktop/dialogs/answers.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

constexpr std::size_t most_openings = 60;  // more than a gap has ever needed

std::string title_of(Workspace& workspace, const model::CoverageCell& cell) {
    const auto* topic = workspace.plan().topics.find(cell.topic);
    return (topic == nullptr ? base::tr("All topics") : base::in_language(topic->title, topic->title_en)) + " · " + app::choice_name(model::name_of(cell.medium));
}

std::string numbers_of(const model::CoverageCell& cell) {
    return app::date_text(cell.from) + " – " + app::date_text(cell.to) + " · " +
           base::fill(base::tr("wanted {1}, planned {2}, agreed {3}, aired {4}"),
                      {std::to_string(cell.target), std::to_string(cell.planned), std::to_string(cell.confirmed), std::to_string(cell.aired)});
}

void add_row(wxDataViewListCtrl& list, const std::vector<std::string>& cells) {
    wxVector<wxVariant> row;
    for (const auto& cell : cells) row.push_back(wx(cell));
    list.AppendItem(row);
}

std::string when(const model::Date& date, const std::optional<model::TimeOfDay>& start) {
    return app::weekday_short(date) + ' ' + app::date_text(date) + (start ? "  " + model::hm(*start) : std::string());
}

}  // namespace

CellDialog::CellDialog(wxWindow* parent, Workspace& workspace, model::CoverageCell cell)
    : wxDialog(parent, wxID_ANY, said(LICHSONG_N_("Coverage")), wxDefaultPosition, wxSize(860, 640), wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER), m_workspace(workspace), m_cell(std::move(cell)) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* title = new wxStaticText(this, wxID_ANY, wx(title_of(workspace, m_cell)));
    play(*title, "title");
    rows->Add(title, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
    auto* numbers = new wxStaticText(this, wxID_ANY, wx(numbers_of(m_cell)));
    play(*numbers, "quiet");
    rows->AddSpacer(4);
    rows->Add(numbers, wxSizerFlags().Border(wxLEFT | wxRIGHT, dialog_margin));
    m_there = add_list(*rows, base::tr(LICHSONG_N_("Placements that count here")),
                       {{app::field_name("date"), 170},
                        {base::with_capital(app::kind_name("outlet")), 200},
                        {app::field_name("title"), 280},
                        {app::field_name("state"), 130}},
                       &m_there_words);
    m_free = add_list(*rows, base::tr(LICHSONG_N_("Open slots")),
                      {{"", 28},
                       {app::field_name("date"), 170},
                       {base::with_capital(app::kind_name("outlet")), 200},
                       {base::with_capital(app::kind_name("slot")), 180},
                       {base::tr(LICHSONG_N_("Would break")), 420}},
                      &m_free_words);
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    auto* show = new wxButton(this, wxID_VIEW_DETAILS, said(LICHSONG_N_("Show in the calendar")));
    show->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { leave(*this, wxID_OK); });
    buttons->Add(show);
    m_do = add_answers(*this, *buttons, said(LICHSONG_N_("Place here…")), said(LICHSONG_N_("Close"))).good;
    m_do->Disable();
    rows->Add(buttons, wxSizerFlags().Expand().Border(wxALL, dialog_margin));
    SetSizer(rows);
    SetMinSize(wxSize(600, 420));
    CentreOnParent();
    m_there->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) {
        if (const int row = m_there->GetSelectedRow(); row != wxNOT_FOUND) m_placement = m_ids[static_cast<std::size_t>(row)];
        leave(*this, wxID_OK);
    });
    m_free->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { m_do->Enable(m_free->GetSelectedRow() != wxNOT_FOUND); });
    const auto take = [this] {
        if (const int row = m_free->GetSelectedRow(); row != wxNOT_FOUND) choose(static_cast<std::size_t>(row));
    };
    m_free->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [take](wxDataViewEvent&) { take(); });
    Bind(wxEVT_BUTTON, [take](wxCommandEvent&) { take(); }, wxID_OK);
    list_placements();
    ask_openings();
}

wxDataViewListCtrl* CellDialog::add_list(wxSizer& rows, const std::string& heading, const std::vector<std::pair<std::string, int>>& columns, wxStaticText** said) {
    *said = new wxStaticText(this, wxID_ANY, wx(heading));
    play(**said, "heading");
    rows.Add(*said, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
    auto* list = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES | wxBORDER_NONE);
    play(*list, "table");
    name(*list, heading);
    for (const auto& [title, width] : columns) list->AppendTextColumn(wx(title), wxDATAVIEW_CELL_INERT, width);
    rows.AddSpacer(6);
    rows.Add(list, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, dialog_margin));
    return list;
}

void CellDialog::list_placements() {
    service::Filter filter;
    filter.from = m_cell.from;
    filter.to = m_cell.to;
    filter.medium = model::name_of(m_cell.medium);
    if (const auto* topic = m_workspace.plan().topics.find(m_cell.topic)) filter.topic = topic->key;
    service::each_placement(m_workspace.desk(), filter, store::PlacementView::Drawn, [this](const store::PlacedSegment& row) {
        const auto item = item_of(row);
        if (item.is_gone()) return;
        m_ids.push_back(item.id);
        const auto& legend = m_workspace.legend();
        add_row(*m_there, {when(item.date, item.start), std::string(legend.name_of_outlet(item.outlet)), item.title, std::string(state_sign(item.state)) + ' ' + app::state_name(item.state, m_cell.medium)});
    });
    const auto count = static_cast<long>(m_ids.size());
    m_there_words->SetLabel(wx(count == 0 ? base::tr(LICHSONG_N_("Nothing is placed here yet")) : base::fill(base::tr_n("{1} placement", "{1} placements", count), {std::to_string(count)})));
}

void CellDialog::ask_openings() {
    m_free_words->SetLabel(wx(base::tr("Open slots") + " · " + base::tr("being worked out…")));
    using Found = std::vector<service::Opening>;
    // The dialog may be gone before the answer comes.
    m_workspace.ask<Found>("openings", [cell = m_cell](service::Desk& desk) { return service::openings(desk, cell.topic, cell.medium, {cell.from, cell.to}, most_openings); },
                           [here = wxWeakRef<CellDialog>(this)](Found found) {
                               if (!here) return;
                               here->m_openings = std::move(found);
                               here->list_openings();
                           });
}

void CellDialog::list_openings() {
    m_is_answered = true;
    const auto count = static_cast<long>(m_openings.size());
    m_free_words->SetLabel(wx(count == 0 ? base::tr(LICHSONG_N_("No slot of this medium is open any more in these days")) : base::fill(base::tr_n("{1} open slot", "{1} open slots", count), {std::to_string(count)})));
    for (const auto& opening : m_openings) {
        const auto* slot = m_workspace.plan().slots.find(opening.slot);
        const bool clear = opening.breaks.empty();
        const bool hard = !clear && opening.breaks.front().severity >= model::Severity::BlockRelease;
        add_row(*m_free, {clear ? "✓" : hard ? "✗" : "!", when(opening.date, opening.start), std::string(m_workspace.legend().name_of_outlet(opening.outlet.value)), slot == nullptr ? "" : slot->title,
                          clear ? base::tr(LICHSONG_N_("nothing")) : app::describe(opening.breaks.front())});
    }
    if (count > 0) m_free->SelectRow(0);
    m_do->Enable(count > 0);
    Layout();
}

void CellDialog::choose(std::size_t opening) {
    const auto& chosen = m_openings.at(opening);
    m_place = Target{chosen.date, chosen.start, chosen.outlet.value, chosen.slot.value};
    leave(*this, wxID_OK);
}

}  // namespace lichsong::desktop
