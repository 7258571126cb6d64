// SPDX-License-Identifier: Apache-2.0
// A flood, days of mourning, breaking news: what was planned in a window of time does not go out, and is marked so in one step. What makes
// up for it is in makegood.h, where all of it waits.
#pragma once

#include <string>
#include <vector>

#include "calendar/model/damage.h"
#include "calendar/service/editor.h"

namespace lichsong::service {

/// On the wall, whatever the broadcast day; from the first second to before the last.
struct PreemptWish {
    model::WallSeconds from = 0;
    model::WallSeconds to = 0;
    std::vector<std::string> outlets;  ///< empty: all
    std::string reason;
};

/// Where a window begins or ends, as people write it: "20/5" begins with its first second and ends with its last, "20/5 18:00" is a moment, and so
/// is "D-3 18h00". Error{Call,"preempt.when"} for anything else.
[[nodiscard]] model::WallSeconds window_edge(const model::Plan& plan, const std::string& text, bool is_end);

/// A placement that does not go out, with what that does to coverage.
struct Lost {
    model::PlacedSegment row;
    model::Damage damage;
};

/// The rows with what their loss does if none of them goes out, the worst first, as model::damages() has it.
[[nodiscard]] std::vector<Lost> by_damage(Desk& desk, std::vector<model::PlacedSegment> rows);

struct Preempted {
    std::vector<Lost> lost;  ///< the worst first
    model::Change change;    ///< with id 0 where nothing was written
};

/// Everything planned, asked for or agreed that is on air at any moment of the window becomes pre-empted; an issue of a paper where its whole day
/// lies in it. What has aired, holds, and what is not intended anyway stay. Locks do not keep it: it is a fact, and no edit. One change; with
/// `dry_run` nothing is written. Error{Input,"preempt.no_reason"|"preempt.window"}, {"asrun.closed"} where a day of it is closed.
Preempted preempt(Desk& desk, const PreemptWish& wish, bool dry_run = false);

}  // namespace lichsong::service
