// SPDX-License-Identifier: Apache-2.0
// A proposal judged from the plan and the proposal alone, with nothing of the search in it: what it costs, what it leaves missing, and
// which rule it breaks. Slow and plain on purpose. Asked by tests of the planner and by its benchmark.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "calendar/planner/search.h"

namespace lichsong::test {

struct Checked {
    std::vector<std::string> breaches;   ///< "what code-or-number …", one for each thing that is not allowed
    std::vector<std::int64_t> missing;   ///< of goals' periods that were short, in order of goal and time; minutes in seconds
    std::int64_t cost = 0;               ///< what Proposal::cost says
};

/// Placements that were free to go elsewhere. Each costs what a proposed one costs, wherever it is, and more where it moves.
using Free = std::set<std::int64_t>;

/// `plan` as it was when it was compiled on that day with a Scope that says nothing, or that drafts may move.
[[nodiscard]] Checked check_proposal(const model::Plan& plan, const planner::Proposal& proposal, const model::Date& today, const std::optional<Free>& free = {});

}  // namespace lichsong::test
