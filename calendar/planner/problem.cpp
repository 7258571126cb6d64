// SPDX-License-Identifier: Apache-2.0
#include "calendar/planner/problem.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "calendar/base/error.h"
#include "calendar/planner/drafts.h"
#include "calendar/planner/openings.h"

namespace lichsong::planner {
namespace {

using base::Error;
using base::Fault;
using model::Date;
using model::Plan;

// What one that is missing costs, by tier: no number of a lower tier outweighs one of a higher in any plan that people make.
constexpr std::array<std::int64_t, model::tier_names.size()> weights{1'000'000, 30'000, 1'000};

model::DateSpan days_of(const Plan& plan, const Scope& scope, const Date& today) {
    model::DateSpan days{today, plan.campaign.last_day};
    if (model::is_set(plan.campaign.first_day)) days.from = std::max(days.from, plan.campaign.first_day);
    if (model::is_set(scope.days.from)) days.from = std::max(days.from, scope.days.from);
    if (model::is_set(scope.days.to)) days.to = model::is_set(days.to) ? std::min(days.to, scope.days.to) : scope.days.to;
    if (!model::is_set(days.to) || days.to < days.from) throw Error(Fault::Input, "planner.no_days");
    return days;
}

std::vector<Item> items_of(const Plan& plan) {
    std::vector<Item> items;
    items.reserve(plan.segments.size());
    for (const auto& segment : plan.segments) {
        Item item{id_of(segment), {}, segment.form, static_cast<std::int32_t>(segment.length.count()), segment.size, segment.state, place_in(plan.series, segment.series),
                  segment.candidate_content};
        for (const auto topic : segment.topics) {
            const auto place = place_in(plan.topics, topic);
            const bool is_named_before = std::find(item.topics.begin(), item.topics.end(), place) != item.topics.end();
            if (place != nowhere && !is_named_before) item.topics.push_back(place);
        }
        items.push_back(std::move(item));
    }
    return items;
}

// ---- goals

void list_goals(Problem& problem) {
    const auto& plan = problem.plan;
    problem.counting.resize(plan.topics.size() * model::medium_names.size());
    for (std::size_t t = 0; t < plan.topics.size(); ++t)
        for (Place g = 0; g < plan.goals.size(); ++g) {
            const auto& goal = plan.goals.rows()[g];
            if (goal.topic && falls_under(plan, id_of(plan.topics.rows()[t]), goal.topic))
                problem.counting[t * model::medium_names.size() + static_cast<std::size_t>(goal.medium)].push_back(g);
        }
    for (const auto& outlet : plan.outlets)
        for (const auto& goal : plan.goals) problem.in_area.push_back(lies_in(plan, outlet.area, goal.area) ? 1 : 0);
    for (Place t = 0; t < plan.topics.size(); ++t)
        for (Place o = 0; o < plan.outlets.size(); ++o) {
            auto& goals = problem.serving.emplace_back();
            for (const auto g : problem.goals_for(t, plan.outlets.rows()[o].medium))
                if (problem.in_area[o * plan.goals.size() + g] != 0) goals.push_back(g);
        }
}

bool is_pursued(const Plan& plan, const model::Goal& goal, const Scope& scope) {
    if (goal.tier > scope.least) return false;
    if (scope.topics.empty()) return true;
    return std::any_of(scope.topics.begin(), scope.topics.end(), [&](auto topic) { return falls_under(plan, goal.topic, topic); });
}

std::int64_t weight_of(const model::Goal& goal) {
    constexpr std::int64_t seconds = 60;  // of goals in minutes, each second counts by itself
    const auto weight = weights[static_cast<std::size_t>(goal.tier)];
    return goal.unit == model::GoalUnit::Minutes ? weight / seconds : weight;
}

void list_cells(Problem& problem, const Scope& scope) {
    const auto& plan = problem.plan;
    problem.cells_of.resize(plan.goals.size());
    problem.coverage = model::coverage(plan);
    for (const auto& cell : problem.coverage) {
        const auto g = place_in(plan.goals, cell.goal);
        const auto& goal = plan.goals.rows()[g];
        const auto place = static_cast<Place>(problem.cells.size());
        problem.cells_of[g].push_back(place);
        problem.cells.push_back({g, {cell.from, cell.to}, std::int64_t{cell.target} * (goal.unit == model::GoalUnit::Minutes ? 60 : 1), nowhere});
        const bool is_in_days = cell.from <= problem.days.to && cell.to >= problem.days.from;
        const bool is_short = cell.planned < cell.target;
        const bool is_wanted = is_pursued(plan, goal, scope);
        if (!is_in_days || (!scope.may_move_drafts && (!is_short || !is_wanted))) continue;
        auto& row = problem.cells.back();
        if (!is_wanted && is_short) row.target = row.target / cell.target * cell.planned;
        row.requirement = static_cast<Place>(problem.requirements.size());
        problem.requirements.push_back({g, place, weight_of(goal), {}, {}, {}, is_short && is_wanted, is_wanted});
    }
}

// ---- what stands fast

bool is_live(const model::Placement& placement) {
    return model::is_set(placement.date) && placement.intention != model::Intention::NotIntended && model::state_info(placement.state).occupies;
}

bool is_counted(const model::Placement& placement) {
    return model::state_info(placement.state).planned && placement.intention != model::Intention::NotIntended && placement.intention != model::Intention::Hold;
}

const model::Placement& made_good(const Plan& plan, const model::Placement& placement) {
    constexpr int longest_chain = 16;  // as model::coverage
    const auto* at = &placement;
    for (int step = 0; at->makegood_for && step < longest_chain; ++step) {
        const auto* original = plan.placements.find(at->makegood_for);
        if (original == nullptr) break;
        at = original;
    }
    return *at;
}

Airing airing_of(const Problem& problem, const Openings& openings, const model::Placement& placement) {
    const auto& plan = problem.plan;
    Airing airing;
    airing.item = place_in(plan.segments, placement.segment);
    airing.outlet = place_in(plan.outlets, placement.outlet);
    airing.slot = place_in(plan.slots, placement.slot);
    airing.date = placement.date;
    airing.occurrence = openings.find(airing.slot, placement.date);
    airing.timed = airing.outlet != nowhere && model::medium_info(plan.outlets.rows()[airing.outlet].medium).has_clock_time &&
                   (placement.start || (airing.slot != nowhere && plan.slots.rows()[airing.slot].start));
    auto timed = placement;
    if (!timed.start && airing.slot != nowhere) timed.start = plan.slots.rows()[airing.slot].start;
    const auto span = model::wall_span(timed);
    airing.start = span.start;
    airing.end = airing.timed ? span.end : span.start;
    airing.length = static_cast<std::int32_t>(placement.length.count());
    airing.size = placement.size;
    airing.placement = id_of(placement);
    const auto& original = made_good(plan, placement);
    airing.counts_on = original.date;
    airing.is_counted = is_counted(placement) && model::is_set(original.date);
    airing.is_repeat = placement.repeat_of || original.repeat_of;
    return airing;
}

void list_fixed(Problem& problem, const Openings& openings) {
    for (const auto& placement : problem.plan.placements) {
        if (!is_live(placement) && !is_counted(placement)) continue;
        auto airing = airing_of(problem, openings, placement);
        if (airing.outlet != nowhere && airing.item != nowhere) problem.fixed.push_back(std::move(airing));
    }
    std::stable_sort(problem.fixed.begin(), problem.fixed.end(), [](const Airing& a, const Airing& b) { return a.start < b.start; });
    find_families(problem.plan, problem.fixed);
}

// ---- what may fill them

// How long an item to be made will be: as those of its topic and medium are, else those of the medium; the median.
class Lengths {
public:
    explicit Lengths(const Problem& problem) {
        for (const auto& airing : problem.fixed) {
            const auto medium = problem.plan.outlets.rows()[airing.outlet].medium;
            m_all[{nowhere, medium}].emplace_back(airing.length, airing.size);
            for (const auto topic : problem.items[airing.item].topics) m_all[{topic, medium}].emplace_back(airing.length, airing.size);
        }
        for (auto& entry : m_all) std::sort(entry.second.begin(), entry.second.end());
    }

    [[nodiscard]] std::pair<std::int32_t, std::int32_t> of(Place topic, model::Medium medium) const {
        for (const auto& key : {std::pair(topic, medium), std::pair(nowhere, medium)})
            if (const auto found = m_all.find(key); found != m_all.end()) return found->second[found->second.size() / 2];
        return {180, 1};
    }

private:
    std::map<std::pair<Place, model::Medium>, std::vector<std::pair<std::int32_t, std::int32_t>>> m_all;
};

// Items to be made, shared by the goals of one topic, medium and form whose periods begin in the same week.
class NewItems {
public:
    explicit NewItems(Problem& problem) : m_problem(problem), m_lengths(problem) {}

    std::vector<Place> of(const model::Goal& goal, const Date& from, std::size_t count) {
        const auto topic = place_in(m_problem.plan.topics, goal.topic);
        auto& made = m_made[{topic, goal.medium, goal.any_form ? model::Form::News : goal.form, model::monday_of(from)}];
        while (made.size() < count) {
            const auto [length, size] = m_lengths.of(topic, goal.medium);
            made.push_back(static_cast<Place>(m_problem.items.size()));
            m_problem.items.push_back({{}, {topic}, goal.any_form ? model::Form::News : goal.form, length, size, model::SegmentState::Draft, nowhere, false});
        }
        return {made.begin(), made.begin() + static_cast<std::ptrdiff_t>(count)};
    }

private:
    Problem& m_problem;
    Lengths m_lengths;
    std::map<std::tuple<Place, model::Medium, model::Form, Date>, std::vector<Place>> m_made;
};

// When each segment was last on each medium: an item made for the screen is not read on the radio.
class LastOn {
public:
    explicit LastOn(const Problem& problem) : m_dates(problem.plan.segments.size() * model::medium_names.size()), m_is_on(problem.plan.segments.size()) {
        for (const auto& airing : problem.fixed) {
            auto& date = m_dates[airing.item * model::medium_names.size() + static_cast<std::size_t>(problem.plan.outlets.rows()[airing.outlet].medium)];
            date = model::is_set(date) ? std::max(date, airing.date) : airing.date;
            m_is_on[airing.item] = 1;
        }
    }
    [[nodiscard]] bool waits(Place segment) const { return m_is_on[segment] == 0; }
    [[nodiscard]] const Date& on(Place segment, model::Medium medium) const { return m_dates[segment * model::medium_names.size() + static_cast<std::size_t>(medium)]; }

private:
    std::vector<Date> m_dates;
    std::vector<std::uint8_t> m_is_on;
};

std::vector<std::vector<Place>> segments_by_goal(const Problem& problem) {
    std::vector<std::vector<Place>> by_goal(problem.plan.goals.size());
    for (Place i = 0; i < problem.plan.segments.size(); ++i) {
        std::set<Place> goals;
        for (const auto topic : problem.items[i].topics)
            for (std::size_t m = 0; m < model::medium_names.size(); ++m)
                for (const auto g : problem.goals_for(topic, static_cast<model::Medium>(m))) goals.insert(g);
        for (const auto g : goals)
            if (fits(problem, problem.items[i], problem.plan.goals.rows()[g])) by_goal[g].push_back(i);
    }
    return by_goal;
}

// Of all that would count for a goal: an item of two topics goes where a slot takes one of them.
std::vector<std::vector<Place>> topics_by_goal(const Problem& problem, const std::vector<std::vector<Place>>& segments) {
    const auto& plan = problem.plan;
    std::vector<std::vector<Place>> topics(plan.goals.size());
    for (Place g = 0; g < plan.goals.size(); ++g) {
        std::set<Place> some;
        for (Place t = 0; t < plan.topics.size(); ++t)
            if (falls_under(plan, id_of(plan.topics.rows()[t]), plan.goals.rows()[g].topic)) some.insert(t);
        for (const auto segment : segments[g]) some.insert(problem.items[segment].topics.begin(), problem.items[segment].topics.end());
        topics[g].assign(some.begin(), some.end());
    }
    return topics;
}

// Segments that wait come first, then the newest of those that are on in the period or the weeks before it: what is old news is left alone.
void list_items(Problem& problem, const std::vector<std::vector<Place>>& by_goal) {
    constexpr std::size_t most_segments = 24;
    constexpr std::size_t most_new = 6;
    constexpr long fresh_for = 21;  // days
    const LastOn last(problem);
    NewItems made(problem);
    for (auto& requirement : problem.requirements) {
        if (!requirement.is_pursued) continue;
        const auto& goal = problem.plan.goals.rows()[requirement.goal];
        const auto& days = problem.cells[requirement.cell].days;
        const auto& some = by_goal[requirement.goal];
        for (const auto i : some)
            if (last.waits(i) && requirement.items.size() < most_segments) requirement.items.push_back(i);
        for (auto i = some.rbegin(); i != some.rend() && requirement.items.size() < most_segments; ++i) {
            const auto& date = last.on(*i, goal.medium);
            if (model::is_set(date) && date <= days.to && model::days_between(date, days.from) <= fresh_for) requirement.items.push_back(*i);
        }
        const auto wanted = goal.unit == model::GoalUnit::Items ? static_cast<std::size_t>(std::max(1, goal.target)) : std::size_t{2};
        for (const auto i : made.of(goal, days.from, std::min(most_new, wanted))) requirement.items.push_back(i);
    }
}

}  // namespace

bool is_kept_by_search(const model::Rule& rule) {
    constexpr std::array<std::string_view, 5> kept{"overlap", "capacity", "separation", "cap", "repeat_order"};
    return std::find(kept.begin(), kept.end(), rule.kind) != kept.end();
}

bool is_about_content(const model::Rule& rule) {
    constexpr std::array<std::string_view, 4> about{"complete", "responsible_body", "candidate_window", "makegood"};
    return std::find(about.begin(), about.end(), rule.kind) != about.end();
}

bool fits(const Problem& problem, const Item& item, const model::Goal& goal) {
    if (item.candidate_content || (!goal.any_form && item.form != goal.form)) return false;
    return std::any_of(item.topics.begin(), item.topics.end(), [&](Place topic) { return falls_under(problem.plan, id_of(problem.plan.topics.rows()[topic]), goal.topic); });
}

std::int64_t in_units(const Problem& problem, Place requirement, std::int64_t amount) {
    constexpr std::int64_t minute = 60;
    const auto& goal = problem.plan.goals.rows()[problem.requirements[requirement].goal];
    return goal.unit == model::GoalUnit::Minutes ? (amount + minute - 1) / minute : amount;
}

Problem compile(Plan plan, const Scope& scope, const Date& today) {
    if (plan.goals.empty()) throw Error(Fault::Input, "planner.no_goals");
    Problem problem;
    problem.days = days_of(plan, scope, today);
    problem.plan = std::move(plan);
    problem.today = today;
    problem.items = items_of(problem.plan);
    list_goals(problem);
    list_cells(problem, scope);
    const Openings openings(problem, scope);
    list_fixed(problem, openings);
    const auto by_goal = segments_by_goal(problem);
    openings.offer_to_requirements(topics_by_goal(problem, by_goal));
    list_items(problem, by_goal);
    if (scope.may_move_drafts) free_drafts(problem, scope);
    return problem;
}

}  // namespace lichsong::planner
