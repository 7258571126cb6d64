// SPDX-License-Identifier: Apache-2.0
// The sheet of keys, and the way from panel to panel.
#include <catch2/catch.hpp>

#include <map>
#include <set>

#include <wx/window.h>

#include "app/desktop/actions.h"
#include "app/desktop/dialogs/keys_dialog.h"
#include "screen.h"

using namespace lichsong;
using lichsong::test::Screen;
using lichsong::test::wait_for;

TEST_CASE("Everything that has a key is in the sheet, and no key does two things", "[ui]") {
    std::map<std::string, int> told;
    for (const auto& group : desktop::key_sheet()) {
        CHECK_FALSE(group.title.empty());
        for (const auto& line : group.lines) {
            CHECK_FALSE(line.words.empty());
            for (const auto& keys : line.keys) ++told[keys];
        }
    }
    for (const auto& [keys, times] : told) {
        INFO(keys);
        CHECK(times == 1);
    }
    for (const auto& action : desktop::actions())
        for (const auto* keys : {action.keys, action.view_key})
            if (*keys != '\0') CHECK(told.contains(keys));
}

TEST_CASE("Keys are drawn as their caps, a plus and a minus too", "[ui]") {
    using Caps = std::vector<std::string>;
    CHECK(desktop::caps_of("Ctrl+Shift+Up") == Caps{"Ctrl", "Shift", "↑"});
    CHECK(desktop::caps_of("Ctrl++") == Caps{"Ctrl", "+"});
    CHECK(desktop::caps_of("Ctrl+-") == Caps{"Ctrl", "−"});
    CHECK(desktop::caps_of("?") == Caps{"?"});
}

TEST_CASE("F6 goes from panel to panel and comes back to the view", "[ui]") {
    Screen screen;
    std::set<wxWindow*> been;
    for (int i = 0; i < 5; ++i) {
        screen.press(WXK_F6);
        wait_for([] { return false; }, 60);
        been.insert(wxWindow::FindFocus());
        if (screen.frame().scene_window().HasFocus()) break;
    }
    CHECK(been.size() >= 4);
    CHECK(screen.frame().scene_window().HasFocus());
}
