// SPDX-License-Identifier: Apache-2.0
#include "calendar/planner/explain.h"

#include <algorithm>
#include <map>

#include "calendar/planner/counting.h"
#include "calendar/planner/replay.h"

namespace lichsong::planner {
namespace {

Obstacle obstacle_of(const Verdict& verdict) {
    switch (verdict.blocker) {
        case Blocker::Topic: return Obstacle::Topic;
        case Blocker::Rule: return Obstacle::Rule;
        case Blocker::NothingToRepeat: return Obstacle::NothingToRepeat;
        case Blocker::Room:
        case Blocker::Time: return Obstacle::Room;
        case Blocker::Cap: return Obstacle::Cap;
        case Blocker::Separation: return Obstacle::Separation;
        case Blocker::None: break;
    }
    return verdict.movable.empty() && verdict.frowns > 0 ? Obstacle::Warned : Obstacle::Others;
}

// What frowns upon openings is known where there is only one such rule.
base::Id<model::Rule> frowner_of_openings(const Problem& problem) {
    base::Id<model::Rule> only;
    for (const auto& rule : problem.plan.rules) {
        if (rule.severity != model::Severity::Warn || is_kept_by_search(rule) || is_about_content(rule)) continue;
        if (only) return {};
        only = id_of(rule);
    }
    return only;
}

// The first thing in the way of the item that gets furthest, opening by opening.
std::vector<Observed> observe(const Problem& problem, State& state, const Requirement& row, base::Id<model::Rule> frowner) {
    constexpr std::size_t most_openings = 64;
    constexpr std::size_t most_items = 3;
    std::map<std::pair<Obstacle, std::int64_t>, int> seen;
    const auto step_by = std::max<std::size_t>(1, row.occurrences.size() / most_openings);
    for (std::size_t i = 0; i < row.occurrences.size(); i += step_by) {
        const auto occurrence = row.occurrences[i];
        std::pair<Obstacle, std::int64_t> furthest{Obstacle::Rule, 0};
        const auto& at = problem.occurrences[occurrence];
        if (at.original != nowhere) {
            furthest = {state.in(at.original).empty() ? Obstacle::NothingToRepeat : Obstacle::Room, 0};
        } else {
            for (std::size_t k = 0; k < row.items.size(); k += std::max<std::size_t>(1, row.items.size() / most_items)) {
                const auto verdict = state.look({occurrence, row.items[k], nowhere, -1});
                const auto obstacle = obstacle_of(verdict);
                auto rule = verdict.rule;
                if (obstacle == Obstacle::Warned) rule = verdict.frowner ? verdict.frowner : frowner;
                if (obstacle >= furthest.first) furthest = {obstacle, rule.value};
            }
        }
        ++seen[furthest];
    }
    std::vector<Observed> observed;
    for (const auto& [what, openings] : seen) observed.push_back({what.first, {what.second}, openings});
    std::stable_sort(observed.begin(), observed.end(), [](const Observed& a, const Observed& b) { return a.openings > b.openings; });
    return observed;
}

}  // namespace

std::vector<Reason> explain(const Problem& problem, const Proposal& proposal) {
    State empty(problem);
    State state(problem, Account::Rules);
    put_all(state, proposal);
    const auto held = held_by_drafts(empty);
    Counting counting(problem, empty);
    const auto frowner = frowner_of_openings(problem);
    std::vector<Reason> reasons;
    for (Place r = 0; r < problem.requirements.size(); ++r) {
        if (proposal.missing[r] <= 0 || !problem.requirements[r].is_pursued) continue;
        auto reason = counting.bound(r);
        reason.at_most = std::max<std::int64_t>(0, reason.at_most - held[r]);
        reason.missing = proposal.missing[r];
        reason.observed = observe(problem, state, problem.requirements[r], frowner);
        reasons.push_back(std::move(reason));
    }
    return reasons;
}

}  // namespace lichsong::planner
