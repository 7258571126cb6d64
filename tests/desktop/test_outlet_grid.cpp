// SPDX-License-Identifier: Apache-2.0
// The outlets of a day as columns and as rows: what holds of both, and what only of rows.
#include <catch2/catch.hpp>

#include <algorithm>

#include "app/desktop/drawing/paper.h"
#include "app/desktop/layout/cursor.h"
#include "app/desktop/layout/slot_use.h"
#include "app/desktop/layout/time_grid.h"
#include "drawn_plan.h"

using namespace lichsong;
using namespace lichsong::desktop;
using lichsong::test::DrawnPlan;
using lichsong::test::things_of;
using model::Date;
using model::TimeOfDay;

namespace {

const Date day(2021, 5, 20);

Scene grid(DrawnPlan& drawn, bool rows, const Size& room = {1'000, 800}) {
    drawn.zoom.outlets_as_rows = rows;
    return outlet_scene(drawn.input(day, day, room));
}

Scene in_rows(DrawnPlan& drawn) { return grid(drawn, true); }

std::ptrdiff_t count_of(const Scene& scene, desktop::Form form, Ink ink) {
    return std::count_if(scene.shapes.begin(), scene.shapes.end(), [&](const Shape& shape) { return shape.form == form && shape.ink == ink; });
}

bool says(const Scene& scene, std::string_view words) {
    return std::any_of(scene.shapes.begin(), scene.shapes.end(), [&](const Shape& shape) { return shape.words.find(words) != std::string::npos; });
}

Rect name_of_row(const Scene& scene, std::int64_t outlet) {
    for (const auto& thing : scene.things)
        if (thing.kind == Kind::Heading && thing.target.outlet == outlet && thing.target.slot == 0) return thing.place;
    FAIL("no row of outlet " << outlet);
    return {};
}

}  // namespace

TEST_CASE("A time and its place belong together whichever way hours run", "[axis]") {
    const Axis down{Way::Down, 46, 56};
    const Axis across{Way::Across, 190, 126};
    for (const auto& axis : {down, across})
        for (int minute = 0; minute < 24 * 60; minute += 5) {
            const TimeOfDay time{minute * 60};
            const auto point = axis.point(axis.at(time) + 0.01, 7);
            if (axis.time_at(point, 5) != time) FAIL(minute << " minutes");
            if (axis.across(point) != 7) FAIL("across");
        }
    CHECK(down.rect(10, 20, 30, 40) == Rect{20, 10, 40, 30});
    CHECK(across.rect(10, 20, 30, 40) == Rect{10, 20, 30, 40});
    CHECK(across.stretch({0, 5, 3'000, 40}, TimeOfDay::at(2, 0), 1'800) == Rect{190 + 252, 5, 63, 40});
    CHECK(down.stretch({5, 0, 40, 3'000}, TimeOfDay::at(2, 0), 1'800) == Rect{5, 46 + 112, 40, 28});
}

TEST_CASE("As rows the outlets stand below each other in their order, and hours go from left to right", "[outlet_grid]") {
    DrawnPlan drawn;
    drawn.add_outlet(2, "Báo");
    const auto early = drawn.add(day, TimeOfDay::at(6, 0));
    const auto late = drawn.add(day, TimeOfDay::at(19, 45));
    drawn.last().outlet = 2;
    const auto scene = in_rows(drawn);
    REQUIRE(scene.hours);
    CHECK(scene.hours->way == Way::Across);
    CHECK(scene.of_placement(early)->place.x == Approx(scene.hours->at(TimeOfDay::at(6, 0))));
    CHECK(scene.of_placement(late)->place.x == Approx(scene.hours->at(TimeOfDay::at(19, 45))));
    CHECK(name_of_row(scene, 1).bottom() == Approx(name_of_row(scene, 2).y));
    CHECK(scene.of_placement(early)->place.bottom() <= name_of_row(scene, 2).y);
    CHECK(scene.of_placement(late)->place.y >= name_of_row(scene, 2).y);
    // What is pinned: the names at the left, the hours above.
    CHECK(scene.pinned_left == Approx(scene.hours->origin));
    CHECK(name_of_row(scene, 1).y == Approx(scene.pinned_top));
    CHECK(scene.size.width > scene.hours->at(TimeOfDay::at(23, 59)));
    // The same as columns: nothing else is there, and nothing less.
    const auto columns = grid(drawn, false);
    CHECK(columns.hours->way == Way::Down);
    for (const auto kind : {Kind::Day, Kind::Time, Kind::Slot, Kind::Placement, Kind::Heading, Kind::More}) CHECK(things_of(scene, kind).size() == things_of(columns, kind).size());
}

TEST_CASE("What overlaps lies in lanes below each other, and only its row grows", "[outlet_grid]") {
    DrawnPlan drawn;
    drawn.add_outlet(2, "Báo");
    drawn.add_outlet(3, "Loa");
    const auto lowest = [&] { return name_of_row(in_rows(drawn), 2).height; };
    const double alone = lowest();
    std::vector<std::int64_t> ids;
    for (int i = 0; i < 4; ++i) {
        ids.push_back(drawn.add(day, TimeOfDay::at(6, i)));
        drawn.last().outlet = 2;
    }
    const auto scene = in_rows(drawn);
    CHECK(name_of_row(scene, 2).height > alone + 20);
    CHECK(name_of_row(scene, 1).height == Approx(alone));
    CHECK(name_of_row(scene, 3).height == Approx(alone));
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto& place = scene.of_placement(ids[i])->place;
        CHECK(place.y >= name_of_row(scene, 2).y);
        CHECK(place.bottom() <= name_of_row(scene, 2).bottom());
        if (i > 0) CHECK(place.y > scene.of_placement(ids[i - 1])->place.y);
        for (std::size_t k = 0; k < i; ++k) CHECK_FALSE(place.meets(scene.of_placement(ids[k])->place));
    }
}

TEST_CASE("A short item gets room for its words where nothing is in the way, and a line says how long it is", "[outlet_grid]") {
    DrawnPlan drawn;
    const auto free = drawn.add(day, TimeOfDay::at(6, 0));
    const auto before = drawn.add(day, TimeOfDay::at(9, 0));
    const auto after = drawn.add(day, TimeOfDay::at(9, 40));
    const auto scene = in_rows(drawn);
    const auto& first = scene.of_placement(before)->place;
    const auto& second = scene.of_placement(after)->place;
    CHECK(scene.of_placement(free)->place.width > first.width);
    CHECK(first.y == second.y);
    CHECK(first.right() <= second.x);
    const double ten_minutes = scene.hours->length_of(600);
    CHECK(std::count_if(scene.shapes.begin(), scene.shapes.end(), [&](const Shape& shape) { return shape.ink == Ink::Own && shape.place.height < 3 && std::abs(shape.place.width - ten_minutes) < 0.01; }) == 3);
}

TEST_CASE("Narrow columns and low rows have more outlets in sight, with all that is there", "[outlet_grid]") {
    for (const bool rows : {false, true}) {
        DrawnPlan drawn;
        for (std::int64_t id = 2; id <= 40; ++id) drawn.add_outlet(id, "Truyền thanh cơ sở xã " + std::to_string(id));
        for (int i = 0; i < 8; ++i) drawn.add(day, TimeOfDay::at(6, i * 20));
        drawn.add(day, std::nullopt);
        drawn.plan.slots.add(DrawnPlan::slot(1, TimeOfDay::at(6, 0)));
        const auto usual = grid(drawn, rows);
        drawn.zoom.condensed = true;
        const auto condensed = grid(drawn, rows);
        const auto across = [](const Scene& scene) { return scene.hours->across({scene.size.width, scene.size.height}); };
        CHECK(across(condensed) < 0.65 * across(usual));
        for (const auto kind : {Kind::Day, Kind::Time, Kind::Slot, Kind::Placement, Kind::Heading}) CHECK(things_of(condensed, kind).size() == things_of(usual, kind).size());
        CHECK(says(condensed, "xã 17"));  // names can be told apart by their ends
    }
}

TEST_CASE("What has no time of the clock stands behind the name, before the hours, and no more than fits", "[outlet_grid]") {
    DrawnPlan drawn;
    const auto timed = drawn.add(day, TimeOfDay::at(0, 0));
    std::vector<std::int64_t> issues;
    for (int i = 0; i < 3; ++i) issues.push_back(drawn.add(day, std::nullopt));
    auto scene = in_rows(drawn);
    const auto name = name_of_row(scene, 1);
    for (const auto id : issues) {
        const auto& place = scene.of_placement(id)->place;
        CHECK(place.x >= name.right());
        CHECK(place.right() <= scene.pinned_left);
        CHECK(place.bottom() <= name.bottom());
        CHECK_FALSE(place.meets(scene.of_placement(timed)->place));
        CHECK(drop_target(scene, drawn.zoom, place.middle()) == Target{day, {}, 1, 0});
    }
    CHECK(things_of(scene, Kind::More).empty());
    for (int i = 0; i < 5; ++i) drawn.add(day, std::nullopt);
    scene = in_rows(drawn);
    const auto more = things_of(scene, Kind::More);
    REQUIRE(more.size() == 1);
    CHECK(more.front().name.find('4') != std::string::npos);
    CHECK(more.front().place.bottom() <= name_of_row(scene, 1).bottom());
    // Without any there is no strip.
    DrawnPlan without;
    without.add(day, TimeOfDay::at(6, 0));
    CHECK(in_rows(without).pinned_left < scene.pinned_left - 100);
}

TEST_CASE("Slots show what they hold and relays are hatched, as columns and as rows", "[outlet_grid]") {
    for (const bool rows : {false, true}) {
        DrawnPlan drawn;
        drawn.add_outlet(2, "Báo");
        drawn.plan.slots.add(DrawnPlan::slot(1, TimeOfDay::at(6, 0)));
        auto relay = DrawnPlan::slot(2, TimeOfDay::at(8, 0));
        relay.kind = model::SlotKind::Relay;
        drawn.plan.slots.add(relay);
        const auto scene = grid(drawn, rows);
        const auto slots = things_of(scene, Kind::Slot);
        REQUIRE(slots.size() == 1);  // nothing can be dropped on a relay
        CHECK(slots.front().target == Target{day, TimeOfDay::at(6, 0), 1, 1});
        const auto& place = slots.front().place;
        CHECK(scene.hours->begin_of(place) == Approx(scene.hours->at(TimeOfDay::at(6, 0))));
        CHECK(scene.hours->end_of(place) == Approx(scene.hours->at(TimeOfDay::at(6, 30))));
        CHECK(count_of(scene, desktop::Form::Hatch, Ink::Faint) == 1);
        CHECK(drop_target(scene, drawn.zoom, place.middle()) == slots.front().target);
        const auto beyond = scene.hours->point(scene.hours->at(TimeOfDay::at(6, 40)), scene.hours->across(place.middle()));
        CHECK(drop_target(scene, drawn.zoom, beyond) == Target{day, TimeOfDay::at(6, 30), 1, 0});
        // The end of something may lie within a slot; what begins there begins where the slot does.
        const auto within = scene.hours->point(scene.hours->at(TimeOfDay::at(6, 16)), scene.hours->across(place.middle()));
        drawn.zoom.step_minutes = 15;
        CHECK(end_target(scene, drawn.zoom, within) == Target{day, TimeOfDay::at(6, 15), 1, 0});
        CHECK(drop_target(scene, drawn.zoom, within)->start == TimeOfDay::at(6, 0));
    }
}

TEST_CASE("A slot tells what is used, held and free, and that it is over-full, in words and by its bar", "[outlet_grid]") {
    for (const bool rows : {false, true}) {
        DrawnPlan drawn;
        drawn.plan.slots.add(DrawnPlan::slot(1, TimeOfDay::at(6, 0)));
        CHECK(things_of(grid(drawn, rows), Kind::Slot).front().name == "Khung 1, 06:00, free 30:00");
        drawn.add(day, TimeOfDay::at(6, 0));
        drawn.last().slot = 1;
        drawn.add(day, TimeOfDay::at(6, 10));
        drawn.last().slot = 1;
        drawn.last().intention = model::Intention::Hold;
        drawn.last().length = model::Seconds(300);
        drawn.add(day, TimeOfDay::at(6, 20));  // of no slot
        auto scene = grid(drawn, rows);
        CHECK(things_of(scene, Kind::Slot).front().name == "Khung 1, 06:00, used 10:00, held 5:00, free 15:00");
        const auto bar = [&](Ink ink) {
            return *std::find_if(scene.shapes.begin(), scene.shapes.end(), [&](const Shape& shape) { return shape.ink == ink && scene.hours->across({shape.place.width, shape.place.height}) < 5; });
        };
        const auto length = [&](const Rect& place) { return scene.hours->end_of(place) - scene.hours->begin_of(place); };
        const auto used = bar(Ink::Good).place;
        const auto held = bar(Ink::Caution).place;
        CHECK(length(used) == Approx(2 * length(held)));
        CHECK(scene.hours->begin_of(held) == Approx(scene.hours->end_of(used)));
        CHECK(scene.hours->across({held.width, held.height}) < scene.hours->across({used.width, used.height}));  // not by colour alone
        CHECK(count_of(scene, desktop::Form::Fill, Ink::Danger) == 0);
        for (const auto& chip : things_of(scene, Kind::Placement)) CHECK_FALSE(chip.place.meets(used));
        drawn.add(day, TimeOfDay::at(6, 25));
        drawn.last().slot = 1;
        drawn.last().length = model::Seconds(1'200);
        scene = grid(drawn, rows);
        CHECK(things_of(scene, Kind::Slot).front().name == "Khung 1, 06:00, used 30:00, held 5:00, over by 5:00");
        CHECK(count_of(scene, desktop::Form::Fill, Ink::Danger) == 2);
        CHECK(says(scene, "!"));
    }
}

TEST_CASE("What is left of a slot is written into it, but never below an item", "[outlet_grid]") {
    for (const bool rows : {false, true}) {
        DrawnPlan drawn;
        drawn.plan.slots.add(DrawnPlan::slot(1, TimeOfDay::at(6, 0)));
        CHECK(says(grid(drawn, rows), "free 30:00"));
        drawn.add(day, TimeOfDay::at(6, 0));
        CHECK(says(grid(drawn, rows), "free 30:00") == rows);  // rows have a line for it below their items
        drawn.zoom.condensed = true;
        CHECK_FALSE(says(grid(drawn, rows), "free 30:00"));
    }
}

TEST_CASE("What is used is counted in the unit of the slot, and what has been declined is not", "[slot_use]") {
    auto slot = DrawnPlan::slot(1, TimeOfDay::at(6, 0));
    Item item;
    item.length = model::Seconds(120);
    item.size = 3;
    auto declined = item;
    declined.state = model::PlacementState::Declined;
    const auto words = [&] {
        SlotUse use(slot);
        use.add(item);
        use.add(declined);
        use.add(item);
        return use.words();
    };
    CHECK(words() == "used 4:00, free 26:00");
    slot.capacity_unit = model::CapacityUnit::Items;
    CHECK(words() == "used 2");  // not limited
    slot.capacity = 2;
    CHECK(words() == "used 2, free 0");
    slot.capacity_unit = model::CapacityUnit::Columns;
    slot.capacity = 5;
    CHECK(words() == "used 6, over by 1");
    slot.capacity = 0;
    CHECK(SlotUse(slot).words().empty());
}

TEST_CASE("Arrow keys follow the screen: along the hours by steps, across them from outlet to outlet", "[cursor]") {
    DrawnPlan drawn;
    drawn.add_outlet(2, "Báo");
    const auto rows = in_rows(drawn);
    const Target at{day, TimeOfDay::at(6, 0), 1, 0};
    CHECK(neighbour(rows, drawn.zoom, at, Direction::Right) == Target{day, TimeOfDay::at(6, 30), 1, 0});
    CHECK(neighbour(rows, drawn.zoom, at, Direction::Left) == Target{day, TimeOfDay::at(5, 30), 1, 0});
    CHECK(neighbour(rows, drawn.zoom, at, Direction::Down) == Target{day, TimeOfDay::at(6, 0), 2, 0});
    CHECK(neighbour(rows, drawn.zoom, at, Direction::Up) == at);
    const auto columns = grid(drawn, false);
    CHECK(neighbour(columns, drawn.zoom, at, Direction::Right) == Target{day, TimeOfDay::at(6, 0), 2, 0});
    CHECK(neighbour(columns, drawn.zoom, at, Direction::Down) == Target{day, TimeOfDay::at(6, 30), 1, 0});
    // Where it stands is drawn there: as wide as a step, as high as the row.
    const auto frame = frame_of(rows, drawn.zoom, at);
    CHECK(frame.x == Approx(rows.hours->at(TimeOfDay::at(6, 0))));
    CHECK(frame.width == Approx(rows.hours->length_of(1'800)));
    CHECK(frame.height == Approx(name_of_row(rows, 1).height));
    CHECK(drop_target(rows, drawn.zoom, frame.middle()) == at);
}

TEST_CASE("Now is a line down through all rows, and only today", "[outlet_grid]") {
    DrawnPlan drawn;
    drawn.add_outlet(2, "Báo");
    CHECK(count_of(in_rows(drawn), desktop::Form::Line, Ink::Danger) == 0);
    drawn.today = day;
    const auto scene = in_rows(drawn);
    double from = scene.pinned_top;
    for (const auto& shape : scene.shapes) {
        if (shape.form != desktop::Form::Line || shape.ink != Ink::Danger) continue;
        CHECK(shape.place.x == Approx(scene.hours->at(TimeOfDay::at(9, 0))));
        CHECK(shape.place.y == Approx(from));
        from = shape.place.bottom();
    }
    CHECK(from == Approx(scene.size.height));
}

TEST_CASE("On paper no row and no placement is cut, and each page has its names and hours", "[outlet_grid][paper]") {
    DrawnPlan drawn;
    for (std::int64_t id = 2; id <= 40; ++id) drawn.add_outlet(id, "Kênh " + std::to_string(id));
    for (int i = 0; i < 80; ++i) {
        drawn.add(day, TimeOfDay::at(5 + i / 5, i % 5 * 12));
        drawn.last().outlet = 1 + i % 40;
    }
    const auto room = room_on({});
    const auto scene = grid(drawn, true, room);
    const auto pages = pages_of(scene, room);
    REQUIRE(pages.size() > 3);
    for (const auto& thing : things_of(scene, Kind::Placement))
        CHECK(std::any_of(pages.begin(), pages.end(), [&](const Rect& page) {
            return thing.place.x >= page.x - 0.5 && thing.place.right() <= page.right() + 0.5 && thing.place.y >= page.y - 0.5 && thing.place.bottom() <= page.bottom() + 0.5;
        }));
    for (const auto& page : pages) {
        CHECK(page.x >= scene.pinned_left);
        CHECK(page.y >= scene.pinned_top);
        CHECK(std::any_of(scene.things.begin(), scene.things.end(), [&](const Thing& thing) { return thing.kind == Kind::Day && std::abs(thing.place.y - page.y) < 1; }));
    }
}
