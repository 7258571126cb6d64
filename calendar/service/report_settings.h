// SPDX-License-Identifier: Apache-2.0
// Saved reports: which are due, what they ask for, and what their files are called. Writes no file and knows no folder: who runs them says where
// to, see app/common/report_files.h. Those for a partner go out with its messages alone, see partner_report.h.
#pragma once

#include <string>
#include <vector>

#include "calendar/service/reports.h"

namespace lichsong::service {

/// A saved report of the house on a day.
struct SavedReport {
    model::ReportSetting setting;
    model::Date day;   ///< on which it is due, and as of which it is made
    std::string file;  ///< "LABEL 2021-05-03.pdf", a name without folder that no other saved report of the plan has on that day
};

/// What was due last, up to `today`; by label. What is only made when asked for is not among them.
[[nodiscard]] std::vector<SavedReport> due_reports(Desk& desk, const model::Date& today);

/// The named one as of `today`, due or not. Error{Call,"row.unknown"}; Error{Input,"report_setting.of_partner"} {label, partner} where it goes out
/// with a partner's messages.
[[nodiscard]] SavedReport saved_report(Desk& desk, const std::string& key, const model::Date& today);

/// Days, outlets and language; what the office puts on every paper is empty.
[[nodiscard]] ReportWish wish_of(Desk& desk, const model::ReportSetting& setting, const model::Date& day);

}  // namespace lichsong::service
