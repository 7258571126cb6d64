// SPDX-License-Identifier: Apache-2.0
#include "calendar/planner/drafts.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "calendar/planner/state.h"

namespace lichsong::planner {
namespace {

using model::Plan;

// Placements that others repeat or make up for, or that a partner is being asked for.
std::set<std::int64_t> tied(const Plan& plan) {
    std::set<std::int64_t> some;
    for (const auto& placement : plan.placements)
        for (const auto other : {placement.repeat_of, placement.makegood_for})
            if (other) some.insert(other.value);
    for (const auto& line : plan.request_lines)
        if (line.answer == model::LineAnswer::Open) some.insert(line.placement.value);
    return some;
}

bool is_free(const Problem& problem, const Scope& scope, const model::Placement& placement) {
    if (placement.state != model::PlacementState::Draft || placement.intention != model::Intention::Planned || placement.locked) return false;
    if (placement.repeat_of || placement.makegood_for) return false;
    const auto* segment = problem.plan.segments.find(placement.segment);
    if (segment == nullptr || segment->candidate_content || (placement.series && placement.series != segment->series)) return false;
    return placement.date > problem.today && placement.date >= problem.days.from && placement.date <= problem.days.to &&
           (scope.outlets.empty() || std::find(scope.outlets.begin(), scope.outlets.end(), placement.outlet) != scope.outlets.end());
}

// In a slot as the search places things there.
bool is_in_grid(const Problem& problem, const Airing& airing) {
    if (airing.occurrence == nowhere) return false;
    const auto& at = problem.occurrences[airing.occurrence];
    return at.is_open && at.outlet == airing.outlet && at.timed == airing.timed && at.original == nowhere && airing.is_counted;
}

// Of several in one slot that are booked for one time only the last may leave: those behind it would begin sooner than they are taken to.
class Stacks {
public:
    explicit Stacks(const Problem& problem) : m_laid(problem.fixed.size()) {
        std::map<std::pair<Place, model::WallSeconds>, Place> last;
        for (Place i = 0; i < problem.fixed.size(); ++i) {
            const auto& airing = problem.fixed[i];
            m_laid[i] = airing.start;
            if (airing.occurrence == nowhere || !airing.timed || airing.length <= 0) continue;
            const auto [before, is_first] = last.try_emplace({airing.occurrence, airing.start}, i);
            if (is_first) continue;
            m_laid[i] = m_laid[before->second] + problem.fixed[before->second].length;
            m_is_below.insert(before->second);
            before->second = i;
        }
    }
    [[nodiscard]] bool is_last(Place airing) const { return !m_is_below.contains(airing); }
    [[nodiscard]] model::WallSeconds laid(Place airing) const { return m_laid[airing]; }

private:
    std::vector<model::WallSeconds> m_laid;
    std::set<Place> m_is_below;
};

std::vector<Draft> candidates(const Problem& problem, const Scope& scope) {
    const auto& plan = problem.plan;
    const auto ties = tied(plan);
    const Stacks stacks(problem);
    std::vector<Draft> found;
    for (Place i = 0; i < problem.fixed.size(); ++i) {
        const auto& airing = problem.fixed[i];
        const auto& placement = *plan.placements.find(airing.placement);
        if (ties.contains(placement.id) || !is_free(problem, scope, placement) || !is_in_grid(problem, airing) || !stacks.is_last(i)) continue;
        found.push_back({airing.placement, placement.revision, airing, stacks.laid(i), {}});
    }
    return found;
}

// As if these were free: which of them may not stand where they are.
std::set<std::int64_t> those_that_break(Problem& problem) {
    State state(problem, Account::Rules);
    std::set<std::int64_t> left;
    for (Place d = 0; d < problem.drafts.size(); ++d) left.insert(d);
    for (bool is_more = true; is_more;) {  // what a rule wants between two may come later
        is_more = false;
        for (Place d = 0; d < problem.drafts.size(); ++d) {
            if (!left.contains(d)) continue;
            const auto step = state.home_of(d);
            const auto verdict = state.look(step);
            if (!verdict.is_allowed()) continue;
            state.put(step, verdict);
            left.erase(d);
            is_more = true;
        }
    }
    std::set<std::int64_t> broken;
    for (const auto d : left) broken.insert(problem.drafts[static_cast<std::size_t>(d)].placement.value);
    return broken;
}

void list_requirements(Problem& problem) {
    const auto& plan = problem.plan;
    for (Place d = 0; d < problem.drafts.size(); ++d) {
        auto& draft = problem.drafts[d];
        for (Place r = 0; r < problem.requirements.size(); ++r) {
            auto& row = problem.requirements[r];
            const auto& goal = plan.goals.rows()[row.goal];
            if (row.occurrences.empty() || goal.medium != plan.outlets.rows()[draft.home.outlet].medium || !fits(problem, problem.items[draft.home.item], goal)) continue;
            row.drafts.push_back(d);
            draft.requirements.push_back(r);
        }
    }
}

}  // namespace

// The bound ends a circle in a damaged file.
void find_families(const Plan& plan, std::vector<Airing>& airings) {
    constexpr int longest_chain = 16;
    std::map<std::int64_t, Place> at;
    for (Place i = 0; i < airings.size(); ++i) at[airings[i].placement.value] = i;
    for (Place i = 0; i < airings.size(); ++i) {
        airings[i].family = i;
        const auto* placement = plan.placements.find(airings[i].placement);
        for (int step = 0; placement != nullptr && placement->repeat_of && step < longest_chain; ++step) {
            const auto found = at.find(placement->repeat_of.value);
            if (found == at.end()) break;
            airings[i].family = found->second;
            placement = plan.placements.find(placement->repeat_of);
        }
    }
}

void free_drafts(Problem& problem, const Scope& scope) {
    auto drafts = candidates(problem, scope);
    const auto all = problem.fixed;
    for (;;) {
        std::set<std::int64_t> free;
        for (const auto& draft : drafts) free.insert(draft.placement.value);
        problem.drafts = drafts;
        problem.fixed.clear();
        for (const auto& airing : all)
            if (!free.contains(airing.placement.value)) problem.fixed.push_back(airing);
        find_families(problem.plan, problem.fixed);
        const auto broken = those_that_break(problem);
        if (broken.empty()) break;
        std::erase_if(drafts, [&](const Draft& draft) { return broken.contains(draft.placement.value); });
    }
    list_requirements(problem);
}

}  // namespace lichsong::planner
