// SPDX-License-Identifier: Apache-2.0
#include "calendar/model/report_setting.h"

#include <array>

namespace lichsong::model {

std::span<const FieldInfo> report_setting_fields() {
    static constexpr std::array list{
        field<&ReportSetting::label>("label", Required | Searched),
        field<&ReportSetting::report>("report", Required),
        field<&ReportSetting::format>("format"),
        field<&ReportSetting::rule>("rule"),
        field<&ReportSetting::outlets>("outlets"),
        field<&ReportSetting::period>("period"),
        field<&ReportSetting::language>("language"),
        field<&ReportSetting::partner>("partner"),
        field<&ReportSetting::sent_on>("sent_on", Generated),
    };
    return list;
}

Date due_day(const ReportSetting& setting, const Campaign& campaign, const Date& today) {
    Date last;
    for_each_date(setting.rule, campaign.first_day, campaign.first_day, today, [&](const Date& date) { last = date; });
    return last;
}

DateSpan told_days(ReportPeriod period, const Date& day) {
    const auto week = [](const Date& monday) { return DateSpan{monday, plus_days(monday, 6)}; };
    const auto monday = monday_of(day);
    switch (period) {
        case ReportPeriod::Whole: break;
        case ReportPeriod::ThisWeek: return week(monday);
        case ReportPeriod::WeekBefore: return week(plus_days(monday, -7));
        case ReportPeriod::WeekToCome: return week(monday == day ? day : plus_days(monday, 7));
        case ReportPeriod::ToDate: return {Date(), day};
    }
    return {};
}

}  // namespace lichsong::model
