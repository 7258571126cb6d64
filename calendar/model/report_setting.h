// SPDX-License-Identifier: Apache-2.0
// A report as somebody wants it again and again: what it tells of, in which form, and on which days. No path stands here: a plan comes from
// others, and must never make a program write somewhere. What a kind of report is stands in service/reports.h.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "calendar/model/campaign.h"
#include "calendar/model/milestone.h"
#include "calendar/model/outlet.h"
#include "calendar/model/partner.h"
#include "calendar/model/release.h"

namespace lichsong::model {

/// What days a report tells of, seen from the day on which it is made. Weeks begin on Monday.
enum class ReportPeriod : std::uint8_t {
    Whole,       ///< as the kind of report has it by itself
    ThisWeek,    ///< the week of the day
    WeekBefore,  ///< the last week that was over before the day
    WeekToCome,  ///< the first week that begins on the day or after it
    ToDate,      ///< from where the kind begins up to the day
};
inline constexpr Names<5> report_period_names = {"whole", "this_week", "week_before", "week_to_come", "to_date"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(ReportPeriod) { return report_period_names; }

/// The endings of files that a report can have, in the order of app/common/paper_format.h.
enum class ReportFormat : std::uint8_t { Pdf, Docx, Xlsx, Html, Csv };
inline constexpr Names<5> report_format_names = {"pdf", "docx", "xlsx", "html", "csv"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(ReportFormat) { return report_format_names; }

struct ReportSetting : Entity {
    std::string label;                      ///< what we call it; begins the name of its file
    std::string report;                     ///< the kind: "week"
    ReportFormat format = ReportFormat::Pdf;
    Recurrence rule;                        ///< on which days it is due, counted from the first day of the campaign; none: only when asked for
    std::vector<base::Id<Outlet>> outlets;  ///< empty: all
    ReportPeriod period = ReportPeriod::Whole;
    FeedLanguage language = FeedLanguage::Vietnamese;
    base::Id<Partner> partner;              ///< whose message carries it; none: it is the house's
    Date sent_on;                           ///< the day it was due on when it was sent to the partner last
};

[[nodiscard]] std::span<const FieldInfo> report_setting_fields();

/// The latest day up to `today` on which it is due; none where there is none, or before the campaign begins.
[[nodiscard]] Date due_day(const ReportSetting& setting, const Campaign& campaign, const Date& today);

/// What it tells of when it is made on `day`; days that are none are left to the kind of report.
[[nodiscard]] DateSpan told_days(ReportPeriod period, const Date& day);

}  // namespace lichsong::model
