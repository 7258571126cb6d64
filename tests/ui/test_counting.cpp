// SPDX-License-Identifier: Apache-2.0
// What counts as covered, switched by key and by menu and remembered; communes as tiles, walked with arrows and opened.
#include <catch2/catch.hpp>

#include <algorithm>

#include <wx/uiaction.h>

#include "app/desktop/models/remembered.h"
#include "calendar/service/editor.h"
#include "screen.h"

using namespace lichsong;
using lichsong::test::Screen;
using lichsong::test::wait_for;

namespace {

bool says(Screen& screen, std::string_view words) {
    const auto& shapes = screen.frame().scene_window().scene().shapes;
    return std::any_of(shapes.begin(), shapes.end(), [&](const auto& shape) { return shape.words.find(words) != std::string::npos; });
}

std::vector<desktop::Thing> things(Screen& screen, desktop::Kind kind) {
    std::vector<desktop::Thing> found;
    for (const auto& thing : screen.frame().scene_window().scene().things)
        if (thing.kind == kind) found.push_back(thing);
    return found;
}

void show(Screen& screen, int key, desktop::Kind kind) {
    screen.press(key, wxMOD_CONTROL);
    REQUIRE(wait_for([&] { return !things(screen, kind).empty(); }));
}

/// Six communes; the loudspeakers of the plan lie in the first.
void add_communes(Screen& screen) {
    REQUIRE(screen.workspace().apply([](service::Desk& desk) {
        service::Edit edit(desk, {"row.set", {}});
        std::int64_t first = 0;
        for (const char* name : {"Phường Cao Lãnh", "Xã Mỹ Thọ", "Xã Ba Sao", "Xã Phong Mỹ", "Xã Phương Thịnh", "Xã Tháp Mười"}) {
            model::Area area;
            area.name = name;
            area.level = model::AreaLevel::Commune;
            const auto id = edit.add(model::to_record(area));
            if (first == 0) first = id;
        }
        for (const auto& outlet : desk.context().outlets)
            if (outlet.medium == model::Medium::Loudspeaker) edit.set(model::EntityKind::Outlet, outlet.id, {{"area", first}});
        return edit.commit();
    }));
}

}  // namespace

TEST_CASE("With one key only what is confirmed counts, and the window remembers it", "[ui][coverage]") {
    Screen screen;
    show(screen, '7', desktop::Kind::Coverage);
    CHECK(screen.workspace().zoom().counts == model::CoverageLayer::Planned);
    const auto missing = [&] {
        int sum = 0;
        for (const auto& cell : screen.workspace().coverage_shown()) sum += cell.gap(screen.workspace().zoom().counts);
        return sum;
    };
    const int before = missing();
    screen.press('K', wxMOD_CONTROL | wxMOD_SHIFT);
    REQUIRE(wait_for([&] { return screen.workspace().zoom().counts == model::CoverageLayer::Confirmed; }));
    CHECK(missing() > before);
    CHECK(says(screen, "○ "));  // what is planned is told beside it
    screen.frame().Close();
    const auto settings = screen.workspace().settings();
    CHECK(desktop::Remembered::read(desktop::Remembered::file_of(settings)).zoom.counts == model::CoverageLayer::Confirmed);
}

TEST_CASE("Coverage as of a day leaves out the periods that begin later", "[ui][coverage]") {
    Screen screen;
    show(screen, '7', desktop::Kind::Coverage);
    const auto before = things(screen, desktop::Kind::Coverage).size();
    screen.workspace().show_day(model::Date(2021, 4, 1));
    screen.press('Y', wxMOD_CONTROL | wxMOD_SHIFT);
    REQUIRE(wait_for([&] { return screen.workspace().zoom().until_day && !things(screen, desktop::Kind::Coverage).empty() && things(screen, desktop::Kind::Coverage).size() < before; }));
    for (const auto& cell : screen.workspace().coverage_shown()) CHECK(cell.from <= model::Date(2021, 4, 1));
    screen.workspace().show_day(model::Date(2021, 4, 15));
    CHECK(wait_for([&] { return std::any_of(screen.workspace().coverage_shown().begin(), screen.workspace().coverage_shown().end(), [](const auto& cell) { return cell.from > model::Date(2021, 4, 1); }); }));
}

TEST_CASE("Arrows walk the matrix, and Enter opens the cell they stand on", "[ui][coverage]") {
    Screen screen;
    show(screen, '7', desktop::Kind::Coverage);
    desktop::Thing opened;
    screen.frame().scene_window().on_open = [&](const desktop::Thing& thing) { opened = thing; };
    screen.frame().scene_window().SetFocus();
    screen.press(WXK_RIGHT);
    screen.press(WXK_RIGHT);
    screen.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return opened.kind == desktop::Kind::Coverage; }));
    const auto cells = things(screen, desktop::Kind::Coverage);
    CHECK(std::any_of(cells.begin(), cells.end(), [&](const auto& cell) { return cell.id == opened.id; }));
    CHECK(opened.id != cells.front().id);
}

TEST_CASE("Communes that had something and those that had nothing are told, and Enter on one shows its placements", "[ui][areas]") {
    Screen screen;
    add_communes(screen);
    show(screen, '9', desktop::Kind::Area);
    const auto tiles = things(screen, desktop::Kind::Area);
    REQUIRE(tiles.size() == 6);
    CHECK(says(screen, "Xã Mỹ Thọ"));
    CHECK(std::count_if(screen.workspace().areas().begin(), screen.workspace().areas().end(), [](const auto& area) { return area.airings > 0; }) == 1);
    screen.frame().scene_window().SetFocus();
    screen.press(WXK_RIGHT);
    screen.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return screen.workspace().view() == "list"; }));
    const auto area = screen.workspace().plan().areas.find({tiles.front().id});
    REQUIRE(area != nullptr);
    CHECK(screen.workspace().filter().area == area->key);
}

TEST_CASE("A tile that is double-clicked shows its placements", "[ui][areas]") {
    Screen screen;
    add_communes(screen);
    show(screen, '9', desktop::Kind::Area);
    const auto tile = things(screen, desktop::Kind::Area).back();
    wxUIActionSimulator hands;
    hands.MouseMove(screen.middle_of(tile.place));
    wxYield();
    hands.MouseDblClick();
    CHECK(wait_for([&] { return screen.workspace().view() == "list"; }));
}
