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

}  // namespace

// What some rule wants between two airings may stand later in the list: those that may not stand yet are tried again while others come in.
std::vector<Place> put_all(State& state, const Proposal& proposal) {
    const auto& suggestions = proposal.suggestions;
    const auto& problem = state.problem();
    Items items;
    std::vector<Place> put_as(suggestions.size(), nowhere);
    const auto try_put = [&](std::size_t i) {
        const auto& was = suggestions[i];
        const auto occurrence = occurrence_of(problem, was);
        Step step{occurrence, item_of(problem, proposal, was, occurrence, items), nowhere, was.start ? model::wall_seconds(was.date, *was.start) : -1};
        if (was.repeats_suggestion != nowhere) step.repeats = put_as[was.repeats_suggestion];
        for (Place p = 0; was.repeats && p < problem.fixed.size(); ++p)
            if (problem.fixed[p].placement == was.repeats) step.repeats = p;
        const bool is_orphan = (was.repeats || was.repeats_suggestion != nowhere) && step.repeats == nowhere;
        if (step.occurrence == nowhere || step.item == nowhere || is_orphan) return false;
        const auto verdict = state.look(step);
        if (verdict.is_allowed()) put_as[i] = state.put(step, verdict);
        return put_as[i] != nowhere;
    };
    for (const bool only_pinned : {true, false})
        for (bool is_more = true; is_more;) {
            is_more = false;
            for (std::size_t i = 0; i < suggestions.size(); ++i)
                if (put_as[i] == nowhere && (suggestions[i].pinned || !only_pinned) && try_put(i)) is_more = true;
        }
    return put_as;
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
    if (airing.repeats != nowhere && !state.is_proposed(airing.repeats)) one.repeats = state.airing(airing.repeats).placement;
    one.requirements = state.requirements_of(place);
    return one;
}

}  // namespace lichsong::planner
