// SPDX-License-Identifier: Apache-2.0
// Puts what was proposed before into a state, as far as it still may stand: to go on from it, and to look at it again. Only the files of this
// folder include it.
#pragma once

#include "calendar/planner/search.h"
#include "calendar/planner/state.h"

namespace lichsong::planner {

void put_all(State& state, const Proposal& proposal);

}  // namespace lichsong::planner
