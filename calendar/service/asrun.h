// SPDX-License-Identifier: Apache-2.0
// What outlets say went out, kept and applied: logs taken in, lines linked by hand, days closed and opened again. How lines are held against
// placements is in model/asrun.h, how logs are read in asrun_log.h.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "calendar/model/asrun.h"
#include "calendar/model/asrun_line.h"
#include "calendar/service/editor.h"

namespace lichsong::service {

struct LogSource {
    std::string name;  ///< of the file; stands in the evidence
    model::EvidenceKind evidence = model::EvidenceKind::StationLog;
    std::optional<int> tolerance;  ///< minutes; none: the outlet's
};

/// A line, a placement, or both, and what that means.
struct AsRunRow {
    model::AsRunResult result;
    std::optional<model::AsRunLine> line;  ///< without id and key where nothing was written
    std::optional<model::PlacedSegment> booked;
};

struct Reconciled {
    std::vector<AsRunRow> rows;  ///< as model::reconcile() orders them
    std::array<int, model::as_run_class_names.size()> totals{};
    model::Change change;        ///< with id 0 where nothing was written
};

/// Takes the log of an outlet for the days that stand in it, in place of what was there for them; links by hand stay with lines that say the same.
/// What is certain becomes aired, with its time, length and evidence; what was agreed and is not in the log of its day becomes missed. What is
/// only possible changes nothing, and what somebody has other evidence for (a letter, own monitoring, a partner's word) is left as it is.
/// One change. With `dry_run` nothing is written. Error{Input,"asrun.closed"} where one of the days is closed, {"asrun.no_lines"}.
Reconciled take_log(Desk& desk, const std::string& outlet, const std::vector<model::LogLine>& lines, const LogSource& source, bool dry_run = false);

/// The days as they stand, from the lines that are kept.
[[nodiscard]] Reconciled reconciled_days(Desk& desk, const std::string& outlet, const model::Date& from, const model::Date& to);

/// Whether somebody has yet to say what it is: while one is left, its day is not closed.
[[nodiscard]] bool is_undecided(const AsRunRow& row);

/// Links a line to a placement of its outlet; its day is reconciled anew. One change. Error{Call,"row.unknown"}, {Input,"asrun.other_outlet"|
/// "asrun.other_day"|"asrun.closed"}.
Reconciled link_line(Desk& desk, const std::string& line, const std::string& placement);
/// Sets lines of one outlet's day aside as none of ours; the day is reconciled anew. One change, however many. Error{Call,"row.unknown"},
/// {Input,"asrun.no_lines"|"asrun.other_day"|"asrun.closed"}.
Reconciled set_aside(Desk& desk, const std::vector<std::string>& lines);

/// Nothing of the day changes any more. Error{Input,"asrun.unresolved"} with how many lines and placements are undecided, {"asrun.closed"}.
/// `as_booked`: what is agreed and not in any log is taken as aired as it was booked, on that evidence; a normal day in one step.
model::Change close_day(Desk& desk, const std::string& outlet, const model::Date& day, std::optional<model::EvidenceKind> as_booked = {});
/// Error{Input,"asrun.not_closed"|"asrun.no_reason"}.
model::Change reopen_day(Desk& desk, const std::string& outlet, const model::Date& day, const std::string& reason);

[[nodiscard]] bool is_closed(const model::Plan& plan, base::Id<model::Outlet> outlet, const model::Date& day);

}  // namespace lichsong::service
