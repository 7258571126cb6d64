// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/header.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/tglbtn.h>

#include "app/desktop/text.h"
#include "app/desktop/views/drawn_views.h"
#include "app/desktop/widgets/style.h"

namespace lichsong::desktop {

Header::Header(wxWindow* parent, Workspace& workspace) : wxPanel(parent), m_workspace(workspace) {
    play(*this, "header");
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    make_navigation(*row);
    row->AddStretchSpacer();
    make_switch(*row);
    row->AddStretchSpacer();
    m_search = new wxSearchCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxSize(220, -1));
    m_search->ShowCancelButton(true);
    m_search->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        auto filter = m_workspace.filter();
        filter.text = utf8(m_search->GetValue());
        m_workspace.set_filter(std::move(filter));
    });
    m_search->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) { m_search->Clear(); });
    row->Add(m_search, wxSizerFlags().Center().Border(wxRIGHT, 10));
    m_new = new wxButton(this, wxID_ANY, " ");
    play(*m_new, "primary");
    m_new->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_new(); });
    row->Add(m_new, wxSizerFlags().Center().Border(wxRIGHT, 12));
    SetSizer(row);
    SetMinSize(wxSize(-1, 56));
    update();
}

void Header::make_navigation(wxSizer& row) {
    m_today = new wxButton(this, wxID_ANY, " ");
    m_today->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_workspace.show_day(m_workspace.today()); });
    row.Add(m_today, wxSizerFlags().Center().Border(wxLEFT, 12));
    for (const int by : {-1, 1}) {
        auto* arrow = new wxButton(this, wxID_ANY, wx(by < 0 ? "‹" : "›"), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
        play(*arrow, "flat");
        name(*arrow, base::tr(by < 0 ? LICHSONG_N_("Back") : LICHSONG_N_("Forward")));
        arrow->Bind(wxEVT_BUTTON, [this, by](wxCommandEvent&) { on_step(by); });
        row.Add(arrow, wxSizerFlags().Center().Border(wxLEFT, by < 0 ? 8 : 0));
    }
    m_title = new wxStaticText(this, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxST_NO_AUTORESIZE);
    play(*m_title, "title");
    m_title->SetMinSize(wxSize(300, 28));
    row.Add(m_title, wxSizerFlags().Center().Border(wxLEFT, 12));
}

void Header::make_switch(wxSizer& row) {
    for (const auto& view : drawn_views()) {
        auto* button = new wxToggleButton(this, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
        play(*button, "segment");
        const std::string id(view.id);
        button->Bind(wxEVT_TOGGLEBUTTON, [this, id](wxCommandEvent&) {
            m_workspace.show_view(id);
            update();
        });
        row.Add(button, wxSizerFlags().Center());
        m_views.push_back(button);
    }
}

void Header::update() {
    m_today->SetLabel(said(LICHSONG_N_("Today")));
    m_new->SetLabel(said(LICHSONG_N_("New placement")));
    m_search->SetDescriptiveText(said(LICHSONG_N_("Search titles and codes")));
    name(*m_search, base::tr("Search titles and codes"));
    const auto views = drawn_views();
    for (std::size_t i = 0; i < views.size(); ++i) {
        m_views[i]->SetLabel(said(views[i].name));
        m_views[i]->SetValue(views[i].id == m_workspace.view());
    }
    if (const auto* view = find_drawn_view(m_workspace.view())) m_title->SetLabel(wx(view->title(m_workspace.day())));
    Layout();
}

void Header::find() {
    m_search->SetFocus();
    m_search->SelectAll();
}

}  // namespace lichsong::desktop
