// SPDX-License-Identifier: Apache-2.0
// The saved reports of the report dialog: chosen, kept in the plan, and the folder that those which are due go into.
#include <algorithm>
#include <utility>

#include <wx/choice.h>
#include <wx/dirdlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/common/describe.h"
#include "app/common/rhythm_words.h"
#include "app/desktop/dialogs/report_dialog.h"
#include "app/desktop/dialogs/report_setting_dialog.h"
#include "app/desktop/models/report_folder.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/style.h"
#include "calendar/base/text.h"
#include "calendar/service/row_edit.h"

namespace lichsong::desktop {

void ReportDialog::add_saved(wxSizer& column) {
    auto* words = new wxStaticText(this, wxID_ANY, said(LICHSONG_N_("Saved report")));
    play(*words, "quiet");
    column.Add(words);
    m_saved = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize);
    name(*m_saved, base::tr("Saved report"));
    m_saved->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { choose_saved(m_settings[static_cast<std::size_t>(std::max(0, m_saved->GetSelection()))]); });
    column.Add(m_saved, wxSizerFlags().Expand());
    read_saved();
}

void ReportDialog::read_saved() {
    m_saved->Clear();
    m_settings = {0};
    m_saved->Append(said(LICHSONG_N_("None: as it stands below")));
    for (const auto& setting : m_workspace.plan().report_settings) {
        m_settings.push_back(setting.id);
        const auto when = app::rhythm_words(setting.rule);
        m_saved->Append(wx(setting.label + (when.empty() ? "" : " (" + when + ')')));
    }
    m_saved->SetSelection(0);
}

// Of several outlets there is an entry only while they are asked for.
void ReportDialog::show_outlets(const std::vector<base::Id<model::Outlet>>& outlets) {
    std::string keys;
    std::string names;
    for (const auto id : outlets)
        if (const auto* outlet = m_workspace.plan().outlets.find(id)) {
            keys += (keys.empty() ? "" : ",") + outlet->key;
            names += (names.empty() ? "" : ", ") + base::in_language(outlet->name, outlet->name_en);
        }
    auto found = std::find(m_outlets.begin(), m_outlets.end(), keys);
    if (found == m_outlets.end()) {
        m_outlet->Append(wx(names));
        found = m_outlets.insert(m_outlets.end(), keys);
    }
    m_outlet->SetSelection(static_cast<int>(found - m_outlets.begin()));
}

void ReportDialog::choose_saved(std::int64_t id) {
    const auto& plan = m_workspace.plan();
    const auto* setting = plan.report_settings.find({id});
    m_saved->SetSelection(static_cast<int>(std::max<std::ptrdiff_t>(0, std::find(m_settings.begin(), m_settings.end(), id) - m_settings.begin())));
    m_language = base::language();
    if (setting == nullptr) {
        static_cast<void>(make());
        return;
    }
    const auto kinds = service::report_kinds();
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const service::ReportKind& one) { return one.name == setting->report; });
    if (kind != kinds.end()) m_kind->SetSelection(static_cast<int>(kind - kinds.begin()));
    auto outlets = setting->outlets;
    if (setting->partner) {  // who is sent its own alone
        if (outlets.empty())
            for (const auto& outlet : plan.outlets) outlets.push_back(model::id_of(outlet));
        std::erase_if(outlets, [&](const auto outlet) { return plan.outlets.find(outlet)->partner != setting->partner; });
    }
    show_outlets(outlets);
    const auto days = model::told_days(setting->period, m_workspace.today());
    type("from", model::is_set(days.from) ? app::date_text(days.from) : std::string());
    type("until", model::is_set(days.to) ? app::date_text(days.to) : std::string());
    m_language = setting->language == model::FeedLanguage::English ? base::Language::English : base::Language::Vietnamese;
    static_cast<void>(make());
}

model::ReportSetting ReportDialog::setting() const {
    const auto& plan = m_workspace.plan();
    model::ReportSetting setting;
    if (const auto* saved = plan.report_settings.find({m_settings[static_cast<std::size_t>(std::max(0, m_saved->GetSelection()))]})) setting = *saved;
    setting.report = kind().name;
    if (setting.label.empty()) setting.label = base::tr(kind().title);
    setting.language = m_language == base::Language::English ? model::FeedLanguage::English : model::FeedLanguage::Vietnamese;
    setting.outlets.clear();
    const auto& keys = m_outlets[static_cast<std::size_t>(std::max(0, m_outlet->GetSelection()))];
    for (const auto key : base::split(keys, ','))
        if (const auto* outlet = plan.outlets.find_key(key)) setting.outlets.push_back(model::id_of(*outlet));
    return setting;
}

bool ReportDialog::keep(const model::ReportSetting& setting) {
    const auto& known = m_workspace.plan().report_settings;
    const auto same = std::find_if(known.begin(), known.end(), [&](const model::ReportSetting& one) { return one.label == setting.label; });
    const auto record = model::to_record(setting);
    service::Fields fields;
    for (std::size_t i = 0; i < record.values.size(); ++i)
        if (record.info().fields[i].is_by_hand()) fields.emplace_back(record.info().fields[i].name, record.values[i]);
    const auto give = [&](const service::FieldContext&) { return fields; };
    const auto id = same == known.end() ? 0 : same->id;
    auto told = std::exchange(m_workspace.on_error, [this](const std::string& sentence) { say(sentence, true); });
    std::string made;
    const auto done = m_workspace.apply([&](service::Desk& desk) {
        auto edited = id == 0 ? service::add_row(desk, model::EntityKind::ReportSetting, {}, give) : service::set_row(desk, {model::EntityKind::ReportSetting, id}, give);
        made = edited.key;
        return edited.change;
    });
    m_workspace.on_error = std::move(told);
    if (!done) return false;
    read_saved();
    if (const auto* now = m_workspace.plan().report_settings.find_key(made)) choose_saved(now->id);
    say(base::fill(base::tr(LICHSONG_N_("Saved in the plan: {1}")), {setting.label}));
    return true;
}

void ReportDialog::ask_setting() {
    ReportSettingDialog dialog(this, m_workspace, setting());
    if (ask(dialog) == wxID_OK) static_cast<void>(keep(dialog.setting()));
}

void ReportDialog::choose_folder(const std::string& folder) {
    if (!keep_report_folder(m_workspace.settings(), m_workspace.desk().session().address(), folder)) {
        say(base::tr(LICHSONG_N_("The folder could not be kept for the next time.")), true);
        return;
    }
    m_workspace.tell(Rows);  // what is due is looked for again
    say(base::fill(base::tr(LICHSONG_N_("Saved reports that are due are written into {1} while this plan is open.")), {folder}));
}

void ReportDialog::ask_folder() {
    const auto now = read_report_folder(m_workspace.settings(), m_workspace.desk().session().address());
    wxDirDialog dialog(this, said(LICHSONG_N_("Where saved reports of this plan are written to when they are due")), wx(now.string()));
    if (ask(dialog) == wxID_OK) choose_folder(utf8(dialog.GetPath()));
}

}  // namespace lichsong::desktop
