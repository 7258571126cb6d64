// SPDX-License-Identifier: Apache-2.0
// Puts what was proposed before into a state, as far as it still may stand: to go on from it, and to look at it again. Only the files of this
// folder include it.
#pragma once

#include "calendar/planner/search.h"
#include "calendar/planner/state.h"

namespace lichsong::planner {

/// Drafts that are not said to move go where they are; what is pinned comes first. By suggestion: the place of its airing; nowhere where it may not
/// stand.
std::vector<Place> put_all(State& state, const Proposal& proposal);

/// By requirement: what drafts that may move close of it where they are. `empty`: a state of the same problem in which nothing is put.
std::vector<std::int64_t> held_by_drafts(const State& empty);

/// Of what is proposed there. What depends on others in a list (Suggestion::to_make, repeats_suggestion) and on a person is left empty.
Suggestion suggestion_of(const State& state, Place airing);

}  // namespace lichsong::planner
