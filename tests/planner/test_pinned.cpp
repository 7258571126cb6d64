// SPDX-License-Identifier: Apache-2.0
// What a person has pinned of an earlier answer, while the search goes on from it.
#include <catch2/catch.hpp>

#include <algorithm>
#include <tuple>

#include "calendar/planner/search.h"
#include "tests/planner/random_campaign.h"

using namespace lichsong::test;
using lichsong::planner::Effort;
using lichsong::planner::Proposal;
using lichsong::planner::Suggestion;

namespace {

bool stands_in(const Proposal& proposal, const Suggestion& wanted) {
    return std::any_of(proposal.suggestions.begin(), proposal.suggestions.end(), [&](const Suggestion& one) {
        return std::tie(one.slot, one.date, one.segment, one.start) == std::tie(wanted.slot, wanted.date, wanted.segment, wanted.start) && one.pinned >= wanted.pinned;
    });
}

}  // namespace

TEST_CASE("What is pinned neither moves nor goes, however long the search goes on, while the rest does") {
    int moved = 0;
    int pinned = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        const RandomCampaign campaign(seed);
        const auto problem = lichsong::planner::compile(campaign.plan, {}, RandomCampaign::today());
        Effort first;
        first.iterations = 0;
        auto from = lichsong::planner::propose(problem, first);
        for (std::size_t i = 0; i < from.suggestions.size(); i += 2) from.suggestions[i].pinned = true;
        Effort more;
        more.seed = seed + 1;
        more.iterations = 20'000;
        const auto answer = lichsong::planner::propose(problem, more, from);
        CHECK(answer.cost <= from.cost);
        for (const auto& one : from.suggestions) {
            if (one.pinned) {
                ++pinned;
                if (!stands_in(answer, one)) FAIL("campaign " << seed << ": something pinned is gone");
            } else if (!stands_in(answer, one)) {
                ++moved;
            }
        }
    }
    CHECK(pinned > 100);
    CHECK(moved > 0);
}
