// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/header.h"

#include <utility>

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/tglbtn.h>

#include "app/desktop/text.h"
#include "app/desktop/views/drawn_views.h"
#include "app/desktop/widgets/icons.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {

Header::Header(wxWindow* parent, Workspace& workspace) : wxPanel(parent), m_workspace(workspace) {
    play(*this, "header");
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    make_navigation(*row);
    row->AddStretchSpacer();
    make_switch(*row);
    row->AddStretchSpacer();
    make_end(*row);
    SetSizer(row);
    SetMinSize(wxSize(-1, 56));
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        fit();
        event.Skip();
    });
    update();
}

void Header::make_navigation(wxSizer& row) {
    m_today = new wxButton(this, wxID_ANY, " ");
    m_today->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_workspace.show_day(m_workspace.today()); });
    row.Add(m_today, wxSizerFlags().Center().Border(wxLEFT, panel_margin));
    for (const int by : {-1, 1}) {
        auto* arrow = m_arrows[by < 0 ? 0 : 1] = new wxButton(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT | wxBU_NOTEXT);
        play(*arrow, "flat");
        arrow->Bind(wxEVT_BUTTON, [this, by](wxCommandEvent&) { on_step(by); });
        row.Add(arrow, wxSizerFlags().Center().Border(wxLEFT, by < 0 ? 6 : 0));
    }
    m_title = new wxStaticText(this, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_END);
    play(*m_title, "title");
    row.Add(m_title, wxSizerFlags().Center().Border(wxLEFT, 8));
}

void Header::make_switch(wxSizer& row) {
    m_switch = new wxPanel(this);
    play(*m_switch, "switch");
    auto* inner = new wxBoxSizer(wxHORIZONTAL);
    inner->AddSpacer(2);
    for (const auto& view : drawn_views()) {
        auto* button = new wxToggleButton(m_switch, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
        play(*button, "segment");
        const std::string id(view.id);
        button->Bind(wxEVT_TOGGLEBUTTON, [this, id](wxCommandEvent&) {
            m_workspace.show_view(id);
            update();
        });
        inner->Add(button, wxSizerFlags().Center().Border(wxTOP | wxBOTTOM, 2));
        m_views.push_back(button);
    }
    inner->AddSpacer(2);
    m_switch->SetSizer(inner);
    row.Add(m_switch, wxSizerFlags().Center());
}

void Header::make_end(wxSizer& row) {
    m_search = new wxSearchCtrl(this, wxID_ANY);
    m_search->ShowCancelButton(true);
    m_search->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        auto filter = m_workspace.filter();
        filter.text = utf8(m_search->GetValue());
        m_workspace.set_filter(std::move(filter));
    });
    m_search->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) { m_search->Clear(); });
    row.Add(m_search, wxSizerFlags().Center().Border(wxLEFT | wxRIGHT, 8));
    m_new = new wxButton(this, wxID_ANY, " ");
    play(*m_new, "primary");
    m_new->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_new(); });
    row.Add(m_new, wxSizerFlags().Center().Border(wxRIGHT, panel_margin));
}

void Header::fit() {
    if (const bool is_narrow = GetSize().x < m_wide; is_narrow != m_is_narrow) give_room(is_narrow);
    Layout();
}

void Header::give_room(bool is_narrow) {
    m_is_narrow = is_narrow;
    m_new->SetLabel(is_narrow ? wxString() : said(LICHSONG_N_("New placement")));
    m_new->SetMinSize(wxSize(is_narrow ? FromDIP(40) : -1, -1));
    m_search->SetMinSize(FromDIP(wxSize(is_narrow ? 136 : 220, -1)));
    m_title->SetMinSize(FromDIP(wxSize(is_narrow ? 244 : 300, 28)));
}

void Header::draw_icons() {
    if (m_drawn == appearance_now()) return;
    m_drawn = appearance_now();
    put_icon(*m_arrows[0], "back", Ink::Quiet);
    put_icon(*m_arrows[1], "forward", Ink::Quiet);
    put_icon(*m_new, "add", Ink::OnAccent);
}

void Header::update() {
    draw_icons();
    m_today->SetLabel(said(LICHSONG_N_("Today")));
    const auto told = [](wxWindow& window, const std::string& words) {
        name(window, words);
        window.SetToolTip(wx(words));
    };
    told(*m_new, base::tr("New placement"));
    told(*m_arrows[0], base::tr(LICHSONG_N_("Back")));
    told(*m_arrows[1], base::tr(LICHSONG_N_("Forward")));
    m_search->SetDescriptiveText(said(LICHSONG_N_("Search titles and codes")));
    name(*m_search, base::tr("Search titles and codes"));
    const auto views = drawn_views();
    for (std::size_t i = 0; i < views.size(); ++i) {
        m_views[i]->SetLabel(said(views[i].name));
        m_views[i]->SetValue(views[i].id == m_workspace.view());
    }
    if (const auto* view = find_drawn_view(m_workspace.view())) m_title->SetLabel(wx(view->title(m_workspace.plan(), m_workspace.day())));
    m_switch->Layout();
    give_room(false);
    m_wide = GetSizer()->CalcMin().x;
    fit();
}

void Header::follow_filter() {
    const auto wanted = wx(m_workspace.filter().text);
    if (m_search->GetValue() != wanted) m_search->ChangeValue(wanted);
}

void Header::find() {
    m_search->SetFocus();
    m_search->SelectAll();
}

}  // namespace lichsong::desktop
