// SPDX-License-Identifier: Apache-2.0
// What is proposed, held against the rules and the coverage of the model, which know nothing of the search.
#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <map>

#include "calendar/model/coverage.h"
#include "calendar/planner/applied.h"
#include "tests/planner/checker.h"
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

TEST_CASE("In a thousand campaigns no proposal breaks a rule that blocks, and what it says of gaps and cost is true", "[.once]") {
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
        const auto checked = check_proposal(campaign.plan, proposal, RandomCampaign::today());
        REQUIRE(checked.breaches == std::vector<std::string>());
        REQUIRE(checked.missing == proposal.missing);
        REQUIRE(checked.cost == proposal.cost);
    }
    CHECK(suggestions > 5'000);
    CHECK(closed > 800);
}

TEST_CASE("Where slots show again what is itself shown again, each repeat proposed has its original before it, and no rule is broken") {
    std::size_t again = 0;
    for (unsigned seed = 0; seed < 150; ++seed) {
        RandomCampaign campaign(seed);
        std::map<std::int64_t, lichsong::base::Id<Slot>> last;  // by outlet
        for (const auto& slot : campaign.plan.slots) {
            auto& before = last[slot.outlet.value];
            auto& row = campaign[id_of(slot)];
            row.repeats = before;
            row.topics.clear();
            row.capacity_unit = CapacityUnit::Items;
            row.capacity = 1;
            before = id_of(slot);
        }
        for (const auto& goal : campaign.plan.goals) {
            campaign[id_of(goal)].count_repeats = true;
            campaign[id_of(goal)].target = 9;
        }
        const auto problem = compile(campaign.plan, {}, RandomCampaign::today());
        INFO("seed " << seed);
        const auto proposal = propose(problem, seed, 12'000);
        for (std::size_t i = 0; i < proposal.suggestions.size(); ++i) {
            const auto original = proposal.suggestions[i].repeats_suggestion;
            if (original == lichsong::planner::nowhere) continue;
            REQUIRE(original < i);
            if (proposal.suggestions[original].repeats_suggestion != lichsong::planner::nowhere) ++again;
        }
        CHECK(breaches_of_proposed(campaign.plan, applied(campaign.plan, proposal)) == std::vector<std::string>());
        REQUIRE(check_proposal(campaign.plan, proposal, RandomCampaign::today()).breaches == std::vector<std::string>());
    }
    CHECK(again > 20);
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

TEST_CASE("A search that is stopped gives the best it has, which is a whole proposal, and tells how far it is") {
    const RandomCampaign campaign(3);
    const auto problem = compile(campaign.plan, {}, RandomCampaign::today());
    const auto first = propose(problem, 1, 0);
    const std::atomic<bool> stop = true;
    Effort effort;
    effort.iterations = 1'000'000'000;
    effort.stop = &stop;
    const auto stopped = lichsong::planner::propose(problem, effort);
    CHECK(stopped.iterations == 0);
    CHECK(stopped.cost == first.cost);
    CHECK(breaches_of_proposed(campaign.plan, applied(campaign.plan, stopped)) == std::vector<std::string>());
    std::vector<std::int64_t> told;
    effort.iterations = 20'000;
    effort.stop = nullptr;
    effort.progress = [&](std::int64_t, std::int64_t cost) { told.push_back(cost); };
    const auto whole = lichsong::planner::propose(problem, effort);
    REQUIRE(told.size() > 2);
    CHECK(told.front() == whole.cost_of_first);
    CHECK(std::is_sorted(told.rbegin(), told.rend()));
    CHECK(told.back() >= whole.cost);
}

TEST_CASE("A search that goes on from an earlier answer keeps it, and what is not wanted there stays away") {
    for (unsigned seed = 0; seed < 40; ++seed) {
        const RandomCampaign campaign(seed);
        const auto problem = compile(campaign.plan, {}, RandomCampaign::today());
        const auto before = propose(problem);
        Effort none;
        none.iterations = 0;
        INFO("seed " << seed);
        const auto again = lichsong::planner::propose(problem, none, before);
        CHECK(again.cost <= before.cost);
        CHECK(again.suggestions.size() >= before.suggestions.size());
        if (before.suggestions.empty()) continue;
        const auto& unwanted = before.suggestions.front();
        lichsong::planner::Scope scope;
        scope.not_here = {{unwanted.slot, unwanted.date, {}}};
        const auto elsewhere = propose(compile(campaign.plan, scope, RandomCampaign::today()));
        for (const auto& one : elsewhere.suggestions) CHECK_FALSE((one.slot == unwanted.slot && one.date == unwanted.date));
    }
}

TEST_CASE("A plan without goals, and days that are over, are told") {
    RandomCampaign campaign(1);
    const auto code_of = [](auto&& call) {
        try {
            static_cast<void>(call());
        } catch (const base::Error& error) {
            return error.code();
        }
        return std::string();
    };
    CHECK(code_of([&] { return compile(campaign.plan, {}, day("2021-12-01")); }) == "planner.no_days");
    campaign.plan.goals.clear();
    CHECK(code_of([&] { return compile(campaign.plan, {}, RandomCampaign::today()); }) == "planner.no_goals");
}
