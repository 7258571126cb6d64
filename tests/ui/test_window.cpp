// SPDX-License-Identifier: Apache-2.0
// The main window as a person uses it: by mouse, by keyboard, in two languages, beside other desks.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>

#include <wx/menu.h>

#include "app/common/describe.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/header.h"
#include "calendar/service/schedule.h"
#include "screen.h"

using namespace lichsong;
using lichsong::test::Screen;
using lichsong::test::wait_for;
using model::Date;

TEST_CASE("A placement dragged to another day is there, and undo takes it back", "[ui]") {
    Screen screen;
    const auto draft = screen.draft(false);
    const auto code = screen.workspace().find(draft.id)->code;
    const auto before = screen.placement(code);
    const auto to = Date(2021, 5, 27);
    REQUIRE(before.date != to);
    screen.drag(screen.middle_of(draft.place), screen.middle_of(screen.day(to).place));
    CHECK(wait_for([&] { return screen.placement(code).date == to; }));
    CHECK(screen.placement(code).start == before.start);
    CHECK(screen.workspace().selection() == std::set<std::int64_t>{draft.id});
    screen.press('Z', wxMOD_CONTROL);
    CHECK(wait_for([&] { return screen.placement(code).date == before.date; }));
}

TEST_CASE("What a drag does, the keyboard does: M, arrows, Enter; Escape lets it be", "[ui]") {
    Screen screen;
    const auto draft = screen.draft(false);
    const auto code = screen.workspace().find(draft.id)->code;
    const auto before = screen.placement(code).date;
    screen.click(screen.middle_of(draft.place));
    screen.press('M');
    screen.press(WXK_RIGHT);
    screen.press(WXK_ESCAPE);
    CHECK(screen.placement(code).date == before);
    screen.press('M');
    screen.press(WXK_DOWN);
    screen.press(WXK_RETURN);
    CHECK(wait_for([&] { return screen.placement(code).date == model::plus_days(before, 7); }));
}

TEST_CASE("Another view keeps the day, the selection and the filter", "[ui]") {
    Screen screen;
    const auto draft = screen.draft(false);
    screen.click(screen.middle_of(draft.place));
    auto filter = screen.workspace().filter();
    filter.text = "an ninh";
    screen.workspace().set_filter(filter);
    const auto shown = screen.workspace().day();
    for (const int key : {'2', '3', '4', '1'}) {
        screen.press(key, wxMOD_CONTROL);
        CHECK(wait_for([&] { return screen.workspace().view() == std::string(key == '1' ? "month" : key == '2' ? "week" : key == '3' ? "day" : "outlets"); }));
        CHECK(screen.workspace().day() == shown);
        CHECK(screen.workspace().selection() == std::set<std::int64_t>{draft.id});
        CHECK(screen.workspace().filter().text == "an ninh");
    }
}

TEST_CASE("Search finds what was typed without its marks", "[ui]") {
    Screen screen;
    const auto all = screen.workspace().schedule(Date(2021, 5, 1), Date(2021, 5, 31)).items().size();
    screen.press('K', wxMOD_CONTROL);
    screen.type("ma tuy");
    CHECK(wait_for([&] { return screen.workspace().filter().text == "ma tuy"; }));
    const auto& found = screen.workspace().schedule(Date(2021, 5, 1), Date(2021, 5, 31)).items();
    CHECK(found.size() < all);
    screen.press('A', wxMOD_CONTROL);
    screen.press(WXK_BACK);
    CHECK(wait_for([&] { return screen.workspace().filter().text.empty(); }));
}

TEST_CASE("What another desk changes appears, and the selection stays", "[ui]") {
    Screen screen;
    const auto draft = screen.draft(false);
    const auto code = screen.workspace().find(draft.id)->code;
    screen.click(screen.middle_of(draft.place));
    const base::SystemClock clock;
    service::Desk other(screen.plan(), {}, clock, "binh");
    service::Destination to;
    to.date = Date(2021, 5, 28);
    service::move_placement(other, code, to);
    CHECK(wait_for([&] {
        const auto* item = screen.workspace().find(draft.id);
        return item != nullptr && item->date == Date(2021, 5, 28);
    }, 2'000));
    CHECK(screen.workspace().selection() == std::set<std::int64_t>{draft.id});
}

TEST_CASE("What is typed stays while others change the plan; where they changed the same field it is asked whose stands", "[ui]") {
    Screen screen;
    const auto draft = screen.draft(false);
    const auto code = screen.workspace().find(draft.id)->code;
    screen.click(screen.middle_of(draft.place));
    std::string asked;
    screen.workspace().on_conflict = [&](const std::string& sentence) {
        asked = sentence;
        return false;
    };
    screen.press(WXK_RETURN);
    const auto typed_in = [] { return dynamic_cast<wxTextCtrl*>(wxWindow::FindFocus()); };
    REQUIRE(wait_for([&] { return typed_in() != nullptr; }));
    screen.press('A', wxMOD_CONTROL);
    screen.type("27/5");
    REQUIRE(wait_for([&] { return typed_in() != nullptr && typed_in()->GetValue() == "27/5"; }));
    const base::SystemClock clock;
    service::Desk other(screen.plan(), {}, clock, "binh");
    service::Destination to;
    to.date = Date(2021, 5, 28);
    service::move_placement(other, code, to);
    REQUIRE(wait_for([&] {
        const auto* item = screen.workspace().find(draft.id);
        return item != nullptr && item->date == Date(2021, 5, 28);
    }, 2'000));
    REQUIRE(wait_for([&] { return typed_in() != nullptr; }));
    CHECK(typed_in()->GetValue() == "27/5");
    CHECK(asked.empty());
    screen.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return !asked.empty(); }));
    CHECK(asked.find("binh") != std::string::npos);
    CHECK(asked.find("28/5/2021") != std::string::npos);
    CHECK(asked.find("27/5/2021") != std::string::npos);
    CHECK(screen.workspace().find(draft.id)->date == Date(2021, 5, 28));
}

TEST_CASE("At every usual width and in both languages what stands at the head stands there whole", "[ui]") {
    Screen screen;
    const auto& children = screen.frame().GetChildren();
    const auto found =
        std::find_if(children.begin(), children.end(), [](wxWindow* child) { return dynamic_cast<desktop::Header*>(child) != nullptr; });
    REQUIRE(found != children.end());
    auto& header = **found;
    for (int language = 0; language < 2; ++language) {
        for (const int width : {1'280, 1'366, 1'400, 1'440, 1'500, 1'580}) {
            screen.frame().SetSize(width, 800);
            REQUIRE(wait_for([&] { return std::abs(header.GetSize().x - width) < 40; }));
            wait_for([] { return false; }, 100);
            for (auto* child : header.GetChildren()) {
                INFO(language << ' ' << width << ' ' << desktop::utf8(child->GetLabel()));
                CHECK(child->GetSize().x >= child->GetEffectiveMinSize().x);
                CHECK(child->GetPosition().x + child->GetSize().x <= header.GetSize().x);
            }
        }
        screen.frame().toggle_language();
    }
}

TEST_CASE("The language changes at once and back, the title with it", "[ui]") {
    Screen screen;
    const auto menu = [&] { return screen.frame().GetMenuBar()->GetMenuLabelText(0).utf8_string(); };
    const auto first = menu();
    screen.frame().toggle_language();
    CHECK(wait_for([&] { return menu() != first; }));
    screen.frame().toggle_language();
    CHECK(wait_for([&] { return menu() == first; }));
}

TEST_CASE("What is typed for several placements is set for all of them, as one step", "[ui]") {
    Screen screen;
    std::set<std::int64_t> ids;
    std::vector<std::string> codes;
    for (const auto& thing : screen.frame().scene_window().scene().things) {
        const auto* item = thing.kind == desktop::Kind::Placement ? screen.workspace().find(thing.id) : nullptr;
        if (item == nullptr || item->state != model::PlacementState::Draft || ids.size() > 2) continue;
        ids.insert(item->id);
        codes.push_back(item->code);
    }
    REQUIRE(ids.size() > 1);
    screen.workspace().select(ids);
    REQUIRE(screen.workspace().set_field_of_selected("locked", std::int64_t{1}));
    for (const auto& code : codes) CHECK(screen.placement(code).locked);
    screen.frame().undo();
    for (const auto& code : codes) CHECK(wait_for([&] { return !screen.placement(code).locked; }));
}
