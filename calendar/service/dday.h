// SPDX-License-Identifier: Apache-2.0
// The legal calendar of a plan, and moving election day: every shift is listed before anything moves.
#pragma once

#include <string>
#include <vector>

#include "calendar/service/editor.h"

namespace lichsong::service {

struct MilestoneRow {
    model::Milestone milestone;
    model::DateSpan planned;
};
/// In order of planned date.
[[nodiscard]] std::vector<MilestoneRow> milestone_rows(Desk& desk);

/// Types in what really happened; no date takes it back. A change without an id where that is known already.
model::Change set_actual(Desk& desk, const std::string& key, const model::Date& actual);

struct Shift {
    std::string kind;   ///< of row: "milestone", "phase", "campaign", "series", "placement"
    std::string key;
    std::string label;
    model::Date from;
    model::Date to;
};

/// A placement that stays where it is, or goes where it can no longer be made ready.
struct ShiftProblem {
    std::string placement;
    std::string label;
    model::Date date;      ///< where it would be, or stays
    std::string reason;    ///< a code: "shift.protected", "shift.no_opening", "shift.lead_content", "…approval", "…tape"
    model::Date deadline;  ///< the one that has passed, for lead times
};

struct DdayMove {
    model::Date from;
    model::Date to;
    std::vector<Shift> shifts;
    std::vector<ShiftProblem> problems;
};

/// What moving election day to `dday` would do. What was typed in as actual stays; so do placements that are agreed, aired
/// or locked. Others move by as many days to the nearest day on which their slot opens; issues of a series to the nearest
/// days of its rule, with what was left out, added or cancelled. Error{Input,"dday.no_election"|"date.no_such_day"}.
[[nodiscard]] DdayMove preview_dday(Desk& desk, const model::Date& dday);

/// Does it, as one change.
DdayMove move_dday(Desk& desk, const model::Date& dday);

}  // namespace lichsong::service
