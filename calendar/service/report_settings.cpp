// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/report_settings.h"

#include <algorithm>
#include <map>

#include "calendar/base/error.h"
#include "calendar/base/file_name.h"
#include "calendar/base/text.h"

namespace lichsong::service {
namespace {

using model::ReportSetting;

std::string name_of_file(const ReportSetting& setting, const std::string& mark, const model::Date& day) {
    return base::file_name(setting.label, mark + ' ' + model::iso(day) + '.' + std::string(model::name_of(setting.format)), "bao-cao");
}

/// Names of files on a day; the saved reports whose labels make the same name have their numbers in it, or one would be taken for the other.
class FileNames {
public:
    explicit FileNames(const model::Plan& plan) {
        for (const auto& setting : plan.report_settings)
            if (!setting.partner) ++m_count[folded(setting)];
    }
    [[nodiscard]] std::string of(const ReportSetting& setting, const model::Date& day) const {
        const auto found = m_count.find(folded(setting));
        const bool is_shared = found != m_count.end() && found->second > 1;
        return name_of_file(setting, is_shared ? " (" + std::to_string(setting.id) + ')' : std::string(), day);
    }

private:
    // Of no matter which day; some systems take capitals and small letters for the same.
    static std::string folded(const ReportSetting& setting) { return base::upper(name_of_file(setting, {}, model::Date(1900, 1, 1))); }
    std::map<std::string, int> m_count;
};

}  // namespace

std::vector<SavedReport> due_reports(Desk& desk, const model::Date& today) {
    const auto& plan = desk.context();
    const FileNames names(plan);
    std::vector<SavedReport> due;
    for (const auto& setting : plan.report_settings) {
        if (setting.partner) continue;
        if (const auto day = model::due_day(setting, plan.campaign, today); model::is_set(day)) due.push_back({setting, day, names.of(setting, day)});
    }
    std::stable_sort(due.begin(), due.end(), [](const SavedReport& a, const SavedReport& b) { return base::vi_less(a.setting.label, b.setting.label); });
    return due;
}

SavedReport saved_report(Desk& desk, const std::string& key, const model::Date& today) {
    const auto setting = model::from_record<ReportSetting>(desk.require(model::EntityKind::ReportSetting, key));
    if (setting.partner) {
        const auto* partner = desk.context().partners.find(setting.partner);
        throw base::Error(base::Fault::Input, "report_setting.of_partner", {setting.label, partner == nullptr ? std::string() : partner->name});
    }
    return {setting, today, FileNames(desk.context()).of(setting, today)};
}

ReportWish wish_of(Desk& desk, const ReportSetting& setting, const model::Date& day) {
    ReportWish wish;
    wish.paper.is_english = setting.language == model::FeedLanguage::English;
    const auto days = model::told_days(setting.period, day);
    wish.from = days.from;
    wish.until = days.to;
    for (const auto id : setting.outlets) wish.outlet += (wish.outlet.empty() ? "" : ",") + model::key_of(desk.context(), model::EntityKind::Outlet, id.value);
    return wish;
}

}  // namespace lichsong::service
