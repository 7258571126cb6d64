// SPDX-License-Identifier: Apache-2.0
#include "calendar/planner/counting.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace lichsong::planner {
namespace {

constexpr std::int64_t unlimited = 1'000'000;

}  // namespace

Counting::Counting(const Problem& problem, State& empty, Looking looking) : m_problem(problem), m_state(empty), m_items(problem.plan.goals.size()) {
    list_items();
    list_goal_kinds();
    if (looking == Looking::AtKinds) list_opening_kinds();
    else m_opening_kind.assign(problem.occurrences.size(), nowhere);
}

// What counts for a goal may be placed for another as well. Of items that are alike to all rules but those about one item or one series, one
// stands for all.
void Counting::list_items() {
    std::vector<std::uint8_t> is_used(m_problem.items.size());
    for (const auto& requirement : m_problem.requirements)
        for (const auto i : requirement.items) is_used[i] = 1;
    for (const auto& draft : m_problem.drafts) is_used[draft.home.item] = 1;
    std::map<std::tuple<std::vector<Place>, std::int32_t, std::int32_t, model::SegmentState, model::Form>, Place> alike;
    for (Place i = 0; i < m_problem.items.size(); ++i) {
        const auto& item = m_problem.items[i];
        if (is_used[i] != 0) alike.try_emplace({item.topics, item.length, item.size, item.state, item.form}, i);
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

// Goals that the same items count for, in the same way.
void Counting::list_goal_kinds() {
    std::map<std::tuple<std::vector<Place>, bool, bool>, Place> kinds;
    for (Place g = 0; g < m_items.size(); ++g) {
        const auto& goal = m_problem.plan.goals.rows()[g];
        const auto known = kinds.try_emplace({m_items[g], goal.unit == model::GoalUnit::Minutes, goal.count_repeats}, static_cast<Place>(kinds.size()));
        m_goal_kind.push_back(known.first->second);
    }
    m_goal_kinds = static_cast<Place>(kinds.size());
}

// Openings of which all that look_into() asks is alike, and where nothing stands that might be in the way. Those of one slot follow each other:
// most are of the kind of the one before.
void Counting::list_opening_kinds() {
    using Key = std::tuple<std::vector<base::Id<model::Topic>>, std::vector<Place>, std::uint8_t, std::int64_t, bool, bool, bool, bool, model::WallSeconds, model::CapacityUnit, std::int64_t>;
    std::map<Key, Place> kinds;
    const auto& plan = m_problem.plan;
    const Occurrence* before = nullptr;
    Place kind_before = nowhere;
    const auto is_as_before = [&](const Occurrence& at) {
        return before != nullptr && at.slot == before->slot && at.barred == before->barred && at.barred_by == before->barred_by && at.is_open == before->is_open &&
               (at.original == nowhere) == (before->original == nowhere) && at.barred_topics == before->barred_topics && at.end - at.start == before->end - before->start;
    };
    for (Place i = 0; i < m_problem.occurrences.size(); ++i) {
        const auto& at = m_problem.occurrences[i];
        if (!m_state.is_untouched(i)) {
            m_opening_kind.push_back(nowhere);
            continue;
        }
        if (!is_as_before(at)) {
            const bool is_published = model::medium_info(plan.outlets.rows()[at.outlet].medium).is_published;
            const Key key{plan.slots.rows()[at.slot].topics, at.barred_topics, at.barred, at.barred_by.value, at.is_open, at.original != nowhere, at.timed, is_published, at.end - at.start, at.unit, at.capacity};
            kind_before = kinds.try_emplace(key, static_cast<Place>(kinds.size())).first->second;
            before = &at;
        }
        m_opening_kind.push_back(kind_before);
    }
    m_known.resize(kinds.size() * m_goal_kinds);
}

Reason Counting::bound(Place requirement) {
    const auto& row = m_problem.requirements[requirement];
    Reason reason;
    reason.requirement = requirement;
    reason.missing = m_state.missing(requirement);
    reason.openings = static_cast<int>(row.occurrences.size());
    std::int64_t room = 0;
    std::map<std::int64_t, int> barred_by;
    std::vector<std::pair<Place, std::int64_t>> held;  // by opening, what it can hold
    held.reserve(row.occurrences.size());
    for (const auto i : row.occurrences) {
        const auto holds = held_in(i, row);
        room += holds.most;
        if (holds.most > 0) held.emplace_back(i, holds.most);
        if (holds.barred_by) ++barred_by[holds.barred_by.value];
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

// It proves nothing: another item may be placed, or others between.
bool Counting::may_give_way(base::Id<model::Rule> id) const {
    const auto* rule = m_problem.plan.rules.find(id);
    if (rule == nullptr || !is_kept_by_search(*rule)) return false;
    return rule->subject == model::RuleSubject::Segment || rule->subject == model::RuleSubject::Series || (rule->kind == "separation" && rule->slots > 0);
}

Counting::Holds Counting::held_in(Place occurrence, const Requirement& row) {
    const auto kind = m_opening_kind[occurrence];
    if (kind == nowhere) return look_into(occurrence, row);
    auto& known = m_known[std::size_t{kind} * m_goal_kinds + m_goal_kind[row.goal]];
    if (known.most < 0) known = look_into(occurrence, row);
    return known;
}

Counting::Holds Counting::look_into(Place occurrence, const Requirement& row) {
    const auto& at = m_problem.occurrences[occurrence];
    if (at.original != nowhere) return {most_repeated(at, row), {}};
    std::int64_t shortest = 0;
    std::int64_t longest = 0;
    base::Id<model::Rule> rule;
    bool may_go = false;
    for (const auto item : m_items[row.goal]) {
        const Step step{occurrence, item, nowhere, -1};
        const auto verdict = m_state.look(step);
        if (verdict.blocker != Blocker::None && !may_give_way(verdict.rule)) {
            if (verdict.rule) rule = verdict.rule;
            continue;
        }
        const auto length = std::max<std::int64_t>(1, m_state.length_of(step));
        shortest = may_go ? std::min(shortest, length) : length;
        longest = std::max(longest, length);
        may_go = true;
    }
    if (!may_go) return {0, rule};
    const auto free = at.capacity < 0 ? -1 : at.capacity - m_state.used(occurrence);
    if (is_in_minutes(row)) return {at.unit == model::CapacityUnit::Seconds && free >= 0 ? free : (free < 0 ? unlimited : free * longest), {}};
    if (free < 0) return {unlimited, {}};
    return {at.unit == model::CapacityUnit::Seconds ? free / std::max<std::int64_t>(1, shortest) : free, {}};
}

// A slot that repeats may show what its original might show: no more than it holds.
std::int64_t Counting::most_repeated(const Occurrence& at, const Requirement& row) const {
    if (!m_problem.plan.goals.rows()[row.goal].count_repeats || !at.is_open) return 0;
    if (at.capacity < 0) return unlimited;
    const bool by_time = at.unit == model::CapacityUnit::Seconds;
    return by_time && !is_in_minutes(row) ? at.capacity / 30 : at.capacity * (is_in_minutes(row) && !by_time ? 600 : 1);
}

// Rules of a topic, or of any airing, that allow no more than so many.
void Counting::narrow_by_caps(const Requirement& row, const std::vector<std::pair<Place, std::int64_t>>& held, Reason& reason) const {
    if (is_in_minutes(row)) return;
    for (const auto& cap : m_state.caps()) {
        if (may_give_way(id_of(cap.reach().rule()))) continue;
        const auto enough = std::min(reason.at_most, reason.missing);
        const auto most = cap.most(m_problem, m_items[row.goal], held, enough);
        if (most < 0 || most >= enough) continue;
        reason.at_most = most;
        reason.proof = Proof::Cap;
        reason.rule = id_of(cap.reach().rule());
    }
}

}  // namespace lichsong::planner
