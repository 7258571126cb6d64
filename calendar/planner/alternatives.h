// SPDX-License-Identifier: Apache-2.0
// Where else a suggestion could go: what a person asks who does not like the place. Asked by the service and the desktop.
#pragma once

#include "calendar/planner/search.h"

namespace lichsong::planner {

struct Alternative {
    Suggestion suggestion;          ///< the same item, elsewhere; pinned, so that going on from it leaves it there
    std::int64_t cost = 0;          ///< of the proposal with it instead, beyond what the proposal costs now; below 0: less
    std::int64_t missing = 0;       ///< placements, and minutes rounded up, that are short with it beyond those that are now
    std::vector<Place> opens;       ///< requirements that fall shorter
    std::vector<Place> closes;      ///< requirements that fall less short
};

/// Other places for that suggestion beside all the others, the cheapest first, then the earliest; each on another opening. None breaks a rule
/// that blocks. What repeats the suggestion goes away with it, and that is part of the cost. Empty where `which` may not stand any more.
[[nodiscard]] std::vector<Alternative> alternatives(const Problem& problem, const Proposal& proposal, std::size_t which, std::size_t most = 3);

/// The proposal with that suggestion in its stead, without what repeated it. To go on from: what is missing then, and what it costs, is not said.
[[nodiscard]] Proposal with_instead(const Proposal& proposal, std::size_t which, const Suggestion& instead);

}  // namespace lichsong::planner
