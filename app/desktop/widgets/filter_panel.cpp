// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/filter_panel.h"

#include <wx/button.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textdlg.h>

#include "app/common/describe.h"
#include "app/desktop/models/filter_fields.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/icons.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
FilterPanel::FilterPanel(wxWindow* parent, Workspace& workspace)
    : wxPanel(parent), m_workspace(workspace),
      m_shelf(workspace.settings().config.empty() ? std::filesystem::path() : Remembered::file_of(workspace.settings()), workspace.plan().campaign.uid) {
    play(*this, "rail");
    SetSizer(new wxBoxSizer(wxVERTICAL));
    update();
}

void FilterPanel::update() {
    GetSizer()->Clear(true);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    m_heading = new wxStaticText(this, wxID_ANY, said(LICHSONG_N_("Filters")));
    play(*m_heading, "heading");
    top->Add(m_heading, wxSizerFlags(1).Center());
    m_add = new wxButton(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT | wxBU_NOTEXT);
    play(*m_add, "flat");
    put_icon(*m_add, "add", Ink::Quiet);
    const auto words = base::tr(LICHSONG_N_("Narrow by…"));
    name(*m_add, words);
    m_add->SetToolTip(wx(words));
    m_add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { show_choices(); });
    top->Add(m_add, wxSizerFlags().Center());
    GetSizer()->Add(top, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, panel_margin));
    for (const auto& kept : m_shelf.all()) add_row(kept);
    GetSizer()->SetMinSize(wxSize(FromDIP(100), -1));
    InvalidateBestSize();
    SetMinSize(wxSize(-1, GetSizer()->CalcMin().y));
    Layout();
    on_size();
}

void FilterPanel::add_row(const KeptFilter& kept) {
    auto* row = new wxButton(this, wxID_ANY, wx(kept.name), wxDefaultPosition, wxDefaultSize, wxBU_LEFT);
    play(*row, is_same(kept.filter, m_workspace.filter()) ? "row-now" : "row");
    put_icon(*row, "keep", Ink::Accent, 14);
    shorten_with_dots(*row);
    row->SetMinSize(FromDIP(wxSize(40, -1)));
    row->SetToolTip(wx(kept.name + '\n' + base::tr(LICHSONG_N_("Right button or menu key: rename, remove"))));
    // After the click: the rows are made anew.
    row->Bind(wxEVT_BUTTON, [this, filter = kept.filter](wxCommandEvent&) { CallAfter([this, filter] { m_workspace.set_filter(is_same(filter, m_workspace.filter()) ? service::Filter() : filter); }); });
    row->Bind(wxEVT_CONTEXT_MENU, [this, called = kept.name](wxContextMenuEvent&) { CallAfter([this, called] { show_deeds(called); }); });
    GetSizer()->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, panel_margin - 6));
}

// One submenu for each thing to narrow by, with what is chosen checked.
void FilterPanel::show_choices() {
    struct Choice {
        const FilterField* field;
        std::string key;
    };
    std::vector<Choice> choices;
    wxMenu menu;
    constexpr int first = wxID_HIGHEST + 1;
    const auto& plan = m_workspace.plan();
    for (const auto& field : filter_fields()) {
        if (field.keys == nullptr) continue;
        const auto keys = field.keys(plan);
        if (keys.empty()) continue;
        auto* under = new wxMenu;
        for (const auto& key : keys) {
            auto* entry = under->AppendCheckItem(first + static_cast<int>(choices.size()), wxControl::EscapeMnemonics(wx(field.value(plan, key))));
            entry->Check(has_key(m_workspace.filter().*field.member, key));
            choices.push_back({&field, key});
        }
        menu.AppendSubMenu(under, wx(app::field_name(field.field)));
    }
    const int chosen = GetPopupMenuSelectionFromUser(menu) - first;
    if (chosen < 0 || chosen >= static_cast<int>(choices.size())) return;
    const auto& choice = choices[static_cast<std::size_t>(chosen)];
    auto filter = m_workspace.filter();
    filter.*choice.field->member = with_or_without(filter.*choice.field->member, choice.key);
    m_workspace.set_filter(std::move(filter));
}

void FilterPanel::show_deeds(const std::string& called) {
    wxMenu menu;
    menu.Append(wxID_EDIT, said(LICHSONG_N_("Rename…")));
    menu.Append(wxID_DELETE, said(LICHSONG_N_("Remove")));
    const int chosen = GetPopupMenuSelectionFromUser(menu);
    if (chosen == wxID_EDIT) return rename(called);
    if (chosen != wxID_DELETE) return;
    m_shelf.remove(called);
    update();
}

std::string FilterPanel::ask_name(const std::string& now) {
    wxTextEntryDialog dialog(this, said(LICHSONG_N_("What is the filter called?")), said(LICHSONG_N_("Keep filter")), wx(now));
    return dialog.ShowModal() == wxID_OK ? std::string(base::trim(utf8(dialog.GetValue()))) : std::string();
}

void FilterPanel::rename(const std::string& called) {
    auto wanted = ask_name(called);
    while (!wanted.empty() && !m_shelf.rename(called, wanted)) {
        m_workspace.on_error(base::fill(base::tr(LICHSONG_N_("Another filter is called “{1}”; choose another name.")), {wanted}));
        wanted = ask_name(wanted);
    }
    update();
}

void FilterPanel::keep() {
    const auto& filter = m_workspace.filter();
    std::string words;
    for (const auto& field : filter_fields())
        if (const auto& value = filter.*field.member; !value.empty() && words.empty()) words = words_of(field, m_workspace.plan(), value);
    const auto wanted = ask_name(words);
    if (wanted.empty()) return;
    m_shelf.keep(wanted, filter);
    update();
}

}  // namespace lichsong::desktop
