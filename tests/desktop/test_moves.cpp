// SPDX-License-Identifier: Apache-2.0
// Arrows from where a draft stands to where it is proposed to go: straight or round one corner, and only where both are seen.
#include <catch2/catch.hpp>

#include <algorithm>

#include "app/desktop/layout/moves.h"
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

const Date thursday(2021, 5, 20);
const Date friday(2021, 5, 21);

std::vector<Shape> lines_of(const Scene& scene) {
    std::vector<Shape> lines;
    std::copy_if(scene.shapes.begin(), scene.shapes.end(), std::back_inserter(lines), [](const Shape& one) { return one.form == desktop::Form::Line && one.ink == Ink::Accent; });
    return lines;
}

// The signs of heads, as they stand in the scene.
std::string heads_of(const Scene& scene) {
    std::string heads;
    for (const auto& shape : scene.shapes)
        if (shape.words == "▶" || shape.words == "◀" || shape.words == "▼" || shape.words == "▲") heads += shape.words;
    return heads;
}

// A draft on Thursday at 7, and the proposal that takes it elsewhere.
struct Moving : DrawnPlan {
    explicit Moving(const Date& to, TimeOfDay at) {
        const auto draft = add(thursday, TimeOfDay::at(7, 0), "Phòng cháy");
        add(to, at, "Phòng cháy");
        last().id = -3;
        last().proposed = true;
        last().moved = {draft, thursday, TimeOfDay::at(7, 0), 1};
    }
};

}  // namespace

TEST_CASE("An arrow runs straight between places side by side or one above the other, from edge to edge, and its head points where it goes", "[moves]") {
    const Rect here{100, 100, 80, 40};
    struct Way {
        Rect to;
        const char* head;
        bool is_flat;
    };
    const Way ways[] = {{{300, 110, 80, 40}, "▶", true}, {{-200, 90, 80, 40}, "◀", true}, {{110, 300, 80, 40}, "▼", false}, {{90, -200, 80, 40}, "▲", false}};
    for (const auto& way : ways) {
        INFO(way.head);
        Scene scene;
        add_arrow(scene, here, way.to, false);
        const auto lines = lines_of(scene);
        REQUIRE(lines.size() == 1);
        CHECK((lines.front().place.height == 0) == way.is_flat);
        CHECK(heads_of(scene) == way.head);
        CHECK_FALSE(lines.front().place.inset(1).meets(here.inset(2)));
        CHECK_FALSE(lines.front().place.inset(1).meets(way.to));
    }
}

TEST_CASE("Between places that lie askew an arrow turns once, and what is selected has a thicker one", "[moves]") {
    const Rect here{100, 100, 80, 40};
    const Rect there{300, 400, 80, 40};
    Scene thin;
    add_arrow(thin, here, there, false);
    Scene thick;
    add_arrow(thick, here, there, true);
    const auto lines = lines_of(thin);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].place.y == here.middle().y);
    CHECK(lines[0].place.right() == there.middle().x);
    CHECK(lines[1].place.x == there.middle().x);
    CHECK(lines[1].place.bottom() < there.y);
    CHECK(heads_of(thin) == "▼");
    CHECK(lines_of(thick).front().width > lines.front().width);
}

TEST_CASE("A week shows the arrow of a draft that would move within it, and none where the draft or its new place is in another", "[moves]") {
    Moving within(friday, TimeOfDay::at(18, 0));
    CHECK_FALSE(heads_of(week_scene(within.input(week_span(thursday).from, week_span(thursday).to))).empty());
    Moving away(Date(2021, 5, 27), TimeOfDay::at(18, 0));
    CHECK(heads_of(week_scene(away.input(week_span(thursday).from, week_span(thursday).to))).empty());
    Moving aside(friday, TimeOfDay::at(18, 0));
    CHECK(heads_of(day_scene(aside.input(thursday, thursday))).empty());
}

TEST_CASE("A draft that would move is told from where to where, has a sign of its own and is read so", "[moves]") {
    Moving plan(friday, TimeOfDay::at(18, 30));
    const auto in = plan.input(week_span(thursday).from, week_span(thursday).to);
    const auto* item = in.schedule.find(-3);
    REQUIRE(item != nullptr);
    CHECK(moved_text(*item, in.legend) == "Thu 20/5 07:00 → Fri 21/5 18:30");
    CHECK(sign_of(*item) == "→");
    const auto chips = things_of(week_scene(in), Kind::Placement);
    const auto chip = std::find_if(chips.begin(), chips.end(), [](const Thing& thing) { return thing.id == -3; });
    REQUIRE(chip != chips.end());
    CHECK(spoken_name(*chip, in.schedule, in.plan, in.legend).find("Proposed to move: Thu 20/5 07:00 → Fri 21/5 18:30") != std::string::npos);
    Item other = *item;
    other.moved.outlet = 2;
    CHECK(moved_text(other, in.legend) != moved_text(*item, in.legend));
    other.moved = {};
    CHECK(moved_text(other, in.legend).empty());
}
