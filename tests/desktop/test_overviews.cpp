// SPDX-License-Identifier: Apache-2.0
// The views of the whole campaign, and the list.
#include <catch2/catch.hpp>

#include <map>

#include <algorithm>

#include "app/desktop/layout/areas.h"
#include "app/desktop/layout/counting.h"
#include "app/desktop/layout/coverage.h"
#include "app/desktop/layout/cursor.h"
#include "app/desktop/layout/flow.h"
#include "app/desktop/layout/year_strip.h"
#include "app/desktop/models/flight_filter.h"
#include "app/desktop/models/list_rows.h"
#include "drawn_plan.h"

using namespace lichsong;
using namespace lichsong::desktop;
using lichsong::test::DrawnPlan;
using lichsong::test::things_of;
using model::Date;
using model::TimeOfDay;

namespace {

bool says(const Scene& scene, std::string_view words) {
    return std::any_of(scene.shapes.begin(), scene.shapes.end(), [&](const Shape& shape) { return shape.words.find(words) != std::string::npos; });
}

model::CoverageCell cell(const Date& from, int target, int planned, int confirmed) {
    model::CoverageCell made;
    made.from = from;
    made.to = model::plus_days(from, 6);
    made.target = target;
    made.planned = planned;
    made.confirmed = confirmed;
    return made;
}

}  // namespace

TEST_CASE("The matrix tells under, met and agreed apart by sign as well as by colour, and each cell by name", "[coverage]") {
    DrawnPlan drawn;
    auto in = drawn.input(drawn.anchor, drawn.anchor);
    const std::vector<model::CoverageCell> cells{cell(Date(2021, 5, 3), 3, 1, 0), cell(Date(2021, 5, 10), 3, 3, 1), cell(Date(2021, 5, 17), 3, 4, 3)};
    const ViewInput with{in.plan, in.schedule, in.legend, in.notes, in.anchor, in.today, in.now, in.room, in.zoom, in.selection, in.outlets, cells};
    const auto scene = coverage_scene(with);
    const auto things = things_of(scene, Kind::Coverage);
    REQUIRE(things.size() == 3);
    CHECK(says(scene, "−2"));   // two are missing
    CHECK(says(scene, "○"));    // planned, not agreed
    CHECK(says(scene, "✓+"));   // agreed, and more than wanted
    CHECK(says(scene, "4/3"));
    for (std::size_t i = 0; i < things.size(); ++i) {
        CHECK(things[i].id == static_cast<std::int64_t>(i));
        CHECK(things[i].name.find('3') != std::string::npos);
        if (i > 0) CHECK(things[i].place.x > things[i - 1].place.x);  // weeks in order
    }
}

TEST_CASE("Where only what is confirmed counts, a plan that nobody agreed to is missing, and the matrix says so", "[coverage]") {
    DrawnPlan drawn;
    drawn.zoom.counts = model::CoverageLayer::Confirmed;
    auto in = drawn.input(drawn.anchor, drawn.anchor);
    const std::vector<model::CoverageCell> cells{cell(Date(2021, 5, 3), 3, 4, 0), cell(Date(2021, 5, 10), 3, 3, 3)};
    const ViewInput with{in.plan, in.schedule, in.legend, in.notes, in.anchor, in.today, in.now, in.room, in.zoom, in.selection, in.outlets, cells};
    const auto scene = coverage_scene(with);
    CHECK(says(scene, "0/3"));
    CHECK(says(scene, "−3"));
    CHECK(says(scene, "○ 4"));  // what is planned stays in sight
    CHECK_FALSE(says(scene, "✓+"));
    const auto choices = things_of(scene, Kind::Choice);
    REQUIRE(choices.size() == 1);
    CHECK(choices.front().id == counting_choice);
}

TEST_CASE("Arrows go from cell to cell of an overview, and to its choices", "[coverage]") {
    DrawnPlan drawn;
    auto in = drawn.input(drawn.anchor, drawn.anchor);
    const std::vector<model::CoverageCell> cells{cell(Date(2021, 5, 3), 3, 1, 0), cell(Date(2021, 5, 10), 3, 3, 1), cell(Date(2021, 5, 17), 3, 4, 3)};
    const ViewInput with{in.plan, in.schedule, in.legend, in.notes, in.anchor, in.today, in.now, in.room, in.zoom, in.selection, in.outlets, cells};
    const auto scene = coverage_scene(with);
    REQUIRE(has_cells(scene));
    const auto* first = next_cell(scene, nullptr, Direction::Right);
    REQUIRE(first != nullptr);
    CHECK(first->id == 0);
    const auto* second = next_cell(scene, first, Direction::Right);
    REQUIRE(second != nullptr);
    CHECK(second->id == 1);
    CHECK(next_cell(scene, second, Direction::Left) == first);
    CHECK(next_cell(scene, next_cell(scene, second, Direction::Right), Direction::Right) == nullptr);
    const auto* choice = next_cell(scene, first, Direction::Up);
    REQUIRE(choice != nullptr);
    CHECK(choice->kind == Kind::Choice);
    CHECK(find_cell(scene, Kind::Coverage, 1) == second);
}

namespace {

/// Communes 1 to `count`, of which the first has had two airings, the second one and what was counted by hand, the others nothing.
std::vector<model::AreaReach> communes(model::Plan& plan, std::int64_t count) {
    std::vector<model::AreaReach> reach;
    for (std::int64_t id = 1; id <= count; ++id) {
        model::Area area;
        area.id = id;
        area.key = "xa-" + std::to_string(id);
        area.name = "Xã " + std::string(1, static_cast<char>('Z' - id));
        area.level = model::AreaLevel::Commune;
        plan.areas.add(area);
        reach.push_back({{id}, id == 1 ? 2 : id == 2 ? 1 : 0, id == 2 ? 1 : 0});
    }
    return reach;
}

}  // namespace

TEST_CASE("Communes are tiles by name that say how much they have had, how much is missing, and which have nothing", "[areas]") {
    DrawnPlan drawn;
    const auto reach = communes(drawn.plan, 5);
    drawn.zoom.least = 2;
    auto in = drawn.input(drawn.anchor, drawn.anchor);
    in.areas = reach;
    const auto scene = areas_scene(in);
    const auto tiles = things_of(scene, Kind::Area);
    REQUIRE(tiles.size() == 5);
    CHECK(tiles.front().id == 5);  // "Xã U" goes before "Xã Y"
    CHECK(tiles.back().id == 1);
    CHECK(says(scene, "2 ✓"));
    CHECK(says(scene, "0 −2"));
    CHECK(says(scene, "Xã U, Xã V, Xã W"));
    const auto dashed = std::count_if(scene.shapes.begin(), scene.shapes.end(), [](const Shape& shape) { return shape.form == Form::Dashes; });
    CHECK(dashed == 3);
    for (const auto& tile : tiles) {
        CHECK_FALSE(tile.name.empty());
        CHECK(tile.place.right() <= scene.size.width);
        for (const auto& other : tiles) CHECK((other.id == tile.id || !other.place.meets(tile.place)));
    }
    const auto choices = things_of(scene, Kind::Choice);
    REQUIRE(choices.size() == 2);
    CHECK(next_cell(scene, &tiles.front(), Direction::Up)->kind == Kind::Choice);
}

TEST_CASE("A plan without communes says what to do", "[areas]") {
    DrawnPlan drawn;
    const auto scene = areas_scene(drawn.input(drawn.anchor, drawn.anchor));
    CHECK(things_of(scene, Kind::Area).empty());
    CHECK_FALSE(scene.shapes.empty());
}

TEST_CASE("Each line of the matrix tells its pace: what aired of what is due, and what each week left must bring", "[coverage]") {
    DrawnPlan drawn;
    auto in = drawn.input(drawn.anchor, drawn.anchor);
    auto aired = cell(Date(2021, 5, 3), 3, 3, 3);
    aired.aired = 2;
    const std::vector<model::CoverageCell> cells{aired, cell(Date(2021, 5, 10), 3, 3, 1), cell(Date(2021, 5, 17), 3, 4, 3)};
    const auto pace_on = [&](const Date& today) {
        const ViewInput with{in.plan, in.schedule, in.legend, in.notes, in.anchor, today, in.now, in.room, in.zoom, in.selection, in.outlets, cells};
        const auto scene = coverage_scene(with);
        const auto names = things_of(scene, Kind::Heading);
        REQUIRE(names.size() == 1);
        return names.front().name;
    };
    const auto running = pace_on(Date(2021, 5, 9));
    CHECK(running.find("aired 2, due by today 3, in all 9; 2 weeks left, 4 needed in each") != std::string::npos);
    const auto over = pace_on(Date(2021, 6, 1));
    CHECK(over.find("aired 2 of 9") != std::string::npos);
}

TEST_CASE("A week is one column, also where one goal is for a phase, and two goals of one topic stand below each other", "[coverage]") {
    DrawnPlan drawn;
    auto in = drawn.input(drawn.anchor, drawn.anchor);
    auto of_phase = cell(Date(2021, 5, 10), 2, 2, 0);
    of_phase.phase.value = 1;
    auto other = of_phase;
    other.topic.value = 7;
    const std::vector<model::CoverageCell> cells{cell(Date(2021, 5, 3), 3, 1, 0), cell(Date(2021, 5, 10), 3, 3, 1), of_phase, other};
    const ViewInput with{in.plan, in.schedule, in.legend, in.notes, in.anchor, in.today, in.now, in.room, in.zoom, in.selection, in.outlets, cells};
    const auto things = things_of(coverage_scene(with), Kind::Coverage);
    REQUIRE(things.size() == 4);
    std::map<std::int64_t, desktop::Rect> at;
    for (const auto& thing : things) at[thing.id] = thing.place;
    CHECK(at[1].x == at[2].x);
    CHECK(at[1].x == at[3].x);
    for (std::int64_t a = 0; a < 4; ++a)
        for (std::int64_t b = 0; b < a; ++b) CHECK_FALSE(at[a].meets(at[b]));
}

TEST_CASE("A plan without goals says so instead of showing nothing", "[coverage]") {
    DrawnPlan drawn;
    const auto scene = coverage_scene(drawn.input(drawn.anchor, drawn.anchor));
    CHECK(things_of(scene, Kind::Coverage).empty());
    CHECK(scene.shapes.size() == 1);
}

TEST_CASE("The campaign shows each day of its months once, and higher bars where there is more", "[year]") {
    DrawnPlan drawn;
    for (int i = 0; i < 8; ++i) drawn.add(Date(2021, 5, 20), TimeOfDay::at(6 + i, 0));
    drawn.add(Date(2021, 4, 2), TimeOfDay::at(6, 0));
    const auto span = flight_span(drawn.plan, drawn.anchor);
    CHECK(span == model::DateSpan{Date(2021, 3, 1), Date(2021, 5, 31)});
    const auto scene = year_strip_scene(drawn.input(span.from, span.to));
    CHECK(things_of(scene, Kind::Day).size() == 92);
    std::vector<double> bars;
    for (const auto& shape : scene.shapes)
        if (shape.form == desktop::Form::Fill && shape.ink == Ink::Accent) bars.push_back(shape.place.height);
    REQUIRE(bars.size() == 2);
    CHECK(bars[0] < bars[1]);
}

TEST_CASE("The flowchart has a bar for each outlet and week in which something goes out, cancelled items left aside", "[flow]") {
    DrawnPlan drawn;
    drawn.add(Date(2021, 5, 3), TimeOfDay::at(6, 0));
    drawn.add(Date(2021, 5, 9), TimeOfDay::at(6, 0));
    drawn.add(Date(2021, 5, 10), TimeOfDay::at(6, 0));
    const auto span = flight_span(drawn.plan, drawn.anchor);
    const auto scene = flow_scene(drawn.input(model::monday_of(span.from), span.to));
    const auto bars = things_of(scene, Kind::Flight);
    REQUIRE(bars.size() == 2);
    CHECK(bars[0].target.date == Date(2021, 5, 3));
    CHECK(bars[0].name.find('2') != std::string::npos);
    CHECK(bars[1].target.date == Date(2021, 5, 10));
}

TEST_CASE("Rows of the flowchart are what was chosen, by week or by month, and a flight leads to what is behind it", "[flow]") {
    DrawnPlan drawn;
    model::Topic topic;
    topic.id = 4;
    topic.key = "fire";
    topic.title = "Cháy";
    drawn.plan.topics.add(topic);
    drawn.add(Date(2021, 4, 30), TimeOfDay::at(6, 0));
    drawn.add(Date(2021, 5, 9), TimeOfDay::at(6, 0));
    drawn.add(Date(2021, 5, 31), TimeOfDay::at(6, 0));
    drawn.zoom.flow = {FlowBy::Topic, FlowBy::Medium, true};
    const auto span = flight_span(drawn.plan, drawn.anchor);
    const auto scene = flow_scene(drawn.input(model::monday_of(span.from), span.to));
    const auto flights = things_of(scene, Kind::Flight);
    REQUIRE(flights.size() == 2);
    CHECK(flights[0].target.date == Date(2021, 4, 1));
    CHECK(flights[1].target.date == Date(2021, 5, 1));
    CHECK(flights[1].name.find('2') != std::string::npos);
    CHECK(flights[0].group == 0);  // no topic
    REQUIRE(things_of(scene, Kind::Choice).size() == 1);
    auto filter = narrowed_to({}, drawn.plan, drawn.zoom.flow, flights[0]);
    CHECK(filter.medium == model::name_of(model::Medium::Radio));
    CHECK(filter.topic.empty());
    auto flight = flights[0];
    flight.group = 4;
    CHECK(narrowed_to({}, drawn.plan, drawn.zoom.flow, flight).topic == "fire");
    flight.id = 1;
    CHECK(narrowed_to({}, drawn.plan, {FlowBy::Phase, FlowBy::Outlet, false}, flight).outlet == "dai");
}

TEST_CASE("Weeks side by side in which something goes out are one bar, and a week without ends it", "[flow]") {
    DrawnPlan drawn;
    for (const int day : {3, 10, 24}) drawn.add(Date(2021, 5, static_cast<unsigned short>(day)), TimeOfDay::at(6, 0));
    const auto span = flight_span(drawn.plan, drawn.anchor);
    const auto scene = flow_scene(drawn.input(model::monday_of(span.from), span.to));
    CHECK(std::count_if(scene.shapes.begin(), scene.shapes.end(), [](const Shape& shape) { return shape.ink == Ink::OwnWash; }) == 2);
    CHECK(things_of(scene, Kind::Flight).size() == 3);
}

TEST_CASE("The list sorts text as Vietnamese does, numbers as numbers, and keeps equal rows in order of time", "[list]") {
    DrawnPlan drawn;
    for (const auto* title : {"Đường", "Dao", "An", "Ăn", "Ân", "dao"}) drawn.add(Date(2021, 5, 20), TimeOfDay::at(9, 0), title);
    drawn.add(Date(2021, 5, 19), TimeOfDay::at(10, 0), "An");
    const auto in = drawn.input(Date(2021, 5, 1), Date(2021, 5, 31));
    ListRows rows(in.schedule, in.plan, in.legend);
    REQUIRE(rows.size() == 7);
    const auto titles = [&] {
        std::vector<std::string> all;
        for (std::size_t i = 0; i < rows.size(); ++i) all.push_back(rows.item(i).title);
        return all;
    };
    constexpr std::size_t title_column = 3;
    rows.sort(title_column, true);
    CHECK(titles() == std::vector<std::string>{"An", "An", "Ăn", "Ân", "dao", "Dao", "Đường"});
    CHECK(rows.item(0).date == Date(2021, 5, 19));
    rows.sort(title_column, false);
    CHECK(titles().front() == "Đường");
    rows.sort(0, true);
    CHECK(rows.item(0).date == Date(2021, 5, 19));
    CHECK(rows.row_of(rows.item(4).id) == 4);
    CHECK(rows.row_of(999) == rows.size());
}
