// SPDX-License-Identifier: Apache-2.0
#include "calendar/planner/explain.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "calendar/planner/replay.h"

namespace lichsong::planner {
namespace {

// What the openings of a requirement could hold at most if nothing else were planned.
class Counting {
public:
    Counting(const Problem& problem, State& empty) : m_problem(problem), m_state(empty), m_items(problem.plan.goals.size()) { list_items(); }

    // At most so much more, and why no more.
    Reason bound(Place requirement) {
        const auto& row = m_problem.requirements[requirement];
        Reason reason;
        reason.requirement = requirement;
        reason.missing = m_state.missing(requirement);
        reason.openings = static_cast<int>(row.occurrences.size());
        std::int64_t room = 0;
        std::map<std::int64_t, int> barred_by;
        std::vector<std::pair<Place, std::int64_t>> held;  // by opening, what it can hold
        for (const auto i : row.occurrences) {
            const auto holds = most_in(i, row, barred_by);
            room += holds;
            if (holds > 0) held.emplace_back(i, holds);
        }
        reason.at_most = room;
        if (row.occurrences.empty()) reason.proof = Proof::NoSlot;
        else if (held.empty() && !barred_by.empty()) {
            reason.proof = Proof::AllBarred;
            const auto most = std::max_element(barred_by.begin(), barred_by.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
            reason.rule = {most->first};
        } else if (room < reason.missing) reason.proof = Proof::TooFew;
        narrow_by_caps(row, held, reason);
        if (reason.at_most >= reason.missing) reason.proof = Proof::None;
        return reason;
    }

private:
    // What counts for a goal may be placed for another as well. Of items that are alike to all rules but those about one item or one series, one
    // stands for all.
    void list_items() {
        std::set<Place> used;
        for (const auto& requirement : m_problem.requirements) used.insert(requirement.items.begin(), requirement.items.end());
        std::map<std::tuple<std::vector<Place>, std::int32_t, std::int32_t, model::SegmentState, model::Form>, Place> alike;
        for (const auto i : used) {
            const auto& item = m_problem.items[i];
            alike.try_emplace({item.topics, item.length, item.size, item.state, item.form}, i);
        }
        for (const auto& entry : alike) {
            const auto& item = m_problem.items[entry.second];
            std::set<Place> goals;
            for (const auto topic : item.topics)
                for (std::size_t m = 0; m < model::medium_names.size(); ++m)
                    for (const auto g : m_problem.goals_for(topic, static_cast<model::Medium>(m))) goals.insert(g);
            for (const auto g : goals)
                if (fits(m_problem, item, m_problem.plan.goals.rows()[g])) m_items[g].push_back(entry.second);
        }
    }

    // It proves nothing: another item may be placed, or others between.
    [[nodiscard]] bool may_give_way(base::Id<model::Rule> id) const {
        const auto* rule = m_problem.plan.rules.find(id);
        if (rule == nullptr || !is_kept_by_search(*rule)) return false;
        return rule->subject == model::RuleSubject::Segment || rule->subject == model::RuleSubject::Series || (rule->kind == "separation" && rule->slots > 0);
    }

    [[nodiscard]] bool is_in_minutes(const Requirement& row) const { return m_problem.plan.goals.rows()[row.goal].unit == model::GoalUnit::Minutes; }

    // In the requirement's unit: placements, or seconds.
    std::int64_t most_in(Place occurrence, const Requirement& row, std::map<std::int64_t, int>& barred_by) {
        const auto& at = m_problem.occurrences[occurrence];
        std::int64_t shortest = 0;
        std::int64_t longest = 0;
        base::Id<model::Rule> rule;
        bool may_go = false;
        const auto heed = [&](const Step& step) {
            const auto verdict = m_state.look(step);
            if (verdict.blocker != Blocker::None && !may_give_way(verdict.rule)) {
                if (verdict.rule) rule = verdict.rule;
                return;
            }
            const auto length = std::max<std::int64_t>(1, m_state.length_of(step));
            shortest = may_go ? std::min(shortest, length) : length;
            longest = std::max(longest, length);
            may_go = true;
        };
        if (at.original != nowhere) return most_repeated(at, row);
        for (const auto item : m_items[row.goal]) heed({occurrence, item, nowhere, -1});
        if (!may_go) {
            if (rule) ++barred_by[rule.value];
            return 0;
        }
        const auto used = m_state.used(occurrence);
        const auto free = at.capacity < 0 ? -1 : at.capacity - used;
        if (is_in_minutes(row)) return at.unit == model::CapacityUnit::Seconds && free >= 0 ? free : (free < 0 ? unlimited : free * longest);
        if (free < 0) return unlimited;
        return at.unit == model::CapacityUnit::Seconds ? free / std::max<std::int64_t>(1, shortest) : free;
    }

    // A slot that repeats may show what its original might show: no more than it holds.
    [[nodiscard]] std::int64_t most_repeated(const Occurrence& at, const Requirement& row) const {
        if (!m_problem.plan.goals.rows()[row.goal].count_repeats || !at.is_open) return 0;
        if (at.capacity < 0) return unlimited;
        const bool by_time = at.unit == model::CapacityUnit::Seconds;
        return by_time && !is_in_minutes(row) ? at.capacity / 30 : at.capacity * (is_in_minutes(row) && !by_time ? 600 : 1);
    }

    // Rules of a topic, or of any airing, that allow no more than so many.
    void narrow_by_caps(const Requirement& row, const std::vector<std::pair<Place, std::int64_t>>& held, Reason& reason) {
        if (is_in_minutes(row)) return;
        for (const auto& cap : m_state.caps()) {
            if (may_give_way(id_of(cap.reach().rule()))) continue;
            const auto most = cap.most(m_problem, m_items[row.goal], held);
            if (most < 0 || most >= reason.at_most || most >= reason.missing) continue;
            reason.at_most = most;
            reason.proof = Proof::Cap;
            reason.rule = id_of(cap.reach().rule());
        }
    }

    static constexpr std::int64_t unlimited = 1'000'000;

    const Problem& m_problem;
    State& m_state;
    std::vector<std::vector<Place>> m_items;  // by goal
};

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
    return Obstacle::Others;
}

// The first thing in the way of the item that gets furthest, opening by opening.
std::vector<Observed> observe(const Problem& problem, State& state, const Requirement& row) {
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
                if (obstacle >= furthest.first) furthest = {obstacle, verdict.rule.value};
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
    State state(problem);
    put_all(state, proposal);
    Counting counting(problem, empty);
    std::vector<Reason> reasons;
    for (Place r = 0; r < problem.requirements.size(); ++r) {
        if (proposal.missing[r] <= 0) continue;
        auto reason = counting.bound(r);
        reason.missing = proposal.missing[r];
        reason.observed = observe(problem, state, problem.requirements[r]);
        reasons.push_back(std::move(reason));
    }
    return reasons;
}

std::int64_t most_closable(const Problem& problem) {
    State empty(problem);
    Counting counting(problem, empty);
    std::int64_t most = 0;
    for (Place r = 0; r < problem.requirements.size(); ++r) {
        const auto reason = counting.bound(r);
        most += std::min(reason.missing, reason.at_most);
    }
    return most;
}

}  // namespace lichsong::planner
