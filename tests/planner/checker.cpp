// SPDX-License-Identifier: Apache-2.0
#include "tests/planner/checker.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "calendar/planner/applied.h"
#include "tests/planner/checker_airings.h"

namespace lichsong::test {
namespace {

using model::Date;
using model::DateSpan;
using model::Goal;
using model::GoalPeriod;
using model::GoalUnit;
using model::Plan;

// ---- coverage, counted once more: for each period of each goal every placement is asked

std::vector<DateSpan> periods_of(const Plan& plan, const Goal& goal) {
    const DateSpan flight{plan.campaign.first_day, plan.campaign.last_day};
    const auto spans = model::phase_dates(plan.campaign, plan.milestones.rows(), plan.phases.rows());
    const auto is_whole = [](const DateSpan& span) { return model::is_set(span.from) && model::is_set(span.to) && span.from <= span.to; };
    std::vector<DateSpan> found;
    std::vector<DateSpan> phases;  // those that the goal names, or all
    for (std::size_t i = 0; i < spans.size(); ++i)
        if (!goal.phase || id_of(plan.phases.rows()[i]) == goal.phase) phases.push_back(spans[i]);
    if (goal.period != GoalPeriod::Week) {
        const bool by_phase = goal.period == GoalPeriod::Phase || goal.phase;
        for (const auto& span : by_phase ? phases : std::vector{flight})
            if (is_whole(span)) found.push_back(span);
        return found;
    }
    auto range = flight;
    if (goal.phase && is_whole(flight)) range = phases.empty() || !is_whole(phases[0]) ? DateSpan{} : DateSpan{std::max(phases[0].from, flight.from), std::min(phases[0].to, flight.to)};
    if (!is_whole(range)) return found;
    for (auto day = range.from; day <= range.to;) {
        const auto sunday = std::min(model::plus_days(model::monday_of(day), 6), range.to);
        found.push_back({day, sunday});
        day = model::plus_days(sunday, 1);
    }
    return found;
}

// The placement that a make-good makes up for.
const model::Placement& first_meant(const Plan& plan, const model::Placement& placement) {
    const auto* at = &placement;
    for (int i = 0; i < 16 && at->makegood_for; ++i) {
        const auto* next = plan.placements.find(at->makegood_for);
        if (next == nullptr) break;
        at = next;
    }
    return *at;
}

bool counts_for(const Plan& plan, const model::Placement& placement, const Goal& goal) {
    if (!model::state_info(placement.state).planned || placement.intention == model::Intention::Hold || placement.intention == model::Intention::NotIntended) return false;
    const auto* segment = plan.segments.find(placement.segment);
    const auto* outlet = plan.outlets.find(placement.outlet);
    if (segment == nullptr || outlet == nullptr || segment->candidate_content || outlet->medium != goal.medium) return false;
    if (!goal.topic || std::none_of(segment->topics.begin(), segment->topics.end(), [&](auto topic) { return falls_under(plan, topic, goal.topic); })) return false;
    if (!goal.any_form && segment->form != goal.form) return false;
    if (!goal.count_repeats && (placement.repeat_of || first_meant(plan, placement).repeat_of)) return false;
    return lies_in(plan, outlet->area, goal.area);
}

// By date counted for: the placements of a goal.
using Serving = std::multimap<Date, const model::Placement*>;

Serving serving(const Plan& plan, const Goal& goal) {
    Serving found;
    for (const auto& placement : plan.placements)
        if (counts_for(plan, placement, goal))
            if (const auto& date = first_meant(plan, placement).date; model::is_set(date)) found.emplace(date, &placement);
    return found;
}

// Minutes in seconds.
std::int64_t reached(const Serving& all, const Goal& goal, const DateSpan& days) {
    std::int64_t sum = 0;
    std::set<std::int64_t> items;
    for (auto at = all.lower_bound(days.from); at != all.end() && at->first <= days.to; ++at) {
        if (goal.unit == GoalUnit::Items) items.insert(at->second->segment.value);
        else sum += goal.unit == GoalUnit::Minutes ? at->second->length.count() : 1;
    }
    return goal.unit == GoalUnit::Items ? static_cast<std::int64_t>(items.size()) : sum;
}

// ---- the objective

// As problem.cpp and state.cpp say; written down again, so that a slip there is seen here.
constexpr std::array<std::int64_t, 3> cost_of_missing{1'000'000, 30'000, 1'000};
constexpr std::int64_t cost_of_frown = 100'000;
constexpr std::int64_t cost_of_new_item = 300;
constexpr std::int64_t cost_of_weight_step = 10;
constexpr std::int64_t cost_of_crowd = 20;
constexpr int dearest_crowd = 5;
constexpr std::int64_t cost_of_move = 2'500;

// Where drafts may move, goals that are met count as well: they could fall short.
void count_goals(const Plan& before, const Plan& after, const Date& today, bool may_move, Checked& checked) {
    const auto from = model::is_set(before.campaign.first_day) ? std::max(today, before.campaign.first_day) : today;
    for (const auto& goal : before.goals) {
        const std::int64_t unit = goal.unit == GoalUnit::Minutes ? 60 : 1;
        const auto was = serving(before, goal);
        const auto is = serving(after, goal);
        for (const auto& days : periods_of(before, goal)) {
            if (days.to < from || days.from > before.campaign.last_day || (!may_move && reached(was, goal, days) / unit >= goal.target)) continue;
            checked.missing.push_back(std::max<std::int64_t>(0, goal.target * unit - reached(is, goal, days)));
            checked.cost += checked.missing.back() * (cost_of_missing[static_cast<std::size_t>(goal.tier)] / unit);
        }
    }
}

int quarter_of_day(model::WallSeconds start) {
    const int hour = model::time_of(start).hour();
    return hour < 11 ? 0 : hour < 14 ? 1 : hour < 18 ? 2 : 3;
}

std::int64_t cost_beside_goals(const std::vector<Stands>& all) {
    std::int64_t cost = 0;
    std::map<std::tuple<Date, std::int64_t, std::int64_t>, int> on_outlet;  // by week, topic, outlet
    std::map<std::tuple<Date, std::int64_t, int>, int> in_quarter;               // by week, topic, part of the day
    for (const auto& one : all) {
        if (!one.is_ours) continue;
        cost += cost_of_weight_step * std::max(0, 10 - one.slot->weight);
        const auto week = model::monday_of(one.placement->date);
        std::set<std::int64_t> topics;
        for (const auto topic : one.segment->topics) topics.insert(topic.value);
        for (const auto topic : topics) {
            cost += cost_of_crowd * std::min(dearest_crowd, on_outlet[{week, topic, one.outlet->id}]++);
            if (one.is_timed) cost += cost_of_crowd * std::min(dearest_crowd, in_quarter[{week, topic, quarter_of_day(one.start)}]++);
        }
    }
    return cost;
}

// ---- moves

bool may_move(const Plan& plan, const model::Placement& placement, const Date& today) {
    if (placement.state != model::PlacementState::Draft || placement.locked || placement.date <= today) return false;
    if (placement.repeat_of || placement.makegood_for || placement.intention != model::Intention::Planned) return false;
    return std::none_of(plan.placements.begin(), plan.placements.end(), [&](const auto& other) { return other.repeat_of == id_of(placement) || other.makegood_for == id_of(placement); });
}

// What was free and is no suggestion is where it was: applied() touches nothing else.
void judge_moves(const Plan& plan, const planner::Proposal& proposal, const Date& today, const Free& free, Checked& checked) {
    std::set<std::int64_t> seen;
    for (const auto& one : proposal.suggestions) {
        if (!one.moves) continue;
        checked.cost += cost_of_move;
        const auto& was = *plan.placements.find(one.moves);
        const auto tell = [&](const char* what) { checked.breaches.push_back(std::string(what) + ' ' + std::to_string(was.id)); };
        if (!free.contains(was.id) || !may_move(plan, was, today)) tell("may_not_move");
        if (!seen.insert(was.id).second) tell("moved_twice");
        if (was.slot == one.slot && was.date == one.date) tell("moved_nowhere");
        if (was.segment != one.segment || was.length != one.length || was.size != one.size || one.repeats || one.repeats_suggestion != planner::nowhere) tell("moved_and_changed");
        if (plan.outlets.find(was.outlet)->medium != plan.outlets.find(one.outlet)->medium) tell("moved_to_other_medium");
    }
}

}  // namespace

Checked check_proposal(const Plan& plan, const planner::Proposal& proposal, const Date& today, const std::optional<Free>& free) {
    Checked checked;
    const auto some = free.value_or(Free{});
    const auto moves = static_cast<std::size_t>(std::count_if(proposal.suggestions.begin(), proposal.suggestions.end(), [](const auto& one) { return static_cast<bool>(one.moves); }));
    const auto after = planner::applied(plan, proposal);
    const auto all = all_that_stand(after, plan.placements.empty() ? 0 : plan.placements.rows().back().id, some);
    const auto ours = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const Stands& one) { return one.is_ours; }));
    auto weighed = weigh_rules(after, all, today);
    checked.breaches = std::move(weighed.breaches);
    if (ours != proposal.suggestions.size() - moves + some.size()) checked.breaches.emplace_back("lost");
    judge_moves(plan, proposal, today, some, checked);
    count_goals(plan, after, today, free.has_value(), checked);
    checked.cost += cost_of_frown * weighed.frowns + cost_of_new_item * static_cast<std::int64_t>(proposal.to_make.size()) + cost_beside_goals(all);
    return checked;
}

}  // namespace lichsong::test
