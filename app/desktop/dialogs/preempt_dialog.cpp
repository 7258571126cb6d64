// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/preempt_dialog.h"

#include <wx/button.h>
#include <wx/checklst.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/common/describe.h"
#include "app/common/makegood_words.h"
#include "app/desktop/dialogs/answers.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"
#include "app/desktop/widgets/text_table.h"
#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

constexpr int milliseconds_of_pause = 250;

wxTextCtrl* add_text(wxWindow& dialog, wxSizer& column, const std::string& label, const std::string& shown) {
    auto* words = new wxStaticText(&dialog, wxID_ANY, wx(label));
    play(*words, "quiet");
    column.Add(words, wxSizerFlags().Border(wxTOP, field_gap));
    auto* field = new wxTextCtrl(&dialog, wxID_ANY, wx(shown));
    name(*field, label);
    column.Add(field, wxSizerFlags().Expand());
    return field;
}

}  // namespace

PreemptDialog::PreemptDialog(wxWindow* parent, Workspace& workspace)
    : TellingDialog(parent, workspace, said(LICHSONG_N_("What does not go out")), wxSize(1220, 640)), m_pause(this) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* halves = new wxBoxSizer(wxHORIZONTAL);
    auto* fields = new wxBoxSizer(wxVERTICAL);
    add_window(*fields);
    halves->Add(fields, wxSizerFlags(1).Expand().Border(wxRIGHT, margin));
    auto* lost = new wxBoxSizer(wxVERTICAL);
    add_lost(*lost);
    halves->Add(lost, wxSizerFlags(3).Expand());
    rows->Add(halves, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    foot->Add(make_told(), wxSizerFlags(1).CenterVertical().Border(wxRIGHT, margin));
    m_do = add_answers(*this, *foot, said(LICHSONG_N_("Mark as pre-empted"))).good;
    rows->Add(foot, wxSizerFlags().Expand().Border(wxALL, margin));
    SetSizer(rows);
    SetMinSize(wxSize(860, 520));
    CentreOnParent();
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { look(); });
    Bind(
        wxEVT_BUTTON, [this](wxCommandEvent&) { preempt(); }, wxID_OK);
    look();
    m_from->SetFocus();
    m_from->SelectAll();
}

void PreemptDialog::add_window(wxSizer& fields) {
    const auto day = app::date_text(m_workspace.day());
    m_from = add_text(*this, fields, base::tr(LICHSONG_N_("From (a day, or a day and a time)")), day);
    m_to = add_text(*this, fields, base::tr(LICHSONG_N_("Until the end of (a day, or a day and a time)")), day);
    m_reason = add_text(*this, fields, base::tr(LICHSONG_N_("Why it does not go out")), {});
    auto* words = new wxStaticText(this, wxID_ANY, said(LICHSONG_N_("Outlets (none ticked: all of them)")));
    play(*words, "quiet");
    fields.Add(words, wxSizerFlags().Border(wxTOP, field_gap));
    m_outlets = new wxCheckListBox(this, wxID_ANY);
    name(*m_outlets, base::tr("Outlets (none ticked: all of them)"));
    for (const auto& outlet : m_workspace.plan().outlets) m_outlets->Append(wx(base::in_language(outlet.name, outlet.name_en)));
    fields.Add(m_outlets, wxSizerFlags(1).Expand());
    for (auto* field : {m_from, m_to}) field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { look_soon(); });
    m_outlets->Bind(wxEVT_CHECKLISTBOX, [this](wxCommandEvent&) { look(); });
}

void PreemptDialog::add_lost(wxSizer& rows) {
    m_table = new TextTable(this, base::tr("What does not go out"),
                            {{base::with_capital(app::field_name("code")), 90},
                             {base::tr("Was planned for"), 150},
                             {base::with_capital(app::kind_name("outlet")), 160},
                             {base::with_capital(app::field_name("title")), 210},
                             {base::tr("What is then missing"), 240}});
    rows.Add(m_table, wxSizerFlags(1).Expand());
}

service::PreemptWish PreemptDialog::wish() const {
    service::PreemptWish wish;
    wish.from = service::window_edge(m_workspace.plan(), utf8(m_from->GetValue()), false);
    wish.to = service::window_edge(m_workspace.plan(), utf8(m_to->GetValue()), true);
    wish.reason = base::clean_line(utf8(m_reason->GetValue()));
    unsigned at = 0;
    for (const auto& outlet : m_workspace.plan().outlets)
        if (m_outlets->IsChecked(at++)) wish.outlets.push_back(outlet.key);
    return wish;
}

void PreemptDialog::type(const wxString& from, const wxString& to) {
    m_from->ChangeValue(from);
    m_to->ChangeValue(to);
    look();
}

void PreemptDialog::look_soon() { m_pause.StartOnce(milliseconds_of_pause); }

void PreemptDialog::look() {
    m_pause.Stop();
    m_lost.clear();
    try {
        auto asked = wish();
        if (asked.reason.empty()) asked.reason = "?";  // nobody is asked why before it is done
        m_lost = service::preempt(m_workspace.desk(), asked, true).lost;
        const auto count = static_cast<long>(m_lost.size());
        say(count == 0 ? base::tr("Nothing is planned in that window.")
                       : base::fill(base::tr_n("{1} placement would not go out", "{1} placements would not go out", count),
                                    {std::to_string(count)}));
    } catch (const base::Error& error) {
        say(app::describe(error), true);
    }
    const auto& plan = m_workspace.plan();
    std::vector<std::vector<std::string>> rows;
    for (const auto& lost : m_lost) {
        const auto& placement = lost.row.placement;
        const auto* outlet = plan.outlets.find(placement.outlet);
        rows.push_back({placement.key,
                        app::weekday_short(placement.date) + ' ' + app::date_text(placement.date) + ' ' + app::clock_text(placement.start),
                        outlet == nullptr ? "" : base::in_language(outlet->name, outlet->name_en),
                        base::in_language(lost.row.segment.title, lost.row.segment.title_en), app::damage_text(plan, lost.damage)});
    }
    m_table->show(std::move(rows));
    m_do->Enable(!m_lost.empty() && !m_workspace.is_read_only());
}

void PreemptDialog::preempt() {
    try {
        const auto asked = wish();
        if (apply([&](service::Desk& desk) { return service::preempt(desk, asked).change; })) leave(*this, wxID_OK);
    } catch (const base::Error& error) {
        say(app::describe(error), true);
    }
}

}  // namespace lichsong::desktop
