// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/placement_dialog.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/common/describe.h"
#include "app/desktop/dialogs/answers.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/service/schedule.h"

namespace lichsong::desktop {
namespace {

constexpr int field_width = 320;
constexpr int margin = 20;

}  // namespace

PlacementDialog::PlacementDialog(wxWindow* parent, Workspace& workspace, const Target& at, std::int64_t segment)
    : wxDialog(parent, wxID_ANY, said(LICHSONG_N_("New placement")), wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER), m_workspace(workspace) {
    const auto& plan = workspace.plan();
    if (segment != 0)
        if (const auto row = workspace.desk().rows().find(model::EntityKind::Segment, segment)) m_waiting = model::from_record<model::Segment>(*row);
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* grid = new wxFlexGridSizer(2, wxSize(12, 10));
    grid->AddGrowableCol(1);
    add_words(*grid);
    m_outlet = add_choice(*grid, app::kind_name("outlet"));
    for (const auto& outlet : plan.outlets) {
        m_outlets.push_back(outlet.id);
        m_outlet->Append(wx(base::in_language(outlet.name, outlet.name_en)));
        if (outlet.id == at.outlet) m_outlet->SetSelection(static_cast<int>(m_outlets.size()) - 1);
    }
    if (m_outlet->GetSelection() == wxNOT_FOUND && !m_outlets.empty()) m_outlet->SetSelection(0);
    m_date = add_text(*grid, app::field_name("date"), model::dmy(at.date));
    m_slot = add_choice(*grid, app::kind_name("slot"));
    m_start = add_text(*grid, app::field_name("start"), at.start ? model::hm(*at.start) : "");
    m_length = add_text(*grid, app::field_name("length"), m_waiting && m_waiting->length.count() > 0 ? model::duration_text(m_waiting->length) : "");
    if (!m_waiting) m_body = add_text(*grid, app::field_name("responsible_body"), plan.campaign.body);
    rows->Add(grid, wxSizerFlags(1).Expand().Border(wxALL, margin));
    m_fault = new wxStaticText(this, wxID_ANY, " ");
    play(*m_fault, "warning");
    rows->Add(m_fault, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, margin));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    add_answers(*this, *buttons, said(LICHSONG_N_("Add")));
    rows->Add(buttons, wxSizerFlags().Expand().Border(wxALL, margin));
    SetSizerAndFit(rows);
    m_outlet->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { fill_slots(0); });
    m_date->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        fill_slots(0);
    });
    m_slot->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { take_slot(); });
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { accept(); }, wxID_OK);
    fill_slots(at.slot);
    if (m_title != nullptr) m_title->SetFocus();
    else m_outlet->SetFocus();
}

void PlacementDialog::add_words(wxFlexGridSizer& grid) {
    if (m_waiting) {
        grid.Add(new wxStaticText(this, wxID_ANY, wx(base::with_capital(app::kind_name("segment")))), wxSizerFlags().CenterVertical());
        auto* title = new wxStaticText(this, wxID_ANY, wx(base::in_language(m_waiting->title, m_waiting->title_en)), wxDefaultPosition, wxSize(field_width, -1), wxST_ELLIPSIZE_END);
        play(*title, "heading");
        grid.Add(title, wxSizerFlags().Expand());
        return;
    }
    m_title = add_text(grid, app::field_name("title"), {});
    m_topic = add_choice(grid, app::kind_name("topic"));
    for (const auto& topic : m_workspace.plan().topics) m_topic->Append(wx(base::in_language(topic.title, topic.title_en)));
}

void PlacementDialog::choose_topic(base::Id<model::Topic> topic) {
    const auto& topics = m_workspace.plan().topics.rows();
    const auto found = std::find_if(topics.begin(), topics.end(), [&](const model::Topic& one) { return id_of(one) == topic; });
    if (m_topic != nullptr && found != topics.end()) m_topic->SetSelection(static_cast<int>(found - topics.begin()));
}

wxTextCtrl* PlacementDialog::add_text(wxFlexGridSizer& grid, const std::string& label, const std::string& value) {
    grid.Add(new wxStaticText(this, wxID_ANY, wx(base::with_capital(label))), wxSizerFlags().CenterVertical());
    auto* control = new wxTextCtrl(this, wxID_ANY, wx(value), wxDefaultPosition, wxSize(field_width, -1));
    desktop::name(*control, label);
    grid.Add(control, wxSizerFlags().Expand());
    return control;
}

wxChoice* PlacementDialog::add_choice(wxFlexGridSizer& grid, const std::string& label) {
    grid.Add(new wxStaticText(this, wxID_ANY, wx(base::with_capital(label))), wxSizerFlags().CenterVertical());
    auto* control = new wxChoice(this, wxID_ANY);
    desktop::name(*control, label);
    grid.Add(control, wxSizerFlags().Expand());
    return control;
}

model::Date PlacementDialog::date() const { return model::parse_date(utf8(m_date->GetValue()), model::date_context(m_workspace.plan().campaign)); }

// The slots of the outlet that open on the day; a day that cannot be read has none, and is told of when all is accepted.
void PlacementDialog::fill_slots(std::int64_t wanted) {
    const auto before = m_slot->GetSelection() > 0 ? m_slots[static_cast<std::size_t>(m_slot->GetSelection())]->id : wanted;
    m_slots.assign(1, nullptr);
    m_slot->Clear();
    m_slot->Append(said(LICHSONG_N_("Outside the grid")));
    m_slot->SetSelection(0);
    model::Date day;
    try {
        day = date();
    } catch (const base::Error&) {
        return;
    }
    const auto& plan = m_workspace.plan();
    const auto at = m_outlet->GetSelection();
    if (at < 0) return;
    for (const auto& slot : plan.slots) {
        if (slot.outlet.value != m_outlets[static_cast<std::size_t>(at)] || model::slot_on(slot, plan.campaign.first_day, day) != model::SlotDay::Open) continue;
        m_slots.push_back(&slot);
        m_slot->Append(wx((slot.start ? model::hm(*slot.start) + "  " : "") + slot.title));
        if (slot.id == before) m_slot->SetSelection(static_cast<int>(m_slots.size()) - 1);
    }
    if (m_slot->GetSelection() > 0) take_slot();
}

void PlacementDialog::take_slot() {
    const auto* slot = m_slots[static_cast<std::size_t>(std::max(0, m_slot->GetSelection()))];
    if (slot == nullptr) return;
    m_start->SetValue(slot->start ? wx(model::hm(*slot->start)) : wxString());
    if (m_length->IsEmpty() && slot->length.count() > 0) m_length->SetValue(wx(model::duration_text(slot->length)));
}

model::Segment PlacementDialog::segment() const {
    model::Segment segment;
    segment.title = base::clean_line(utf8(m_title->GetValue()));
    segment.responsible_body = base::clean_line(utf8(m_body->GetValue()));
    const auto topic = m_topic->GetSelection();
    if (topic >= 0) segment.topics.push_back({m_workspace.plan().topics.rows()[static_cast<std::size_t>(topic)].id});
    if (!m_length->IsEmpty()) segment.length = model::parse_duration(utf8(m_length->GetValue()));
    return segment;
}

service::Destination PlacementDialog::destination() const {
    service::Destination at;
    at.date = date();
    if (!m_start->IsEmpty()) at.start = model::parse_time(utf8(m_start->GetValue()));
    if (m_waiting && !m_length->IsEmpty()) at.length = model::parse_duration(utf8(m_length->GetValue()));
    if (m_outlet->GetSelection() >= 0) at.outlet = m_workspace.plan().outlets.find({m_outlets[static_cast<std::size_t>(m_outlet->GetSelection())]})->key;
    if (m_slot->GetSelection() > 0) at.slot = m_slots[static_cast<std::size_t>(m_slot->GetSelection())]->key;
    return at;
}

void PlacementDialog::accept() {
    try {
        const auto at = destination();
        const auto fresh = m_waiting ? *m_waiting : segment();
        // What the plan refuses is told here, beside the fields, and not in the window behind.
        auto told = std::exchange(m_workspace.on_error, [this](const std::string& sentence) { m_fault->SetLabel(wx(sentence)); });
        const auto change = m_workspace.apply([&](service::Desk& desk) {
            return m_waiting ? service::book_segment(desk, m_waiting->key, at, m_made) : service::place_new(desk, fresh, at, m_made);
        });
        m_workspace.on_error = std::move(told);
        if (change) leave(*this, wxID_OK);
    } catch (const base::Error& error) {
        m_fault->SetLabel(wx(app::describe(error)));
    }
    m_fault->Wrap(GetClientSize().x - 2 * margin);
    Layout();
    Fit();
}

}  // namespace lichsong::desktop
