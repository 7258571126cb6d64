// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/counter_dialog.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/common/describe.h"
#include "app/common/request_words.h"
#include "app/desktop/dialogs/answers.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

constexpr int reason_width = 460;

}  // namespace

CounterDialog::CounterDialog(wxWindow* parent, Workspace& workspace, const service::LineView& line)
    : wxDialog(parent, wxID_ANY, said(LICHSONG_N_("Another time is proposed"))), m_workspace(workspace) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* title = new wxStaticText(this, wxID_ANY, wx(line.now.segment.title), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    play(*title, "title");
    rows->Add(title, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
    auto* asked =
        new wxStaticText(this, wxID_ANY, said(LICHSONG_N_("Asked for: {1}"), {app::airing_text(workspace.plan(), line.line.asked())}));
    play(*asked, "quiet");
    rows->Add(asked, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
    m_day = add_field(*rows, LICHSONG_N_("Proposed day"), app::date_text(line.line.date));
    m_time = add_field(*rows, LICHSONG_N_("Proposed time"), line.line.start ? model::hm(*line.line.start) : std::string());
    m_time->Enable(line.line.start.has_value());
    m_words = add_field(*rows, LICHSONG_N_("The partner's words"), {}, true);
    m_fault = new wxStaticText(this, wxID_ANY, "");
    play(*m_fault, "warning");
    rows->Add(m_fault, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    add_answers(*this, *foot, said(LICHSONG_N_("Enter the proposal")));
    rows->Add(foot, wxSizerFlags().Expand().Border(wxALL, dialog_margin));
    SetSizerAndFit(rows);
    CentreOnParent();
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { accept(); }, wxID_OK);
    m_day->SetFocus();
    m_day->SelectAll();
}

wxTextCtrl* CounterDialog::add_field(wxSizer& rows, const char* label, const std::string& shown, bool is_long) {
    auto* words = new wxStaticText(this, wxID_ANY, said(label));
    play(*words, "quiet");
    rows.Add(words, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
    auto* field = new wxTextCtrl(this, wxID_ANY, wx(shown), wxDefaultPosition, FromDIP(wxSize(reason_width, is_long ? 70 : -1)),
                                 is_long ? wxTE_MULTILINE : 0);
    name(*field, base::tr(label));
    rows.Add(field, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, dialog_margin));
    return field;
}

wxString CounterDialog::fault() const { return m_fault->GetLabel(); }

void CounterDialog::type(const wxString& day, const wxString& time, const wxString& words) {
    m_day->SetValue(day);
    m_time->SetValue(time);
    m_words->SetValue(words);
}

void CounterDialog::accept() {
    try {
        service::Reply reply;
        reply.answer = model::LineAnswer::CounterProposed;
        const auto day = utf8(m_day->GetValue());
        const auto time = utf8(m_time->GetValue());
        if (!base::trim(day).empty()) reply.counter.date = model::parse_date(day, model::date_context(m_workspace.plan().campaign));
        if (!base::trim(time).empty()) reply.counter.start = model::parse_time(time);
        reply.comment = base::clean(utf8(m_words->GetValue()));
        m_reply = std::move(reply);
        leave(*this, wxID_OK);
    } catch (const base::Error& error) {
        m_fault->SetLabel(wx(app::describe(error)));
        m_fault->Wrap(FromDIP(reason_width));
        Fit();
    }
}

}  // namespace lichsong::desktop
