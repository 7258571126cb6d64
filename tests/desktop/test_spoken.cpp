// SPDX-License-Identifier: Apache-2.0
// What a reader of the screen says of a drawn view, in both languages.
#include <catch2/catch.hpp>

#include "app/desktop/layout/cursor.h"
#include "app/desktop/layout/month.h"
#include "app/desktop/layout/spoken.h"
#include "app/desktop/layout/time_grid.h"
#include "drawn_plan.h"

using namespace lichsong;
using namespace lichsong::desktop;
using lichsong::test::DrawnPlan;
using lichsong::test::things_of;
using model::Date;
using model::TimeOfDay;

namespace {

std::string name_in(const ViewInput& in, const Thing& thing) { return spoken_name(thing, in.schedule, in.plan, in.legend); }

}  // namespace

TEST_CASE("A placement is read with title, time, day, outlet and state, in that order", "[spoken]") {
    DrawnPlan drawn;
    drawn.add(Date(2021, 5, 20), TimeOfDay::at(18, 30), "Phòng cháy mùa khô");
    drawn.add(Date(2021, 5, 20), std::nullopt, "Bài trên báo");
    const auto span = month_span(drawn.anchor);
    const auto in = drawn.input(span.from, span.to);
    const auto chips = things_of(month_scene(in), Kind::Placement);
    REQUIRE(chips.size() == 2);
    // Without a catalogue the words are English.
    CHECK(name_in(in, chips[1]) == "Phòng cháy mùa khô, 18:30, Thu 2021-05-20, Đài, State: Draft");
    CHECK(name_in(in, chips[0]) == "Bài trên báo, Thu 2021-05-20, Đài, State: Draft");
}

TEST_CASE("The name of a placement that has gone meanwhile is empty, not a fault", "[spoken]") {
    DrawnPlan drawn;
    const auto in = drawn.input(Date(2021, 5, 17), Date(2021, 5, 23));
    Thing gone;
    gone.kind = Kind::Placement;
    gone.id = 99;
    CHECK(name_in(in, gone).empty());
}

TEST_CASE("The rest of a day is read with its day, and marks of drawing are not read", "[spoken]") {
    DrawnPlan drawn;
    for (int i = 0; i < 30; ++i) drawn.add(Date(2021, 5, 20), TimeOfDay::at(6, i));
    const auto span = month_span(drawn.anchor);
    const auto in = drawn.input(span.from, span.to);
    const auto more = things_of(month_scene(in), Kind::More);
    REQUIRE(more.size() == 1);
    CHECK(name_in(in, more.front()).ends_with(", Thu 2021-05-20"));
    Thing step;
    step.kind = Kind::Milestone;
    step.name = "◆ Bầu cử sớm";
    CHECK(name_in(in, step) == "Milestone: Bầu cử sớm");
}

TEST_CASE("The cell cursor is read with its hour and with what goes out there", "[spoken]") {
    DrawnPlan drawn;
    drawn.add(Date(2021, 5, 20), TimeOfDay::at(18, 30), "Phòng cháy");
    drawn.add(Date(2021, 5, 20), TimeOfDay::at(19, 0), "Đuối nước");
    const auto in = drawn.input(Date(2021, 5, 17), Date(2021, 5, 23));
    const auto scene = week_scene(in);
    const Target at{Date(2021, 5, 20), TimeOfDay::at(18, 30), 0, 0};
    const auto* column = cell_of(scene, at);
    REQUIRE(column != nullptr);
    CHECK(column->kind == Kind::Time);
    CHECK(spoken_cell(*column, at, drawn.zoom, in.schedule) == "18:30, " + column->name + ", Phòng cháy");
    const auto* day = cell_of(scene, {Date(2021, 5, 20), {}, 0, 0});
    REQUIRE(day != nullptr);
    CHECK(day->kind == Kind::Day);
    CHECK(spoken_cell(*day, day->target, drawn.zoom, in.schedule) == day->name);
    CHECK(cell_of(scene, {Date(2021, 6, 20), {}, 0, 0}) == nullptr);
}
