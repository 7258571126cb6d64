// SPDX-License-Identifier: Apache-2.0
#include "calendar/planner/state.h"

#include <algorithm>
#include <array>

#include "calendar/planner/openings.h"

namespace lichsong::planner {
namespace {

using model::WallSeconds;

// What else costs, beside goals that are missed (see problem.cpp: 1 000 for the least of them). Proposal::cost is the sum of all: for each
// requirement its weight times what is missing, and for each placement proposed what follows.
constexpr std::int64_t frown_cost = 100'000;   ///< a rule that warns: worth it only for a goal that must be met
constexpr std::int64_t new_item_cost = 300;    ///< somebody has to make it; once, however often it goes out
constexpr std::int64_t slot_cost = 10;         ///< for each step that the slot is worth less than the best
/// The second of a topic on an outlet, or in a part of the day, in one week; the third twice that, up to so many times. All of this together
/// stays below what the least goal is worth: else in a province of many loudspeakers the last ones would not be served.
constexpr std::int64_t crowd_cost = 20;
constexpr int most_crowd_steps = 5;
/// A draft that goes elsewhere: for three of the least goals, or for one of the next. That it has no place is never worth it.
constexpr std::int64_t move_cost = 2'500;
constexpr std::int64_t lost_cost = 1'000'000'000;

constexpr WallSeconds longest_look = 6 * 3600;  // no item is longer

unsigned part_of_day(WallSeconds start) {
    constexpr std::array<int, 3> bounds{11, 14, 18};  // hours: morning, noon, afternoon, evening
    const int hour = model::time_of(start).hour();
    return static_cast<unsigned>(std::upper_bound(bounds.begin(), bounds.end(), hour) - bounds.begin());
}

}  // namespace

State::State(const Problem& problem, Account account)
    : m_problem(problem), m_account(account), m_airings(problem.fixed), m_where(problem.fixed.size(), nowhere), m_repeats(problem.fixed.size()) {
    m_in.resize(problem.occurrences.size());
    m_used.resize(problem.occurrences.size());
    m_again.resize(problem.occurrences.size());
    for (Place i = 0; i < problem.occurrences.size(); ++i) {
        const auto& at = problem.occurrences[i];
        if (at.original != nowhere) m_again[at.original].push_back(i);
        m_may_frown = m_may_frown || at.frowned != 0;
    }
    m_busy.resize(problem.plan.outlets.size());
    m_reached.resize(problem.cells.size());
    m_place_in_open.assign(problem.requirements.size(), nowhere);
    m_uses.resize(problem.items.size());
    m_drafts.assign(problem.drafts.size(), nowhere);
    for (Place d = 0; d < problem.drafts.size(); ++d) m_lost.push_back(d);
    m_cost += lost_cost * static_cast<std::int64_t>(m_lost.size());
    for (const auto& rule : problem.plan.rules) {
        if (rule.severity == model::Severity::Ignore) continue;
        m_may_frown = m_may_frown || (rule.severity == model::Severity::Warn && is_kept_by_search(rule));
        if (rule.kind == "cap") m_caps.emplace_back(problem, rule);
        if (rule.kind == "separation") m_separations.emplace_back(problem, rule);
    }
    for (const auto& requirement : problem.requirements) m_cost += requirement.weight * problem.cells[requirement.cell].target;
    for (Place r = 0; r < problem.requirements.size(); ++r) keep_open(r);
    lay_fixed();
    for (Place i = 0; i < m_airings.size(); ++i) enter(i, 1);
}

// Items of one slot that are booked for the same time follow each other, as model/rules/overlap has it.
void State::lay_fixed() {
    std::unordered_map<Place, std::pair<WallSeconds, WallSeconds>> laid;  // by occurrence: when booked, and until when it is filled
    for (Place i = 0; i < m_airings.size(); ++i) {
        const auto& airing = m_airings[i];
        const bool is_broadcast = !model::medium_info(m_problem.plan.outlets.rows()[airing.outlet].medium).is_published;
        if (!airing.timed || !is_broadcast || airing.length <= 0) continue;
        auto start = airing.start;
        if (airing.occurrence != nowhere) {
            auto& [booked, until] = laid[airing.occurrence];
            if (booked == airing.start && until > start) start = until;
            else booked = airing.start;
            until = start + airing.length;
        }
        m_busy[airing.outlet].push_back({start, start + airing.length, i});
    }
    for (auto& busy : m_busy) std::stable_sort(busy.begin(), busy.end(), [](const Busy& a, const Busy& b) { return a.start < b.start; });
}

std::int64_t State::share(const Airing& airing, model::CapacityUnit unit) const {
    switch (unit) {
        case model::CapacityUnit::Seconds: return airing.length;
        case model::CapacityUnit::Columns: return airing.size;
        case model::CapacityUnit::Items: break;
    }
    return 1;
}

std::int32_t State::length_of(const Step& step) const {
    const auto& at = m_problem.occurrences[step.occurrence];
    if (step.draft != nowhere) return m_problem.drafts[step.draft].home.length;
    const auto& item = m_problem.items[step.item];
    const auto room = static_cast<std::int32_t>(at.end - at.start);
    if (item.length <= 0) return room;
    return !item.segment && at.timed && room > 0 ? std::min(item.length, room) : item.length;
}

Airing State::airing_for(const Step& step) const {
    const auto& at = m_problem.occurrences[step.occurrence];
    const auto& item = m_problem.items[step.item];
    Airing airing;
    airing.item = step.item;
    airing.occurrence = step.occurrence;
    airing.outlet = at.outlet;
    airing.slot = at.slot;
    airing.date = airing.counts_on = at.date;
    airing.timed = at.timed;
    airing.length = length_of(step);
    airing.size = step.draft != nowhere ? m_problem.drafts[step.draft].home.size : item.size;
    airing.draft = step.draft;
    airing.repeats = step.repeats;
    airing.is_repeat = step.repeats != nowhere;
    airing.family = airing.is_repeat ? m_airings[step.repeats].family : nowhere;
    airing.start = step.start >= 0 ? step.start : at.start;
    airing.end = airing.timed ? airing.start + airing.length : airing.start;
    return airing;
}

bool State::is_unfit(const Step& step, Verdict& verdict) const {
    const auto& at = m_problem.occurrences[step.occurrence];
    const auto& item = m_problem.items[step.item];
    const auto& slot = m_problem.plan.slots.rows()[at.slot];
    const auto bit = 1U << static_cast<unsigned>(item.state);
    const bool is_taken = std::any_of(item.topics.begin(), item.topics.end(), [&](Place topic) { return takes(m_problem.plan, slot, topic); });
    const bool is_barred = std::any_of(item.topics.begin(), item.topics.end(), [&](Place topic) { return std::binary_search(at.barred_topics.begin(), at.barred_topics.end(), topic); });
    if (!is_taken && !slot.topics.empty()) {
        verdict.blocker = Blocker::Topic;
    } else if (!at.is_open || is_barred || (at.barred & bit) != 0) {
        verdict.blocker = Blocker::Rule;
        verdict.rule = at.barred_by;
    } else if (at.original != nowhere && step.repeats == nowhere) {
        verdict.blocker = Blocker::NothingToRepeat;
    }
    verdict.frowns += (at.frowned & bit) != 0 ? 1 : 0;
    return verdict.blocker != Blocker::None;
}

// The first moment of the slot at which the whole item fits, and whether the slot holds it.
void State::look_at_room(const Step& step, Airing& airing, Verdict& verdict) const {
    const auto& at = m_problem.occurrences[step.occurrence];
    const auto blame = [&](Blocker blocker) {
        for (const auto other : m_in[step.occurrence])
            if (is_proposed(other)) verdict.movable.push_back(other);
        if (verdict.movable.empty()) verdict.blocker = blocker;
    };
    if (at.capacity >= 0 && m_used[step.occurrence] + share(airing, at.unit) > at.capacity) return blame(Blocker::Room);
    const bool is_broadcast = !model::medium_info(m_problem.plan.outlets.rows()[at.outlet].medium).is_published;
    if (!airing.timed || !is_broadcast || airing.length <= 0) return;
    const auto& busy = m_busy[at.outlet];
    const auto wanted = step.laid >= 0 ? step.laid : step.start;
    auto start = std::max(airing.start, step.laid);
    auto other = std::lower_bound(busy.begin(), busy.end(), start - longest_look, [](const Busy& one, WallSeconds when) { return one.start < when; });
    for (; other != busy.end() && other->start < start + airing.length; ++other) start = std::max(start, other->end);
    const bool is_late = wanted >= 0 && start != wanted;
    if (is_late || (at.end > at.start && start + airing.length > at.end)) return blame(Blocker::Time);
    if (step.laid >= 0) return;  // rules go by what it is booked for
    airing.start = start;
    airing.end = start + airing.length;
}

void State::look_at_rows(const Airing& airing, Verdict& verdict) {
    const Placing placing{m_problem, airing, nowhere, false};
    const auto heed = [&](const auto& row, Blocker blocker) {
        InTheWay found;
        row.ask(placing, found);
        verdict.frowns += found.frowns;
        if (found.frowns > 0 && !verdict.frowner) verdict.frowner = id_of(row.reach().rule());
        if (found.is_barred && verdict.blocker == Blocker::None) {
            verdict.blocker = blocker;
            verdict.rule = id_of(row.reach().rule());
        }
        verdict.movable.insert(verdict.movable.end(), found.movable.begin(), found.movable.end());
    };
    for (const auto& cap : m_caps) {
        heed(cap, Blocker::Cap);
        if (verdict.blocker != Blocker::None) return;
    }
    for (const auto& separation : m_separations) {
        heed(separation, Blocker::Separation);
        if (verdict.blocker != Blocker::None) return;
    }
}

Verdict State::look(const Step& step) {
    Verdict verdict;
    if (is_unfit(step, verdict)) return verdict;
    auto airing = airing_for(step);
    look_at_room(step, airing, verdict);
    verdict.start = airing.start;
    verdict.laid = step.laid;
    if (airing.is_repeat && airing.start <= m_airings[step.repeats].start) verdict.blocker = Blocker::NothingToRepeat;
    if (verdict.blocker == Blocker::None) look_at_rows(airing, verdict);
    std::sort(verdict.movable.begin(), verdict.movable.end());
    verdict.movable.erase(std::unique(verdict.movable.begin(), verdict.movable.end()), verdict.movable.end());
    return verdict;
}

bool State::is_untouched(Place occurrence) const {
    const auto& at = m_problem.occurrences[occurrence];
    if (!m_in[occurrence].empty()) return false;
    const auto& busy = m_busy[at.outlet];
    const auto near = std::lower_bound(busy.begin(), busy.end(), at.start - longest_look, [](const Busy& one, WallSeconds when) { return one.start < when; });
    if (near != busy.end() && near->start < at.start + longest_look) return false;
    Airing airing;
    airing.outlet = at.outlet;
    airing.slot = at.slot;
    airing.date = at.date;
    airing.start = at.start;
    airing.timed = at.timed;
    const Placing placing{m_problem, airing, nowhere, false};
    return std::none_of(m_caps.begin(), m_caps.end(), [&](const CapRow& cap) { return cap.may_bar(placing); }) &&
           std::none_of(m_separations.begin(), m_separations.end(), [&](const SeparationRow& separation) { return separation.may_bar(placing, longest_look); });
}

Place State::put(const Step& step, const Verdict& verdict) {
    auto at = step;
    at.start = verdict.start;
    auto airing = airing_for(at);
    Place place = 0;
    if (m_free.empty()) {
        place = static_cast<Place>(m_airings.size());
        m_airings.push_back(airing);
        m_where.push_back(nowhere);
        m_repeats.push_back(0);
    } else {
        place = m_free.back();
        m_free.pop_back();
        m_airings[place] = airing;
    }
    if (m_airings[place].family == nowhere) m_airings[place].family = place;
    m_where[place] = static_cast<Place>(m_proposed.size());
    m_proposed.push_back(place);
    if (airing.timed && airing.length > 0) {
        auto& busy = m_busy[airing.outlet];
        const auto laid = std::max(airing.start, verdict.laid);
        busy.insert(std::upper_bound(busy.begin(), busy.end(), laid, [](WallSeconds when, const Busy& one) { return when < one.start; }), {laid, laid + airing.length, place});
    }
    if (airing.repeats != nowhere) ++m_repeats[airing.repeats];
    enter(place, 1);
    use(airing, 1);
    if (airing.draft != nowhere) settle(airing.draft, place, 1);
    m_cost += frown_cost * verdict.frowns;
    return place;
}

Step State::step_of(Place place) const {
    const auto& airing = m_airings[place];
    if (airing.draft != nowhere && airing.occurrence == m_problem.drafts[airing.draft].home.occurrence) return home_of(airing.draft);
    return {airing.occurrence, airing.item, airing.repeats, airing.start, airing.draft};
}

Step State::home_of(Place draft) const {
    const auto& row = m_problem.drafts[draft];
    return {row.home.occurrence, row.home.item, nowhere, row.home.start, draft, row.laid};
}

base::Id<model::Placement> State::stands_as(Place place) const {
    const auto& airing = m_airings[place];
    if (airing.draft == nowhere) return airing.placement;
    const auto& draft = m_problem.drafts[airing.draft];
    return airing.occurrence == draft.home.occurrence ? draft.placement : base::Id<model::Placement>{};
}

Step State::take(Place place, int* frowns) {
    const auto step = step_of(place);
    const auto& airing = m_airings[place];
    if (airing.repeats != nowhere) --m_repeats[airing.repeats];
    use(airing, -1);
    if (airing.draft != nowhere) settle(airing.draft, place, -1);
    enter(place, -1);
    Verdict without;
    if (m_may_frown) {
        static_cast<void>(is_unfit(step, without));
        look_at_rows(airing, without);
    }
    m_cost -= frown_cost * without.frowns;
    if (frowns != nullptr) *frowns = without.frowns;
    if (airing.timed && airing.length > 0) {
        auto& busy = m_busy[airing.outlet];
        auto at = std::lower_bound(busy.begin(), busy.end(), airing.start, [](const Busy& one, WallSeconds when) { return one.start < when; });
        while (at->place != place) ++at;
        busy.erase(at);
    }
    const auto last = m_proposed.back();
    m_proposed[m_where[place]] = last;
    m_where[last] = m_where[place];
    m_proposed.pop_back();
    m_where[place] = nowhere;
    m_free.push_back(place);
    return step;
}

bool State::is_whole() const {
    return std::all_of(m_separations.begin(), m_separations.end(), [](const SeparationRow& row) { return row.is_whole(); });
}

std::vector<Place> State::repeats_of(Place place) const {
    std::vector<Place> found;
    if (m_repeats[place] == 0 || m_airings[place].occurrence == nowhere) return found;
    for (const auto again : m_again[m_airings[place].occurrence])
        for (const auto other : m_in[again])
            if (is_proposed(other) && m_airings[other].repeats == place) found.push_back(other);
    return found;
}

// What rules, slots and goals see of an airing that comes or goes.
void State::enter(Place place, int sign) {
    const auto& airing = m_airings[place];
    const auto* placement = m_problem.plan.placements.find(airing.placement);
    const bool occupies = placement == nullptr || model::state_info(placement->state).occupies;
    if (occupies) {
        if (airing.occurrence != nowhere) {
            auto& in = m_in[airing.occurrence];
            if (sign > 0) in.push_back(place);
            else in.erase(std::find(in.begin(), in.end(), place));
            m_used[airing.occurrence] += sign * share(airing, m_problem.occurrences[airing.occurrence].unit);
        }
        const Placing placing{m_problem, airing, place, !is_proposed(place)};
        for (auto& cap : m_caps) sign > 0 ? cap.put(placing) : cap.take(placing);
        for (auto& separation : m_separations) sign > 0 ? separation.put(placing) : separation.take(placing);
    }
    if (m_account == Account::Rules) return;
    count(place, sign);
    if (is_proposed(place)) spread(airing, sign);
}

template <class Visit>
void State::each_cell(const Airing& airing, Visit&& visit) const {
    const auto& item = m_problem.items[airing.item];
    if (item.candidate_content || !airing.is_counted) return;
    const auto& plan = m_problem.plan;
    for (std::size_t t = 0; t < item.topics.size(); ++t)
        for (const auto g : m_problem.goals_on(item.topics[t], airing.outlet)) {
            const auto& goal = plan.goals.rows()[g];
            const auto is_served = [&](Place topic) {
                const auto& goals = m_problem.goals_on(topic, airing.outlet);
                return std::find(goals.begin(), goals.end(), g) != goals.end();
            };
            if (std::any_of(item.topics.begin(), item.topics.begin() + static_cast<std::ptrdiff_t>(t), is_served)) continue;  // by another of its topics
            if ((airing.is_repeat && !goal.count_repeats) || (!goal.any_form && goal.form != item.form)) continue;
            for (const auto c : m_problem.cells_of[g]) {
                const auto& days = m_problem.cells[c].days;
                if (airing.counts_on >= days.from && airing.counts_on <= days.to) visit(c, goal.unit == model::GoalUnit::Minutes ? std::int64_t{airing.length} : 1);
            }
        }
}

void State::count(Place place, int sign) {
    const auto& airing = m_airings[place];
    each_cell(airing, [&](Place cell, std::int64_t amount) { add_to_cell(cell, amount, airing.item, sign); });
}

std::vector<Place> State::requirements_of(Place place) const {
    std::vector<Place> found;
    each_cell(m_airings[place], [&](Place cell, std::int64_t) {
        if (const auto requirement = m_problem.cells[cell].requirement; requirement != nowhere) found.push_back(requirement);
    });
    return found;
}

void State::add_to_cell(Place cell, std::int64_t amount, Place item, int sign) {
    const auto& row = m_problem.cells[cell];
    if (m_problem.plan.goals.rows()[row.goal].unit == model::GoalUnit::Items) {
        auto& times = m_items_in_cell[std::uint64_t{cell} << 32U | item];
        times += sign;
        if (times != (sign > 0 ? 1 : 0)) return;  // another airing of it counts already, or still
    }
    if (row.requirement == nowhere) {
        m_reached[cell] += sign * amount;
        return;
    }
    const auto missing_before = missing(row.requirement);
    m_reached[cell] += sign * amount;
    m_cost += m_problem.requirements[row.requirement].weight * (missing(row.requirement) - missing_before);
    keep_open(row.requirement);
}

std::int64_t State::missing(Place requirement) const {
    const auto cell = m_problem.requirements[requirement].cell;
    return std::max<std::int64_t>(0, m_problem.cells[cell].target - m_reached[cell]);
}

void State::keep_open(Place requirement) {
    auto& at = m_place_in_open[requirement];
    const bool is_open = missing(requirement) > 0;
    if (is_open == (at != nowhere)) return;
    if (is_open) {
        at = static_cast<Place>(m_open.size());
        m_open.push_back(requirement);
        return;
    }
    m_open[at] = m_open.back();
    m_place_in_open[m_open[at]] = at;
    m_open.pop_back();
    at = nowhere;
}

// Topics are spread over outlets and parts of the day.
void State::spread(const Airing& airing, int sign) {
    const auto week = static_cast<std::uint64_t>(m_problem.occurrences[airing.occurrence].week);
    const auto crowd = [&](std::uint64_t key) {
        auto& times = m_spread[key];
        if (sign < 0) --times;
        m_cost += sign * crowd_cost * std::min(times, most_crowd_steps);
        if (sign > 0) ++times;
    };
    for (const auto topic : m_problem.items[airing.item].topics) {
        crowd(week << 50U | std::uint64_t{topic} << 28U | airing.outlet);
        if (airing.timed) crowd(std::uint64_t{1} << 49U | week << 50U | std::uint64_t{topic} << 28U | part_of_day(airing.start));
    }
}

void State::use(const Airing& airing, int sign) {
    m_cost += sign * slot_cost * m_problem.occurrences[airing.occurrence].cost;
    auto& uses = m_uses[airing.item];
    if (!m_problem.items[airing.item].segment && uses == (sign > 0 ? 0 : 1)) m_cost += sign * new_item_cost;
    uses += sign;
}

void State::settle(Place draft, Place place, int sign) {
    const bool is_elsewhere = m_airings[place].occurrence != m_problem.drafts[draft].home.occurrence;
    m_cost += sign * ((is_elsewhere ? move_cost : 0) - lost_cost);
    m_drafts[draft] = sign > 0 ? place : nowhere;
    if (sign > 0) m_lost.erase(std::find(m_lost.begin(), m_lost.end(), draft));
    else m_lost.push_back(draft);
}

}  // namespace lichsong::planner
