// SPDX-License-Identifier: Apache-2.0
// Which drafts may move, and what the rest is to the search. Only the files of this folder include it.
#pragma once

#include "calendar/planner/problem.h"

namespace lichsong::planner {

/// Sets Airing::family: repeats of repeats belong to the first airing.
void find_families(const model::Plan& plan, std::vector<Airing>& airings);

/// Takes the drafts that may move out of what stands fast; the rest of `problem` is whole. Nobody outside knows of them, nobody has locked them,
/// nothing repeats them or makes up for them, nor they for anything; they stand in an open slot within the scope, and break no rule that blocks
/// there: what does is left to people.
void free_drafts(Problem& problem, const Scope& scope);

}  // namespace lichsong::planner
