// SPDX-License-Identifier: Apache-2.0
// What can be closed of all goals together, at most: requirements share openings, and what stations take in a week. A proof, whatever is planned.
#pragma once

#include "calendar/planner/problem.h"

namespace lichsong::planner {

/// How much more than nothing proposed any plan within the rules could close, at most; placements (minutes in seconds) summed over requirements.
/// Never more than the sum of what explain.h proves of each.
[[nodiscard]] std::int64_t most_closable(const Problem& problem);

}  // namespace lichsong::planner
