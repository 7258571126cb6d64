// SPDX-License-Identifier: Apache-2.0
// The plan as it would be with a proposal in it, to be checked and compared by code that knows nothing of the search.
#pragma once

#include "calendar/planner/search.h"

namespace lichsong::planner {

/// The draft of an item to be made: named after its topic, of the campaign's body. Without an id.
[[nodiscard]] model::Segment segment_for(const model::Plan& plan, const ToMake& what);

/// By suggestion: the draft it moves, or the one it becomes, with the next free id.
[[nodiscard]] std::vector<base::Id<model::Placement>> placements_of(const model::Plan& plan, const Proposal& proposal);

/// Suggestions become drafts, in their order, or move those that they are about; items to be made become segments.
[[nodiscard]] model::Plan applied(model::Plan plan, const Proposal& proposal);

}  // namespace lichsong::planner
