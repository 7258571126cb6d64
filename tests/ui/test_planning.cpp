// SPDX-License-Identifier: Apache-2.0
// The planner in the window: from the panel to ghosts in the views, drafts in the plan, and back with one undo.
#include <catch2/catch.hpp>

#include <wx/textctrl.h>

#include "app/desktop/text.h"
#include "app/desktop/widgets/text_table.h"
#include "planned.h"

using namespace lichsong;
using desktop::Alike;
using lichsong::test::long_enough;
using lichsong::test::Planned;
using lichsong::test::Screen;
using lichsong::test::wait_for;

TEST_CASE("The planner closes the gaps of the sample from its panel, shows ghosts in every view, and stores nothing", "[ui][planner]") {
    Planned screen;
    const auto changes = screen.workspace().desk().session().last_change();
    CHECK(screen.missing().now > 50);
    CHECK(screen.missing().then <= 8);
    CHECK(screen.panel().count() == desktop::wx(std::to_string(screen.missing().now) + " → " + std::to_string(screen.missing().then)));
    CHECK(screen.panel().proposals().size() == screen.workspace().proposals().size());
    REQUIRE(screen.panel().reasons().size() > 0);
    CHECK_FALSE(screen.panel().reasons().cell(0, 1).empty());
    for (const char* view : {"month", "week", "day"}) {
        screen.show_first(view);
        INFO(view);
        CHECK_FALSE(screen.ghosts_shown().empty());
    }
    screen.workspace().show_view("coverage");
    REQUIRE(wait_for([&] { return !screen.workspace().coverage().empty(); }));
    int promised = 0;
    for (const auto& shape : screen.frame().scene_window().scene().shapes) promised += shape.words.find(" → ") != std::string::npos ? 1 : 0;
    CHECK(promised > 10);
    CHECK(screen.workspace().desk().session().last_change() == changes);
}

TEST_CASE("What is rejected by Delete does not come back, the others stay where they are, and all accepted close what can be closed; one undo takes all back",
          "[ui][planner]") {
    Planned screen;
    const auto stored = screen.stored();
    const auto planned = screen.planned();
    const auto before = screen.places();
    screen.show_first("week");
    const auto ghosts = screen.ghosts_shown();
    REQUIRE_FALSE(ghosts.empty());
    const auto rejected = screen.workspace().item(ghosts.front().id);
    REQUIRE(rejected);
    screen.frame().scene_window().SetFocus();
    REQUIRE(wait_for([&] { return screen.frame().scene_window().HasFocus(); }));
    screen.workspace().select({rejected->id});
    const auto gone = screen.workspace().proposals().together({rejected->id}).size();
    screen.press(WXK_DELETE);
    REQUIRE(wait_for([&] { return screen.frame().planning().rejected() == gone; }));
    REQUIRE(screen.settled());
    const auto after = screen.places();
    CHECK_FALSE(screen.workspace().item(rejected->id));
    std::size_t stayed = 0;
    for (const auto& place : before) stayed += after.contains(place) ? 1 : 0;
    CHECK(stayed >= before.size() - gone);
    CHECK(screen.missing().then <= 9);

    const auto then = screen.missing().then;
    const auto count = screen.workspace().proposals().size();
    const auto changes = screen.workspace().desk().session().last_change();
    screen.frame().accept(screen.frame().planning().all());
    REQUIRE(screen.settled());
    CHECK(screen.workspace().desk().session().last_change() == changes + 1);
    CHECK(screen.stored() == stored + count);
    CHECK(screen.ghosts_shown().empty());
    CHECK(screen.missing().now == then);  // they stand in the plan
    screen.workspace().undo();
    CHECK(screen.stored() == stored);
    CHECK(screen.planned() == planned);
}

TEST_CASE("Enter accepts a ghost and goes on to the next, P pins it, and an outlet's are accepted as one step", "[ui][planner]") {
    Planned screen;
    const auto stored = screen.stored();
    const auto first = screen.workspace().proposals().ids().front();
    const auto pinned = screen.workspace().proposals().ids().back();
    auto& table = screen.panel().proposals();
    table.SetFocus();
    REQUIRE(wait_for([&] { return table.HasFocus(); }));
    screen.workspace().select({pinned});
    screen.press('P');
    REQUIRE(wait_for([&] { return screen.workspace().proposals().is_pinned(pinned); }));
    screen.workspace().select({first});
    const auto together = screen.workspace().proposals().together({first}).size();
    screen.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return screen.stored() == stored + together; }));
    REQUIRE(screen.settled());
    CHECK_FALSE(screen.workspace().item(first));
    CHECK(screen.workspace().selects_proposals());
    CHECK(screen.workspace().proposals().is_pinned(pinned));

    const auto alike = screen.frame().planning().alike({pinned}, Alike::Outlet);
    CHECK(alike.contains(pinned));
    const auto outlet = screen.workspace().item(pinned)->outlet;
    screen.workspace().select({pinned});
    const auto changes = screen.workspace().desk().session().last_change();
    screen.frame().accept_alike(Alike::Outlet);
    REQUIRE(screen.settled());
    CHECK(screen.workspace().desk().session().last_change() == changes + 1);
    CHECK(screen.stored() >= stored + together + alike.size());
    for (const auto& item : screen.workspace().proposals().ghosts()) CHECK(item.outlet != outlet);
}

TEST_CASE("Days that cannot be read, and days that are over, are told in the panel; nothing is proposed", "[ui][planner]") {
    Screen screen(28);
    screen.frame().toggle_planning();
    auto& panel = screen.frame().planning_panel();
    panel.type("32/13", "");
    panel.look();
    CHECK_FALSE(panel.told().empty());
    CHECK_FALSE(screen.frame().planning().is_running());
    panel.type("1/3", "2/3");
    panel.look();
    REQUIRE(wait_for([&] { return !screen.frame().planning().is_running(); }, long_enough));
    REQUIRE(wait_for([&] { return !panel.told().empty(); }));
    CHECK(screen.workspace().proposals().size() == 0);
}
