// SPDX-License-Identifier: Apache-2.0
#include "calendar/planner/replay.h"

#include <algorithm>
#include <map>
#include <set>

namespace lichsong::planner {
namespace {

struct Items {
    std::map<Place, Place> made;  // by Suggestion::to_make
    std::set<Place> used;
};

Place occurrence_of(const Problem& problem, const Suggestion& was) {
    const auto slot = place_in(problem.plan.slots, was.slot);
    const auto& all = problem.occurrences;
    const auto before = [](const Occurrence& one, const std::pair<Place, model::Date>& key) { return std::pair(one.slot, one.date) < key; };
    const auto at = std::lower_bound(all.begin(), all.end(), std::pair(slot, was.date), before);
    return at != all.end() && at->slot == slot && at->date == was.date ? static_cast<Place>(at - all.begin()) : nowhere;
}

// The segment, or an item to be made of the same topic and form that stands for no other: of a goal for which it counts there. Goals it was for come
// first, but the plan may have changed since, and numbers them otherwise.
Place item_of(const Problem& problem, const Proposal& proposal, const Suggestion& was, Place occurrence, Items& items) {
    if (was.segment) return place_in(problem.plan.segments, was.segment);
    if (const auto known = items.made.find(was.to_make); known != items.made.end()) return known->second;
    const auto& what = proposal.to_make[was.to_make];
    const auto topic = place_in(problem.plan.topics, what.topic);
    const auto is_such = [&](Place place) {
        const auto& item = problem.items[place];
        return !item.segment && item.topics.front() == topic && item.form == what.form;
    };
    const auto use = [&](Place place) {
        items.used.insert(place);
        return items.made[was.to_make] = place;
    };
    const auto find_in = [&](const Requirement& requirement) {
        const auto& all = requirement.items;
        if (all.empty() || problem.items[all.back()].segment) return nowhere;  // those to be made stand last
        const auto found = std::find_if(all.begin(), all.end(), [&](Place place) { return is_such(place) && !items.used.contains(place); });
        if (found == all.end()) return nowhere;
        return std::find(requirement.occurrences.begin(), requirement.occurrences.end(), occurrence) == requirement.occurrences.end() ? nowhere : *found;
    };
    for (const auto r : was.requirements)
        if (const auto place = r < problem.requirements.size() ? find_in(problem.requirements[r]) : nowhere; place != nowhere) return use(place);
    for (const auto& requirement : problem.requirements)
        if (const auto place = find_in(requirement); place != nowhere) return use(place);
    return nowhere;
}

class Replay {
public:
    Replay(State& state, const Proposal& proposal) : m_state(state), m_problem(state.problem()), m_proposal(proposal), m_put_as(proposal.suggestions.size(), nowhere) {
        for (Place d = 0; d < m_problem.drafts.size(); ++d) m_drafts[m_problem.drafts[d].placement.value] = d;
    }

    // Where some draft would be left without a place, none moves: at home there is room for all.
    std::vector<Place> run() {
        const auto moved = drafts_moved();
        go_home([&](Place draft) { return !moved.contains(draft); });
        put_suggestions(true);
        if (m_state.lost().empty()) return m_put_as;
        while (!m_state.proposed().empty()) take(m_state.proposed().back());
        m_put_as.assign(m_put_as.size(), nowhere);
        go_home([](Place) { return true; });
        put_suggestions(false);
        return m_put_as;
    }

private:
    [[nodiscard]] std::set<Place> drafts_moved() const {
        std::set<Place> moved;
        for (const auto& one : m_proposal.suggestions)
            if (const auto draft = draft_of(one.moves); draft != nowhere) moved.insert(draft);
        return moved;
    }

    [[nodiscard]] Place draft_of(base::Id<model::Placement> placement) const {
        const auto found = m_drafts.find(placement.value);
        return found == m_drafts.end() ? nowhere : found->second;
    }

    void take(Place airing) {
        for (const auto repeat : m_state.repeats_of(airing)) take(repeat);
        m_state.take(airing);
    }

    // What some rule wants between two airings may stand later in the list: those that may not stand yet are tried again while others come in.
    template <class Wanted>
    void go_home(Wanted&& wanted) {
        for (bool is_more = true; is_more;) {
            is_more = false;
            for (const auto draft : std::vector(m_state.lost())) {
                if (!wanted(draft)) continue;
                const auto step = m_state.home_of(draft);
                const auto verdict = m_state.look(step);
                if (!verdict.is_allowed()) continue;
                m_state.put(step, verdict);
                is_more = true;
            }
        }
    }

    void put_suggestions(bool may_move) {
        const auto& all = m_proposal.suggestions;
        for (const bool only_pinned : {true, false})
            for (bool is_more = true; is_more;) {
                is_more = false;
                for (std::size_t i = 0; i < all.size(); ++i)
                    if (m_put_as[i] == nowhere && (all[i].pinned || !only_pinned) && (may_move || !all[i].moves) && try_put(i)) is_more = true;
            }
    }

    [[nodiscard]] Place repeated_by(const Suggestion& was) const {
        if (was.repeats_suggestion != nowhere) return m_put_as[was.repeats_suggestion];
        if (const auto draft = draft_of(was.repeats); draft != nowhere) return m_state.airing_of(draft);
        const auto found = std::find_if(m_problem.fixed.begin(), m_problem.fixed.end(), [&](const Airing& one) { return one.placement == was.repeats; });
        return found == m_problem.fixed.end() ? nowhere : static_cast<Place>(found - m_problem.fixed.begin());
    }

    bool try_put(std::size_t i) {
        const auto& was = m_proposal.suggestions[i];
        const auto occurrence = occurrence_of(m_problem, was);
        Step step{occurrence, item_of(m_problem, m_proposal, was, occurrence, m_items), nowhere, was.start ? model::wall_seconds(was.date, *was.start) : -1};
        if (was.moves) {
            step.draft = draft_of(was.moves);
            if (step.draft == nowhere || m_state.airing_of(step.draft) != nowhere) return false;
            const auto home = m_state.home_of(step.draft);
            step.item = home.item;
            if (home.occurrence == step.occurrence) step = home;
        }
        const bool is_repeat = was.repeats || was.repeats_suggestion != nowhere;
        if (is_repeat) step.repeats = repeated_by(was);
        if (step.occurrence == nowhere || step.item == nowhere || (is_repeat && step.repeats == nowhere)) return false;
        const auto verdict = m_state.look(step);
        if (verdict.is_allowed()) m_put_as[i] = m_state.put(step, verdict);
        return m_put_as[i] != nowhere;
    }

    State& m_state;
    const Problem& m_problem;
    const Proposal& m_proposal;
    std::map<std::int64_t, Place> m_drafts;  // by placement
    Items m_items;
    std::vector<Place> m_put_as;
};

}  // namespace

std::vector<Place> put_all(State& state, const Proposal& proposal) { return Replay(state, proposal).run(); }

std::vector<std::int64_t> held_by_drafts(const State& empty) {
    const auto& problem = empty.problem();
    std::vector<std::int64_t> held(problem.requirements.size());
    if (problem.drafts.empty()) return held;
    State home(problem);
    put_all(home, {});
    for (Place r = 0; r < held.size(); ++r) held[r] = empty.missing(r) - home.missing(r);
    return held;
}

Suggestion suggestion_of(const State& state, Place place) {
    const auto& problem = state.problem();
    const auto& airing = state.airing(place);
    const auto& slot = problem.plan.slots.rows()[airing.slot];
    Suggestion one;
    one.slot = id_of(slot);
    one.outlet = slot.outlet;
    one.date = airing.date;
    if (airing.timed) one.start = model::time_of(airing.start);
    one.length = model::Seconds(airing.length);
    one.size = airing.size;
    one.segment = problem.items[airing.item].segment;
    if (airing.repeats != nowhere) one.repeats = state.stands_as(airing.repeats);
    if (airing.draft != nowhere) {
        one.moves = problem.drafts[airing.draft].placement;
        one.moves_seen = problem.drafts[airing.draft].revision;
    }
    for (const auto r : state.requirements_of(place))
        if (problem.requirements[r].is_short) one.requirements.push_back(r);
    return one;
}

}  // namespace lichsong::planner
