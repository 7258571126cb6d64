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
#include "calendar/service/moving.h"
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

// What it needs is there; a draft that moves is as the planner saw it.
bool is_there(const model::Plan& plan, const planner::Suggestion& one) {
    if (plan.slots.find(one.slot) == nullptr || plan.outlets.find(one.outlet) == nullptr) return false;
    if (one.segment && plan.segments.find(one.segment) == nullptr) return false;
    if (one.repeats && plan.placements.find(one.repeats) == nullptr) return false;
    const auto* draft = one.moves ? plan.placements.find(one.moves) : nullptr;
    return !one.moves || (draft != nullptr && draft->revision == one.moves_seen);
}

// By place in `which`: the breaches that a draft there would be blamed for, or be part of with what stands in the plan.
std::map<std::size_t, std::vector<model::Violation>> breaches(const model::Plan& plan, const Proposal& proposal, const std::vector<std::size_t>& which, const model::Date& today) {
    const auto part = part_of(proposal, which);
    const auto placed = planner::placements_of(plan, part);
    const auto after = planner::applied(plan, part);
    std::map<std::size_t, std::vector<model::Violation>> found;
    for (auto& violation : model::check(after, {today, {}, {}})) {
        const auto* rule = after.rules.find(violation.rule);
        if (violation.severity == model::Severity::Warn || rule == nullptr || planner::is_about_content(*rule)) continue;
        const auto ours = std::find_if(placed.begin(), placed.end(), [&](auto id) { return std::find(violation.placements.begin(), violation.placements.end(), id) != violation.placements.end(); });
        if (ours != placed.end()) found[which[static_cast<std::size_t>(ours - placed.begin())]].push_back(std::move(violation));
    }
    return found;
}

// Which of a proposal may stand together in the plan as it is now.
class Standing {
public:
    Standing(Desk& desk, const Proposal& proposal, std::vector<std::size_t> which, std::vector<Refused>& refused)
        : m_today(desk.today()), m_plan(desk.whole_plan()), m_proposal(proposal), m_which(std::move(which)), m_refused(refused) {}

    /// Leaves out what may not stand, and what repeats it, until the rest may.
    std::vector<std::size_t> find() {
        for (const auto i : std::vector(m_which))
            if (!is_there(m_plan, m_proposal.suggestions[i])) leave_out(i, {});
        for (;;) {
            leave_out_repeats();
            auto found = breaches(m_plan, m_proposal, m_which, m_today);
            if (found.empty()) return m_which;
            if (take_moves_along(found)) continue;
            for (auto& [i, breaks] : found) leave_out(i, std::move(breaks));
        }
    }

private:
    void leave_out(std::size_t i, std::vector<model::Violation> breaks) {
        m_refused.push_back({i, std::move(breaks)});
        std::erase(m_which, i);
    }
    [[nodiscard]] bool is_in(std::size_t i) const { return std::binary_search(m_which.begin(), m_which.end(), i); }
    [[nodiscard]] bool is_refused(std::size_t i) const {
        return std::any_of(m_refused.begin(), m_refused.end(), [&](const Refused& one) { return one.suggestion == i; });
    }
    void leave_out_repeats() {
        for (const auto i : std::vector(m_which))
            if (const auto original = m_proposal.suggestions[i].repeats_suggestion; original != nowhere && !is_in(original)) leave_out(i, {});
    }
    // What is in the way of the others and was to move away does so with them.
    bool take_moves_along(const std::map<std::size_t, std::vector<model::Violation>>& found) {
        const auto before = m_which.size();
        for (const auto& entry : found)
            for (const auto& violation : entry.second)
                for (std::size_t i = 0; i < m_proposal.suggestions.size(); ++i) {
                    const auto& one = m_proposal.suggestions[i];
                    const bool is_in_the_way = one.moves && std::find(violation.placements.begin(), violation.placements.end(), one.moves) != violation.placements.end();
                    if (is_in_the_way && !is_in(i) && !is_refused(i) && is_there(m_plan, one)) m_which.insert(std::lower_bound(m_which.begin(), m_which.end(), i), i);
                }
        return m_which.size() != before;
    }

    model::Date m_today;
    model::Plan m_plan;
    const Proposal& m_proposal;
    std::vector<std::size_t> m_which;
    std::vector<Refused>& m_refused;
};

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

namespace {

// The draft goes where the suggestion says; all else of it stays.
void move_draft(Edit& edit, const planner::Suggestion& one) {
    const auto before = edit.row(EntityKind::Placement, one.moves.value);
    auto after = before;
    after["slot"] = one.slot.value;
    after["outlet"] = one.outlet.value;
    after["date"] = model::iso(one.date);
    after["start"] = one.start ? model::Value(std::int64_t{one.start->seconds}) : model::Value();
    edit.set(EntityKind::Placement, one.moves.value, differences(before, after));
}

// `segments` and `placed`: of the same proposal, what was made so far.
std::int64_t make_draft(Edit& edit, const planner::Suggestion& one, const std::vector<std::int64_t>& segments, const std::vector<std::int64_t>& placed) {
    auto draft = model::fresh_record(EntityKind::Placement);
    draft["segment"] = one.segment ? one.segment.value : segments[one.to_make];
    draft["slot"] = one.slot.value;
    draft["date"] = model::iso(one.date);
    if (one.start) draft["start"] = std::int64_t{one.start->seconds};
    draft["length"] = one.length.count();
    draft["size"] = std::int64_t{one.size};
    if (one.repeats) draft["repeat_of"] = one.repeats.value;
    if (one.repeats_suggestion != nowhere) draft["repeat_of"] = placed[one.repeats_suggestion];
    complete_placement(edit, draft);
    return edit.add(std::move(draft));
}

}  // namespace

Accepted accept(Desk& desk, const Proposal& proposal, const std::vector<std::size_t>& which) {
    Accepted accepted;
    Edit edit(desk, {"planner.accept", {}});  // first: from here on the plan stays as it is checked
    const auto standing = Standing(desk, proposal, with_originals(proposal, which), accepted.refused).find();
    const auto part = part_of(proposal, standing);
    std::vector<std::int64_t> segments;
    for (const auto& what : part.to_make) segments.push_back(edit.add(model::to_record(planner::segment_for(desk.context(), what))));
    std::vector<std::int64_t> placed;
    std::size_t moved = 0;
    for (const auto& one : part.suggestions) {
        if (one.moves) move_draft(edit, one), ++moved;
        placed.push_back(one.moves ? one.moves.value : make_draft(edit, one, segments, placed));
    }
    for (std::size_t i = 0; i < placed.size(); ++i)
        accepted.settled.push_back({standing[i], edit.row(EntityKind::Placement, placed[i]).head.key, static_cast<bool>(part.suggestions[i].moves)});
    if (placed.empty()) return accepted;
    const auto made = std::to_string(placed.size() - moved);
    if (moved == 0) edit.describe_as({"planner.accept", {made, std::to_string(segments.size())}});
    else edit.describe_as({"planner.accept_moves", {made, std::to_string(moved)}});
    accepted.change = edit.commit();
    return accepted;
}

}  // namespace lichsong::service
