// SPDX-License-Identifier: Apache-2.0
// What all goals together can be closed of, at most: never less than what anybody finds or a solver proves, and less than the sum where goals
// compete for the same room.
#include <catch2/catch.hpp>

#include <cmath>
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "calendar/planner/bound.h"
#include "calendar/planner/counting.h"
#include "calendar/planner/flow.h"
#include "calendar/planner/search.h"
#include "tests/planner/as_milp.h"
#include "tests/planner/field_plan.h"
#include "tests/planner/random_campaign.h"

using namespace lichsong::test;
using lichsong::planner::compile;
using lichsong::planner::Flow;
using lichsong::planner::most_closable;
using lichsong::planner::Place;
using lichsong::planner::Problem;

namespace {

lichsong::planner::Proposal proposed(const Problem& problem, std::int64_t iterations) {
    lichsong::planner::Effort effort;
    effort.iterations = iterations;
    return lichsong::planner::propose(problem, effort);
}

struct Amounts {
    std::int64_t missing = 0;     // with nothing proposed
    std::int64_t one_by_one = 0;  // what can be closed of each by itself
    std::int64_t closed = 0;      // by the search
};

Amounts amounts_of(const Problem& problem, std::int64_t iterations) {
    lichsong::planner::State empty(problem);
    lichsong::planner::Counting counting(problem, empty);
    const auto proposal = proposed(problem, iterations);
    Amounts amounts;
    for (Place r = 0; r < problem.requirements.size(); ++r) {
        const auto reason = counting.bound(r);
        amounts.missing += reason.missing;
        amounts.one_by_one += std::min(reason.missing, reason.at_most);
        amounts.closed += reason.missing - proposal.missing[r];
    }
    return amounts;
}

// How many a solver closes where each counts the same, and far more than all else.
std::int64_t closed_by_solver(Problem problem, std::int64_t missing) {
    constexpr std::int64_t weight = 1'000'000;
    constexpr int seconds = 20;
    for (auto& requirement : problem.requirements) requirement.weight = weight;
    const auto file = std::filesystem::temp_directory_path() / ("lichsong-bound-" + std::to_string(::getpid()) + ".lp");
    std::ofstream out(file);
    write_milp(out, problem);
    out.close();
    const auto solved = solve_with_cbc(file.string(), seconds);
    std::filesystem::remove(file);
    return solved.is_proved ? missing - static_cast<std::int64_t>(std::floor((solved.value + 0.5) / static_cast<double>(weight))) : -1;
}

// Two topics, each wanted four times in the week of 8/3/2021 on the radio, where there is room for five.
struct Competing : Sample {
    Competing() {
        plan.campaign.first_day = day("2021-03-08");
        plan.campaign.last_day = day("2021-03-14");
        for (const auto topic : {fire, traffic}) {
            Goal goal;
            goal.topic = topic;
            goal.medium = Medium::Radio;
            goal.target = 4;
            add(goal);
        }
        auto& row = (*this)[slot("Bản tin", radio, "06:00", 30)];
        row.capacity_unit = CapacityUnit::Items;
        row.capacity = 5;
        row.rule = {Recurrence::Unit::Weekly, 1, 0, 0, 1};
    }
    [[nodiscard]] Problem problem() const { return compile(plan, {}, day("2021-03-07")); }
};

}  // namespace

TEST_CASE("No more flows than the narrowest place lets through") {
    Flow flow;
    const auto a = flow.node();
    const auto b = flow.node();
    flow.pipe(Flow::source, a, 5);
    flow.pipe(Flow::source, b, 4);
    const auto across = flow.pipe(a, b, 3);
    flow.pipe(a, Flow::sink, 2);
    flow.pipe(b, Flow::sink, 6);
    CHECK(flow.most() == 8);
    CHECK(flow.through(across) >= 2);
}

TEST_CASE("Goals that want the same room cannot all have it") {
    Competing competing;
    SECTION("of an opening") {
        const auto amounts = amounts_of(competing.problem(), 2'000);
        CHECK(amounts.one_by_one == 8);
        CHECK(most_closable(competing.problem()) == 5);
        CHECK(amounts.closed == 5);
    }
    SECTION("nor what a station takes in a week") {
        auto& cap = competing[competing.rule("cap")];
        cap.severity = Severity::Block;
        cap.subject = RuleSubject::Placement;
        cap.scope = RuleScope::Outlet;
        cap.period = RulePeriod::Week;
        cap.maximum = 4;
        CHECK(most_closable(competing.problem()) == 4);
        CHECK(amounts_of(competing.problem(), 2'000).closed == 4);
    }
    SECTION("nor what it takes in a day") {
        auto& cap = competing[competing.rule("cap")];
        cap.severity = Severity::Block;
        cap.subject = RuleSubject::Placement;
        cap.scope = RuleScope::Outlet;
        cap.period = RulePeriod::Day;
        cap.maximum = 3;
        CHECK(most_closable(competing.problem()) == 3);
        CHECK(amounts_of(competing.problem(), 2'000).closed == 3);
    }
}

TEST_CASE("An item of two topics closes two goals in one place, and the bound allows it") {
    Competing competing;
    const auto both = competing.segment("Tin", {competing.fire, competing.traffic});
    competing[both].length = Seconds(60);
    CHECK(most_closable(competing.problem()) == 8);
    CHECK(amounts_of(competing.problem(), 2'000).closed == 8);
}

TEST_CASE("What is said to be the most is not exceeded by any search") {
    std::size_t narrower = 0;
    for (unsigned seed = 200; seed < 400; ++seed) {
        INFO("seed " << seed);
        const auto problem = compile(RandomCampaign(seed).plan, {}, RandomCampaign::today());
        const auto amounts = amounts_of(problem, 2'000);
        const auto most = most_closable(problem);
        CHECK(amounts.closed <= most);
        CHECK(most <= amounts.one_by_one);
        narrower += most < amounts.one_by_one ? 1 : 0;
    }
    CHECK(narrower > 3);
}

TEST_CASE("In campaigns of the field's shape, where staff and stations' quotas are short, it is less than the sum") {
    const auto problem = compile(field_plan(FieldSize::Small, 1), {}, field_today());
    const auto amounts = amounts_of(problem, 20'000);
    const auto most = most_closable(problem);
    CHECK(amounts.closed <= most);
    CHECK(most < amounts.one_by_one);
}

TEST_CASE("It is never less than what a solver closes", "[.once]") {
    std::size_t proved = 0;
    std::size_t exact = 0;
    for (unsigned seed = 1; seed <= 200; ++seed) {
        INFO("seed " << seed);
        const auto problem = compile(field_plan(FieldSize::Tiny, seed), {}, field_today());
        const auto closed = closed_by_solver(problem, amounts_of(problem, 0).missing);
        if (closed < 0) continue;
        const auto most = most_closable(problem);
        CHECK(closed <= most);
        ++proved;
        exact += closed == most ? 1 : 0;
    }
    CHECK(proved > 150);
    CHECK(exact > 0);
    WARN("proved " << proved << ", just so much " << exact);
}
