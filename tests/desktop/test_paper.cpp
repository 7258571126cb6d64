// SPDX-License-Identifier: Apache-2.0
// Views on paper: where pages are cut, what stands on each, and the list as a table.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "app/desktop/drawing/paper.h"
#include "app/desktop/drawing/picture.h"
#include "app/desktop/layout/list_sheet.h"
#include "app/desktop/layout/month.h"
#include "app/desktop/layout/time_grid.h"
#include "drawn_plan.h"

using namespace lichsong;
using namespace lichsong::desktop;
using lichsong::test::DrawnPlan;
using lichsong::test::things_of;
using model::Date;
using model::TimeOfDay;

namespace {

std::size_t times(const std::string& text, std::string_view word) {
    std::size_t count = 0;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
    return count;
}

// True where every placement lies on one page whole.
bool nothing_is_split(const Scene& scene, const std::vector<Rect>& pages) {
    return std::all_of(scene.things.begin(), scene.things.end(), [&](const Thing& thing) {
        if (thing.kind != Kind::Placement || thing.place.y < scene.pinned_top) return true;
        return std::any_of(pages.begin(), pages.end(), [&](const Rect& page) {
            return thing.place.y >= page.y - 0.5 && thing.place.bottom() <= page.bottom() + 0.5 && thing.place.x >= page.x - 0.5 && thing.place.right() <= page.right() + 0.5;
        });
    });
}

}  // namespace

TEST_CASE("Pages are cut before what would lie on two, and cover all once", "[paper]") {
    using All = std::vector<Piece>;
    CHECK(pieces(0, 90, 100, {}) == All{{0, 90}});
    CHECK(pieces(0, 250, 100, {}) == All{{0, 100}, {100, 200}, {200, 250}});
    CHECK(pieces(0, 250, 100, {{90, 110}}) == All{{0, 90}, {90, 190}, {190, 250}});
    CHECK(pieces(0, 170, 100, {{90, 110}, {80, 95}}) == All{{0, 80}, {80, 170}});      // one moves the cut into another
    CHECK(pieces(0, 200, 100, {{100, 150}, {50, 100}}) == All{{0, 100}, {100, 200}});  // what ends there is whole
    CHECK(pieces(0, 200, 100, {{20, 180}}) == All{{0, 100}, {100, 200}});              // more than a page
    CHECK(pieces(0, 180, 100, {{60, 130}}) == All{{0, 60}, {60, 160}, {160, 180}});
    CHECK(pieces(30, 1'000'030, 100, {}).size() == 10'000);
}

TEST_CASE("Where no cut goes between things, those it went through begin the next page", "[paper]") {
    std::vector<Piece> chain;
    for (int i = 0; i < 40; ++i) chain.push_back({i * 10.0, i * 10.0 + 15});
    const auto all = pieces(0, 405, 100, chain);
    for (const auto& one : chain) CHECK(std::any_of(all.begin(), all.end(), [&](const Piece& piece) { return piece.from <= one.from && one.to <= piece.to; }));
    for (std::size_t i = 1; i < all.size(); ++i) CHECK(all[i].from <= all[i - 1].to);
    CHECK(all.size() < 6);
}

TEST_CASE("A sheet has more room when it is larger, and other room when it is turned", "[paper]") {
    const auto wide = room_on({Sheet::A4, false});
    const auto high = room_on({Sheet::A4, true});
    CHECK(wide.width > wide.height);
    CHECK(high.height > high.width);
    CHECK(room_on({Sheet::A3, false}).width > wide.width);
    CHECK(points_of({Sheet::A4, true}).width == Approx(595.28));  // 210 mm
}

TEST_CASE("A day on paper splits no placement over two pages and repeats its headings", "[paper]") {
    DrawnPlan drawn;
    for (int i = 0; i < 60; ++i) drawn.add(Date(2021, 5, 20), TimeOfDay::at(5 + i / 4, i % 4 * 15));
    const Paper paper;
    const auto room = room_on(paper);
    auto scene = day_scene(drawn.input(Date(2021, 5, 20), Date(2021, 5, 20), room));
    REQUIRE(scene.pinned_top > 0);
    const auto pages = pages_of(scene, room);
    REQUIRE(pages.size() >= 2);
    CHECK(nothing_is_split(scene, pages));
    for (std::size_t i = 1; i < pages.size(); ++i) CHECK(pages[i].y <= pages[i - 1].bottom());
    CHECK(pages.back().bottom() >= scene.size.height - 1.5);
    Letterer letterer(true);
    const Printed printed(std::move(scene), paper, "Kế hoạch", "Công an tỉnh");
    const auto pdf = printed.pdf(letterer);
    CHECK(pdf.starts_with("%PDF-"));
    CHECK(times(pdf, "/Type /Page") - times(pdf, "/Type /Pages") == printed.pages());
}

TEST_CASE("What is wider than the sheet goes on to the right, with its row names on each page", "[paper]") {
    Scene scene;
    scene.size = {3'000, 400};
    scene.pinned_left = 120;
    scene.pinned_top = 30;
    for (int i = 0; i < 36; ++i) scene.thing(Kind::Flight, {120.0 + 80 * i, 40, 78, 20});
    const auto room = room_on({});
    const auto pages = pages_of(scene, room);
    REQUIRE(pages.size() == 4);
    for (const auto& page : pages) {
        CHECK(page.width <= room.width - scene.pinned_left + 1);
        CHECK(std::fmod(page.x - 120, 80) == Approx(0));  // at the beginning of a week
    }
}

TEST_CASE("A month that has no room for all on one page is cut between its weeks", "[paper]") {
    DrawnPlan drawn;
    for (int i = 0; i < 30; ++i) drawn.add(Date(2021, 5, 20), TimeOfDay::at(5, i));
    auto room = room_on({});
    room.height *= 3;
    const auto scene = month_scene(drawn.input(month_span(drawn.anchor).from, month_span(drawn.anchor).to, room));
    const auto pages = pages_of(scene, room_on({}));
    CHECK(nothing_is_split(scene, pages));
    const auto days = things_of(scene, Kind::Day);
    for (const auto& page : pages) CHECK(std::any_of(days.begin(), days.end(), [&](const Thing& day) { return std::abs(day.place.y - page.y) < 2; }));
}

TEST_CASE("The list on paper has its headings pinned, its rows in order, and no more than were asked for", "[paper][list]") {
    DrawnPlan drawn;
    for (int i = 0; i < 200; ++i) drawn.add(model::plus_days(Date(2021, 5, 1), i % 28), TimeOfDay::at(6, 0), "Tin " + std::to_string(i));
    const auto in = drawn.input(Date(2021, 5, 1), Date(2021, 5, 31));
    ListRows rows(in.schedule, in.plan, in.legend);
    const auto room = room_on({Sheet::A4, true});
    const auto scene = list_scene(rows, room, 150);
    CHECK(scene.size.width == room.width);
    const auto words = static_cast<std::size_t>(std::count_if(scene.shapes.begin(), scene.shapes.end(), [](const Shape& shape) { return shape.form == desktop::Form::Text; }));
    CHECK(words == 151 * rows.shown().size());
    std::vector<double> headings;
    for (const auto& shape : scene.shapes)
        if (shape.form == desktop::Form::Text && shape.place.bottom() <= scene.pinned_top) headings.push_back(shape.place.x);
    CHECK(headings.size() == rows.shown().size());
    const auto pages = pages_of(scene, room);
    CHECK(pages.size() > 2);
    for (const auto& page : pages)
        for (const auto& shape : scene.shapes)
            if (shape.form == desktop::Form::Text && shape.place.y >= page.y - 0.5 && shape.place.y < page.bottom() - 0.5) CHECK(shape.place.bottom() <= page.bottom() + 1.5);
}

TEST_CASE("A picture is twice as fine as the screen, and drawn smaller where it would be too large", "[paper]") {
    Letterer letterer;
    Scene scene;
    scene.size = {100, 50};
    scene.fill({0, 0, 100, 50}, Ink::Accent);
    const auto picture = picture_of(scene, Theme(Appearance::Light), letterer);
    CHECK(picture.width == 232);
    CHECK(picture.height == 132);
    REQUIRE(picture.rgb.size() == 232U * 132U * 3U);
    const auto colour_at = [&](std::size_t x, std::size_t y) {
        const auto* pixel = &picture.rgb[(y * 232 + x) * 3];
        return static_cast<std::uint32_t>((pixel[0] << 16) | (pixel[1] << 8) | pixel[2]);
    };
    CHECK(colour_at(0, 0) == Theme(Appearance::Light).colour(Ink::Page).rgb());
    CHECK(colour_at(116, 66) == Theme(Appearance::Light).colour(Ink::Accent).rgb());
    scene.size = {10'000, 20'000};
    const auto large = picture_of(scene, Theme(Appearance::Light), letterer);
    CHECK(static_cast<double>(large.width) * large.height < 41e6);
}
