// SPDX-License-Identifier: Apache-2.0
// What the planner proposes, in every drawn view and for readers of the screen, without one.
#include <catch2/catch.hpp>

#include <algorithm>

#include "app/desktop/layout/coverage.h"
#include "app/desktop/layout/month.h"
#include "app/desktop/layout/slot_use.h"
#include "app/desktop/layout/spoken.h"
#include "app/desktop/layout/time_grid.h"
#include "app/desktop/layout/year_strip.h"
#include "drawn_plan.h"

using namespace lichsong;
using namespace lichsong::desktop;
using lichsong::test::DrawnPlan;
using lichsong::test::things_of;
using model::Date;
using model::TimeOfDay;

namespace {

const Date ghost_day(2021, 5, 20);

void make_ghost(Item& item) {
    item.id = -7;
    item.proposed = true;
}

std::size_t shapes_of(const Scene& scene, desktop::Form form) {
    return static_cast<std::size_t>(std::count_if(scene.shapes.begin(), scene.shapes.end(), [&](const Shape& shape) { return shape.form == form; }));
}

bool scene_says(const Scene& scene, const std::string& words) {
    return std::any_of(scene.shapes.begin(), scene.shapes.end(), [&](const Shape& shape) { return shape.words == words; });
}

}  // namespace

TEST_CASE("A ghost is hatched, dashed and marked by a sign in month, week, day and outlets, and stands there to be selected", "[proposals]") {
    const std::pair<Scene (*)(const ViewInput&), model::DateSpan> views[] = {{month_scene, month_span(ghost_day)}, {week_scene, week_span(ghost_day)}, {day_scene, {ghost_day, ghost_day}}, {outlet_scene, {ghost_day, ghost_day}}};
    for (const auto& [layout, span] : views) {
        DrawnPlan drawn;
        drawn.add(ghost_day, TimeOfDay::at(18, 0));
        const auto without = layout(drawn.input(span.from, span.to));
        make_ghost(drawn.last());
        const auto with = layout(drawn.input(span.from, span.to));
        const auto ghosts = things_of(with, Kind::Placement);
        REQUIRE(ghosts.size() == 1);
        CHECK(ghosts.front().id == -7);
        CHECK(shapes_of(with, desktop::Form::Hatch) == shapes_of(without, desktop::Form::Hatch) + 1);
        CHECK(shapes_of(with, desktop::Form::Dashes) == shapes_of(without, desktop::Form::Dashes));  // as a draft
        CHECK_FALSE(scene_says(without, "+"));
        CHECK(scene_says(with, "+"));
        drawn.last().pinned = true;
        CHECK(scene_says(layout(drawn.input(span.from, span.to)), "⊕"));
    }
}

TEST_CASE("A campaign's days count what is proposed apart from what there is", "[proposals]") {
    DrawnPlan drawn;
    drawn.add(ghost_day, TimeOfDay::at(18, 0));
    drawn.add(ghost_day, TimeOfDay::at(19, 0));
    drawn.add(ghost_day, TimeOfDay::at(20, 0));
    make_ghost(drawn.last());
    const auto span = flight_span(drawn.plan, ghost_day);
    const auto scene = year_strip_scene(drawn.input(span.from, span.to));
    CHECK(scene_says(scene, "2+1"));
    const auto days = things_of(scene, Kind::Day);
    const auto named = std::find_if(days.begin(), days.end(), [](const Thing& thing) { return thing.target.date == ghost_day; });
    REQUIRE(named != days.end());
    CHECK(named->name.find("2 placements, 1 proposed") != std::string::npos);
}

TEST_CASE("A ghost is read as proposed, not as a draft, and takes no room of its slot", "[proposals]") {
    DrawnPlan drawn;
    drawn.add(ghost_day, TimeOfDay::at(18, 30), "Phòng cháy");
    make_ghost(drawn.last());
    const auto in = drawn.input(ghost_day, ghost_day);
    const auto chips = things_of(day_scene(in), Kind::Placement);
    REQUIRE(chips.size() == 1);
    CHECK(spoken_name(chips.front(), in.schedule, in.plan, in.legend) == "Phòng cháy, 18:30, Thu 2021-05-20, Đài, State: Proposed");
    auto slot = DrawnPlan::slot(1, TimeOfDay::at(18, 30));
    SlotUse use(slot);
    use.add(drawn.last());
    CHECK(use.used() + use.held() == 0);
}

TEST_CASE("A schedule takes proposals in and lets them go, and keeps what is stored", "[proposals]") {
    DrawnPlan drawn;
    drawn.add(ghost_day, TimeOfDay::at(18, 0));
    const auto schedule = drawn.input(ghost_day, ghost_day).schedule;
    Item ghost;
    make_ghost(ghost);
    ghost.date = ghost_day;
    Item elsewhere = ghost;
    elsewhere.id = -8;
    elsewhere.date = Date(2021, 6, 1);
    const auto with = schedule.with({ghost, elsewhere});
    CHECK(with.on(ghost_day).size() == 2);
    REQUIRE(with.find(-7) != nullptr);
    CHECK(with.find(-8) == nullptr);
    CHECK(with.with({}).items().size() == schedule.items().size());
    CHECK(count_text(with.on(ghost_day)) == "1 placement, 1 proposed");
}
