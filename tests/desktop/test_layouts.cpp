// SPDX-License-Identifier: Apache-2.0
// Where drawn views put things, without a screen.
#include <catch2/catch.hpp>

#include <random>

#include "app/desktop/layout/cursor.h"
#include "app/desktop/layout/lanes.h"
#include "app/desktop/layout/month.h"
#include "app/desktop/layout/time_grid.h"
#include "drawn_plan.h"

using namespace lichsong;
using namespace lichsong::desktop;
using lichsong::test::DrawnPlan;
using lichsong::test::things_of;
using model::Date;
using model::TimeOfDay;

TEST_CASE("What overlaps lies side by side, and what does not has the whole width", "[lanes]") {
    const std::vector<Stretch> stretches{{0, 10}, {5, 15}, {10, 20}, {30, 40}};
    const auto placed = lanes(stretches);
    CHECK(placed[0].index == 0);
    CHECK(placed[1].index == 1);
    CHECK(placed[2].index == 0);  // the first has ended by then
    CHECK(placed[2].count == 2);
    CHECK(placed[3].count == 1);
    CHECK(lanes({}).empty());
}

TEST_CASE("No two stretches that overlap ever share a lane, and no chain has more lanes than overlap at once", "[lanes]") {
    std::mt19937 random(20210523);
    for (int round = 0; round < 300; ++round) {
        std::vector<Stretch> stretches(random() % 40);
        for (auto& one : stretches) {
            one.from = static_cast<int>(random() % 200);
            one.to = one.from + 1 + static_cast<int>(random() % 30);
        }
        std::sort(stretches.begin(), stretches.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
        const auto placed = lanes(stretches);
        for (std::size_t i = 0; i < stretches.size(); ++i) {
            if (placed[i].index >= placed[i].count) FAIL("lane " << placed[i].index << " of " << placed[i].count);
            for (std::size_t k = 0; k < i; ++k)
                if (stretches[k].to > stretches[i].from && placed[k].index == placed[i].index) FAIL("round " << round << ": " << k << " and " << i << " lie on each other");
        }
    }
    SUCCEED();
}

TEST_CASE("A month has whole weeks from Monday to Sunday, each day once", "[month]") {
    CHECK(month_span(Date(2021, 5, 20)) == model::DateSpan{Date(2021, 4, 26), Date(2021, 6, 6)});
    CHECK(month_span(Date(2021, 2, 1)) == model::DateSpan{Date(2021, 2, 1), Date(2021, 2, 28)});
    DrawnPlan drawn;
    const auto span = month_span(drawn.anchor);
    const auto days = things_of(month_scene(drawn.input(span.from, span.to)), Kind::Day);
    REQUIRE(days.size() == 42);
    for (std::size_t i = 0; i < days.size(); ++i)
        if (days[i].target.date != model::plus_days(span.from, static_cast<long>(i))) FAIL("day " << i);
}

TEST_CASE("A day shows what it has room for, and says how many more there are", "[month]") {
    DrawnPlan drawn;
    for (int i = 0; i < 12; ++i) drawn.add(Date(2021, 5, 20), TimeOfDay::at(6 + i, 0));
    drawn.add(Date(2021, 5, 21), TimeOfDay::at(6, 0));
    const auto span = month_span(drawn.anchor);
    const auto scene = month_scene(drawn.input(span.from, span.to));
    const auto more = things_of(scene, Kind::More);
    REQUIRE(more.size() == 1);
    CHECK(more.front().target.date == Date(2021, 5, 20));
    const auto shown = things_of(scene, Kind::Placement);
    CHECK(more.front().name.find(std::to_string(13 - shown.size())) != std::string::npos);
    CHECK(shown.size() > 3);
    // Every chip lies within the cell of its day.
    for (const auto& chip : shown) {
        const auto* day = scene.target_at(chip.place.middle());
        REQUIRE(day != nullptr);
        CHECK(day->target.date == chip.target.date);
    }
}

TEST_CASE("A week puts an item at its hour, and one without an hour above them", "[time_grid]") {
    DrawnPlan drawn;
    const auto timed = drawn.add(Date(2021, 5, 20), TimeOfDay::at(19, 45));
    const auto issue = drawn.add(Date(2021, 5, 21), std::nullopt);
    const auto scene = week_scene(drawn.input(Date(2021, 5, 17), Date(2021, 5, 23)));
    REQUIRE(scene.of_placement(timed) != nullptr);
    CHECK(scene.of_placement(timed)->place.y == Approx(scene.hours->at(TimeOfDay::at(19, 45))));
    REQUIRE(scene.of_placement(issue) != nullptr);
    CHECK(scene.of_placement(issue)->place.bottom() <= scene.pinned_top);
}

TEST_CASE("The hour under the pointer snaps to the step, whatever the zoom", "[time_grid]") {
    DrawnPlan drawn;
    for (const int step : {5, 15, 30, 60})
        for (const double height : {24.0, 56.0, 240.0}) {
            drawn.zoom.step_minutes = step;
            drawn.zoom.hour_height = height;
            const auto scene = week_scene(drawn.input(Date(2021, 5, 17), Date(2021, 5, 23)));
            INFO(step << " minutes, " << height);
            REQUIRE(scene.hours);
            CHECK(scene.hours->time_at({0, scene.hours->at(TimeOfDay::at(19, 0)) + 0.5}, step) == TimeOfDay::at(19, 0));
            CHECK(scene.hours->time_at({0, -100}, step) == TimeOfDay::at(0, 0));
            CHECK(scene.hours->time_at({0, 1e6}, step).seconds == 86'400 - step * 60);
        }
}

TEST_CASE("Arrow keys go from day to day in a month, also over its edge, and by steps in a week", "[cursor]") {
    DrawnPlan drawn;
    const auto span = month_span(drawn.anchor);
    const auto month = month_scene(drawn.input(span.from, span.to));
    Target at{Date(2021, 5, 20), {}, 0, 0};
    CHECK(neighbour(month, drawn.zoom, at, Direction::Right).date == Date(2021, 5, 21));
    CHECK(neighbour(month, drawn.zoom, at, Direction::Down).date == Date(2021, 5, 27));
    CHECK(neighbour(month, drawn.zoom, {Date(2021, 6, 6), {}, 0, 0}, Direction::Right).date == Date(2021, 6, 7));
    CHECK(neighbour(month, drawn.zoom, {Date(2021, 4, 26), {}, 0, 0}, Direction::Up).date == Date(2021, 4, 19));
    const auto week = week_scene(drawn.input(Date(2021, 5, 17), Date(2021, 5, 23)));
    at.start = TimeOfDay::at(6, 0);
    CHECK(neighbour(week, drawn.zoom, at, Direction::Down).start == TimeOfDay::at(6, 30));
    CHECK(neighbour(week, drawn.zoom, at, Direction::Right).date == Date(2021, 5, 21));
    CHECK(neighbour(week, drawn.zoom, {Date(2021, 5, 20), TimeOfDay::at(0, 0), 0, 0}, Direction::Up).start == TimeOfDay::at(0, 0));
}

TEST_CASE("A cursor that stood in another view begins at the first place, among hours where the day begins", "[cursor]") {
    DrawnPlan drawn;
    const Target elsewhere{Date(2020, 1, 1), {}, 0, 0};
    const auto week = week_scene(drawn.input(Date(2021, 5, 17), Date(2021, 5, 23)));
    CHECK(neighbour(week, drawn.zoom, elsewhere, Direction::Left) == Target{Date(2021, 5, 17), first_hour_shown, 0, 0});
    const auto month = month_scene(drawn.input(month_span(drawn.anchor).from, month_span(drawn.anchor).to));
    CHECK(neighbour(month, drawn.zoom, elsewhere, Direction::Up) == Target{Date(2021, 4, 26), {}, 0, 0});
    CHECK(neighbour(Scene(), drawn.zoom, elsewhere, Direction::Up) == elsewhere);
}

TEST_CASE("Items are found by day whatever the order they came in", "[schedule]") {
    DrawnPlan drawn;
    drawn.add(Date(2021, 5, 22), TimeOfDay::at(6, 0));
    drawn.add(Date(2021, 5, 20), TimeOfDay::at(9, 0));
    drawn.add(Date(2021, 5, 20), std::nullopt);
    drawn.add(Date(2021, 5, 20), TimeOfDay::at(7, 0));
    const auto in = drawn.input(Date(2021, 5, 18), Date(2021, 5, 24));
    CHECK(in.schedule.on(Date(2021, 5, 18)).empty());
    CHECK(in.schedule.on(Date(2021, 5, 17)).empty());
    const auto day = in.schedule.on(Date(2021, 5, 20));
    REQUIRE(day.size() == 3);
    CHECK_FALSE(day[0].start);
    CHECK(day[1].start == TimeOfDay::at(7, 0));
    CHECK(in.schedule.find(1)->date == Date(2021, 5, 22));
    CHECK(in.schedule.find(9) == nullptr);
}
