// SPDX-License-Identifier: Apache-2.0
// What a proposal uses up to its limit: the rules it would break if they were a step stricter. Asked of model::check(), which knows nothing of
// the search.
#pragma once

#include "calendar/planner/search.h"

namespace lichsong::planner {

struct Near {
    base::Id<model::Rule> rule;
    bool is_broken = false;   ///< it warns of it already
};

/// By suggestion, in order of rules. A step stricter: one fewer allowed, a quarter farther apart or one more between, a deadline that comes a
/// day sooner.
[[nodiscard]] std::vector<std::vector<Near>> nearly_broken(const Problem& problem, const Proposal& proposal);

}  // namespace lichsong::planner
