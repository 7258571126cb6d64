// SPDX-License-Identifier: Apache-2.0
#include "calendar/planner/search.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "calendar/planner/cooling.h"
#include "calendar/planner/replay.h"

namespace lichsong::planner {
namespace {

struct Done {
    bool was_put;
    Place airing;
    Step step;
    int frowns;  // of what was taken
};

class Search {
public:
    Search(const Problem& problem, const Effort& effort) : m_problem(problem), m_effort(effort), m_state(problem), m_dice(effort.seed), m_rounds(rounds()), m_in_vain(problem.requirements.size()) {}

    Proposal run(const Proposal& from);

private:
    static constexpr std::size_t most_ejected = 3;

    bool try_put(const Step& step, std::size_t may_eject);
    [[nodiscard]] bool is_shown_again(Place original, Place by) const;
    void take_up(const Proposal& from);
    bool bring_home();
    bool move_draft(const Airing& was);
    void send_home();
    [[nodiscard]] Step step_of_draft(Place draft, Place occurrence) const;
    [[nodiscard]] bool is_pinned(Place airing) const { return !m_pinned.empty() && m_pinned.contains({m_state.airing(airing).occurrence, m_state.airing(airing).item}); }
    void put(const Step& step, const Verdict& verdict) { m_done.push_back({true, m_state.put(step, verdict), step, 0}); }
    void take(Place airing);
    void undo_to(std::size_t mark);

    std::optional<Step> step_for(Place requirement);
    void fill(Place requirement);
    void fill_all();
    void anneal();
    [[nodiscard]] std::int64_t rounds() const;
    [[nodiscard]] std::int64_t temperature() const;
    void one_step(std::int64_t temperature);
    std::optional<Place> open_requirement();
    bool fill_one();
    bool move_one(Place airing);
    bool change();
    void rebuild();
    void keep_best();
    void write_best_down();
    void back_to_best();
    Proposal proposal();

    const Problem& m_problem;
    const Effort& m_effort;
    State m_state;
    Dice m_dice;
    Patience m_patience;
    std::int64_t m_rounds;                // of cooling
    std::vector<int> m_in_vain;           // by requirement: tries since one succeeded
    std::set<std::pair<Place, Place>> m_pinned;  // occurrence and item
    std::vector<Done> m_done;             // since the best
    std::int64_t m_best = 0;
    std::vector<std::pair<Place, Step>> m_written;  // the best, with the places it had, where going back would take too long
    bool m_is_written = false;
    std::int64_t m_iterations = 0;
};

// With what repeats it.
void Search::take(Place airing) {
    for (const auto repeat : m_state.repeats_of(airing)) take(repeat);
    int frowns = 0;
    const auto step = m_state.take(airing, &frowns);
    m_done.push_back({false, airing, step, frowns});
}

void Search::undo_to(std::size_t mark) {
    while (m_done.size() > mark) {
        const auto done = m_done.back();
        m_done.pop_back();
        if (done.was_put) {
            m_state.take(done.airing);
            continue;
        }
        Verdict verdict;  // as it was: no need to ask again
        verdict.start = done.step.start;
        verdict.laid = done.step.laid;
        verdict.frowns = done.frowns;
        m_state.put(done.step, verdict);  // the same place: it was the last that came free
    }
}

// By that airing, or by what it repeats in turn: it would go away with it.
bool Search::is_shown_again(Place original, Place by) const {
    while (by != nowhere && by != original) by = m_state.airing(by).repeats;
    return by == original;
}

bool Search::try_put(const Step& step, std::size_t may_eject) {
    if (step.draft != nowhere && m_state.airing_of(step.draft) != nowhere) {
        const auto now = m_state.airing_of(step.draft);
        if (is_pinned(now) || m_state.airing(now).occurrence == step.occurrence) return false;
        take(now);
    }
    for (std::size_t ejected = 0;; ++ejected) {
        const auto verdict = m_state.look(step);
        if (verdict.is_allowed()) {
            put(step, verdict);
            return true;
        }
        if (verdict.blocker != Blocker::None || ejected >= may_eject) return false;
        const auto out = verdict.movable[m_dice.below(verdict.movable.size())];
        if (is_pinned(out) || is_shown_again(out, step.repeats)) return false;
        take(out);
    }
}

// Somewhere for something that would count; the same item twice in a place is no use.
std::optional<Step> Search::step_for(Place r) {
    const auto& requirement = m_problem.requirements[r];
    if (requirement.occurrences.empty()) return std::nullopt;
    Step step;
    step.occurrence = requirement.occurrences[m_dice.below(requirement.occurrences.size())];
    const auto& at = m_problem.occurrences[step.occurrence];
    if (at.original != nowhere) {
        const auto& shown = m_state.in(at.original);
        if (shown.empty()) return std::nullopt;
        step.repeats = shown[m_dice.below(shown.size())];
        step.item = m_state.airing(step.repeats).item;
        return step;
    }
    constexpr std::size_t one_is_a_draft = 4;
    if (!requirement.drafts.empty() && m_dice.below(one_is_a_draft) == 0) return step_of_draft(requirement.drafts[m_dice.below(requirement.drafts.size())], step.occurrence);
    if (requirement.items.empty()) return std::nullopt;
    step.item = requirement.items[m_dice.below(requirement.items.size())];
    return step;
}

// The best of a few places for what is missing, while it makes things better; of fewer where there is much to fill.
void Search::fill(Place requirement) {
    const auto tries = std::clamp<std::size_t>(48'000 / m_problem.requirements.size(), 4, 24);
    while (m_state.missing(requirement) > 0) {
        const auto before = m_state.cost();
        std::optional<Step> best;
        auto best_cost = before;
        for (std::size_t i = 0; i < tries; ++i) {
            const auto step = step_for(requirement);
            if (!step) continue;
            const auto mark = m_done.size();
            if (try_put(*step, 0) && m_state.cost() < best_cost) {
                best = step;
                best_cost = m_state.cost();
            }
            undo_to(mark);
        }
        if (!best || !try_put(*best, 0)) return;
    }
}

void Search::fill_all() {
    std::vector<Place> order;
    for (Place r = 0; r < m_problem.requirements.size(); ++r) order.push_back(r);
    std::stable_sort(order.begin(), order.end(), [&](Place a, Place b) {
        const auto& one = m_problem.requirements[a];
        const auto& other = m_problem.requirements[b];
        return one.weight != other.weight ? one.weight > other.weight : one.occurrences.size() < other.occurrences.size();
    });
    for (const auto r : order) fill(r);
}

// The best is where taking back all that was done since leads. Where that is a long way, it is written down. Rules that count what is between
// two airings may be broken for a while, by taking one away: that is no proposal.
void Search::keep_best() {
    constexpr std::size_t long_way_back = 200'000;
    if (m_state.cost() < m_best && m_state.is_whole()) {
        m_best = m_state.cost();
        m_done.clear();
        m_is_written = false;
    } else if (m_done.size() > long_way_back) {
        if (!m_is_written) write_best_down();
        m_done.clear();
    }
}

void Search::write_best_down() {
    const auto since = m_done;
    undo_to(0);
    m_written.clear();
    for (const auto airing : m_state.proposed()) m_written.emplace_back(airing, m_state.step_of(airing));
    // What is repeated goes before what repeats it, itself a repeat or not.
    std::sort(m_written.begin(), m_written.end(), [&](const auto& a, const auto& b) { return std::pair(a.second.start, a.first) < std::pair(b.second.start, b.first); });
    m_is_written = true;
    for (const auto& done : since) {
        if (done.was_put) m_state.put(done.step, m_state.look(done.step));
        else m_state.take(done.airing);
    }
}

void Search::back_to_best() {
    if (!m_is_written) {
        undo_to(0);
        return;
    }
    while (!m_state.proposed().empty()) take(m_state.proposed().back());
    std::map<Place, Place> now;  // by the place it had
    const auto put_back = [&](Place was, Step step) {
        if (const auto original = now.find(step.repeats); original != now.end()) step.repeats = original->second;
        auto verdict = m_state.look(step);
        verdict.start = step.start;
        now[was] = m_state.put(step, verdict);
    };
    for (const auto& [was, step] : m_written) put_back(was, step);
}

Proposal Search::proposal() {
    Proposal found;
    auto order = m_state.proposed();
    std::sort(order.begin(), order.end(), [&](Place a, Place b) {
        const auto& one = m_state.airing(a);
        const auto& other = m_state.airing(b);
        return std::tuple(one.start, one.occurrence, one.item) < std::tuple(other.start, other.occurrence, other.item);
    });
    std::map<Place, Place> made;   // by item
    std::map<Place, Place> listed;  // by airing
    for (const auto place : order) {
        const auto& airing = m_state.airing(place);
        if (m_state.stands_as(place)) continue;
        const auto& item = m_problem.items[airing.item];
        auto one = suggestion_of(m_state, place);
        if (!item.segment) {
            const auto [at, is_new] = made.try_emplace(airing.item, static_cast<Place>(found.to_make.size()));
            if (is_new) found.to_make.push_back({id_of(m_problem.plan.topics.rows()[item.topics.front()]), item.form, one.length, item.size});
            auto& row = found.to_make[at->second];
            row.length = std::max(row.length, one.length);
            one.to_make = at->second;
        }
        if (airing.repeats != nowhere && !one.repeats) one.repeats_suggestion = listed.at(airing.repeats);
        one.pinned = is_pinned(place);
        listed[place] = static_cast<Place>(found.suggestions.size());
        found.suggestions.push_back(std::move(one));
    }
    for (Place r = 0; r < m_problem.requirements.size(); ++r) found.missing.push_back(m_state.missing(r));
    return found;
}

// What has been tried in vain for long is tried less often: it may be out of reach for good.
std::optional<Place> Search::open_requirement() {
    constexpr int in_vain = 64;
    constexpr std::size_t seldom = 16;
    const auto& open = m_state.open();
    if (open.empty()) return std::nullopt;
    const auto requirement = open[m_dice.below(open.size())];
    if (m_in_vain[requirement] > in_vain && m_dice.below(seldom) != 0) return std::nullopt;
    return requirement;
}

bool Search::fill_one() {
    const auto requirement = open_requirement();
    if (!requirement) return false;
    const auto step = step_for(*requirement);
    const bool is_put = step && try_put(*step, most_ejected);
    m_in_vain[*requirement] = is_put ? 0 : m_in_vain[*requirement] + 1;
    return is_put;
}

Step Search::step_of_draft(Place draft, Place occurrence) const {
    const auto home = m_state.home_of(draft);
    return occurrence == home.occurrence ? home : Step{occurrence, home.item, nowhere, -1, draft};
}

// Back to where it is, or somewhere else for one of the goals it would count for.
bool Search::move_draft(const Airing& was) {
    const auto& draft = m_problem.drafts[was.draft];
    if (was.occurrence != draft.home.occurrence && m_dice.below(2) == 0) return try_put(m_state.home_of(was.draft), most_ejected);
    if (draft.requirements.empty()) return false;
    const auto& openings = m_problem.requirements[draft.requirements[m_dice.below(draft.requirements.size())]].occurrences;
    return try_put(step_of_draft(was.draft, openings[m_dice.below(openings.size())]), most_ejected);
}

// A draft that had to make way goes back to where it is, or to some other place that is free.
bool Search::bring_home() {
    constexpr int tries = 6;
    while (!m_state.lost().empty()) {
        const auto draft = m_state.lost().back();
        const auto& requirements = m_problem.drafts[draft].requirements;
        bool is_put = try_put(m_state.home_of(draft), 0);
        for (int i = 0; !is_put && i < tries && !requirements.empty(); ++i) {
            const auto& openings = m_problem.requirements[requirements[m_dice.below(requirements.size())]].occurrences;
            is_put = try_put(step_of_draft(draft, openings[m_dice.below(openings.size())]), 0);
        }
        if (!is_put) return false;
    }
    return true;
}

// No draft is moved for nothing.
void Search::send_home() {
    for (Place draft = 0; draft < m_problem.drafts.size(); ++draft) {
        const auto mark = m_done.size();
        const auto before = m_state.cost();
        if (!try_put(m_state.home_of(draft), 0) || m_state.cost() >= before || !m_state.is_whole()) undo_to(mark);
    }
}

// Somewhere else for one of the goals it serves, or something else in its place.
bool Search::move_one(Place airing) {
    if (m_state.airing(airing).draft != nowhere) return move_draft(m_state.airing(airing));
    const auto was = m_state.step_of(airing);
    const auto requirements = m_state.requirements_of(airing);
    if (requirements.empty() || was.repeats != nowhere) return false;
    const auto requirement = requirements[m_dice.below(requirements.size())];
    auto step = step_for(requirement);
    if (!step) return false;
    if (step->repeats == nowhere && step->draft == nowhere) {
        const auto roll = m_dice.below(3);
        const auto& items = m_problem.requirements[requirement].items;
        if (roll == 0 && std::find(items.begin(), items.end(), was.item) != items.end()) step->item = was.item;
        if (roll == 1 && m_problem.occurrences[was.occurrence].original == nowhere) step->occurrence = was.occurrence;
    }
    if (is_shown_again(airing, step->repeats) || (step->item == was.item && step->occurrence == was.occurrence)) return false;
    take(airing);
    return try_put(*step, most_ejected);
}

bool Search::change() {
    constexpr std::size_t fills = 50;  // in a hundred
    constexpr std::size_t drops = 55;
    const auto roll = m_dice.below(100);
    const auto& proposed = m_state.proposed();
    if (roll < fills && fill_one()) return true;
    if (proposed.empty()) return false;
    const auto airing = proposed[m_dice.below(proposed.size())];
    if (is_pinned(airing)) return false;
    if (roll >= drops) return move_one(airing);
    take(airing);
    return true;
}

// A few are taken away at once, and what that opened is filled anew: what only an exchange of several makes better is found in no other way.
void Search::rebuild() {
    constexpr std::size_t tries_for_each = 6;
    const auto& proposed = m_state.proposed();
    const auto out = 2 + m_dice.below(3);
    for (std::size_t i = 0; i < out && !proposed.empty(); ++i)
        if (const auto airing = proposed[m_dice.below(proposed.size())]; !is_pinned(airing)) take(airing);
    for (std::size_t i = 0; i < out * tries_for_each && !m_state.open().empty(); ++i) {
        const auto mark = m_done.size();
        const auto before = m_state.cost();
        const auto step = step_for(m_state.open()[m_dice.below(m_state.open().size())]);
        if (step && (!try_put(*step, 0) || m_state.cost() >= before)) undo_to(mark);
    }
}

void Search::one_step(std::int64_t temperature) {
    constexpr std::int64_t rebuilds_every = 32;
    const auto mark = m_done.size();
    const auto before = m_state.cost();
    const bool is_rebuilt = m_rounds > 1 && m_iterations % rebuilds_every == 0;
    if (is_rebuilt) rebuild();
    if ((!is_rebuilt && !change()) || !bring_home() || m_state.cost() - before > m_patience.of(temperature, m_dice)) {
        undo_to(mark);
        return;
    }
    keep_best();
}

std::int64_t Search::rounds() const {
    constexpr std::int64_t steps_for_each = 1'000;  // requirement, in one round
    constexpr std::int64_t most_rounds = 16;
    const auto requirements = std::max<std::int64_t>(1, static_cast<std::int64_t>(m_problem.requirements.size()));
    return std::clamp<std::int64_t>(m_effort.iterations / (steps_for_each * requirements), 1, most_rounds);
}

// Down to where nothing is given up, from where a goal of the lowest tier may be for a while. Where there is time for it this is done again
// and again; every other time from where a goal of the middle tier may be given up as well, which alone leads out of some corners.
std::int64_t Search::temperature() const {
    constexpr std::array<std::int64_t, 2> hot{300, 30'000};
    const auto length = std::max<std::int64_t>(1, m_effort.iterations / m_rounds);
    return temperature_at(hot[static_cast<std::size_t>(m_iterations / length % 2)], m_iterations % length, length);
}

void Search::anneal() {
    constexpr std::int64_t asks_every = 4'096;
    constexpr std::int64_t cools_every = 256;
    std::int64_t now = 0;
    for (; m_iterations < m_effort.iterations; ++m_iterations) {
        if (m_iterations % cools_every == 0) now = temperature();
        if (m_iterations % asks_every == 0) {
            if (m_effort.stop != nullptr && *m_effort.stop) return;
            if (m_effort.progress) m_effort.progress(m_iterations, m_best);
        }
        one_step(now);
    }
}

// What a pinned repeat repeats stays with it.
void Search::take_up(const Proposal& from) {
    const auto put_as = put_all(m_state, from);
    for (std::size_t i = 0; i < put_as.size(); ++i) {
        if (!from.suggestions[i].pinned || put_as[i] == nowhere) continue;
        for (auto place = put_as[i]; place != nowhere && m_state.is_proposed(place); place = m_state.airing(place).repeats) m_pinned.insert({m_state.airing(place).occurrence, m_state.airing(place).item});
    }
}

Proposal Search::run(const Proposal& from) {
    Proposal found;
    auto before = m_state.cost();
    if (!m_problem.drafts.empty()) {
        State home(m_problem);
        put_all(home, {});
        before = home.cost();
    }
    take_up(from);
    fill_all();
    m_best = m_state.cost();
    m_done.clear();
    const auto first = m_best;
    anneal();
    back_to_best();
    send_home();
    found = proposal();
    found.cost = m_state.cost();
    found.cost_before = before;
    found.cost_of_first = first;
    found.iterations = m_iterations;
    return found;
}

}  // namespace

Proposal propose(const Problem& problem, const Effort& effort, const Proposal& from) { return Search(problem, effort).run(from); }

}  // namespace lichsong::planner
