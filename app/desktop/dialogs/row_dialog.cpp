// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/row_dialog.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/common/describe.h"
#include "app/desktop/dialogs/answers.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

constexpr int column_gap = 20;
constexpr int column_width = 300;
constexpr int most_height = 620;  // what is higher scrolls

bool is_wide(const FormField& field) { return field.editor == Editor::Prose || field.editor == Editor::References || field.info->has(model::Searched); }

// The half of a line that no field stands in.
void fill_up(wxBoxSizer& line) {
    line.AddSpacer(column_gap);
    line.Add(column_width, 0, 1);
}

}  // namespace

RowDialog::RowDialog(wxWindow* parent, Workspace& workspace, const model::EntityInfo& info, std::int64_t id)
    : wxDialog(parent, wxID_ANY, wx(base::with_capital(app::kind_name(info.name))), wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER), m_form(workspace, info, id) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* title = new wxStaticText(this, wxID_ANY, wx(m_form.title()), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    play(*title, "title");
    rows->Add(title, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
    m_page = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL | wxBORDER_NONE);
    m_page->SetScrollRate(0, 12);
    play(*m_page, "page");
    rows->Add(m_page, wxSizerFlags(1).Expand().Border(wxTOP, 8));
    make_fields();
    make_buttons(*rows);
    SetSizer(rows);
    fit();
    CentreOnParent();
    for (const auto& line : m_lines)
        if (line.control->AcceptsFocusFromKeyboard() || line.control->AcceptsFocusRecursively()) {
            line.control->SetFocus();
            break;
        }
}

void RowDialog::make_fields() {
    auto* column = new wxBoxSizer(wxVERTICAL);
    m_lines.resize(m_form.fields().size());
    const auto& fields = m_form.fields();
    for (std::size_t at = 0; at < fields.size();) {
        const auto section = fields[at].section;
        if (const auto* heading = form_sections()[section]; *heading != '\0') {
            auto* text = new wxStaticText(m_page, wxID_ANY, said(heading));
            play(*text, "heading");
            column->Add(text, wxSizerFlags().Border(wxLEFT | wxTOP, dialog_margin));
        }
        wxBoxSizer* half = nullptr;  // a line with room for one more
        for (; at < fields.size() && fields[at].section == section; ++at) {
            auto* line = half;
            if (line == nullptr || is_wide(fields[at])) {
                if (half != nullptr) fill_up(*half);
                half = nullptr;
                line = new wxBoxSizer(wxHORIZONTAL);
                column->Add(line, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, dialog_margin));
            }
            if (line == half) line->AddSpacer(column_gap);
            line->Add(make_field(at), wxSizerFlags(1));
            half = half == nullptr && !is_wide(fields[at]) ? line : nullptr;
        }
        if (half != nullptr) fill_up(*half);
    }
    column->AddSpacer(8);
    m_page->SetSizer(column);
}

wxSizer* RowDialog::make_field(std::size_t at) {
    const auto& field = m_form.fields()[at];
    auto* cell = new wxBoxSizer(wxVERTICAL);
    auto& line = m_lines[at];
    const bool is_check = field.editor == Editor::Check;
    auto* label = new wxStaticText(m_page, wxID_ANY, is_check ? wxString(" ") : wx(app::field_name(field.info->name) + (field.is_required() ? " *" : "")));
    play(*label, "quiet");
    line.control = make_control(m_page, at);
    line.note = new wxStaticText(m_page, wxID_ANY, wx(m_form.note(at)));
    play(*line.note, "quiet");
    line.note->Show(!m_form.note(at).empty());
    line.fault = new wxStaticText(m_page, wxID_ANY, "");
    play(*line.fault, "warning");
    line.fault->Hide();
    cell->Add(label, wxSizerFlags().Expand().Border(wxTOP, 12));
    cell->Add(line.control, wxSizerFlags().Expand().Border(wxTOP, 3));
    cell->Add(line.note, wxSizerFlags().Expand().Border(wxTOP, 2));
    cell->Add(line.fault, wxSizerFlags().Expand().Border(wxTOP, 2));
    cell->SetMinSize(wxSize(is_wide(field) ? 2 * column_width + column_gap : column_width, -1));
    return cell;
}

void RowDialog::make_buttons(wxSizer& rows) {
    m_fault = new wxStaticText(this, wxID_ANY, "");
    play(*m_fault, "warning");
    m_fault->Hide();
    rows.Add(m_fault, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    auto* hint = new wxStaticText(this, wxID_ANY, said(LICHSONG_N_("* needed")));
    play(*hint, "quiet");
    buttons->Add(hint, wxSizerFlags().CenterVertical());
    m_cancel = add_answers(*this, *buttons, said(m_form.is_new() ? LICHSONG_N_("Add") : LICHSONG_N_("Save"))).back;
    rows.Add(buttons, wxSizerFlags().Expand().Border(wxALL, dialog_margin));
    Bind(
        wxEVT_BUTTON, [this](wxCommandEvent&) { accept(); }, wxID_OK);
    Bind(
        wxEVT_BUTTON, [this](wxCommandEvent&) { let_go(); }, wxID_CANCEL);
}

wxWindow* RowDialog::control(std::string_view field) const {
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        if (m_form.fields()[i].info->name == field) return m_lines[i].control;
    return nullptr;
}

wxString RowDialog::fault(std::string_view field) const {
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        if (m_form.fields()[i].info->name == field && m_lines[i].fault->IsShown()) return m_lines[i].fault->GetLabel();
    return {};
}

void RowDialog::typed(std::size_t field, const std::string& text) {
    m_form.type(field, text);
    if (m_form.fields()[field].info->type != model::FieldType::Recurrence) return;
    auto& note = *m_lines[field].note;
    note.SetLabel(wx(m_form.note(field)));
    if (note.IsShown() == note.GetLabel().empty()) show_faults();
}

// An empty field that was never filled is not scolded for being left.
void RowDialog::left(std::size_t field) {
    const auto& typed = m_form.fields()[field];
    if (typed.is_text() && base::trim(typed.typed).empty()) return;
    static_cast<void>(m_form.check(field));
    show_faults();
}

void RowDialog::show_faults() {
    const auto say = [](wxStaticText& text, const std::string& words, int width) {
        text.SetLabel(wx(words));
        text.Wrap(width);
        text.Show(!words.empty());
    };
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const int width = std::max(column_width, m_lines[i].control->GetSize().x);
        say(*m_lines[i].fault, m_form.fields()[i].fault, width);
        say(*m_lines[i].note, m_form.fields()[i].fault.empty() ? m_form.note(i) : std::string(), width);
    }
    say(*m_fault, m_form.fault(), GetClientSize().x - 2 * dialog_margin);
    m_page->Layout();
    m_page->FitInside();
    Layout();
}

void RowDialog::accept() {
    if (m_form.save()) return leave(*this, wxID_OK);
    show_faults();
    const auto& fields = m_form.fields();
    const auto wrong = std::find_if(fields.begin(), fields.end(), [](const FormField& field) { return !field.fault.empty(); });
    if (wrong != fields.end()) m_lines[static_cast<std::size_t>(wrong - fields.begin())].control->SetFocus();
}

// Nothing that was typed is lost by one wrong key.
void RowDialog::let_go() {
    if (!m_form.is_changed() || m_warned) return leave(*this, wxID_CANCEL);
    m_warned = true;
    m_fault->SetLabel(said(LICHSONG_N_("What was typed is not kept yet. Escape once more lets go of it.")));
    m_fault->Show();
    m_cancel->SetLabel(said(LICHSONG_N_("Do not keep")));
    Layout();
}

void RowDialog::fit() {
    constexpr int scrollbar = 14;
    constexpr int least = 200;
    const auto wanted = m_page->GetSizer()->GetMinSize();
    m_page->SetMinSize(wxSize(wanted.x + scrollbar, std::min(wanted.y, most_height)));
    SetClientSize(GetSizer()->GetMinSize());
    m_page->SetMinSize(wxSize(wanted.x + scrollbar, std::min(wanted.y, least)));
    SetMinClientSize(GetSizer()->GetMinSize());
    Layout();
    m_page->FitInside();
}

}  // namespace lichsong::desktop
