// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/template_dialog.h"

#include <algorithm>
#include <utility>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/weakref.h>

#include "app/common/describe.h"
#include "app/desktop/dialogs/answers.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"
#include "app/desktop/widgets/text_table.h"
#include "calendar/base/text.h"

namespace lichsong::desktop {
namespace {

constexpr int list_width = 430;

using Row = std::vector<std::string>;

std::string days_of(const service::TemplateLine& line) {
    if (!model::is_set(line.from)) return {};
    return app::date_text(line.from) + (line.to == line.from || !model::is_set(line.to) ? "" : " – " + app::date_text(line.to));
}

std::string issues_of(const service::TemplateLine& line) {
    if (line.issues + line.issues_outside == 0) return {};
    auto words = base::fill(base::tr_n("{1} issue", "{1} issues", line.issues), {std::to_string(line.issues)});
    if (line.issues_outside > 0) words += "; " + base::fill(base::tr_n("{1} day lies outside the campaign's dates", "{1} days lie outside the campaign's dates", line.issues_outside), {std::to_string(line.issues_outside)});
    return words;
}

void add_rows(std::vector<Row>& rows, const char* outcome, const std::vector<service::TemplateLine>& lines) {
    for (const auto& line : lines) rows.push_back({base::tr(outcome), base::with_capital(app::kind_name(line.kind)), line.label, days_of(line), issues_of(line)});
}

std::string summary_of(const service::TemplateReport& report) {
    if (report.rows.empty() && report.left_out.empty()) return base::tr(LICHSONG_N_("The plan has all of this already."));
    const auto added = static_cast<long>(report.rows.size());
    const auto there = static_cast<long>(report.already_there.size());
    const auto outside = static_cast<long>(report.left_out.size());
    auto words = base::fill(base::tr_n("{1} row to add", "{1} rows to add", added), {std::to_string(added)});
    if (there > 0) words += " · " + base::fill(base::tr_n("{1} there already, left as it is", "{1} there already, left as they are", there), {std::to_string(there)});
    if (outside > 0) words += " · " + base::fill(base::tr(LICHSONG_N_("{1} outside the campaign's dates")), {std::to_string(outside)});
    return words;
}

}  // namespace

TemplateDialog::TemplateDialog(wxWindow* parent, Workspace& workspace)
    : wxDialog(parent, wxID_ANY, said(LICHSONG_N_("Add from a template")), wxDefaultPosition, wxSize(1180, 680), wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX),
      m_workspace(workspace), m_templates(service::addable_templates(workspace.settings().templates())) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* columns = new wxBoxSizer(wxHORIZONTAL);
    make_list(*columns);
    make_preview(*columns);
    rows->Add(columns, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    m_do = add_answers(*this, *buttons, said(LICHSONG_N_("Add"))).good;
    m_do->Disable();
    rows->Add(buttons, wxSizerFlags().Expand().Border(wxALL, dialog_margin));
    SetSizer(rows);
    SetMinSize(wxSize(860, 480));
    CentreOnParent();
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { accept(); }, wxID_OK);
    fill_slots();
    if (!m_templates.empty()) choose(0);
    m_list->SetFocus();
}

void TemplateDialog::make_list(wxSizer& columns) {
    m_list = new TextTable(this, base::tr(LICHSONG_N_("Templates")), {{base::tr(LICHSONG_N_("Adds")), 110}, {base::tr(LICHSONG_N_("Template")), list_width - 130}});
    m_list->SetMinSize(wxSize(list_width, -1));
    std::vector<Row> rows;
    for (const auto& row : m_templates) rows.push_back({base::with_capital(app::kind_name(model::info_of(row.kind).name)), base::in_language(row.title, row.title_en)});
    m_list->show(std::move(rows));
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { preview(); });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { accept(); });
    columns.Add(m_list, wxSizerFlags().Expand());
}

void TemplateDialog::make_preview(wxSizer& columns) {
    auto* right = new wxBoxSizer(wxVERTICAL);
    m_title = new wxStaticText(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    play(*m_title, "title");
    right->Add(m_title, wxSizerFlags().Expand());
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    m_slot_words = new wxStaticText(this, wxID_ANY, said(LICHSONG_N_("Goes into the slot")));
    line->Add(m_slot_words, wxSizerFlags().CenterVertical().Border(wxRIGHT, 12));
    m_slot = new wxChoice(this, wxID_ANY);
    name(*m_slot, base::tr(LICHSONG_N_("Goes into the slot")));
    m_slot->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { preview(); });
    line->Add(m_slot, wxSizerFlags(1).CenterVertical());
    right->Add(line, wxSizerFlags().Expand().Border(wxTOP, 10));
    m_summary = new wxStaticText(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    play(*m_summary, "heading");
    right->Add(m_summary, wxSizerFlags().Expand().Border(wxTOP, 10));
    m_fault = new wxStaticText(this, wxID_ANY, "");
    play(*m_fault, "warning");
    right->Add(m_fault, wxSizerFlags().Expand());
    m_rows = new TextTable(this, base::tr(LICHSONG_N_("What the template would add")),
                           {{base::tr(LICHSONG_N_("What becomes of it")), 150}, {app::field_name("kind"), 100}, {app::field_name("title"), 250}, {app::field_name("date"), 160}, {base::tr(LICHSONG_N_("Issues")), 200}});
    right->Add(m_rows, wxSizerFlags(1).Expand().Border(wxTOP, 10));
    columns.Add(right, wxSizerFlags(1).Expand().Border(wxLEFT, dialog_margin));
}

// Slots that can be booked, under their outlets; the first answer is none, so that nobody takes one by not looking.
void TemplateDialog::fill_slots() {
    m_slot->Append(said(LICHSONG_N_("Choose a slot…")));
    m_slots.emplace_back();
    const auto& plan = m_workspace.plan();
    for (const auto& outlet : plan.outlets)
        for (const auto& slot : plan.slots) {
            if (slot.outlet.value != outlet.id || slot.kind != model::SlotKind::Open) continue;
            m_slot->Append(wx(base::in_language(outlet.name, outlet.name_en) + " · " + slot.title + (slot.start ? "  " + model::hm(*slot.start) : std::string())));
            m_slots.push_back(slot.key);
        }
    m_slot->SetSelection(0);
}

void TemplateDialog::choose(std::size_t at) {
    m_list->choose(at);
    preview();
}

void TemplateDialog::choose_slot(base::Id<model::Slot> slot) {
    const auto* row = m_workspace.plan().slots.find(slot);
    const auto found = std::find(m_slots.begin(), m_slots.end(), row == nullptr ? std::string() : row->key);
    m_slot->SetSelection(static_cast<int>(found - m_slots.begin()));
    preview();
}

wxString TemplateDialog::summary() const { return m_summary->GetLabel(); }
wxString TemplateDialog::fault() const { return m_fault->GetLabel(); }

std::optional<service::TemplateWish> TemplateDialog::wish() const {
    const auto at = m_list->selected();
    if (at >= m_templates.size()) return std::nullopt;
    const auto& chosen = m_templates[at];
    return service::TemplateWish{chosen.id, chosen.needs_slot ? m_slots.at(static_cast<std::size_t>(std::max(0, m_slot->GetSelection()))) : std::string()};
}

void TemplateDialog::preview() {
    m_report.reset();
    m_do->Disable();
    const auto wished = wish();
    if (!wished) {
        m_rows->show({});
        m_summary->SetLabel("");
        return;
    }
    const auto& chosen = m_templates[m_list->selected()];
    m_title->SetLabel(wx(base::in_language(chosen.title, chosen.title_en)));
    m_slot_words->Show(chosen.needs_slot);
    m_slot->Show(chosen.needs_slot);
    m_fault->SetLabel("");
    m_summary->SetLabel(said(LICHSONG_N_("Looking through the plan…")));
    Layout();
    const auto wanted = *wished;
    if (chosen.needs_slot && wanted.slot.empty()) {
        m_rows->show({});
        m_summary->SetLabel(said(LICHSONG_N_("Choose the slot it shall go into.")));
        return;
    }
    m_seen_change = m_workspace.desk().session().last_change();
    const auto work = [wanted, folders = m_workspace.settings().templates()](service::Desk& desk) -> Answer {
        try {
            return {service::preview_template(desk, folders, wanted), std::nullopt};
        } catch (const base::Error& error) {
            return {{}, error};
        }
    };
    // The dialog may be gone before the answer comes.
    m_workspace.ask<Answer>("template", work, [here = wxWeakRef<TemplateDialog>(this), wanted](Answer answer) {
        if (!here) return;
        const auto now = here->wish();  // another may have been chosen meanwhile, or none
        if (now && now->id == wanted.id && now->slot == wanted.slot) here->show(std::move(answer));
    });
}

void TemplateDialog::show(Answer answer) {
    std::vector<Row> rows;
    if (answer.error) {
        m_summary->SetLabel("");
        m_fault->SetLabel(wx(app::describe(*answer.error)));
        m_fault->Wrap(m_rows->GetClientSize().x);
    } else {
        m_report = std::move(answer.report);
        m_summary->SetLabel(wx(summary_of(*m_report)));
        add_rows(rows, LICHSONG_N_("To add"), m_report->rows);
        add_rows(rows, LICHSONG_N_("Outside the dates"), m_report->left_out);
        add_rows(rows, LICHSONG_N_("There already"), m_report->already_there);
    }
    m_rows->show(std::move(rows));
    m_do->Enable(m_report && !m_report->rows.empty());
    Layout();
}

// What is done is what was listed: where another desk has changed the plan meanwhile, the list comes anew first.
void TemplateDialog::accept() {
    const auto wished = wish();
    if (!wished || !m_report || m_report->rows.empty()) return;
    if (m_workspace.desk().session().last_change() != m_seen_change) return preview();
    auto told = std::exchange(m_workspace.on_error, [this](const std::string& sentence) {
        m_fault->SetLabel(wx(sentence));
        m_fault->Wrap(m_rows->GetClientSize().x);
        Layout();
    });
    const auto done = m_workspace.apply([wanted = *wished, folders = m_workspace.settings().templates()](service::Desk& desk) { return service::apply_template(desk, folders, wanted).change; },
                                        base::tr(LICHSONG_N_("Adding what is in the template…")));
    m_workspace.on_error = std::move(told);
    if (done) leave(*this, wxID_OK);
}

}  // namespace lichsong::desktop
