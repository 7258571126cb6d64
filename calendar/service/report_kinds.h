// SPDX-License-Identifier: Apache-2.0
// The makers of the reports, one file each; called through the table in reports.cpp.
#pragma once

#include "calendar/service/reports.h"

namespace lichsong::service {

/// What goes out on each outlet: the week of the first day, or of today, where no last one is named.
report::Document week_schedule(const ReportTask& task, const std::string& template_id);
/// What is planned, an item or series a row, in the columns that plans of campaigns have; the whole flight.
report::Document campaign_plan(const ReportTask& task, const std::string& template_id);
/// What of the goals is reached and what is missing, as of the last day; the whole flight.
report::Document coverage_report(const ReportTask& task, const std::string& template_id);
/// What was asked of partners, and what is open.
report::Document coordination_report(const ReportTask& task, const std::string& template_id);
/// What went out and what did not, or otherwise; from the first day of the flight until yesterday.
report::Document asrun_report(const ReportTask& task, const std::string& template_id);
/// For leaders: what was done in the days told of, and since the first day of the flight.
report::Document result_report(const ReportTask& task, const std::string& template_id);
/// Milestones by date, with how far from election day the law puts them.
report::Document legal_calendar(const ReportTask& task, const std::string& template_id);
/// A placement a row and the matrix of coverage, without a head: to be worked on in a spreadsheet and imported again.
report::Document placement_schedule(const ReportTask& task, const std::string& template_id);

}  // namespace lichsong::service
