// SPDX-License-Identifier: Apache-2.0
// A window on the sample plan five weeks before its election, where the planner has looked for everything.
#pragma once

#include <set>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "app/desktop/widgets/planning_panel.h"
#include "calendar/service/listing.h"
#include "screen.h"

namespace lichsong::test {

inline constexpr int long_enough = 30'000;  // milliseconds

// Five weeks before the election, with the panel open and everything looked for.
struct Planned : Screen {
    explicit Planned(int days_before = 28) : Screen(days_before) {
        frame().toggle_planning();
        frame().planning().start({{}, 8'000});
        if (!settled()) FAIL("the search does not end");
    }
    [[nodiscard]] desktop::PlanningPanel& panel() { return frame().planning_panel(); }
    bool settled() {
        return wait_for([this] { return !frame().planning().is_running(); }, long_enough);
    }
    [[nodiscard]] std::size_t stored() {
        std::size_t count = 0;
        service::each_placement(workspace().desk(), {}, store::PlacementView::Alone, [&](const model::PlacedSegment&) { ++count; });
        return count;
    }
    // What coverage counts as planned, cell by cell.
    [[nodiscard]] std::vector<int> planned() {
        std::vector<int> all;
        for (const auto& cell : model::coverage(workspace().desk().whole_plan())) all.push_back(cell.planned);
        return all;
    }
    // Slot and day of all that is proposed.
    [[nodiscard]] std::multiset<std::pair<std::int64_t, model::Date>> places() {
        std::multiset<std::pair<std::int64_t, model::Date>> all;
        for (const auto& item : workspace().proposals().ghosts()) all.insert({item.slot, item.date});
        return all;
    }
    [[nodiscard]] service::Missing missing() { return service::missing(workspace().proposals().planning()); }
    [[nodiscard]] std::vector<desktop::Thing> ghosts_shown() {
        std::vector<desktop::Thing> found;
        for (const auto& thing : frame().scene_window().scene().things)
            if (thing.kind == desktop::Kind::Placement && desktop::is_proposal(thing.id)) found.push_back(thing);
        return found;
    }
    void show_first(const std::string& view) {
        workspace().show_day(workspace().proposals().at(0).date);
        workspace().show_view(view);
    }
};

}  // namespace lichsong::test
