// SPDX-License-Identifier: Apache-2.0
// Where else a suggestion could go, held against the checker, which knows nothing of the search.
#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>
#include <set>

#include "calendar/planner/alternatives.h"
#include "tests/planner/checker.h"
#include "tests/planner/random_campaign.h"

using namespace lichsong::test;
using lichsong::planner::Alternative;
using lichsong::planner::compile;
using lichsong::planner::Problem;
using lichsong::planner::Proposal;

namespace {

std::int64_t sum_in_units(const Problem& problem, const std::vector<std::int64_t>& missing) {
    std::int64_t sum = 0;
    for (lichsong::planner::Place r = 0; r < missing.size(); ++r) sum += lichsong::planner::in_units(problem, r, missing[r]);
    return sum;
}

Proposal answer_to(const Problem& problem, std::int64_t iterations = 2'000) {
    lichsong::planner::Effort effort;
    effort.iterations = iterations;
    return lichsong::planner::propose(problem, effort);
}

}  // namespace

TEST_CASE("An alternative breaks no rule that blocks, and what it says of cost and of gaps is true") {
    std::size_t asked = 0;
    std::size_t found = 0;
    for (unsigned seed = 0; seed < 60; ++seed) {
        const RandomCampaign campaign(seed);
        const auto problem = compile(campaign.plan, {}, RandomCampaign::today());
        const auto proposal = answer_to(problem);
        for (std::size_t i = 0; i < proposal.suggestions.size(); ++i) {
            ++asked;
            const auto answers = lichsong::planner::alternatives(problem, proposal, i);
            CHECK(answers.size() <= 3);
            CHECK(std::is_sorted(answers.begin(), answers.end(), [](const Alternative& a, const Alternative& b) { return a.cost < b.cost; }));
            for (const auto& answer : answers) {
                ++found;
                const auto checked = check_proposal(campaign.plan, with_instead(proposal, i, answer.suggestion), RandomCampaign::today());
                INFO("seed " << seed << " suggestion " << i);
                REQUIRE(checked.breaches == std::vector<std::string>());
                CHECK(checked.cost == proposal.cost + answer.cost);
                CHECK(sum_in_units(problem, checked.missing) == sum_in_units(problem, proposal.missing) + answer.missing);
            }
        }
    }
    CHECK(asked > 300);
    CHECK(found > asked);
}

TEST_CASE("Alternatives are of the same item on other openings, and each on another") {
    const RandomCampaign campaign(3);
    const auto problem = compile(campaign.plan, {}, RandomCampaign::today());
    const auto proposal = answer_to(problem);
    REQUIRE_FALSE(proposal.suggestions.empty());
    for (std::size_t i = 0; i < proposal.suggestions.size(); ++i) {
        const auto& was = proposal.suggestions[i];
        std::set<std::pair<std::int64_t, Date>> openings{{was.slot.value, was.date}};
        for (const auto& answer : lichsong::planner::alternatives(problem, proposal, i, 5)) {
            CHECK(answer.suggestion.segment == was.segment);
            CHECK(answer.suggestion.to_make == was.to_make);
            CHECK(answer.suggestion.pinned);
            CHECK(openings.insert({answer.suggestion.slot.value, answer.suggestion.date}).second);
        }
    }
    CHECK(lichsong::planner::alternatives(problem, proposal, proposal.suggestions.size()).empty());
    CHECK(lichsong::planner::alternatives(problem, proposal, 0, 0).empty());
}

TEST_CASE("What goes on from an alternative leaves it there") {
    std::size_t tried = 0;
    for (unsigned seed = 0; seed < 30; ++seed) {
        const RandomCampaign campaign(seed);
        const auto problem = compile(campaign.plan, {}, RandomCampaign::today());
        const auto proposal = answer_to(problem);
        if (proposal.suggestions.empty()) continue;
        const auto answers = lichsong::planner::alternatives(problem, proposal, 0);
        if (answers.empty()) continue;
        const auto& wanted = answers.front().suggestion;
        lichsong::planner::Effort effort;
        effort.iterations = 2'000;
        const auto after = lichsong::planner::propose(problem, effort, with_instead(proposal, 0, wanted));
        ++tried;
        INFO("seed " << seed);
        CHECK(std::any_of(after.suggestions.begin(), after.suggestions.end(), [&](const auto& one) { return one.slot == wanted.slot && one.date == wanted.date && one.pinned; }));
    }
    CHECK(tried > 10);
}
