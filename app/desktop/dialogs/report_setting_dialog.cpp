// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dialogs/report_setting_dialog.h"

#include <algorithm>

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/common/describe.h"
#include "app/common/rhythm_words.h"
#include "app/desktop/dialogs/answers.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/measures.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/service/reports.h"

namespace lichsong::desktop {
namespace {

using model::Recurrence;

constexpr int setting_width = 480;
const model::Date any_monday(2021, 5, 3);

bool is_of_weekdays(const Recurrence& rule) { return !rule || (rule.unit == Recurrence::Unit::Weekly && rule.every == 1); }

template <class E>
std::vector<std::string> words_of(E) {
    std::vector<std::string> words;
    for (const auto name : enum_names(E{})) words.push_back(app::choice_name(name));
    return words;
}

template <class E>
E chosen_of(const wxChoice& choice) { return static_cast<E>(std::max(0, choice.GetSelection())); }

}  // namespace

ReportSettingDialog::ReportSettingDialog(wxWindow* parent, Workspace& workspace, const model::ReportSetting& setting)
    : wxDialog(parent, wxID_ANY, said(LICHSONG_N_("Save these settings"))), m_workspace(workspace), m_setting(setting) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* title = new wxStaticText(this, wxID_ANY, said(service::report_kind(setting.report).title));
    play(*title, "title");
    rows->Add(title, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
    m_label = new wxTextCtrl(this, wxID_ANY, wx(setting.label), wxDefaultPosition, FromDIP(wxSize(setting_width, -1)));
    add(*rows, LICHSONG_N_("Name, also of its files"), m_label);
    add_days(*rows);
    m_period = add_choice(*rows, LICHSONG_N_("Tells of"), words_of(setting.period), static_cast<std::size_t>(setting.period));
    m_format = add_choice(*rows, LICHSONG_N_("Format"), words_of(setting.format), static_cast<std::size_t>(setting.format));
    m_language = add_choice(*rows, LICHSONG_N_("Language"), words_of(setting.language), static_cast<std::size_t>(setting.language));
    std::vector<std::string> names{base::tr(LICHSONG_N_("Into the folder for saved reports"))};
    std::size_t chosen = 0;
    m_partners.emplace_back();
    for (const auto& partner : workspace.plan().partners) {
        if (!service::report_kind(setting.report).for_partners) break;  // it may hold what is not theirs
        if (setting.partner.value == partner.id) chosen = m_partners.size();
        m_partners.push_back(model::id_of(partner));
        names.push_back(base::fill(base::tr(LICHSONG_N_("With the messages to {1}, of its own outlets")), {base::in_language(partner.name, partner.name_en)}));
    }
    m_partner = add_choice(*rows, LICHSONG_N_("Where it goes"), names, chosen);
    m_fault = new wxStaticText(this, wxID_ANY, "");
    play(*m_fault, "warning");
    rows->Add(m_fault, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    add_answers(*this, *foot, said(LICHSONG_N_("Save the settings")));
    rows->Add(foot, wxSizerFlags().Expand().Border(wxALL, dialog_margin));
    SetSizerAndFit(rows);
    CentreOnParent();
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { static_cast<void>(accept()); }, wxID_OK);
    m_label->SetFocus();
    m_label->SelectAll();
}

void ReportSettingDialog::add(wxSizer& rows, const char* label, wxWindow* control) {
    auto* words = new wxStaticText(this, wxID_ANY, said(label));
    play(*words, "quiet");
    rows.Add(words, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
    name(*control, base::tr(label));
    rows.Add(control, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, dialog_margin));
}

wxChoice* ReportSettingDialog::add_choice(wxSizer& rows, const char* label, const std::vector<std::string>& words, std::size_t chosen) {
    wxArrayString entries;
    for (const auto& one : words) entries.Add(wx(one));
    auto* choice = new wxChoice(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(setting_width, -1)), entries);
    choice->SetSelection(static_cast<int>(chosen));
    add(rows, label, choice);
    return choice;
}

// A rhythm of months, or of every other week, was typed elsewhere: it is shown, and stays.
void ReportSettingDialog::add_days(wxSizer& rows) {
    auto* words = new wxStaticText(this, wxID_ANY, said(LICHSONG_N_("Due on (no day: only when asked for)")));
    play(*words, "quiet");
    rows.Add(words, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, dialog_margin));
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    if (!is_of_weekdays(m_setting.rule)) {
        line->Add(new wxStaticText(this, wxID_ANY, wx(app::rhythm_words(m_setting.rule))));
    } else {
        for (std::size_t i = 0; i < m_days.size(); ++i) {
            m_days.at(i) = new wxCheckBox(this, wxID_ANY, wx(app::weekday_short(model::plus_days(any_monday, static_cast<long>(i)))));
            m_days.at(i)->SetValue(((m_setting.rule.weekdays >> i) & 1U) != 0);
            line->Add(m_days.at(i), wxSizerFlags().Border(wxRIGHT, field_gap));
        }
    }
    rows.Add(line, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, dialog_margin));
}

void ReportSettingDialog::type(const std::string& label) { m_label->ChangeValue(wx(label)); }

void ReportSettingDialog::tick(std::size_t weekday, bool on) {
    if (m_days.at(weekday) != nullptr) m_days.at(weekday)->SetValue(on);
}

bool ReportSettingDialog::accept() {
    try {
        auto setting = m_setting;
        setting.label = base::clean_line(utf8(m_label->GetValue()));
        if (setting.label.empty()) throw base::Error(base::Fault::Input, "field.required", {"report_setting", {}, "label"});
        if (m_days.front() != nullptr) {
            setting.rule = {};
            for (std::size_t i = 0; i < m_days.size(); ++i)
                if (m_days.at(i)->GetValue()) setting.rule.weekdays = static_cast<std::uint8_t>(setting.rule.weekdays | 1U << i);
            if (setting.rule.weekdays != 0) setting.rule.unit = Recurrence::Unit::Weekly;
        }
        setting.period = chosen_of<model::ReportPeriod>(*m_period);
        setting.format = chosen_of<model::ReportFormat>(*m_format);
        setting.language = chosen_of<model::FeedLanguage>(*m_language);
        setting.partner = m_partners[static_cast<std::size_t>(std::max(0, m_partner->GetSelection()))];
        m_setting = std::move(setting);
        leave(*this, wxID_OK);
        return true;
    } catch (const base::Error& error) {
        m_fault->SetLabel(wx(app::describe(error)));
        m_fault->Wrap(FromDIP(setting_width));
        Fit();
        return false;
    }
}

}  // namespace lichsong::desktop
