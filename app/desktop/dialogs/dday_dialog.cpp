// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/dday_dialog.h"

#include <cstdlib>
#include <map>
#include <utility>

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/weakref.h>

#include "app/common/describe.h"
#include "app/desktop/dialogs/answers.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"
#include "app/desktop/widgets/text_table.h"
#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

constexpr int typing_waits = 250;  // milliseconds

std::string day_words(const model::Date& date) { return model::is_set(date) ? app::weekday_short(date) + ' ' + app::date_text(date) : std::string(); }

// TRANSLATORS: how far election day moves
std::string distance_words(long days) {
    const auto count = std::to_string(std::abs(days));
    return days < 0 ? base::fill(base::tr_n("{1} day earlier", "{1} days earlier", -days), {count}) : base::fill(base::tr_n("{1} day later", "{1} days later", days), {count});
}

// "3 mốc, 120 lượt phát": how many of each kind.
std::string counts_of(const std::vector<service::Shift>& shifts) {
    std::map<std::string, std::size_t> counts;
    for (const auto& shift : shifts) ++counts[shift.kind];
    std::string words;
    for (const auto& info : model::entity_table())
        if (const auto found = counts.find(std::string(info.name)); found != counts.end() && info.kind != model::EntityKind::Campaign)
            words += (words.empty() ? "" : ", ") + std::to_string(found->second) + ' ' + app::kind_name(found->first);
    return words;
}

}  // namespace

DdayDialog::DdayDialog(wxWindow* parent, Workspace& workspace)
    : wxDialog(parent, wxID_ANY, said(LICHSONG_N_("Change election day")), wxDefaultPosition, wxSize(900, 760), wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER), m_workspace(workspace) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    const auto& campaign = workspace.plan().campaign;
    const bool has_one = model::is_set(campaign.dday);
    auto* title = new wxStaticText(this, wxID_ANY, has_one ? said(LICHSONG_N_("Election day is {1}"), {day_words(campaign.dday)}) : wx(base::in_language(campaign.name, campaign.name_en)));
    play(*title, "title");
    rows->Add(title, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    line->Add(new wxStaticText(this, wxID_ANY, said(LICHSONG_N_("New day"))), wxSizerFlags().CenterVertical().Border(wxRIGHT, 12));
    m_date = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxSize(150, 34));
    m_date->SetHint(said(LICHSONG_N_("dd/mm/yyyy")));
    name(*m_date, base::tr(LICHSONG_N_("New day")));
    line->Add(m_date, wxSizerFlags().CenterVertical());
    m_weekday = new wxStaticText(this, wxID_ANY, "");
    play(*m_weekday, "quiet");
    line->Add(m_weekday, wxSizerFlags(1).CenterVertical().Border(wxLEFT, 12));
    rows->Add(line, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
    m_fault = new wxStaticText(this, wxID_ANY, "");
    play(*m_fault, "warning");
    rows->Add(m_fault, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin / 2));
    m_summary = new wxStaticText(this, wxID_ANY, said(LICHSONG_N_("Nothing moves before you have seen the list.")));
    play(*m_summary, "heading");
    rows->Add(m_summary, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, dialog_margin));
    m_shifts = new TextTable(this, base::tr(LICHSONG_N_("What moves")),
                             {{app::field_name("kind"), 130},
                              {app::field_name("title"), 400},
                              {base::tr(LICHSONG_N_("Before")), 140},
                              {base::tr(LICHSONG_N_("After")), 140}});
    rows->Add(m_shifts, wxSizerFlags(3).Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin / 2));
    m_heading = new wxStaticText(this, wxID_ANY, "");
    play(*m_heading, "heading");
    rows->Add(m_heading, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
    m_problems = new TextTable(this, base::tr(LICHSONG_N_("What needs a look")),
                               {{app::field_name("code"), 100},
                                {app::field_name("title"), 300},
                                {app::field_name("date"), 130},
                                {base::tr(LICHSONG_N_("Why")), 330}});
    rows->Add(m_problems, wxSizerFlags(2).Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin / 2));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    m_do = add_answers(*this, *buttons, said(LICHSONG_N_("Move election day"))).good;
    m_do->Disable();
    rows->Add(buttons, wxSizerFlags().Expand().Border(wxALL, dialog_margin));
    SetSizer(rows);
    SetMinSize(wxSize(640, 480));
    CentreOnParent();
    m_date->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        m_move.reset();  // the list is of another day now
        m_do->Disable();
        m_typing.StartOnce(typing_waits);
    });
    m_typing.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { preview(); });
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { accept(); }, wxID_OK);
    show();
    m_date->Enable(has_one);
    if (!has_one) m_fault->SetLabel(wx(app::describe(base::Error(base::Fault::Input, "dday.no_election", {campaign.name}))));
    m_date->SetFocus();
}

wxString DdayDialog::summary() const { return m_summary->GetLabel(); }

void DdayDialog::preview() {
    m_move.reset();
    m_fault->SetLabel({});
    const auto typed = std::string(base::trim(utf8(m_date->GetValue())));
    if (typed.empty()) return show();
    m_summary->SetLabel(said(LICHSONG_N_("Looking through the plan…")));
    // The dialog may be gone before the answer comes.
    m_workspace.ask<Preview>(
        "dday",
        [typed](service::Desk& desk) -> Preview {
            try {
                const auto seen = desk.session().last_change();
                return {service::preview_dday(desk, model::parse_date(typed, model::date_context(desk.context().campaign))), seen, {}};
            } catch (const base::Error& error) {
                return {std::nullopt, 0, app::describe(error)};
            }
        },
        [here = wxWeakRef<DdayDialog>(this), typed](Preview found) {
            if (!here || std::string(base::trim(utf8(here->m_date->GetValue()))) != typed) return;
            here->m_move = std::move(found.move);
            here->m_seen_change = found.seen_change;
            here->m_fault->SetLabel(wx(found.fault));
            here->m_fault->Wrap(here->GetClientSize().x - 2 * dialog_margin);
            here->show();
        });
}

void DdayDialog::show() {
    std::vector<std::vector<std::string>> shifts;
    std::vector<std::vector<std::string>> problems;
    std::string summary = base::tr(LICHSONG_N_("Nothing moves before you have seen the list."));
    std::string day;
    if (m_move) {
        for (const auto& shift : m_move->shifts) shifts.push_back({base::with_capital(app::kind_name(shift.kind)), shift.label, day_words(shift.from), day_words(shift.to)});
        for (const auto& problem : m_move->problems)
            problems.push_back({problem.placement, problem.label, day_words(problem.date), app::describe(model::Doing{problem.reason, {model::iso(problem.deadline)}})});
        const auto days = model::days_between(m_move->from, m_move->to);
        day = day_words(m_move->to) + (days == 0 ? std::string() : " · " + distance_words(days));
        const auto counts = counts_of(m_move->shifts);
        // TRANSLATORS: {1} counts what moves: "25 milestone, 120 placement"
        summary = days == 0 ? base::tr(LICHSONG_N_("Election day is on this day already.")) : base::fill(base::tr(LICHSONG_N_("Moves: {1}.")), {counts});
    }
    const auto count = problems.size();
    m_heading->SetLabel(wx(count == 0 ? std::string() : base::fill(base::tr_n("{1} placement needs a look", "{1} placements need a look", static_cast<long>(count)), {std::to_string(count)})));
    m_summary->SetLabel(wx(summary));
    m_weekday->SetLabel(wx(day));
    m_do->Enable(!shifts.empty());
    m_shifts->show(std::move(shifts));
    m_problems->show(std::move(problems));
    Layout();
}

// What is done is what was listed: where another desk has changed the plan meanwhile, the list comes anew first.
void DdayDialog::accept() {
    if (!m_move || m_workspace.desk().session().last_change() != m_seen_change) return preview();
    const auto to = m_move->to;
    auto told = std::exchange(m_workspace.on_error, [this](const std::string& sentence) { m_fault->SetLabel(wx(sentence)); });
    const auto done = m_workspace.apply(
        [&](service::Desk& desk) {
            service::move_dday(desk, to);
            const auto last = desk.journal().list(1);
            return last.empty() ? model::Change() : last.front();
        },
        base::tr(LICHSONG_N_("Moving election day…")));
    m_workspace.on_error = std::move(told);
    Layout();
    if (done) leave(*this, wxID_OK);
}

}  // namespace lichsong::desktop
