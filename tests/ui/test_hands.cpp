// SPDX-License-Identifier: Apache-2.0
// What hands do in the views: copy, make longer, move several, book from the tray and back, change issues of a series.
#include <catch2/catch.hpp>

#include <wx/uiaction.h>

#include "calendar/service/schedule.h"
#include "screen.h"

using namespace lichsong;
using lichsong::test::Screen;
using lichsong::test::wait_for;
using model::Date;

namespace {

std::int64_t placements(Screen& screen) { return screen.workspace().desk().rows().count(model::EntityKind::Placement); }

/// The answer to the question about a series, given before it is asked.
void answer(Screen& screen, std::optional<service::Reach> reach) {
    screen.workspace().ask_reach = [reach](const auto&) { return reach; };
}

}  // namespace

TEST_CASE("With Ctrl a drag copies: the same segment once more, the first stays", "[ui]") {
    Screen screen;
    const auto draft = screen.draft(false);
    const auto before = screen.placement(screen.workspace().find(draft.id)->code);
    const auto count = placements(screen);
    const auto to = model::plus_days(before.date, before.date == Date(2021, 5, 20) ? 1 : -1);
    screen.drag(screen.middle_of(draft.place), screen.middle_of(screen.day(to).place), WXK_CONTROL);
    REQUIRE(wait_for([&] { return placements(screen) == count + 1; }));
    CHECK(screen.placement(before.key).date == before.date);
    REQUIRE(screen.workspace().selection().size() == 1);
    const auto copy = screen.workspace().item(*screen.workspace().selection().begin());
    REQUIRE(copy);
    CHECK(copy->segment == before.segment.value);
    CHECK(copy->date == to);
}

TEST_CASE("C copies by keys as Ctrl does by mouse", "[ui]") {
    Screen screen;
    const auto draft = screen.draft(false);
    const auto date = screen.workspace().find(draft.id)->date;
    const auto count = placements(screen);
    screen.click(screen.middle_of(draft.place));
    screen.press('C');
    screen.press(date.day_of_week() == boost::date_time::Monday ? WXK_RIGHT : WXK_LEFT);
    screen.press(WXK_RETURN);
    CHECK(wait_for([&] { return placements(screen) == count + 1; }));
}

TEST_CASE("The lower edge of a chip makes it longer, and so does L with the arrows", "[ui]") {
    Screen screen;
    answer(screen, service::Reach::This);
    screen.workspace().show_view("week");
    const auto draft = screen.thing(desktop::Kind::Placement, [&](const desktop::Thing& thing) {
        const auto* item = screen.workspace().find(thing.id);
        return item->state == model::PlacementState::Draft && item->start && thing.place.height > 14;
    });
    const auto code = screen.workspace().find(draft.id)->code;
    const auto before = screen.placement(code);
    screen.frame().scene_window().bring_into_view(draft.place);
    wxYield();
    const auto middle = screen.middle_of(draft.place);
    const wxPoint edge(middle.x, middle.y + static_cast<int>(draft.place.height / 2) - 3);
    screen.drag(edge, edge + wxPoint(0, 70));
    CHECK(wait_for([&] { return screen.placement(code).length > before.length; }));
    const auto longer = screen.placement(code).length;
    screen.press('L');
    screen.press(WXK_DOWN);
    screen.press(WXK_DOWN);
    screen.press(WXK_RETURN);
    CHECK(wait_for([&] { return screen.placement(code).length > longer; }));
    CHECK(screen.placement(code).start == before.start);
}

TEST_CASE("What is selected moves together, as one step", "[ui]") {
    Screen screen;
    std::vector<std::pair<std::string, Date>> before;
    std::set<std::int64_t> ids;
    for (const auto& thing : screen.frame().scene_window().scene().things) {
        const auto* item = thing.kind == desktop::Kind::Placement ? screen.workspace().find(thing.id) : nullptr;
        if (item == nullptr || item->state != model::PlacementState::Draft || item->date >= Date(2021, 5, 23) || ids.size() > 2) continue;
        ids.insert(item->id);
        before.emplace_back(item->code, item->date);
    }
    REQUIRE(ids.size() > 1);
    screen.workspace().select(ids);
    const auto first = screen.thing(desktop::Kind::Placement, [&](const desktop::Thing& thing) { return ids.contains(thing.id); });
    const auto from = screen.workspace().find(first.id)->date;
    screen.drag(screen.middle_of(first.place), screen.middle_of(screen.day(model::plus_days(from, -1)).place));
    for (const auto& one : before) CHECK(wait_for([&] { return screen.placement(one.first).date == model::plus_days(one.second, -1); }));
    screen.press('Z', wxMOD_CONTROL);
    for (const auto& one : before) CHECK(wait_for([&] { return screen.placement(one.first).date == one.second; }));
}

TEST_CASE("Dragged into the tray a draft leaves the calendar; dragged out of it the segment is booked again", "[ui]") {
    const bool as_rows = GENERATE(false, true);
    INFO("outlets as " << (as_rows ? "rows" : "columns"));
    Screen screen;
    answer(screen, service::Reach::This);
    auto zoom = screen.workspace().zoom();
    zoom.outlets_as_rows = as_rows;
    screen.workspace().set_zoom(zoom);
    const auto draft = screen.draft(true);
    const auto before = screen.placement(screen.workspace().find(draft.id)->code);
    static_cast<void>(screen.workspace().waiting());
    REQUIRE(wait_for([&] { return !screen.workspace().is_waiting_for("waiting"); }));
    const auto waiting = screen.workspace().waiting().size();
    const auto tray = screen.tray_point();
    screen.workspace().on_error = [](const std::string& sentence) { FAIL_CHECK(sentence); };
    screen.drag(screen.middle_of(draft.place), tray);
    REQUIRE(wait_for([&] { return screen.workspace().waiting().size() == waiting + 1; }));
    const auto waits = screen.workspace().waiting();
    const auto chip = std::find_if(waits.begin(), waits.end(), [&](const model::Segment& one) { return one.id == before.segment.value; }) - waits.begin();
    screen.workspace().show_day(before.date);
    screen.workspace().show_view("outlets");
    const auto slot = screen.thing(desktop::Kind::Slot, [&](const desktop::Thing& thing) { return before.slot.value == 0 || thing.target.slot == before.slot.value; });
    screen.frame().scene_window().bring_into_view(slot.place.inset(-80));
    wxYield();
    screen.drag(screen.tray_chip(static_cast<std::size_t>(chip)), screen.middle_of(slot.place));
    REQUIRE(wait_for([&] { return screen.workspace().waiting().size() == waiting; }));
    const auto booked = screen.workspace().item(*screen.workspace().selection().begin());
    REQUIRE(booked);
    CHECK(booked->segment == before.segment.value);
    CHECK(booked->slot == slot.target.slot);
    screen.frame().undo();
    CHECK(wait_for([&] { return screen.workspace().waiting().size() == waiting + 1; }));
    screen.frame().undo();
    CHECK(wait_for([&] { return screen.workspace().waiting().size() == waiting && screen.placement(before.key).date == before.date; }));
}

TEST_CASE("An issue of a series asks how far a move reaches, and all of them are one step", "[ui]") {
    Screen screen;
    const auto draft = screen.draft(true);
    const auto before = screen.placement(screen.workspace().find(draft.id)->code);
    std::array<service::Reached, 3> told{};
    screen.workspace().ask_reach = [&](const auto& counts) {
        told = counts;
        return std::optional(service::Reach::All);
    };
    const auto to = model::plus_days(before.date, -1);
    screen.drag(screen.middle_of(draft.place), screen.middle_of(screen.day(to).place));
    REQUIRE(wait_for([&] { return screen.placement(before.key).date == to; }));
    CHECK(told[2].changed >= told[1].changed);
    CHECK(told[0].changed == 1);
    const auto what = screen.workspace().to_undo();
    REQUIRE(what);
    CHECK(what->find(std::to_string(told[2].changed)) != std::string::npos);
    screen.press('Z', wxMOD_CONTROL);
    CHECK(wait_for([&] { return screen.placement(before.key).date == before.date; }));
    answer(screen, std::nullopt);
    screen.drag(screen.middle_of(screen.frame().scene_window().scene().of_placement(draft.id)->place), screen.middle_of(screen.day(to).place));
    CHECK(screen.placement(before.key).date == before.date);
}

TEST_CASE("Delete takes a draft out of the calendar, and within a text field only a letter", "[ui]") {
    Screen screen;
    answer(screen, service::Reach::This);
    const auto draft = screen.draft(false);
    const auto count = placements(screen);
    screen.click(screen.middle_of(draft.place));
    screen.press('K', wxMOD_CONTROL);
    screen.type("cau");
    screen.press(WXK_HOME);
    screen.press(WXK_DELETE);
    CHECK(wait_for([&] { return screen.workspace().filter().text == "au"; }));
    CHECK(placements(screen) == count);
    screen.press('A', wxMOD_CONTROL);
    screen.press(WXK_BACK);
    REQUIRE(wait_for([&] { return screen.workspace().filter().text.empty(); }));
    screen.frame().scene_window().SetFocus();
    screen.workspace().select({draft.id});
    wxYield();
    screen.press(WXK_DELETE);
    CHECK(wait_for([&] { return placements(screen) == count - 1; }));
}

TEST_CASE("A frame drawn on empty ground selects what it meets; Ctrl+A all that is shown", "[ui]") {
    Screen screen;
    screen.press('A', wxMOD_CONTROL);
    std::size_t shown = 0;
    for (const auto& thing : screen.frame().scene_window().scene().things) shown += thing.kind == desktop::Kind::Placement ? 1 : 0;
    CHECK(wait_for([&] { return screen.workspace().selection().size() == shown; }));
    screen.workspace().select({});
    const auto draft = screen.draft(false);
    const auto ground = screen.day(screen.workspace().find(draft.id)->date);
    const auto corner = screen.on_screen({ground.place.right() - 3, ground.place.bottom() - 2});
    screen.drag(corner, screen.on_screen({ground.place.x + 12, ground.place.y + 12}));
    CHECK(wait_for([&] { return screen.workspace().selection().contains(draft.id); }));
}
