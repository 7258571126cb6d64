// SPDX-License-Identifier: Apache-2.0
// Campaigns of the field's shape: what is proposed stands before the checker, and the checker sees what is bent.
#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/planner/checker.h"
#include "tests/planner/field_plan.h"

using namespace lichsong::test;
using lichsong::planner::compile;
using lichsong::planner::Proposal;

namespace {

Proposal searched(const lichsong::planner::Problem& problem, std::int64_t iterations) {
    lichsong::planner::Effort effort;
    effort.iterations = iterations;
    return lichsong::planner::propose(problem, effort);
}

}  // namespace

TEST_CASE("In campaigns of the field's shape no proposal breaks a rule, and what it says of gaps and cost is true") {
    for (const auto size : {FieldSize::Tiny, FieldSize::Small, FieldSize::Large})
        for (unsigned seed = 1; seed <= 3; ++seed) {
            const auto plan = field_plan(size, seed);
            const auto problem = compile(plan, {}, field_today());
            const auto proposal = searched(problem, 5'000);
            const auto checked = check_proposal(plan, proposal, field_today());
            INFO(field_size_names[static_cast<std::size_t>(size)] << " seed " << seed);
            CHECK(checked.breaches == std::vector<std::string>());
            CHECK(checked.missing == proposal.missing);
            CHECK(checked.cost == proposal.cost);
            CHECK(proposal.cost < proposal.cost_before / 2);
        }
}

TEST_CASE("The same seed makes the same campaign, another seed another") {
    const auto cost = [](unsigned seed) { return searched(compile(field_plan(FieldSize::Small, seed), {}, field_today()), 0).cost; };
    CHECK(cost(1) == cost(1));
    CHECK(cost(1) != cost(2));
}

TEST_CASE("A slot that repeats takes nothing of its own before there is something to repeat") {
    const auto plan = field_plan(FieldSize::Small, 1);
    const auto problem = compile(plan, {}, field_today());
    std::size_t before_anything = 0;
    for (const auto& at : problem.occurrences) {
        if (!plan.slots.rows()[at.slot].repeats || at.original != lichsong::planner::nowhere) continue;
        ++before_anything;
        CHECK_FALSE(at.is_open);
    }
    CHECK(before_anything > 0);
}

TEST_CASE("The checker sees a proposal that is bent") {
    const auto plan = field_plan(FieldSize::Small, 1);
    const auto good = searched(compile(plan, {}, field_today()), 0);
    const auto breaches = [&](const Proposal& bent) { return check_proposal(plan, bent, field_today()).breaches.size(); };
    REQUIRE(breaches(good) == 0);
    const auto repeat = std::find_if(good.suggestions.begin(), good.suggestions.end(), [](const auto& one) { return one.repeats_suggestion != lichsong::planner::nowhere; });
    REQUIRE(repeat != good.suggestions.end());
    const auto at = static_cast<std::size_t>(repeat - good.suggestions.begin());

    auto bent = good;
    bent.suggestions.push_back(bent.suggestions.front());  // twice
    CHECK(breaches(bent) > 0);
    bent = good;
    bent.suggestions[at].repeats_suggestion = lichsong::planner::nowhere;
    CHECK(breaches(bent) > 0);
    bent = good;
    bent.suggestions[at].date = lichsong::model::plus_days(bent.suggestions[at].date, 30);
    CHECK(breaches(bent) > 0);
    bent = good;
    bent.suggestions.front().date = field_today();
    CHECK(breaches(bent) > 0);
    bent = good;
    bent.suggestions[at].length = lichsong::model::Seconds(7'200);
    CHECK(breaches(bent) > 0);
    bent = good;
    bent.suggestions.erase(bent.suggestions.begin() + static_cast<std::ptrdiff_t>(repeat->repeats_suggestion));
    for (auto& one : bent.suggestions)
        if (one.repeats_suggestion != lichsong::planner::nowhere) one.repeats_suggestion = 0;
    CHECK(breaches(bent) > 0);
}
