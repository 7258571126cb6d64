// SPDX-License-Identifier: Apache-2.0
// The controls of a form, one for each way of changing a field. They tell the form what was typed; it keeps and judges it.
#include <algorithm>

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/checklst.h>
#include <wx/choice.h>
#include <wx/clrpicker.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/common/describe.h"
#include "app/desktop/dialogs/row_dialog.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/reference_field.h"
#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {
namespace {

constexpr int line_height = 34;
constexpr int prose_height = 72;
constexpr int list_height = 112;
constexpr std::size_t most_offered = 100;
constexpr std::size_t most_listed = 1'000;

}  // namespace

wxWindow* RowDialog::make_control(wxWindow* parent, std::size_t at) {
    using Make = wxWindow* (RowDialog::*)(wxWindow*, std::size_t);
    static constexpr Make makes[] = {&RowDialog::make_line, &RowDialog::make_line, &RowDialog::make_check, &RowDialog::make_choice, &RowDialog::make_reference, &RowDialog::make_list, &RowDialog::make_colour};
    return (this->*makes[static_cast<std::size_t>(m_form.fields()[at].editor)])(parent, at);
}

wxWindow* RowDialog::make_line(wxWindow* parent, std::size_t at) {
    const auto& field = m_form.fields()[at];
    const bool tall = field.editor == Editor::Prose;
    auto* text = new wxTextCtrl(parent, wxID_ANY, wx(field.typed), wxDefaultPosition, wxSize(-1, tall ? prose_height : line_height), tall ? wxTE_MULTILINE : 0);
    if (!tall) text->SetHint(wx(field.hint()));
    desktop::name(*text, app::field_name(field.info->name));
    text->Bind(wxEVT_TEXT, [this, at, text](wxCommandEvent&) { typed(at, utf8(text->GetValue())); });
    text->Bind(wxEVT_KILL_FOCUS, [this, at](wxFocusEvent& event) {
        event.Skip();
        CallAfter([this, at] { left(at); });
    });
    return text;
}

wxWindow* RowDialog::make_check(wxWindow* parent, std::size_t at) {
    const auto& field = m_form.fields()[at];
    auto* box = new wxCheckBox(parent, wxID_ANY, wx(app::field_name(field.info->name)));
    box->SetValue(model::detail::number(field.value) != 0);
    box->Bind(wxEVT_CHECKBOX, [this, at](wxCommandEvent& event) { m_form.choose(at, std::int64_t{event.IsChecked() ? 1 : 0}); });
    return box;
}

wxWindow* RowDialog::make_choice(wxWindow* parent, std::size_t at) {
    const auto& field = m_form.fields()[at];
    auto* choice = new wxChoice(parent, wxID_ANY);
    choice->SetMinSize(wxSize(100, line_height));
    desktop::name(*choice, app::field_name(field.info->name));
    for (const auto& one : field.choices) {
        choice->Append(wx(one.words));
        if (one.value == model::detail::text(field.value)) choice->SetSelection(static_cast<int>(choice->GetCount()) - 1);
    }
    choice->Bind(wxEVT_CHOICE, [this, at](wxCommandEvent& event) {
        m_form.choose(at, m_form.fields()[at].choices[static_cast<std::size_t>(event.GetSelection())].value);
        left(at);
    });
    return choice;
}

wxWindow* RowDialog::make_list(wxWindow* parent, std::size_t at) {
    const auto& field = m_form.fields()[at];
    const auto rows = m_form.labels().find(field.info->target, {}, most_listed);
    auto* list = new wxCheckListBox(parent, wxID_ANY, wxDefaultPosition, wxSize(100, list_height));
    desktop::name(*list, app::field_name(field.info->name));
    const auto chosen = model::detail::split_ids(model::detail::text(field.value));
    std::vector<std::int64_t> ids;
    for (const auto& row : rows) {
        list->Append(wx(row.label));
        ids.push_back(row.id);
        if (std::find(chosen.begin(), chosen.end(), row.id) != chosen.end()) list->Check(static_cast<unsigned>(ids.size()) - 1);
    }
    // The first is the main one: those that were there keep their order, and new ones come behind them.
    list->Bind(wxEVT_CHECKLISTBOX, [this, at, list, ids](wxCommandEvent& event) {
        auto now = model::detail::split_ids(model::detail::text(m_form.fields()[at].value));
        const auto id = ids[static_cast<std::size_t>(event.GetInt())];
        std::erase(now, id);
        if (list->IsChecked(static_cast<unsigned>(event.GetInt()))) now.push_back(id);
        m_form.choose(at, model::detail::text_or_nothing(model::detail::join_ids(now)));
    });
    return list;
}

wxWindow* RowDialog::make_reference(wxWindow* parent, std::size_t at) {
    const auto& field = m_form.fields()[at];
    auto* made = new ReferenceField(parent, app::field_name(field.info->name), field.typed, [this, at](const std::string& words) {
        std::vector<std::string> names;
        for (const auto& row : m_form.labels().find(m_form.fields()[at].info->target, words, most_offered)) names.push_back(row.label);
        return names;
    });
    made->on_typed = [this, at](const std::string& words) { typed(at, words); };
    made->on_left = [this, at] { left(at); };
    made->on_resized = [this] { show_faults(); };
    return made;
}

wxWindow* RowDialog::make_colour(wxWindow* parent, std::size_t at) {
    const auto& field = m_form.fields()[at];
    auto* panel = new wxPanel(parent);
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    auto* text = new wxTextCtrl(panel, wxID_ANY, wx(field.typed), wxDefaultPosition, wxSize(-1, line_height));
    text->SetHint(wx(field.hint()));
    desktop::name(*text, app::field_name(field.info->name));
    auto* swatch = new wxColourPickerCtrl(panel, wxID_ANY, wxColour(wx(field.typed.empty() ? field.hint() : field.typed)));
    desktop::name(*swatch, base::tr(LICHSONG_N_("Choose a colour")));
    line->Add(text, wxSizerFlags(1).CenterVertical());
    line->Add(swatch, wxSizerFlags().CenterVertical().Border(wxLEFT, 6));
    panel->SetSizer(line);
    text->Bind(wxEVT_TEXT, [this, at, text, swatch](wxCommandEvent&) {
        typed(at, utf8(text->GetValue()));
        if (const wxColour colour(text->GetValue()); text->GetValue().StartsWith("#") && colour.IsOk()) swatch->SetColour(colour);
    });
    text->Bind(wxEVT_KILL_FOCUS, [this, at](wxFocusEvent& event) {
        event.Skip();
        CallAfter([this, at] { left(at); });
    });
    swatch->Bind(wxEVT_COLOURPICKER_CHANGED, [text](wxColourPickerEvent& event) { text->SetValue(event.GetColour().GetAsString(wxC2S_HTML_SYNTAX)); });
    return panel;
}

}  // namespace lichsong::desktop
