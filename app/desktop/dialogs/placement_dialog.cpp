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
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/service/schedule.h"

namespace lichsong::desktop {
namespace {

constexpr int placement_field_width = 320;

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
    m_where = std::make_unique<DestinationFields>(*this, *grid, workspace);
    m_length = add_text_field(*this, *grid, app::field_name("length"), m_waiting && m_waiting->length.count() > 0 ? model::duration_text(m_waiting->length) : "");
    if (!m_waiting) m_body = add_text_field(*this, *grid, app::field_name("responsible_body"), plan.campaign.body);
    rows->Add(grid, wxSizerFlags(1).Expand().Border(wxALL, dialog_margin));
    m_fault = new wxStaticText(this, wxID_ANY, " ");
    play(*m_fault, "warning");
    rows->Add(m_fault, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, dialog_margin));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    add_answers(*this, *buttons, said(LICHSONG_N_("Add")));
    rows->Add(buttons, wxSizerFlags().Expand().Border(wxALL, dialog_margin));
    SetSizerAndFit(rows);
    m_where->on_slot = [this](const model::Slot& slot) {
        if (m_length->IsEmpty() && slot.length.count() > 0) m_length->SetValue(wx(model::duration_text(slot.length)));
    };
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { accept(); }, wxID_OK);
    m_where->show(at);
    if (m_title != nullptr) m_title->SetFocus();
    else m_where->outlet().SetFocus();
}

void PlacementDialog::add_words(wxFlexGridSizer& grid) {
    if (m_waiting) {
        grid.Add(new wxStaticText(this, wxID_ANY, wx(base::with_capital(app::kind_name("segment")))), wxSizerFlags().CenterVertical());
        auto* title = new wxStaticText(this, wxID_ANY, wx(base::in_language(m_waiting->title, m_waiting->title_en)), wxDefaultPosition,
                                       wxSize(placement_field_width, -1), wxST_ELLIPSIZE_END);
        play(*title, "heading");
        grid.Add(title, wxSizerFlags().Expand());
        return;
    }
    m_title = add_text_field(*this, grid, app::field_name("title"));
    m_topic = add_choice_field(*this, grid, app::kind_name("topic"));
    for (const auto& topic : m_workspace.plan().topics) m_topic->Append(wx(base::in_language(topic.title, topic.title_en)));
}

void PlacementDialog::choose_topic(base::Id<model::Topic> topic) {
    const auto& topics = m_workspace.plan().topics.rows();
    const auto found = std::find_if(topics.begin(), topics.end(), [&](const model::Topic& one) { return id_of(one) == topic; });
    if (m_topic != nullptr && found != topics.end()) m_topic->SetSelection(static_cast<int>(found - topics.begin()));
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
    auto at = m_where->destination();
    if (m_waiting && !m_length->IsEmpty()) at.length = model::parse_duration(utf8(m_length->GetValue()));
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
    m_fault->Wrap(GetClientSize().x - 2 * dialog_margin);
    Layout();
    Fit();
}

}  // namespace lichsong::desktop
