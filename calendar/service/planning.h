// SPDX-License-Identifier: Apache-2.0
// Proposals that close gaps: asked for, looked at, accepted as drafts. Nothing is written before a person accepts; what is accepted is
// checked once more against the plan as it then is, other desks included.
#pragma once

#include <string>
#include <vector>

#include "calendar/planner/explain.h"
#include "calendar/service/desk.h"

namespace lichsong::service {

struct PlanningWish {
    planner::Scope scope;
    planner::Effort effort;
    planner::Proposal from;   ///< an earlier answer: kept where it can be
};

struct Planning {
    planner::Problem problem;
    planner::Proposal proposal;
    std::vector<model::CoverageCell> after;   ///< the cells of problem.coverage with all that is proposed
    std::vector<planner::Reason> reasons;     ///< of what stays short
    std::int64_t most_closable = 0;           ///< of what was missing, at most, in placements and seconds; see planner::most_closable()
};

/// Reads the whole plan. Errors of planner::compile().
[[nodiscard]] Planning plan_ahead(Desk& desk, const PlanningWish& wish);
/// The same of a plan that was read before, for a thread that has no door to it.
[[nodiscard]] Planning plan_ahead(model::Plan plan, const model::Date& today, const PlanningWish& wish);
/// Goes on from an answer: the same plan and scope, looked at for longer.
[[nodiscard]] Planning go_on(const Planning& from, const planner::Effort& effort);

/// What of the goals looked at falls short, now and with all that is proposed; placements and minutes, summed.
struct Missing {
    std::int64_t now = 0;
    std::int64_t then = 0;
};
[[nodiscard]] Missing missing(const Planning& planning);
/// By counting: nothing that is proposed could close more. False also where that is not proved.
[[nodiscard]] bool is_all_closed_that_can_be(const Planning& planning);

/// These, and what goes with them: with a repeat what it repeats, and with that all that repeats it. In order.
[[nodiscard]] std::vector<std::size_t> together(const planner::Proposal& proposal, const std::vector<std::size_t>& which);
/// The proposal without these and what goes with them.
[[nodiscard]] planner::Proposal without(const planner::Proposal& proposal, const std::vector<std::size_t>& which);

/// A suggestion that cannot stand any more.
struct Refused {
    std::size_t suggestion = 0;
    std::vector<model::Violation> breaks;  ///< empty: what it repeats is refused, its slot or segment is gone, or the draft it moves was changed meanwhile
};

/// What was made of a suggestion.
struct Settled {
    std::size_t suggestion = 0;
    std::string placement;     ///< the code of the draft, new or moved
    bool is_moved = false;
};

struct Accepted {
    model::Change change;                 ///< with id 0 where nothing was written
    std::vector<Settled> settled;         ///< in the order of the suggestions
    std::vector<Refused> refused;
};

/// Makes drafts of the suggestions with these places in the list, and moves those that are to move, all as one change; items to be made become
/// draft segments named after their topic. With a repeat its original is accepted as well, and with what goes to the place of a draft that moves
/// away, that move. What would break a rule that blocks, as the plan is now, is left out and told.
Accepted accept(Desk& desk, const planner::Proposal& proposal, const std::vector<std::size_t>& which);

}  // namespace lichsong::service
