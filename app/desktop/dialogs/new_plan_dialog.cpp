// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/new_plan_dialog.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/filedlg.h>
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
#include "calendar/service/plan_files.h"

namespace lichsong::desktop {
namespace {

constexpr int plan_field_width = 360;

}  // namespace

NewPlanDialog::NewPlanDialog(wxWindow* parent, const app::Settings& settings, const base::Clock& clock)
    : AskingDialog(parent, wxID_ANY, said(LICHSONG_N_("New plan"))), m_settings(settings), m_clock(clock), m_templates(service::campaign_templates(settings.templates())) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* grid = new wxFlexGridSizer(2, wxSize(12, 10));
    grid->AddGrowableCol(1);
    grid->Add(new wxStaticText(this, wxID_ANY, said(LICHSONG_N_("Template"))), wxSizerFlags().CenterVertical());
    m_template = new wxChoice(this, wxID_ANY);
    for (const auto& one : m_templates) m_template->Append(wx(base::in_language(one.title, one.title_en)));
    m_template->SetSelection(0);
    grid->Add(m_template, wxSizerFlags().Expand());
    m_name = add(*grid, LICHSONG_N_("Name of the campaign"));
    m_body = add(*grid, LICHSONG_N_("Issuing body"));
    m_dday = add(*grid, LICHSONG_N_("Election day (dd/mm/yyyy)"));
    rows->Add(grid, wxSizerFlags(1).Expand().Border(wxALL, dialog_margin));
    m_fault = new wxStaticText(this, wxID_ANY, " ");
    play(*m_fault, "warning");
    rows->Add(m_fault, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, dialog_margin));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    add_answers(*this, *buttons, said(LICHSONG_N_("Make the plan…")));
    rows->Add(buttons, wxSizerFlags().Expand().Border(wxALL, dialog_margin));
    SetSizerAndFit(rows);
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { accept(); }, wxID_OK);
}

wxTextCtrl* NewPlanDialog::add(wxFlexGridSizer& grid, const char* label) {
    grid.Add(new wxStaticText(this, wxID_ANY, said(label)), wxSizerFlags().CenterVertical());
    auto* control = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxSize(plan_field_width, -1));
    name(*control, base::tr(label));
    grid.Add(control, wxSizerFlags().Expand());
    return control;
}

void NewPlanDialog::accept() {
    try {
        service::NewPlan wanted;
        if (m_template->GetSelection() >= 0) wanted.template_id = m_templates[static_cast<std::size_t>(m_template->GetSelection())].id;
        wanted.name = base::clean_line(utf8(m_name->GetValue()));
        wanted.body = base::clean_line(utf8(m_body->GetValue()));
        if (!m_dday->IsEmpty()) wanted.dday = model::parse_date(utf8(m_dday->GetValue()));
        const auto suggested = wanted.name.empty() ? std::string("campaign") : base::slug(wanted.name);
        wxFileDialog dialog(this, said(LICHSONG_N_("Where to keep the plan")), {}, wx(suggested + ".lichsong"), "*.lichsong", wxFD_SAVE);
        if (ask(dialog) != wxID_OK) return;
        m_path = utf8(dialog.GetPath());
        store::OpenOptions options;
        options.mode = store::OpenMode::Create;
        service::new_plan(m_path, wanted, {m_settings.templates(), options, m_clock, m_settings.author});
        leave(*this, wxID_OK);
    } catch (const base::Error& error) {
        m_fault->SetLabel(wx(app::describe(error)));
        m_fault->Wrap(GetClientSize().x - 2 * dialog_margin);
        Layout();
        Fit();
    }
}

}  // namespace lichsong::desktop
