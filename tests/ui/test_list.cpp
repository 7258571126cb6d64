// SPDX-License-Identifier: Apache-2.0
// The list as a table to work in: cells are typed into, columns chosen, blocks pasted.
#include <catch2/catch.hpp>

#include <wx/dialog.h>
#include <wx/timer.h>

#include "app/desktop/dialogs/paste_dialog.h"
#include "app/desktop/models/remembered.h"
#include "app/desktop/views/list_window.h"
#include "screen.h"

using namespace lichsong;
using lichsong::desktop::ListRows;
using lichsong::desktop::ListWindow;
using lichsong::test::Screen;
using lichsong::test::wait_for;

namespace {

template <class Window>
Window* find_below(wxWindow& window) {
    if (auto* found = dynamic_cast<Window*>(&window)) return found;
    for (auto* child : window.GetChildren())
        if (auto* found = find_below<Window>(*child)) return found;
    return nullptr;
}

ListWindow& list_of(Screen& screen) {
    screen.workspace().show_view("list");
    REQUIRE(wait_for([&] {
        const auto* list = find_below<ListWindow>(screen.frame());
        return list != nullptr && list->rows() > 100;
    }));
    return *find_below<ListWindow>(screen.frame());
}

// A draft of no series, on air.
std::size_t draft_in(const ListWindow& list) {
    for (std::size_t row = 0; row < list.rows(); ++row) {
        const auto& item = list.shown().item(row);
        if (item.state == model::PlacementState::Draft && item.series == 0 && !item.locked && item.start && !item.repeat) return row;
    }
    throw std::runtime_error("no draft in the list");
}

std::size_t column(std::string_view field) { return ListRows::find_column(field).value(); }

}  // namespace

TEST_CASE("What is typed into a cell of the list is in the plan, and one step takes it back", "[ui][list]") {
    Screen screen;
    auto& list = list_of(screen);
    const auto row = draft_in(list);
    const auto code = list.shown().item(row).code;
    const auto before = screen.placement(code).start;
    screen.workspace().select({list.shown().item(row).id});
    REQUIRE(list.edit_cell(row, column("start")));
    screen.type("21:07");
    screen.press(WXK_RETURN);
    CHECK(wait_for([&] { return screen.placement(code).start == model::TimeOfDay::at(21, 7); }));
    screen.workspace().undo();
    CHECK(screen.placement(code).start == before);
}

TEST_CASE("What cannot be read stays in its cell with a sentence below, and is put right there", "[ui][list]") {
    Screen screen;
    auto& list = list_of(screen);
    const auto row = draft_in(list);
    const auto code = list.shown().item(row).code;
    REQUIRE(list.edit_cell(row, column("start")));
    screen.type("21:9");
    screen.type("9");
    screen.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return !list.fault().empty(); }));
    screen.press(WXK_BACK);
    screen.press(WXK_BACK);
    screen.type("08");
    screen.press(WXK_RETURN);
    CHECK(wait_for([&] { return screen.placement(code).start == model::TimeOfDay::at(21, 8); }));
    CHECK(list.fault().empty());
}

TEST_CASE("Columns that are chosen stay until the next time", "[ui][list]") {
    Screen screen;
    auto& list = list_of(screen);
    list.show_column(column("note"), true);
    list.show_column(column("code"), false);
    CHECK(list.as_table().substr(0, list.as_table().find('\n')).find(app::field_name("note")) != std::string::npos);
    const auto kept = desktop::Remembered::read(desktop::Remembered::file_of(screen.workspace().settings())).list;
    REQUIRE_FALSE(kept.empty());
    CHECK(kept.back().field == "note");
    for (const auto& one : kept) CHECK(one.field != "code");
}

TEST_CASE("A pasted block is shown first, then one change that undo takes back", "[ui][list]") {
    Screen screen;
    auto& list = list_of(screen);
    const auto code = list.shown().item(draft_in(list)).code;
    const auto before = screen.placement(code).length;
    bool was_shown = false;
    wxTimer hands;
    hands.Bind(wxEVT_TIMER, [&](wxTimerEvent&) {
        for (auto* window : wxTopLevelWindows)
            if (auto* dialog = dynamic_cast<desktop::PasteDialog*>(window)) {
                was_shown = true;
                dialog->EndModal(wxID_OK);
                hands.Stop();
            }
    });
    hands.Start(50);
    list.paste("Ma\tThoi luong\n" + code + "\t3:33\nDT21-9999\t1:00");
    CHECK(was_shown);
    CHECK(screen.placement(code).length == model::Seconds(213));
    screen.workspace().undo();
    CHECK(screen.placement(code).length == before);
}
