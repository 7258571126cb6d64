// SPDX-License-Identifier: Apache-2.0
#include "calendar/planner/alternatives.h"

#include <algorithm>
#include <map>

#include "calendar/planner/replay.h"

namespace lichsong::planner {
namespace {

// By requirement, what is short.
std::vector<std::int64_t> missing_in(const State& state) {
    std::vector<std::int64_t> missing;
    for (Place r = 0; r < state.problem().requirements.size(); ++r) missing.push_back(state.missing(r));
    return missing;
}

void take_with_repeats(State& state, Place airing) {
    for (const auto repeat : state.repeats_of(airing)) take_with_repeats(state, repeat);
    state.take(airing);
}

// Openings where it would count for something that is wanted; of a repeat, those that show the same again.
std::vector<Place> openings_for(const Problem& problem, const State& state, const Step& was) {
    std::vector<Place> found;
    if (was.repeats != nowhere) {
        for (Place i = 0; i < problem.occurrences.size(); ++i)
            if (problem.occurrences[i].original != nowhere && problem.occurrences[i].original == state.airing(was.repeats).occurrence) found.push_back(i);
    } else {
        const auto medium_of = [&](Place i) { return problem.plan.outlets.rows()[problem.occurrences[i].outlet].medium; };
        for (const auto& row : problem.requirements) {
            const auto& goal = problem.plan.goals.rows()[row.goal];
            if (!fits(problem, problem.items[was.item], goal) || (was.draft != nowhere && goal.medium != medium_of(was.occurrence))) continue;
            for (const auto i : row.occurrences)
                if (problem.occurrences[i].original == nowhere) found.push_back(i);
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
    }
    std::erase(found, was.occurrence);
    if (was.draft != nowhere) std::erase(found, problem.drafts[was.draft].home.occurrence);
    return found;
}

struct Trying {
    Step step;
    Verdict verdict;
    std::int64_t cost;
    model::WallSeconds start;
};

// What may stand there, by what it would cost.
std::vector<Trying> try_all(const Problem& problem, State& state, Step step, const std::vector<Place>& openings) {
    std::vector<Trying> found;
    step.start = -1;
    for (const auto i : openings) {
        step.occurrence = i;
        const auto verdict = state.look(step);
        if (!verdict.is_allowed()) continue;
        const auto place = state.put(step, verdict);
        if (state.is_whole()) found.push_back({step, verdict, state.cost(), problem.occurrences[i].start});
        state.take(place);
    }
    std::stable_sort(found.begin(), found.end(), [](const Trying& a, const Trying& b) { return std::pair(a.cost, a.start) < std::pair(b.cost, b.start); });
    return found;
}

void compare(const Problem& problem, const std::vector<std::int64_t>& before, const std::vector<std::int64_t>& after, Alternative& one) {
    for (Place r = 0; r < before.size(); ++r) {
        one.missing += in_units(problem, r, after[r]) - in_units(problem, r, before[r]);
        if (after[r] > before[r]) one.opens.push_back(r);
        if (after[r] < before[r]) one.closes.push_back(r);
    }
}

}  // namespace

std::vector<Alternative> alternatives(const Problem& problem, const Proposal& proposal, std::size_t which, std::size_t most) {
    std::vector<Alternative> answers;
    State state(problem);
    const auto put_as = put_all(state, proposal);
    if (which >= put_as.size() || put_as[which] == nowhere) return answers;
    const auto before = missing_in(state);
    const auto cost_before = state.cost();
    const auto was = state.step_of(put_as[which]);
    take_with_repeats(state, put_as[which]);
    auto found = try_all(problem, state, was, openings_for(problem, state, was));
    if (found.size() > most) found.resize(most);
    for (const auto& one : found) {
        const auto place = state.put(one.step, one.verdict);
        Alternative answer{suggestion_of(state, place), state.cost() - cost_before, 0, {}, {}};
        answer.suggestion.to_make = proposal.suggestions[which].to_make;
        answer.suggestion.repeats_suggestion = proposal.suggestions[which].repeats_suggestion;
        answer.suggestion.pinned = true;
        compare(problem, before, missing_in(state), answer);
        state.take(place);
        answers.push_back(std::move(answer));
    }
    return answers;
}

Proposal with_instead(const Proposal& proposal, std::size_t which, const Suggestion& instead) {
    auto changed = proposal;
    changed.suggestions.clear();
    changed.missing.clear();
    std::map<Place, Place> now;  // by place in the list: where it is now
    for (Place i = 0; i < proposal.suggestions.size(); ++i) {
        auto one = i == which ? instead : proposal.suggestions[i];
        if (one.repeats_suggestion != nowhere) {
            const auto original = now.find(one.repeats_suggestion);
            if (one.repeats_suggestion == which || original == now.end()) continue;
            one.repeats_suggestion = original->second;
        }
        now[i] = static_cast<Place>(changed.suggestions.size());
        changed.suggestions.push_back(std::move(one));
    }
    return changed;
}

}  // namespace lichsong::planner
