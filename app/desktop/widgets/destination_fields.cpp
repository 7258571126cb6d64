// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/destination_fields.h"

#include <algorithm>

#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/common/describe.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

constexpr int destination_width = 320;

}  // namespace

wxTextCtrl* add_text_field(wxWindow& parent, wxFlexGridSizer& grid, const std::string& label, const std::string& value) {
    grid.Add(new wxStaticText(&parent, wxID_ANY, wx(base::with_capital(label))), wxSizerFlags().CenterVertical());
    auto* control = new wxTextCtrl(&parent, wxID_ANY, wx(value), wxDefaultPosition, wxSize(destination_width, -1));
    name(*control, label);
    grid.Add(control, wxSizerFlags().Expand());
    return control;
}

wxChoice* add_choice_field(wxWindow& parent, wxFlexGridSizer& grid, const std::string& label) {
    grid.Add(new wxStaticText(&parent, wxID_ANY, wx(base::with_capital(label))), wxSizerFlags().CenterVertical());
    auto* control = new wxChoice(&parent, wxID_ANY);
    name(*control, label);
    grid.Add(control, wxSizerFlags().Expand());
    return control;
}

DestinationFields::DestinationFields(wxWindow& parent, wxFlexGridSizer& grid, Workspace& workspace) : m_workspace(workspace) {
    m_outlet = add_choice_field(parent, grid, app::kind_name("outlet"));
    for (const auto& outlet : workspace.plan().outlets) {
        m_outlets.push_back(outlet.id);
        m_outlet->Append(wx(base::in_language(outlet.name, outlet.name_en)));
    }
    m_date = add_text_field(parent, grid, app::field_name("date"));
    m_slot = add_choice_field(parent, grid, app::kind_name("slot"));
    m_start = add_text_field(parent, grid, app::field_name("start"));
    m_outlet->Bind(wxEVT_CHOICE, &DestinationFields::chose_outlet, this);
    m_date->Bind(wxEVT_KILL_FOCUS, &DestinationFields::left_date, this);
    m_slot->Bind(wxEVT_CHOICE, &DestinationFields::chose_slot, this);
}

void DestinationFields::chose_outlet(wxCommandEvent&) { fill_slots(0); }
void DestinationFields::chose_slot(wxCommandEvent&) { take_slot(); }
void DestinationFields::left_date(wxFocusEvent& event) {
    event.Skip();
    fill_slots(0);
}

void DestinationFields::show(const Target& at) {
    const auto found = std::find(m_outlets.begin(), m_outlets.end(), at.outlet);
    if (!m_outlets.empty()) m_outlet->SetSelection(found == m_outlets.end() ? 0 : static_cast<int>(found - m_outlets.begin()));
    m_date->ChangeValue(wx(model::dmy(at.date)));
    m_start->ChangeValue(at.start ? wx(model::hm(*at.start)) : wxString());
    m_slots.clear();
    fill_slots(at.slot);
}

void DestinationFields::enable(bool enabled) {
    for (wxWindow* field : {static_cast<wxWindow*>(m_outlet), static_cast<wxWindow*>(m_date), static_cast<wxWindow*>(m_slot), static_cast<wxWindow*>(m_start)}) field->Enable(enabled);
}

model::Date DestinationFields::day() const { return model::parse_date(utf8(m_date->GetValue()), model::date_context(m_workspace.plan().campaign)); }

// The slots of the outlet that open on the day; a day that cannot be read has none, and is told of when all is accepted.
void DestinationFields::fill_slots(std::int64_t wanted) {
    const auto before = m_slot->GetSelection() > 0 && !m_slots.empty() ? m_slots[static_cast<std::size_t>(m_slot->GetSelection())] : wanted;
    m_slots.assign(1, 0);
    m_slot->Clear();
    m_slot->Append(said(LICHSONG_N_("Outside the grid")));
    m_slot->SetSelection(0);
    model::Date on;
    try {
        on = day();
    } catch (const base::Error&) {
        return;
    }
    const auto& plan = m_workspace.plan();
    const auto at = m_outlet->GetSelection();
    if (at < 0) return;
    for (const auto& slot : plan.slots) {
        if (slot.outlet.value != m_outlets[static_cast<std::size_t>(at)] || model::slot_on(slot, plan.campaign.first_day, on) != model::SlotDay::Open) continue;
        m_slots.push_back(slot.id);
        m_slot->Append(wx((slot.start ? model::hm(*slot.start) + "  " : "") + slot.title));
        if (slot.id == before) m_slot->SetSelection(static_cast<int>(m_slots.size()) - 1);
    }
    if (m_slot->GetSelection() > 0) take_slot();
}

void DestinationFields::take_slot() {
    const auto* slot = m_workspace.plan().slots.find({m_slots[static_cast<std::size_t>(std::max(0, m_slot->GetSelection()))]});
    if (slot == nullptr) return;
    m_start->SetValue(slot->start ? wx(model::hm(*slot->start)) : wxString());
    on_slot(*slot);
}

service::Destination DestinationFields::destination() const {
    service::Destination at;
    at.date = day();
    if (!m_start->IsEmpty()) at.start = model::parse_time(utf8(m_start->GetValue()));
    const auto& plan = m_workspace.plan();
    if (m_outlet->GetSelection() >= 0)
        if (const auto* outlet = plan.outlets.find({m_outlets[static_cast<std::size_t>(m_outlet->GetSelection())]})) at.outlet = outlet->key;
    if (m_slot->GetSelection() > 0)
        if (const auto* slot = plan.slots.find({m_slots[static_cast<std::size_t>(m_slot->GetSelection())]})) at.slot = slot->key;
    return at;
}

}  // namespace lichsong::desktop
