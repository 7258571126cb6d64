// SPDX-License-Identifier: Apache-2.0
// What is proposed, held against the rules and the coverage of the model, which know nothing of the search.
#include <catch2/catch.hpp>


#include "calendar/model/coverage.h"
#include "calendar/planner/applied.h"
#include "tests/planner/random_campaign.h"

using namespace lichsong::test;
using lichsong::planner::applied;
using lichsong::planner::compile;
using lichsong::planner::Effort;
using lichsong::planner::Problem;
using lichsong::planner::Proposal;

namespace {

constexpr int campaigns = 1'000;

// Breaches of rules that block, but for what an item itself still lacks, in which a placement is that was proposed.
std::vector<std::string> breaches_of_proposed(const Plan& before, const Plan& after) {
    const auto last = before.placements.empty() ? 0 : before.placements.rows().back().id;
    std::vector<std::string> found;
    for (const auto& violation : check(after, {RandomCampaign::today(), {}, {}})) {
        const auto& rule = *after.rules.find(violation.rule);
        if (violation.severity == Severity::Warn || lichsong::planner::is_about_content(rule)) continue;
        const bool is_ours = std::any_of(violation.placements.begin(), violation.placements.end(), [&](auto id) { return id.value > last; });
        if (!is_ours) continue;
        std::string line = rule.kind + ' ' + violation.reason;
        for (const auto& arg : violation.args) line += ' ' + arg;
        found.push_back(line);
    }
    return found;
}

std::vector<std::int64_t> missing_by_coverage(const Problem& problem, const Plan& plan) {
    const auto cells = coverage(plan);
    std::vector<std::int64_t> missing;
    for (const auto& requirement : problem.requirements) missing.push_back(cells[requirement.cell].gap(CoverageLayer::Planned));
    return missing;
}

std::vector<std::int64_t> in_units(const Problem& problem, const Proposal& proposal) {
    std::vector<std::int64_t> missing;
    for (std::size_t r = 0; r < problem.requirements.size(); ++r) {
        const bool is_minutes = problem.plan.goals.rows()[problem.requirements[r].goal].unit == GoalUnit::Minutes;
        missing.push_back(is_minutes ? (proposal.missing[r] + 59) / 60 : proposal.missing[r]);
    }
    return missing;
}

Proposal propose(const Problem& problem, std::uint64_t seed = 1, std::int64_t iterations = 3'000) {
    Effort effort;
    effort.seed = seed;
    effort.iterations = iterations;
    return lichsong::planner::propose(problem, effort);
}

}  // namespace

TEST_CASE("In a thousand campaigns no proposal breaks a rule that blocks, and what it says is missing is what coverage says", "[.once]") {
    std::size_t suggestions = 0;
    std::size_t closed = 0;
    for (unsigned seed = 0; seed < campaigns; ++seed) {
        const RandomCampaign campaign(seed);
        const auto problem = compile(campaign.plan, {}, RandomCampaign::today());
        const auto proposal = propose(problem);
        const auto after = applied(campaign.plan, proposal);
        suggestions += proposal.suggestions.size();
        closed += proposal.cost < proposal.cost_before ? 1 : 0;
        INFO("seed " << seed);
        REQUIRE(breaches_of_proposed(campaign.plan, after) == std::vector<std::string>());
        REQUIRE(in_units(problem, proposal) == missing_by_coverage(problem, after));
    }
    CHECK(suggestions > 5'000);
    CHECK(closed > 800);
}

TEST_CASE("The same seed and number of iterations give the same proposal; more of them none that is worse") {
    for (unsigned seed = 0; seed < 20; ++seed) {
        const RandomCampaign campaign(seed);
        const auto problem = compile(campaign.plan, {}, RandomCampaign::today());
        const auto one = propose(problem, 7);
        const auto other = propose(problem, 7);
        CHECK(one.cost == other.cost);
        CHECK(one.suggestions.size() == other.suggestions.size());
        CHECK(one.cost <= one.cost_of_first);
        CHECK(one.cost_of_first <= one.cost_before);
    }
}
