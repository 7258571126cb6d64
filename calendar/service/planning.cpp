// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/planning.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "calendar/model/rules/rules.h"
#include "calendar/planner/applied.h"
#include "calendar/planner/bound.h"
#include "calendar/service/editor.h"
#include "calendar/service/schedule.h"

namespace lichsong::service {
namespace {

using model::EntityKind;
using planner::nowhere;
using planner::Proposal;

// With the originals of repeats, in order.
std::vector<std::size_t> with_originals(const Proposal& proposal, const std::vector<std::size_t>& which) {
    std::set<std::size_t> all;
    for (auto i : which)
        while (i < proposal.suggestions.size() && all.insert(i).second && proposal.suggestions[i].repeats_suggestion != nowhere) i = proposal.suggestions[i].repeats_suggestion;
    return {all.begin(), all.end()};
}

// Only these, renumbered.
Proposal part_of(const Proposal& proposal, const std::vector<std::size_t>& which) {
    Proposal part;
    std::map<std::size_t, planner::Place> now;
    std::map<planner::Place, planner::Place> made;
    for (const auto i : which) {
        auto one = proposal.suggestions[i];
        if (one.repeats_suggestion != nowhere) one.repeats_suggestion = now.at(one.repeats_suggestion);
        if (!one.segment) {
            const auto [at, is_new] = made.try_emplace(one.to_make, static_cast<planner::Place>(part.to_make.size()));
            if (is_new) part.to_make.push_back(proposal.to_make[one.to_make]);
            one.to_make = at->second;
        }
        now[i] = static_cast<planner::Place>(part.suggestions.size());
        part.suggestions.push_back(std::move(one));
    }
    return part;
}

bool is_there(const model::Plan& plan, const planner::Suggestion& one) {
    return plan.slots.find(one.slot) != nullptr && plan.outlets.find(one.outlet) != nullptr && (!one.segment || plan.segments.find(one.segment) != nullptr) &&
           (!one.repeats || plan.placements.find(one.repeats) != nullptr);
}

// By place in `which`: the breaches that a draft there would be blamed for, or be part of with what stands in the plan.
std::map<std::size_t, std::vector<model::Violation>> breaches(const model::Plan& plan, const Proposal& proposal, const std::vector<std::size_t>& which, const model::Date& today) {
    const auto last = plan.placements.empty() ? 0 : plan.placements.rows().back().id;
    const auto after = planner::applied(plan, part_of(proposal, which));
    std::map<std::size_t, std::vector<model::Violation>> found;
    for (auto& violation : model::check(after, {today, {}, {}})) {
        const auto* rule = after.rules.find(violation.rule);
        if (violation.severity == model::Severity::Warn || rule == nullptr || planner::is_about_content(*rule)) continue;
        const auto ours = std::find_if(violation.placements.begin(), violation.placements.end(), [&](auto id) { return id.value > last; });
        if (ours != violation.placements.end()) found[which[static_cast<std::size_t>(ours->value - last - 1)]].push_back(std::move(violation));
    }
    return found;
}

// Leaves out what may not stand, and what repeats it, until the rest may.
std::vector<std::size_t> those_that_may_stand(Desk& desk, const Proposal& proposal, std::vector<std::size_t> which, std::vector<Refused>& refused) {
    const auto plan = desk.whole_plan();
    const auto leave_out = [&](std::size_t i, std::vector<model::Violation> breaks) {
        refused.push_back({i, std::move(breaks)});
        std::erase(which, i);
    };
    for (const auto i : std::vector(which))
        if (!is_there(plan, proposal.suggestions[i])) leave_out(i, {});
    for (;;) {
        for (const auto i : std::vector(which)) {
            const auto original = proposal.suggestions[i].repeats_suggestion;
            if (original != nowhere && std::find(which.begin(), which.end(), original) == which.end()) leave_out(i, {});
        }
        auto found = breaches(plan, proposal, which, desk.today());
        if (found.empty()) return which;
        for (auto& [i, breaks] : found) leave_out(i, std::move(breaks));
    }
}

void look_for(Planning& planning, const planner::Effort& effort, const Proposal& from) {
    planning.proposal = planner::propose(planning.problem, effort, from);
    planning.after = model::coverage(planner::applied(planning.problem.plan, planning.proposal));
    planning.reasons = planner::explain(planning.problem, planning.proposal);
}

}  // namespace

Planning plan_ahead(Desk& desk, const PlanningWish& wish) { return plan_ahead(desk.whole_plan(), desk.today(), wish); }

Planning plan_ahead(model::Plan plan, const model::Date& today, const PlanningWish& wish) {
    Planning planning;
    planning.problem = planner::compile(std::move(plan), wish.scope, today);
    planning.most_closable = planner::most_closable(planning.problem);
    look_for(planning, wish.effort, wish.from);
    return planning;
}

Planning go_on(const Planning& from, const planner::Effort& effort) {
    auto planning = from;
    look_for(planning, effort, from.proposal);
    return planning;
}

Missing missing(const Planning& planning) {
    Missing sum;
    for (const auto& row : planning.problem.requirements) {
        sum.now += planning.problem.coverage[row.cell].gap(model::CoverageLayer::Planned);
        sum.then += planning.after[row.cell].gap(model::CoverageLayer::Planned);
    }
    return sum;
}

bool is_all_closed_that_can_be(const Planning& planning) {
    if (planning.proposal.missing.size() != planning.problem.requirements.size()) return false;  // some of it was taken away since
    constexpr std::int64_t minute = 60;
    std::int64_t closed = 0;
    for (std::size_t i = 0; i < planning.problem.requirements.size(); ++i) {
        const auto& row = planning.problem.requirements[i];
        const bool is_minutes = planning.problem.plan.goals.rows()[row.goal].unit == model::GoalUnit::Minutes;
        closed += planning.problem.coverage[row.cell].gap(model::CoverageLayer::Planned) * (is_minutes ? minute : 1) - planning.proposal.missing[i];
    }
    return closed >= planning.most_closable;
}

std::vector<std::size_t> together(const Proposal& proposal, const std::vector<std::size_t>& which) {
    const auto with = with_originals(proposal, which);
    std::set<std::size_t> all(with.begin(), with.end());
    // A repeat stands behind what it repeats.
    for (std::size_t i = 0; i < proposal.suggestions.size(); ++i)
        if (proposal.suggestions[i].repeats_suggestion != nowhere && all.contains(proposal.suggestions[i].repeats_suggestion)) all.insert(i);
    return {all.begin(), all.end()};
}

Proposal without(const Proposal& proposal, const std::vector<std::size_t>& which) {
    const auto out = together(proposal, which);
    std::vector<std::size_t> rest;
    for (std::size_t i = 0; i < proposal.suggestions.size(); ++i)
        if (!std::binary_search(out.begin(), out.end(), i)) rest.push_back(i);
    return part_of(proposal, rest);
}

Accepted accept(Desk& desk, const Proposal& proposal, const std::vector<std::size_t>& which) {
    Accepted accepted;
    Edit edit(desk, {"planner.accept", {}});  // first: from here on the plan stays as it is checked
    const auto standing = those_that_may_stand(desk, proposal, with_originals(proposal, which), accepted.refused);
    const auto part = part_of(proposal, standing);
    std::vector<std::int64_t> segments;
    for (const auto& what : part.to_make) segments.push_back(edit.add(model::to_record(planner::segment_for(desk.context(), what))));
    std::vector<std::int64_t> drafts;
    for (const auto& one : part.suggestions) {
        auto draft = model::fresh_record(EntityKind::Placement);
        draft["segment"] = one.segment ? one.segment.value : segments[one.to_make];
        draft["slot"] = one.slot.value;
        draft["date"] = model::iso(one.date);
        if (one.start) draft["start"] = std::int64_t{one.start->seconds};
        draft["length"] = one.length.count();
        draft["size"] = std::int64_t{one.size};
        if (one.repeats) draft["repeat_of"] = one.repeats.value;
        if (one.repeats_suggestion != nowhere) draft["repeat_of"] = drafts[one.repeats_suggestion];
        complete_placement(edit, draft);
        drafts.push_back(edit.add(std::move(draft)));
    }
    for (const auto id : drafts) accepted.codes.push_back(edit.row(EntityKind::Placement, id).head.key);
    if (drafts.empty()) return accepted;
    edit.describe_as({"planner.accept", {std::to_string(drafts.size()), std::to_string(segments.size())}});
    accepted.change = edit.commit();
    return accepted;
}

}  // namespace lichsong::service
