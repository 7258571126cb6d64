// SPDX-License-Identifier: Apache-2.0
// Drafts that may go elsewhere where that closes a goal, and no further.
#include <catch2/catch.hpp>

#include <algorithm>

#include "calendar/planner/alternatives.h"
#include "calendar/planner/applied.h"
#include "calendar/planner/bound.h"
#include "calendar/planner/explain.h"
#include "tests/planner/checker.h"
#include "tests/planner/random_campaign.h"

using namespace lichsong::test;
using lichsong::planner::compile;
using lichsong::planner::Effort;
using lichsong::planner::Problem;
using lichsong::planner::Proposal;
using lichsong::planner::Scope;

namespace {

// Drafts where an earlier search left them, when goals were others; some are locked, some asked for.
Plan drafted(unsigned seed) {
    const RandomCampaign campaign(seed);
    auto before = campaign.plan;
    for (std::size_t i = 0; i < before.goals.size(); ++i) before.goals.find(id_of(before.goals.rows()[i]))->topic = {static_cast<std::int64_t>((seed + i) % 3 + 1)};
    Effort effort;
    effort.iterations = 500;
    effort.seed = seed + 1;
    auto plan = lichsong::planner::applied(before, lichsong::planner::propose(compile(before, {}, RandomCampaign::today()), effort));
    plan.goals = campaign.plan.goals;
    for (auto id = static_cast<std::int64_t>(campaign.plan.placements.size()) + 1; plan.placements.find({id}) != nullptr; ++id) {
        if (id % 7 == 0) plan.placements.find({id})->locked = true;
        if (id % 5 == 0) plan.placements.find({id})->state = PlacementState::Requested;
    }
    return plan;
}

Scope moving() {
    Scope scope;
    scope.may_move_drafts = true;
    return scope;
}

Free free_in(const Problem& problem) {
    Free free;
    for (const auto& draft : problem.drafts) free.insert(draft.placement.value);
    return free;
}

Proposal found_in(const Problem& problem, std::int64_t iterations, const Proposal& from = {}) {
    Effort effort;
    effort.iterations = iterations;
    return lichsong::planner::propose(problem, effort, from);
}

std::size_t moves_of(const Proposal& proposal) {
    return static_cast<std::size_t>(std::count_if(proposal.suggestions.begin(), proposal.suggestions.end(), [](const auto& one) { return static_cast<bool>(one.moves); }));
}

// What all goals miss, by their weights.
std::int64_t weight_missing(const Problem& problem, const Proposal& proposal) {
    std::int64_t sum = 0;
    for (std::size_t r = 0; r < problem.requirements.size(); ++r) sum += problem.requirements[r].weight * proposal.missing[r];
    return sum;
}

// A morning slot that holds one item and takes the first two topics, and an evening slot that takes only the second. A draft of the second is in the
// only one where what is wanted of the first could go.
struct Crossed : Sample {
    Crossed() {
        plan.campaign.first_day = day("2021-03-01");
        plan.campaign.last_day = day("2021-04-11");
        morning = one_item("06:00", {{1}, {3}});
        evening = one_item("19:00", {{3}});
        for (const char* kind : {"overlap", "capacity", "repeat_order", "closed", "flight"}) rule(kind);
        wants(1);
        wants(3);
        draft = place(segment("Giao thông", {{3}}), radio, "2021-03-16", "06:00", 2);
        (*this)[draft].slot = morning;
        waiting = segment("Cháy", {{1}});
        (*this)[waiting].length = Seconds(120);
    }
    base::Id<Slot> one_item(const char* start, std::vector<base::Id<Topic>> topics) {
        const auto id = slot("Khung", radio, start, 5);
        auto& row = (*this)[id];
        row.rule = {Recurrence::Unit::Weekly, 2, 0, 0, 1};  // on Tuesdays
        row.capacity_unit = CapacityUnit::Items;
        row.capacity = 1;
        row.topics = std::move(topics);
        return id;
    }
    void wants(std::int64_t topic) {
        Goal goal;
        goal.topic = {topic};
        goal.medium = Medium::Radio;
        goal.period = GoalPeriod::Week;
        goal.target = 1;
        goal.tier = Tier::Should;
        add(goal);
    }
    [[nodiscard]] Scope week() const {
        auto scope = moving();
        scope.days = {day("2021-03-15"), day("2021-03-21")};
        return scope;
    }
    base::Id<Slot> morning;
    base::Id<Slot> evening;
    base::Id<Placement> draft;
    base::Id<Segment> waiting;
};

}  // namespace

TEST_CASE("A goal that can only be met where a draft is, is met where the draft may move, and the draft still counts") {
    const Crossed campaign;
    auto scope = campaign.week();
    const auto problem = compile(campaign.plan, scope, RandomCampaign::today());
    const auto proposal = found_in(problem, 3'000);
    REQUIRE(proposal.suggestions.size() == 2);
    const auto& made = proposal.suggestions[0].moves ? proposal.suggestions[1] : proposal.suggestions[0];
    const auto& moved = proposal.suggestions[0].moves ? proposal.suggestions[0] : proposal.suggestions[1];
    CHECK(moved.moves == campaign.draft);
    CHECK(moved.slot == campaign.evening);
    CHECK(moved.start == TimeOfDay::at(19, 0));
    CHECK(moved.requirements.empty());  // it counted before
    CHECK(made.slot == campaign.morning);
    CHECK_FALSE(made.moves);
    CHECK(std::all_of(proposal.missing.begin(), proposal.missing.end(), [](auto missing) { return missing == 0; }));
    const auto after = lichsong::planner::applied(campaign.plan, proposal);
    CHECK(after.placements.size() == campaign.plan.placements.size() + 1);
    CHECK(after.placements.find(campaign.draft)->slot == campaign.evening);
    CHECK(lichsong::planner::most_closable(problem) == 1);
    scope.may_move_drafts = false;
    const auto still = found_in(compile(campaign.plan, scope, RandomCampaign::today()), 3'000);
    CHECK(still.suggestions.empty());
    CHECK(still.missing == std::vector<std::int64_t>{1});
}

TEST_CASE("What is locked, asked for, confirmed, tied to another, or outside the days and outlets asked about does not move") {
    const auto stays = [](auto&& change) {
        Crossed campaign;
        auto scope = campaign.week();
        change(campaign, scope);
        const auto problem = compile(campaign.plan, scope, RandomCampaign::today());
        return problem.drafts.empty() && moves_of(found_in(problem, 1'000)) == 0;
    };
    CHECK_FALSE(stays([](Crossed&, Scope&) {}));
    CHECK(stays([](Crossed& campaign, Scope&) { campaign[campaign.draft].locked = true; }));
    for (const auto state : {PlacementState::Requested, PlacementState::Confirmed, PlacementState::CounterProposed})
        CHECK(stays([&](Crossed& campaign, Scope&) { campaign[campaign.draft].state = state; }));
    CHECK(stays([](Crossed& campaign, Scope&) { campaign[campaign.draft].intention = Intention::Hold; }));
    CHECK(stays([](Crossed& campaign, Scope&) { campaign[campaign.place(campaign[campaign.draft].segment, campaign.television, "2021-03-18", "06:00", 2)].repeat_of = campaign.draft; }));
    CHECK(stays([](Crossed& campaign, Scope&) { campaign[campaign.place(campaign[campaign.draft].segment, campaign.television, "2021-03-18", "06:00", 2)].makegood_for = campaign.draft; }));
    CHECK(stays([](Crossed& campaign, Scope& scope) { scope.outlets = {campaign.television}; }));
    CHECK(stays([](Crossed& campaign, Scope&) { campaign[campaign.draft].slot = {}; }));
    CHECK(stays([](Crossed& campaign, Scope&) {
        RequestLine asked;
        asked.placement = campaign.draft;
        campaign.add(asked);
    }));
}

TEST_CASE("No draft moves for less than it is worth") {
    Crossed campaign;
    campaign[base::Id<Goal>{1}].tier = Tier::Nice;
    const auto problem = compile(campaign.plan, campaign.week(), RandomCampaign::today());
    REQUIRE(problem.drafts.size() == 1);
    CHECK(found_in(problem, 3'000).suggestions.empty());
}

TEST_CASE("Of several in a slot that are booked for one time only the last may leave") {
    Crossed campaign;
    campaign[campaign.morning].capacity = 2;
    const auto second = campaign.place(campaign.segment("Giao thông", {{3}}), campaign.radio, "2021-03-16", "06:00", 2);
    campaign[second].slot = campaign.morning;
    const auto problem = compile(campaign.plan, campaign.week(), RandomCampaign::today());
    REQUIRE(problem.drafts.size() == 1);
    CHECK(problem.drafts.front().placement == second);
    const auto proposal = found_in(problem, 3'000);
    CHECK(moves_of(proposal) == 1);
    CHECK(check_proposal(campaign.plan, proposal, RandomCampaign::today(), free_in(problem)).breaches == std::vector<std::string>());
}

TEST_CASE("Where drafts move no rule is broken, none is lost, what is said of gaps and cost is true, and no more is missing than where they stay", "[.once]") {
    std::size_t drafts = 0;
    std::size_t moved = 0;
    std::int64_t with_moves = 0;
    std::int64_t without = 0;
    for (unsigned seed = 0; seed < 400; ++seed) {
        const auto plan = drafted(seed);
        const auto problem = compile(plan, moving(), RandomCampaign::today());
        const auto proposal = found_in(problem, 4'000);
        const auto stay = compile(plan, {}, RandomCampaign::today());
        INFO("seed " << seed);
        const auto checked = check_proposal(plan, proposal, RandomCampaign::today(), free_in(problem));
        REQUIRE(checked.breaches == std::vector<std::string>());
        REQUIRE(checked.missing == proposal.missing);
        REQUIRE(checked.cost == proposal.cost);
        CHECK(proposal.cost <= proposal.cost_before);
        CHECK(check_proposal(plan, {}, RandomCampaign::today(), free_in(problem)).cost == proposal.cost_before);
        drafts += problem.drafts.size();
        moved += moves_of(proposal);
        with_moves += weight_missing(problem, proposal);
        without += weight_missing(stay, found_in(stay, 4'000));
    }
    CAPTURE(drafts, moved, with_moves, without);
    CHECK(drafts > 400);
    CHECK(moved > 20);
    CHECK(with_moves < without);
}

TEST_CASE("What goes on from an answer with moves keeps them, and what is said of it is true of what is done without them as well") {
    std::size_t kept = 0;
    for (unsigned seed = 0; seed < 60; ++seed) {
        const auto plan = drafted(seed);
        const auto problem = compile(plan, moving(), RandomCampaign::today());
        const auto before = found_in(problem, 2'000);
        const auto again = found_in(problem, 0, before);
        INFO("seed " << seed);
        CHECK(again.cost <= before.cost);
        kept += moves_of(again);
        for (const auto& reason : lichsong::planner::explain(problem, again))
            if (reason.proof != lichsong::planner::Proof::None) CHECK(reason.at_most < reason.missing + problem.cells[problem.requirements[reason.requirement].cell].target);
        auto few = before;
        std::erase_if(few.suggestions, [](const auto& one) { return static_cast<bool>(one.moves) || one.repeats_suggestion != lichsong::planner::nowhere; });
        const auto rest = found_in(problem, 0, few);
        CHECK(check_proposal(plan, rest, RandomCampaign::today(), free_in(problem)).breaches == std::vector<std::string>());
    }
    CHECK(kept > 5);
}

TEST_CASE("A draft that moves has alternatives too, on its medium, and never where it is now") {
    std::size_t found = 0;
    for (unsigned seed = 0; seed < 60; ++seed) {
        const auto plan = drafted(seed);
        const auto problem = compile(plan, moving(), RandomCampaign::today());
        const auto proposal = found_in(problem, 2'000);
        for (std::size_t i = 0; i < proposal.suggestions.size(); ++i) {
            if (!proposal.suggestions[i].moves) continue;
            for (const auto& answer : lichsong::planner::alternatives(problem, proposal, i)) {
                ++found;
                const auto checked = check_proposal(plan, with_instead(proposal, i, answer.suggestion), RandomCampaign::today(), free_in(problem));
                INFO("seed " << seed << " suggestion " << i);
                CHECK(checked.breaches == std::vector<std::string>());
                CHECK(checked.cost == proposal.cost + answer.cost);
            }
        }
    }
    CHECK(found > 5);
}
