// SPDX-License-Identifier: Apache-2.0
// What several reports tell: goals and what is reached, what is missing, what was planned and went out, the same as charts.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "calendar/service/report_frame.h"

namespace lichsong::service {

/// Topic by medium, all periods added up: fields topic medium target planned confirmed aired percent missing. As of `until`.
[[nodiscard]] report::Table coverage_table(ReportFrame& frame, const std::vector<model::CoverageCell>& cells, std::string_view kind);

/// A sentence for each run of periods where something is missing, an item each, or the part "none_missing".
void add_missing(ReportFrame& frame, std::vector<report::Block>& blocks, const std::vector<model::CoverageCell>& cells, model::CoverageLayer layer);

/// Topics by weeks: how much is missing. Nothing where no goal is of weeks.
void add_gap_chart(ReportFrame& frame, std::vector<report::Block>& blocks, const std::vector<model::CoverageCell>& cells);
/// What is wanted and what is reached, added up week by week. Nothing where no goal is of weeks.
void add_pace_chart(ReportFrame& frame, std::vector<report::Block>& blocks, const std::vector<model::CoverageCell>& cells);

/// What was planned, with what was missed, and what went out. A make-good went out and is no plan of its own; candidates' items and what is
/// held count nowhere.
struct Counted {
    int planned = 0;
    int aired = 0;
    int lost = 0;       ///< missed or pre-empted
    int made_good = 0;  ///< of them
    model::Seconds airtime{0};
};
struct CountedTwice {
    Counted now;    ///< in the days told of
    Counted total;  ///< since the first day of the flight
};
/// By what `group` says of an airing.
using Group = std::function<std::int64_t(const ReportAiring&)>;
[[nodiscard]] std::map<std::int64_t, CountedTwice> counted(const ReportFrame& frame, const Group& group);

/// Fields name planned aired percent planned_total aired_total percent_total lost minutes; the last row adds up all.
[[nodiscard]] report::Table counts_table(ReportFrame& frame, const std::map<std::int64_t, CountedTwice>& counts, std::string_view kind, const std::function<std::string(std::int64_t)>& name);
/// Planned against aired by medium, since the first day of the flight.
void add_media_chart(ReportFrame& frame, std::vector<report::Block>& blocks);

/// How many communes have had something, and which have not: the part "areas", and "areas_missing" where some have nothing. Nothing of a plan
/// that has no communes.
void add_areas(ReportFrame& frame, std::vector<report::Block>& blocks);

}  // namespace lichsong::service
