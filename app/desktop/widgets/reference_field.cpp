// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/reference_field.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/listbox.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {
namespace {

constexpr int line_height = 34;
constexpr int list_height = 128;

}  // namespace

ReferenceField::ReferenceField(wxWindow* parent, const std::string& label, const std::string& words, Find find) : wxPanel(parent), m_find(std::move(find)) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    m_text = new wxTextCtrl(this, wxID_ANY, wx(words), wxDefaultPosition, wxSize(100, line_height));
    name(*m_text, label);
    m_button = new wxButton(this, wxID_ANY, wx("▾"), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    play(*m_button, "flat");
    name(*m_button, base::fill(base::tr(LICHSONG_N_("List of {1}")), {label}));
    line->Add(m_text, wxSizerFlags(1).CenterVertical());
    line->Add(m_button, wxSizerFlags().CenterVertical().Border(wxLEFT, 2));
    m_list = new wxListBox(this, wxID_ANY, wxDefaultPosition, wxSize(100, list_height));
    name(*m_list, base::fill(base::tr(LICHSONG_N_("List of {1}")), {label}));
    m_list->Hide();
    rows->Add(line, wxSizerFlags().Expand());
    rows->Add(m_list, wxSizerFlags().Expand().Border(wxTOP, 2));
    SetSizer(rows);
    m_text->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        on_typed(utf8(m_text->GetValue()));
        if (m_text->HasFocus()) fill(utf8(m_text->GetValue()));
    });
    m_text->Bind(wxEVT_CHAR_HOOK, &ReferenceField::key, this);
    m_list->Bind(wxEVT_CHAR_HOOK, &ReferenceField::key, this);
    m_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (m_list->IsShown()) return open(false);
        fill({});
        m_text->SetFocus();
    });
    m_list->Bind(wxEVT_LISTBOX, [this](wxCommandEvent& event) {
        if (m_list->HasFocus()) take(event.GetSelection());
    });
    const auto left = [this](wxFocusEvent& event) {
        event.Skip();
        CallAfter([this] {
            const auto* focus = FindFocus();
            if (focus == m_text || focus == m_list || focus == m_button) return;
            open(false);
            on_left();
        });
    };
    m_text->Bind(wxEVT_KILL_FOCUS, left);
    m_list->Bind(wxEVT_KILL_FOCUS, left);
}

void ReferenceField::fill(const std::string& words) {
    wxArrayString names;
    for (const auto& one : m_find(words)) names.Add(wx(one));
    m_list->Set(names);
    open(!names.empty());
}

void ReferenceField::open(bool open) {
    if (m_list->IsShown() == open) return;
    m_list->Show(open);
    on_resized();
}

void ReferenceField::take(int row) {
    if (row < 0) return;
    m_text->ChangeValue(m_list->GetString(static_cast<unsigned>(row)));
    m_text->SetInsertionPointEnd();
    on_typed(utf8(m_text->GetValue()));
    open(false);
    m_text->SetFocus();
    on_left();
}

// Arrows walk through the list while the text keeps the focus; Enter takes, Escape only closes the list.
void ReferenceField::key(wxKeyEvent& event) {
    const int code = event.GetKeyCode();
    const int count = static_cast<int>(m_list->GetCount());
    if ((code == WXK_DOWN || code == WXK_UP) && event.GetModifiers() == wxMOD_NONE) {
        if (!m_list->IsShown()) return fill({});
        const int step = code == WXK_DOWN ? 1 : -1;
        const int row = std::clamp(m_list->GetSelection() + step, 0, std::max(0, count - 1));
        m_list->SetSelection(row);
        m_list->EnsureVisible(row);
    } else if ((code == WXK_RETURN || code == WXK_NUMPAD_ENTER) && m_list->IsShown() && m_list->GetSelection() != wxNOT_FOUND) {
        take(m_list->GetSelection());
    } else if (code == WXK_ESCAPE && m_list->IsShown()) {
        open(false);
    } else {
        event.Skip();
    }
}

}  // namespace lichsong::desktop
