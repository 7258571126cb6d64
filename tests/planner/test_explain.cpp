// SPDX-License-Identifier: Apache-2.0
// Why goals stay short: what is called proved is not done by any search, and a plan made for one reason gets that reason.
#include <catch2/catch.hpp>

#include "calendar/planner/bound.h"
#include "calendar/planner/explain.h"
#include "tests/planner/random_campaign.h"

using namespace lichsong::test;
using lichsong::planner::compile;
using lichsong::planner::Effort;
using lichsong::planner::explain;
using lichsong::planner::Obstacle;
using lichsong::planner::Proof;
using lichsong::planner::Reason;

namespace {

lichsong::planner::Proposal proposed(const lichsong::planner::Problem& problem, std::uint64_t seed = 1, std::int64_t iterations = 2'000) {
    Effort effort;
    effort.seed = seed;
    effort.iterations = iterations;
    return lichsong::planner::propose(problem, effort);
}

// One topic is wanted five times on the radio in the week from 8/3/2021.
struct Wanted : Sample {
    Wanted() {
        plan.campaign.first_day = day("2021-03-08");
        plan.campaign.last_day = day("2021-03-14");
        Goal goal;
        goal.topic = fire;
        goal.medium = Medium::Radio;
        goal.target = 5;
        add(goal);
    }
    std::vector<Reason> reasons(std::string_view today = "2021-03-07") const {
        const auto problem = compile(plan, {}, day(today));
        return explain(problem, proposed(problem));
    }
};

}  // namespace

TEST_CASE("What is proved to be out of reach is not reached by any search") {
    std::size_t proofs = 0;
    for (unsigned seed = 0; seed < 150; ++seed) {
        const RandomCampaign campaign(seed);
        const auto problem = compile(campaign.plan, {}, RandomCampaign::today());
        lichsong::planner::Problem empty = problem;
        for (auto& requirement : empty.requirements) requirement.occurrences.clear();
        const auto before = proposed(empty, 1, 0).missing;
        const auto most = most_closable(problem);
        for (std::uint64_t search = 1; search <= 3; ++search) {
            const auto proposal = proposed(problem, search);
            std::int64_t closed = 0;
            for (std::size_t r = 0; r < before.size(); ++r) closed += before[r] - proposal.missing[r];
            INFO("seed " << seed << " search " << search);
            CHECK(closed <= most);
            for (const auto& reason : explain(problem, proposal)) {
                if (reason.proof == Proof::None) continue;
                ++proofs;
                INFO("goal " << reason.requirement << ' ' << name_of(reason.proof) << " before " << before[reason.requirement]);
                CHECK(before[reason.requirement] - proposal.missing[reason.requirement] <= reason.at_most);
            }
        }
    }
    CHECK(proofs > 100);
}

TEST_CASE("Where no slot is open on the medium, that is the proof") {
    const auto reasons = Wanted().reasons();
    REQUIRE(reasons.size() == 1);
    CHECK(reasons[0].proof == Proof::NoSlot);
    CHECK(reasons[0].missing == 5);
}

TEST_CASE("Slots that hold too little are counted") {
    Wanted wanted;
    const auto id = wanted.slot("Bản tin", wanted.radio, "06:00", 5);
    wanted[id].capacity_unit = CapacityUnit::Items;
    wanted[id].capacity = 1;
    wanted[id].valid_to = day("2021-03-10");
    const auto reasons = wanted.reasons();
    REQUIRE(reasons.size() == 1);
    CHECK(reasons[0].proof == Proof::TooFew);
    CHECK(reasons[0].at_most == 3);
    CHECK(reasons[0].missing == 2);
}

TEST_CASE("A rule that allows too few is named") {
    Wanted wanted;
    wanted.slot("Bản tin", wanted.radio, "06:00", 30);
    auto& cap = wanted[wanted.rule("cap")];
    cap.severity = Severity::Block;
    cap.subject = RuleSubject::Topic;
    cap.scope = RuleScope::Outlet;
    cap.period = RulePeriod::Week;
    cap.maximum = 2;
    const auto reasons = wanted.reasons();
    REQUIRE(reasons.size() == 1);
    CHECK(reasons[0].proof == Proof::Cap);
    CHECK(reasons[0].rule == id_of(wanted.plan.rules.rows().back()));
    CHECK(reasons[0].at_most == 2);
    CHECK(reasons[0].missing == 3);
}

TEST_CASE("A deadline that has passed everywhere is named") {
    Wanted wanted;
    wanted.slot("Bản tin", wanted.radio, "06:00", 30);
    wanted[wanted.radio].lead_content = 30;
    wanted[wanted.rule("lead_time")].severity = Severity::Block;
    const auto reasons = wanted.reasons();
    REQUIRE(reasons.size() == 1);
    CHECK(reasons[0].proof == Proof::AllBarred);
    CHECK(reasons[0].rule == id_of(wanted.plan.rules.rows().back()));
    REQUIRE_FALSE(reasons[0].observed.empty());
    CHECK(reasons[0].observed[0].obstacle == Obstacle::Rule);
}

TEST_CASE("Where only a rule that warns is in the way, and costs more than the goal is worth, it is named") {
    Wanted wanted;
    wanted.slot("Bản tin", wanted.radio, "06:00", 30);
    SECTION("one that allows so many") {
        auto& cap = wanted[wanted.rule("cap")];
        cap.severity = Severity::Warn;
        cap.subject = RuleSubject::Topic;
        cap.scope = RuleScope::Outlet;
        cap.period = RulePeriod::Week;
        cap.maximum = 2;
        const auto reasons = wanted.reasons();
        REQUIRE(reasons.size() == 1);
        CHECK(reasons[0].missing == 3);
        CHECK(reasons[0].proof == Proof::None);
        REQUIRE_FALSE(reasons[0].observed.empty());
        CHECK(reasons[0].observed[0].obstacle == Obstacle::Warned);
        CHECK(reasons[0].observed[0].rule == id_of(wanted.plan.rules.rows().back()));
    }
    SECTION("one that frowns upon the days") {
        wanted[wanted.radio].lead_content = 30;
        wanted[wanted.rule("lead_time")].severity = Severity::Warn;
        const auto late = id_of(wanted.plan.rules.rows().back());
        auto reasons = wanted.reasons();
        REQUIRE(reasons.size() == 1);
        CHECK(reasons[0].missing == 5);
        REQUIRE_FALSE(reasons[0].observed.empty());
        CHECK(reasons[0].observed[0].obstacle == Obstacle::Warned);
        CHECK(reasons[0].observed[0].rule == late);
        wanted[wanted.rule("holiday")].severity = Severity::Warn;  // two that it may be: none is accused
        reasons = wanted.reasons();
        REQUIRE_FALSE(reasons.at(0).observed.empty());
        CHECK(reasons[0].observed[0].obstacle == Obstacle::Warned);
        CHECK_FALSE(reasons[0].observed[0].rule);
    }
    SECTION("but not where the goal must be met: that is worth it") {
        wanted[wanted.radio].lead_content = 30;
        wanted[wanted.rule("lead_time")].severity = Severity::Warn;
        wanted.plan.goals.find({1})->tier = Tier::Must;
        CHECK(wanted.reasons().empty());
    }
}
