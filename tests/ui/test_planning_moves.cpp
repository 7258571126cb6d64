// SPDX-License-Identifier: Apache-2.0
// What the planner proposes goes elsewhere: a proposal because a person does not like its place, a draft because that closes a gap.
#include <catch2/catch.hpp>

#include <wx/checkbox.h>

#include "app/desktop/text.h"
#include "app/desktop/widgets/text_table.h"
#include "planned.h"

using namespace lichsong;
using desktop::Kind;
using desktop::Thing;
using lichsong::test::Planned;
using lichsong::test::wait_for;

namespace {

struct MovedDraft {
    std::int64_t draft = 0;
    model::Date date;  ///< where it goes
};

// A draft of the plan takes the place of the first proposal with a clock time that lies in the week of that draft.
MovedDraft move_a_draft(Planned& screen) {
    auto answer = std::make_shared<service::Planning>(screen.workspace().proposals().planning());
    const auto& plan = answer->problem.plan;
    for (auto& one : answer->proposal.suggestions)
        for (const auto& placement : plan.placements) {
            const bool fits = placement.state == model::PlacementState::Draft && placement.start && one.start && placement.date != one.date && placement.series.value == 0 && !placement.repeat_of &&
                              model::monday_of(placement.date) == model::monday_of(one.date) && placement.outlet == one.outlet;
            if (!fits) continue;
            one.moves = {placement.id};
            one.moves_seen = placement.revision;
            one.segment = placement.segment;
            one.length = placement.length;
            one.repeats = {};
            one.repeats_suggestion = planner::nowhere;
            const MovedDraft moved{placement.id, one.date};
            answer->proposal.suggestions = {one};
            screen.workspace().set_proposals({answer, {-1}, {}});
            return moved;
        }
    return {};
}

}  // namespace

TEST_CASE("E offers other places for a proposal with what each would do; the one chosen is pinned there and the rest is looked for", "[ui][planner]") {
    Planned screen;
    std::vector<std::string> offered;
    screen.frame().choose_elsewhere = [&](const std::vector<std::string>& places) {
        offered = places;
        return std::size_t{0};
    };
    auto& table = screen.panel().proposals();
    table.SetFocus();
    REQUIRE(wait_for([&] { return table.HasFocus(); }));
    const auto ids = screen.workspace().proposals().ids();
    for (const auto id : ids) {
        screen.workspace().select({id});
        screen.press('E');
        if (!offered.empty()) break;
    }
    REQUIRE_FALSE(offered.empty());
    CHECK(offered.size() <= 3);
    CHECK(offered.front().find(" — ") != std::string::npos);
    REQUIRE(screen.settled());
    REQUIRE(screen.workspace().proposals().pinned().size() == 1);
    const auto item = screen.workspace().item(*screen.workspace().proposals().pinned().begin());
    REQUIRE(item);
    CHECK(offered.front().find(std::to_string(static_cast<int>(item->date.day()))) != std::string::npos);
    CHECK(screen.stored() > 0);
}

TEST_CASE("A draft that would move is shown from where to where, with an arrow in the week, and is counted apart", "[ui][planner]") {
    Planned screen;
    screen.panel().moves().SetValue(true);
    screen.panel().look();
    CHECK(screen.frame().planning().scope().may_move_drafts);
    REQUIRE(screen.settled());
    const auto moved = move_a_draft(screen);
    REQUIRE(moved.draft != 0);
    CHECK(screen.panel().proposals().cell(0, 0).find(" → ") != std::string::npos);
    screen.workspace().show_day(moved.date);
    screen.workspace().show_view("week");
    const auto& scene = screen.frame().scene_window().scene();
    REQUIRE(scene.of_placement(-1) != nullptr);
    REQUIRE(scene.of_placement(moved.draft) != nullptr);
    const bool has_head = std::any_of(scene.shapes.begin(), scene.shapes.end(), [](const desktop::Shape& one) { return one.words == "▶" || one.words == "◀" || one.words == "▼" || one.words == "▲"; });
    CHECK(has_head);
    CHECK(screen.workspace().proposals().moved() == 1);
}
