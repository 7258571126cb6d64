// SPDX-License-Identifier: Apache-2.0
// How the workbench of logs is laid out, and what its keys and a dragged line are.
#include <algorithm>

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/display.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/common/describe.h"
#include "app/desktop/dialogs/asrun_dialog.h"
#include "app/desktop/models/remembered.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/icons.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"
#include "app/desktop/widgets/text_table.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

constexpr int width = 1300;  // a screen of 1366 × 768 has room for it
constexpr int height = 690;

// Where a person begins in the morning: the day that is over, or the one they were looking at.
model::Date first_day(Workspace& workspace) {
    const auto yesterday = model::plus_days(workspace.today(), -1);
    return workspace.day() < workspace.today() ? workspace.day() : yesterday;
}

bool has_focus(const wxWindow& window) {
    for (const auto* focus = wxWindow::FindFocus(); focus != nullptr; focus = focus->GetParent())
        if (focus == &window) return true;
    return false;
}

}  // namespace

AsRunDialog::AsRunDialog(wxWindow* parent, Workspace& workspace) : TellingDialog(parent, workspace, said(LICHSONG_N_("Logs and what was booked")), wxSize(width, height)) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    add_head(*rows);
    add_lists(*rows);
    add_steps(*rows);
    add_foot(*rows);
    SetSizer(rows);
    SetMinSize(wxSize(1000, 560));
    const auto screen = wxDisplay(this).GetClientArea();
    SetSize(std::min(width, screen.width), std::min(height, screen.height));
    CentreOnParent();
    make_draggable();
    Bind(wxEVT_CHAR_HOOK, &AsRunDialog::key, this);
    show_day(first_day(workspace));
    m_outlet_table->SetFocus();
}

void AsRunDialog::add_head(wxSizer& rows) {
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    const auto add_step = [&](const char* icon, const char* words, int by) {
        auto* button = new wxButton(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT | wxBU_NOTEXT);
        play(*button, "flat");
        put_icon(*button, icon, Ink::Quiet);
        name(*button, base::tr(words));
        button->SetToolTip(said(words) + (by < 0 ? "  Alt+←" : "  Alt+→"));
        button->Bind(wxEVT_BUTTON, [this, by](wxCommandEvent&) { show_day(model::plus_days(m_day, by)); });
        head->Add(button, wxSizerFlags().CenterVertical());
    };
    add_step("back", LICHSONG_N_("Previous day"), -1);
    m_day_field = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize(140, -1)), wxTE_PROCESS_ENTER | wxTE_CENTRE);
    name(*m_day_field, base::tr(LICHSONG_N_("Day")));
    m_day_field->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { type_day(); });
    head->Add(m_day_field, wxSizerFlags().CenterVertical());
    add_step("forward", LICHSONG_N_("Next day"), 1);
    m_count = new wxStaticText(this, wxID_ANY, "");
    play(*m_count, "quiet");
    head->Add(m_count, wxSizerFlags(1).CenterVertical().Border(wxLEFT, 12));
    m_only_undecided = new wxCheckBox(this, wxID_ANY, said(LICHSONG_N_("Only what is undecided")));
    m_only_undecided->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { show_outlet(); });
    head->Add(m_only_undecided, wxSizerFlags().CenterVertical().Border(wxRIGHT, margin));
    m_take_in = new wxButton(this, wxID_ANY, said(LICHSONG_N_("Take in a log…")));
    m_take_in->SetToolTip("Ctrl+I");
    m_take_in->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { take_in(); });
    head->Add(m_take_in, wxSizerFlags().CenterVertical());
    rows.Add(head, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
}

void AsRunDialog::add_lists(wxSizer& rows) {
    auto* columns = new wxBoxSizer(wxHORIZONTAL);
    m_outlet_table = new TextTable(this, base::tr(LICHSONG_N_("Outlets of the day")), {{base::with_capital(app::kind_name("outlet")), 176}, {base::with_capital(app::field_name("state")), 150}});
    add_list(*columns, *m_outlet_table, 35)->SetLabel(said("Outlets of the day"));
    columns->AddSpacer(12);
    const std::vector<TextTable::Column> sides{{base::with_capital(app::field_name("start")), 62}, {base::tr(LICHSONG_N_("Result")), 190}, {base::with_capital(app::field_name("title")), 160}};
    m_booked_table = new TextTable(this, base::tr(LICHSONG_N_("What was booked")), sides);
    m_booked_title = add_list(*columns, *m_booked_table, 45);
    columns->AddSpacer(12);
    m_line_table = new TextTable(this, base::tr(LICHSONG_N_("What the log says")), sides);
    m_line_title = add_list(*columns, *m_line_table, 45);
    for (auto* table : {m_outlet_table, m_booked_table, m_line_table}) shorten_with_dots(*table);
    m_outlet_table->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { show_outlet(); });
    m_booked_table->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { follow(*m_booked_table, *m_line_table, m_shown.booked, m_shown.lines); });
    m_line_table->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { follow(*m_line_table, *m_booked_table, m_shown.lines, m_shown.booked); });
    rows.Add(columns, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
}

wxStaticText* AsRunDialog::add_list(wxSizer& columns, TextTable& table, int share) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* title = new wxStaticText(this, wxID_ANY, " ");
    play(*title, "heading");
    column->Add(title, wxSizerFlags().Expand().Border(wxBOTTOM, 4));
    column->Add(&table, wxSizerFlags(1).Expand());
    columns.Add(column, wxSizerFlags(share).Expand());
    return title;
}

void AsRunDialog::add_steps(wxSizer& rows) {
    m_detail = new wxStaticText(this, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
    rows.Add(m_detail, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    rows.AddSpacer(field_gap);
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    const auto add_step = [&](const char* words, const wxString& key, void (AsRunDialog::*step)()) {
        auto* button = new wxButton(this, wxID_ANY, said(words));
        button->SetToolTip(key);
        button->Bind(wxEVT_BUTTON, [this, step](wxCommandEvent&) { (this->*step)(); });
        line->Add(button, wxSizerFlags().CenterVertical().Border(wxRIGHT, field_gap));
        return button;
    };
    m_link = add_step(LICHSONG_N_("Link"), "Enter", &AsRunDialog::link);
    m_set_aside = add_step(LICHSONG_N_("None of ours"), "Delete", &AsRunDialog::set_aside);
    m_set_rest_aside = add_step(LICHSONG_N_("The rest is none of ours"), "Shift+Delete", &AsRunDialog::set_rest_aside);
    m_missed = add_step(LICHSONG_N_("Not aired"), "Delete", &AsRunDialog::mark_missed);
    m_undo = add_step(LICHSONG_N_("Undo"), "Ctrl+Z", &AsRunDialog::undo);
    auto* keys = new wxStaticText(this, wxID_ANY, said(LICHSONG_N_("Drag a line onto its placement, or Enter with one chosen on each side")),
                                  wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    play(*keys, "quiet");
    line->Add(keys, wxSizerFlags(1).CenterVertical().Border(wxLEFT, field_gap));
    rows.Add(line, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, margin));
}

void AsRunDialog::add_foot(wxSizer& rows) {
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    foot->Add(make_told(), wxSizerFlags(1).CenterVertical().Border(wxRIGHT, margin));
    m_evidence_label = new wxStaticText(this, wxID_ANY, said(LICHSONG_N_("On the evidence of")));
    foot->Add(m_evidence_label, wxSizerFlags().CenterVertical().Border(wxRIGHT, field_gap));
    m_evidence = new wxChoice(this, wxID_ANY);
    name(*m_evidence, base::tr("On the evidence of"));
    const auto was = Remembered::read(Remembered::file_of(m_workspace.settings())).evidence;
    for (const auto kind : {model::EvidenceKind::Letter, model::EvidenceKind::Monitoring, model::EvidenceKind::PartnersWord}) {
        m_evidence->Append(wx(app::choice_name(model::name_of(kind))));
        if (model::name_of(kind) == was || was.empty()) m_evidence->SetSelection(static_cast<int>(m_evidence->GetCount()) - 1);
    }
    m_evidence->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { remember_evidence(); });
    foot->Add(m_evidence, wxSizerFlags().CenterVertical().Border(wxRIGHT, field_gap));
    m_reopen = new wxButton(this, wxID_ANY, said(LICHSONG_N_("Open again…")));
    m_reopen->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask_why(); });
    foot->Add(m_reopen, wxSizerFlags().CenterVertical().Border(wxRIGHT, field_gap));
    m_tick = new wxButton(this, wxID_APPLY, said(LICHSONG_N_("Close the day")));
    m_tick->SetToolTip(said(LICHSONG_N_("Ctrl+Enter, or Enter in the list of outlets: closes the day and goes on to the next outlet")));
    play(*m_tick, "primary");
    m_tick->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { tick(); });
    foot->Add(m_tick, wxSizerFlags().CenterVertical().Border(wxRIGHT, field_gap));
    foot->Add(new wxButton(this, wxID_CANCEL, said(LICHSONG_N_("Close"))), wxSizerFlags().CenterVertical());
    rows.Add(foot, wxSizerFlags().Expand().Border(wxALL, margin));
}

model::EvidenceKind AsRunDialog::evidence() const {
    const auto at = m_evidence->GetSelection();
    return at < 0 ? model::EvidenceKind::PartnersWord : static_cast<model::EvidenceKind>(static_cast<int>(model::EvidenceKind::Letter) + at);
}

void AsRunDialog::remember_evidence() {
    if (m_workspace.settings().config.empty()) return;
    auto now = Remembered::read(Remembered::file_of(m_workspace.settings()));
    now.evidence = model::name_of(evidence());
    static_cast<void>(now.write(Remembered::file_of(m_workspace.settings())));
}

// What is dragged is a line of the log, whatever the toolkit carries for it.
void AsRunDialog::make_draggable() {
    m_line_table->EnableDragSource(wxDF_UNICODETEXT);
    m_booked_table->EnableDropTarget(wxDF_UNICODETEXT);
    m_line_table->Bind(wxEVT_DATAVIEW_ITEM_BEGIN_DRAG, [this](wxDataViewEvent& event) {
        m_dragged = m_line_table->row_of(event);
        if (m_dragged >= m_shown.lines.size() || m_workspace.is_read_only() || m_shown.is_closed) return event.Veto();
        event.SetDataObject(new wxTextDataObject(wx(m_line_table->cell(m_dragged, 2) + ' ')));
        event.SetDragFlags(wxDrag_CopyOnly);
    });
    m_booked_table->Bind(wxEVT_DATAVIEW_ITEM_DROP_POSSIBLE, [this](wxDataViewEvent& event) {
        if (m_booked_table->row_of(event) >= m_shown.booked.size()) event.Veto();
    });
    m_booked_table->Bind(wxEVT_DATAVIEW_ITEM_DROP, [this](wxDataViewEvent& event) {
        // Lists are written anew when the hand is free: the toolkit still holds the row.
        CallAfter([this, line = m_dragged, booked = m_booked_table->row_of(event)] { link(line, booked); });
    });
}

void AsRunDialog::key(wxKeyEvent& event) {
    const int code = event.GetKeyCode();
    const bool is_enter = code == WXK_RETURN || code == WXK_NUMPAD_ENTER;
    const bool is_typing = has_focus(*m_day_field);
    if (event.AltDown() && (code == WXK_LEFT || code == WXK_RIGHT)) return show_day(model::plus_days(m_day, code == WXK_LEFT ? -1 : 1));
    if (event.ControlDown() && is_enter) return tick();
    if (event.ControlDown() && code == 'I') return take_in();
    if (event.ControlDown() && code == 'Z' && !is_typing) return undo();
    if (event.ShiftDown() && code == WXK_DELETE && has_focus(*m_line_table)) return set_rest_aside();
    if (!event.HasAnyModifiers() && !event.ShiftDown() && key_in_list(is_enter ? WXK_RETURN : code)) return;
    event.Skip();
}

bool AsRunDialog::key_in_list(int code) {
    if (code == WXK_RETURN && has_focus(*m_outlet_table)) tick();
    else if (code == WXK_RETURN && (has_focus(*m_booked_table) || has_focus(*m_line_table))) link();
    else if (code == WXK_DELETE && has_focus(*m_line_table)) set_aside();
    else if (code == WXK_DELETE && has_focus(*m_booked_table) && m_missed->IsEnabled()) mark_missed();
    else return false;
    return true;
}

}  // namespace lichsong::desktop
