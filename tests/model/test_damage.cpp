// SPDX-License-Identifier: Apache-2.0
// What does not go out, in the order in which it hurts coverage.
#include <catch2/catch.hpp>

#include "calendar/model/damage.h"
#include "tests/model/sample.h"

using namespace lichsong::test;

namespace {
// Two weeks from Monday 8/3/2021, election day on the last Sunday. A goal of two airings a week about fire on the radio.
struct DamageDone : Sample {
    base::Id<Segment> item;
    base::Id<Segment> other;
    DamageDone() {
        plan.campaign.first_day = day("2021-03-08");
        plan.campaign.last_day = day("2021-03-21");
        plan.campaign.dday = day("2021-03-21");
        item = segment("Cháy", {fire});
        other = segment("Cháy rừng", {fire});
        goal(2);
    }
    Goal& goal(int target, GoalUnit unit = GoalUnit::Airings, Tier tier = Tier::Should) {
        Goal row;
        row.topic = fire;
        row.target = target;
        row.unit = unit;
        row.tier = tier;
        return *plan.goals.find(add(row));
    }
    base::Id<Placement> at(const char* date, base::Id<Segment> what = {}, const char* start = "08:00") { return place(what ? what : item, radio, date, start, 5); }
    /// "P-1 500" for each: the code and how much of its targets it would bring back.
    Told told(const std::vector<base::Id<Placement>>& lost) const {
        Told out;
        for (const auto& damage : damages(plan, lost)) out.push_back(plan.placements.find(damage.placement)->key + ' ' + std::to_string(damage.per_mille));
        return out;
    }
};
}  // namespace

TEST_CASE_METHOD(DamageDone, "What leaves its goal unmet comes before what nothing is missing without", "[damage]") {
    const auto spare = at("2021-03-08");
    at("2021-03-09");
    at("2021-03-10");
    const auto needed = at("2021-03-15");
    at("2021-03-16");
    CHECK(told({spare, needed}) == Told{"P-4 500", "P-1 0"});
    const auto found = damages(plan, {spare, needed});
    REQUIRE(found[0].cells.size() == 1);
    CHECK(found[0].cells[0].from == day("2021-03-15"));
    CHECK(found[0].cells[0].planned == 1);
    CHECK(found[0].cells[0].gap(CoverageLayer::Planned) == 1);
    CHECK(found[1].cells.empty());
}

TEST_CASE_METHOD(DamageDone, "What is lost together is counted as lost together, whatever its state", "[damage]") {
    const auto one = at("2021-03-08");
    const auto two = at("2021-03-09");
    at("2021-03-10");
    CHECK(told({one}) == Told{"P-1 0"});
    CHECK(told({one, two}) == Told{"P-2 500", "P-1 500"});  // the second is nearer to election day
    (*this)[one].state = PlacementState::Missed;
    (*this)[two].state = PlacementState::PreEmpted;
    CHECK(told({one, two}) == Told{"P-2 500", "P-1 500"});
}

TEST_CASE_METHOD(DamageDone, "An item that goes out again anyway is no loss to a goal of items", "[damage]") {
    plan.goals.clear();
    goal(2, GoalUnit::Items);
    const auto again = at("2021-03-08");
    at("2021-03-09");
    at("2021-03-15", other);
    const auto only = at("2021-03-16");
    CHECK(told({again, only}) == Told{"P-4 500", "P-1 0"});
}

TEST_CASE_METHOD(DamageDone, "A goal that must be met goes before one that should", "[damage]") {
    plan.goals.find({1})->target = 1;
    const auto should = at("2021-03-16");
    auto& must = goal(10, GoalUnit::Airings, Tier::Must);
    must.topic = traffic;
    const auto crash = at("2021-03-09", segment("Va chạm", {must.topic}));
    CHECK(told({should, crash}) == Told{"P-2 100", "P-1 1000"});
}

TEST_CASE_METHOD(DamageDone, "A make-good that is lost hurts the week that it was to mend", "[damage]") {
    const auto missed = at("2021-03-08");
    const auto good = at("2021-03-15");
    (*this)[missed].state = PlacementState::Missed;
    (*this)[good].makegood_for = missed;
    at("2021-03-16");
    at("2021-03-17");
    const auto found = damages(plan, {good});
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].cells.size() == 1);
    CHECK(found[0].cells[0].from == day("2021-03-08"));
}

TEST_CASE_METHOD(DamageDone, "What is not in the plan is left out, and the plan itself stays", "[damage]") {
    const auto one = at("2021-03-08");
    CHECK(told({{77}}).empty());
    static_cast<void>(damages(plan, {one}));
    CHECK((*this)[one].state == PlacementState::Draft);
}
