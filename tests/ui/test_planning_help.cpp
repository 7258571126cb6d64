// SPDX-License-Identifier: Apache-2.0
// What would help with a gap that cannot be closed, asked and answered in the panel.
#include <catch2/catch.hpp>

#include "app/common/what_if_words.h"
#include "app/desktop/dialogs/row_dialog.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/text_table.h"
#include "planned.h"

using namespace lichsong;
using lichsong::test::long_enough;
using lichsong::test::Planned;
using lichsong::test::wait_for;

TEST_CASE("H tries what would help with the gap selected; the answers stand below it, are read whole, and nothing is changed", "[ui][planner]") {
    Planned screen;
    auto& reasons = screen.panel().reasons();
    const auto gaps = reasons.size();
    REQUIRE(gaps > 0);
    const auto changes = screen.workspace().desk().session().last_change();
    const auto before = screen.places();
    reasons.SetFocus();
    REQUIRE(wait_for([&] { return reasons.HasFocus(); }));
    reasons.choose(0);
    screen.press('H');
    auto& help = screen.frame().planning_help();
    REQUIRE(wait_for([&] { return help.of(0) != nullptr && help.of(0)->blocking; }, long_enough));
    const auto& found = *help.of(0);
    REQUIRE(wait_for([&] { return reasons.size() == gaps + std::max<std::size_t>(1, found.steps.size()) + 1; }));
    CHECK(reasons.selected() == 0);
    const auto& plan = screen.workspace().plan();
    for (std::size_t i = 0; i < found.steps.size(); ++i) {
        CHECK(reasons.cell(i + 1, 0).find(app::gain_text(found.steps[i])) != std::string::npos);
        CHECK(reasons.cell(i + 1, 1).starts_with(app::step_sentence(plan, found.steps[i].step)));
    }
    CHECK(reasons.cell(std::max<std::size_t>(1, found.steps.size()) + 1, 1) == app::blocking_sentence(plan, *found.blocking));
    CHECK(screen.workspace().desk().session().last_change() == changes);
    CHECK(screen.places() == before);
}

TEST_CASE("Asked with no gap selected, each is tried; a step opens the rule or the slot it would relax", "[ui][planner]") {
    Planned screen(31);  // then one page more would come in time
    screen.frame().ask_what_helps();
    auto& help = screen.frame().planning_help();
    REQUIRE(wait_for([&] { return !help.is_running(); }, 2 * long_enough));
    const auto gaps = screen.workspace().proposals().planning().reasons.size();
    std::size_t row = 0;
    const planner::Relaxed* step = nullptr;
    for (std::size_t gap = 0; gap < gaps; ++gap) {
        REQUIRE(help.of(gap) != nullptr);
        if (!help.of(gap)->steps.empty()) {
            step = &help.of(gap)->steps.front().step;
            break;
        }
        row += 3;  // the gap, that nothing helps, and what keeps it short
    }
    REQUIRE(step != nullptr);
    std::pair<model::EntityKind, std::int64_t> opened;
    screen.panel().on_row = [&](model::EntityKind kind, std::int64_t id) { opened = {kind, id}; };
    auto& reasons = screen.panel().reasons();
    reasons.SetFocus();
    REQUIRE(wait_for([&] { return reasons.HasFocus(); }));
    screen.press(WXK_HOME);
    for (std::size_t i = 0; i < row + 1; ++i) screen.press(WXK_DOWN);
    REQUIRE(wait_for([&] { return reasons.selected() == row + 1; }));
    screen.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return opened.second != 0; }));
    CHECK(opened.first == (step->rule ? model::EntityKind::Rule : model::EntityKind::Slot));
    CHECK(opened.second == (step->rule ? step->rule.value : step->slot.value));
}
