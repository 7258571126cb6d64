// SPDX-License-Identifier: Apache-2.0
// What is counted at kinds of openings is what is counted opening by opening.
#include <catch2/catch.hpp>

#include "calendar/planner/counting.h"
#include "tests/planner/field_plan.h"
#include "tests/planner/random_campaign.h"

using namespace lichsong::test;
using lichsong::planner::Counting;
using lichsong::planner::Looking;
using lichsong::planner::Place;

namespace {

// How many requirements got some proof.
std::size_t check_both(const lichsong::planner::Problem& problem) {
    lichsong::planner::State empty(problem);
    Counting at_kinds(problem, empty);
    Counting one_by_one(problem, empty, Looking::OneByOne);
    std::size_t proofs = 0;
    for (Place r = 0; r < problem.requirements.size(); ++r) {
        INFO("requirement " << r);
        const auto fast = at_kinds.bound(r);
        const auto slow = one_by_one.bound(r);
        REQUIRE(fast.proof == slow.proof);
        REQUIRE(fast.at_most == slow.at_most);
        REQUIRE(fast.rule == slow.rule);
        REQUIRE(fast.missing == slow.missing);
        REQUIRE(fast.openings == slow.openings);
        proofs += fast.proof == lichsong::planner::Proof::None ? 0 : 1;
    }
    return proofs;
}

}  // namespace

TEST_CASE("Openings that are alike hold what each of them holds") {
    std::size_t proofs = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        INFO("seed " << seed);
        proofs += check_both(lichsong::planner::compile(RandomCampaign(seed).plan, {}, RandomCampaign::today()));
    }
    CHECK(proofs > 100);
}

TEST_CASE("So they do in a campaign of the field's shape") {
    check_both(lichsong::planner::compile(field_plan(FieldSize::Small, 1), {}, field_today()));
}
