// SPDX-License-Identifier: Apache-2.0
// What the planner proposes becomes part of the plan: drafts that move are moved with what takes their place, as one change. What the search does is
// tested in tests/planner.
#include <catch2/catch.hpp>

#include <algorithm>

#include "calendar/service/history.h"
#include "calendar/service/planning.h"
#include "calendar/service/schedule.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::service;
using lichsong::test::SampleDesk;
using model::EntityKind;

namespace {

// A morning slot that holds one item and takes two topics, and an evening slot that takes only the second. A draft of the second is in the only one
// where what is wanted of the first could go.
struct Crossed : SampleDesk {
    Crossed() {
        Edit edit(*desk, {"test", {}});
        model::Outlet station;
        station.key = "dai-thu";
        station.name = "Đài thử";
        station.partner = id_of(desk->whole_plan().partners.rows().front());
        outlet = {edit.add(model::to_record(station))};
        const auto wanted = topic(edit, "nuoc-lu");
        const auto other = topic(edit, "duong-thuy");
        morning = slot(edit, "Sáng", "06:00", {wanted, other});
        evening = slot(edit, "Tối", "19:00", {other});
        goal(edit, wanted);
        goal(edit, other);
        const auto what = segment(edit, "Đi thuyền an toàn", other);
        static_cast<void>(segment(edit, "Phòng nước lũ", wanted));
        model::Placement row;
        row.segment = what;
        row.outlet = outlet;
        row.slot = morning;
        row.date = tuesday;
        row.start = model::parse_time("06:00");
        row.length = model::Seconds(120);
        auto record = model::to_record(row);
        complete_placement(edit, record);
        draft = {edit.add(std::move(record))};
        edit.commit();
    }

    base::Id<model::Topic> topic(Edit& edit, const std::string& key) {
        model::Topic row;
        row.key = key;
        row.title = key;
        return {edit.add(model::to_record(row))};
    }
    base::Id<model::Slot> slot(Edit& edit, const std::string& title, const char* start, std::vector<base::Id<model::Topic>> topics) {
        model::Slot row;
        row.title = title;
        row.outlet = outlet;
        row.start = model::parse_time(start);
        row.length = model::Seconds(300);
        row.rule = model::parse_recurrence("FREQ=WEEKLY;BYDAY=TU");
        row.capacity_unit = model::CapacityUnit::Items;
        row.capacity = 1;
        row.topics = std::move(topics);
        return {edit.add(model::to_record(row))};
    }
    void goal(Edit& edit, base::Id<model::Topic> topic) {
        model::Goal row;
        row.topic = topic;
        row.medium = model::Medium::Radio;
        row.period = model::GoalPeriod::Week;
        row.target = 1;
        row.tier = model::Tier::Should;
        edit.add(model::to_record(row));
        topics.push_back(topic);
    }
    base::Id<model::Segment> segment(Edit& edit, const std::string& title, base::Id<model::Topic> topic) {
        model::Segment row;
        row.title = title;
        row.topics = {topic};
        row.length = model::Seconds(120);
        return {edit.add(model::to_record(row))};
    }

    [[nodiscard]] Planning planned() {
        PlanningWish wish;
        wish.scope.may_move_drafts = true;
        wish.scope.outlets = {outlet};
        wish.scope.topics = topics;
        wish.scope.days = {tuesday, tuesday};
        wish.effort.iterations = 3'000;
        return plan_ahead(*desk, wish);
    }
    [[nodiscard]] model::Placement stored() { return *desk->whole_plan().placements.find(draft); }

    const model::Date tuesday = model::from_iso("2021-05-18");
    base::Id<model::Outlet> outlet;
    base::Id<model::Slot> morning;
    base::Id<model::Slot> evening;
    base::Id<model::Placement> draft;
    std::vector<base::Id<model::Topic>> topics;
};

std::size_t place_of(const Planning& planning, bool moves) {
    const auto& all = planning.proposal.suggestions;
    return static_cast<std::size_t>(std::find_if(all.begin(), all.end(), [&](const planner::Suggestion& one) { return static_cast<bool>(one.moves) == moves; }) - all.begin());
}

}  // namespace

TEST_CASE("What takes the place of a draft takes the draft's move along; both are one change, and one undo takes both back", "[planner]") {
    Crossed office;
    const auto planning = office.planned();
    REQUIRE(planning.proposal.suggestions.size() == 2);
    const auto before = office.stored();
    const auto accepted = accept(*office.desk, planning.proposal, {place_of(planning, false)});
    CHECK(accepted.refused.empty());
    REQUIRE(accepted.settled.size() == 2);
    CHECK(std::count_if(accepted.settled.begin(), accepted.settled.end(), [](const Settled& one) { return one.is_moved; }) == 1);
    const auto after = office.stored();
    CHECK(after.slot == office.evening);
    CHECK(after.start == model::parse_time("19:00"));
    CHECK(after.key == before.key);
    CHECK(after.segment == before.segment);
    CHECK(after.length == before.length);
    undo(*office.desk);
    const auto back = office.stored();
    CHECK(back.slot == office.morning);
    CHECK(back.start == before.start);
}

TEST_CASE("A move may be accepted alone; a draft that was changed since the planner looked is not moved, nor is anything put in its place", "[planner]") {
    Crossed office;
    const auto planning = office.planned();
    REQUIRE(planning.proposal.suggestions.size() == 2);
    {
        Edit edit(*office.desk, {"test", {}});
        edit.set(EntityKind::Placement, office.draft.value, {{"length", std::int64_t{180}}});
        edit.commit();
    }
    const auto refused = accept(*office.desk, planning.proposal, {0, 1});
    CHECK(refused.change.id == 0);
    CHECK(refused.settled.empty());
    CHECK(refused.refused.size() == 2);
    CHECK(office.stored().slot == office.morning);
    const auto again = office.planned();
    const auto moved = accept(*office.desk, again.proposal, {place_of(again, true)});
    REQUIRE(moved.settled.size() == 1);
    CHECK(moved.settled.front().is_moved);
    CHECK(office.stored().slot == office.evening);
    CHECK(office.stored().length == model::Seconds(180));
}
