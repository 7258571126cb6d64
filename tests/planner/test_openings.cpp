// SPDX-License-Identifier: Apache-2.0
// Where rules let nothing go: as each rule says of a placement there, asked one by one.
#include <catch2/catch.hpp>

#include <algorithm>

#include "calendar/planner/problem.h"
#include "tests/planner/random_campaign.h"

using namespace lichsong::test;

namespace {

// With programmes that nobody can book, an outlet that closes, lead times of slots and outlets, and days to keep away from.
Plan uneven(unsigned seed) {
    RandomCampaign campaign(seed);
    campaign[campaign.slot("Tiếp sóng", campaign.radio, "06:00", 240)].kind = SlotKind::Relay;
    campaign[campaign.web].valid_to = day("2021-03-20");
    campaign[campaign.television].lead_content = 9;
    if (auto* slot = campaign.plan.slots.find({1})) slot->lead_content = 12;
    Holiday away;
    away.first_day = day("2021-03-17");
    away.restricted = true;
    campaign.add(away);
    for (const char* kind : {"lead_time", "holiday", "closed"}) campaign[campaign.rule(kind)].only_outlet = {2};
    return campaign.plan;
}

bool is_barred(const Plan& plan, const lichsong::planner::Occurrence& at, SegmentState state) {
    Plan one = plan;
    one.placements.clear();
    one.segments.clear();
    Segment segment;
    segment.id = 1;
    segment.state = state;
    one.segments.add(segment);
    Placement placement;
    placement.id = 1;
    placement.segment = {1};
    placement.slot = id_of(plan.slots.rows()[at.slot]);
    placement.outlet = id_of(plan.outlets.rows()[at.outlet]);
    placement.date = at.date;
    placement.start = plan.slots.rows()[at.slot].start;
    one.placements.add(placement);
    const auto found = check(one, {RandomCampaign::today(), {}, {}});
    return std::any_of(found.begin(), found.end(), [&](const Violation& violation) {
        const auto& rule = *plan.rules.find(violation.rule);
        return violation.severity != Severity::Warn && !rule.only_topic && !lichsong::planner::is_kept_by_search(rule) && !lichsong::planner::is_about_content(rule);
    });
}

}  // namespace

TEST_CASE("An opening is barred to items of a state where a rule that blocks says so of a placement there") {
    std::size_t barred = 0;
    std::size_t open = 0;
    for (unsigned seed = 0; seed < 6; ++seed) {
        const auto plan = uneven(seed);
        const auto problem = lichsong::planner::compile(plan, {}, RandomCampaign::today());
        for (const auto& at : problem.occurrences) {
            if (!at.is_open) continue;
            for (const auto state : {SegmentState::Draft, SegmentState::InReview, SegmentState::Approved}) {
                const bool is_said = (at.barred >> static_cast<unsigned>(state) & 1U) != 0;
                INFO("seed " << seed << " slot " << at.slot << " on " << iso(at.date));
                CHECK(is_said == is_barred(plan, at, state));
                ++(is_said ? barred : open);
            }
        }
    }
    CHECK(barred > 100);
    CHECK(open > 200);
}
