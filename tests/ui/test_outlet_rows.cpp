// SPDX-License-Identifier: Apache-2.0
// The outlets as rows, by mouse and by keys: what hands do in columns they do here, with time going to the right.
#include <catch2/catch.hpp>

#include <wx/uiaction.h>

#include "app/desktop/layout/cursor.h"
#include "screen.h"

using namespace lichsong;
using desktop::Kind;
using desktop::Target;
using lichsong::test::Screen;
using lichsong::test::wait_for;
using model::TimeOfDay;

namespace {

class Rows : public Screen {
public:
    /// On a day with a draft that can be moved, the draft in sight.
    Rows() {
        const auto in_month = thing(Kind::Placement, [&](const desktop::Thing& one) {
            const auto* item = workspace().find(one.id);
            return item->state == model::PlacementState::Draft && item->start && !item->locked && item->series == 0;
        });
        m_id = in_month.id;
        m_code = workspace().find(m_id)->code;
        workspace().ask_reach = [](const auto&) { return std::optional(service::Reach::This); };
        workspace().show_day(in_month.target.date);
        press('4', wxMOD_CONTROL);
        press('O', wxMOD_CONTROL | wxMOD_SHIFT);
        wait_for([&] { return scene().hours && scene().hours->way == desktop::Way::Across; });
        // Room for the hands.
        frame().toggle_inspector();
        frame().toggle_problems();
        frame().toggle_tray();
        see(chip().place);
    }

    [[nodiscard]] const desktop::Scene& scene() { return frame().scene_window().scene(); }
    [[nodiscard]] desktop::Thing chip() { return *scene().of_placement(m_id); }
    [[nodiscard]] model::Placement draft() { return placement(m_code); }
    [[nodiscard]] std::int64_t id() const { return m_id; }

    void see(const desktop::Rect& place) {
        frame().scene_window().bring_into_view(place.inset(-40));
        wxYield();
    }
    /// Ground of an outlet at a time, in its scene.
    [[nodiscard]] desktop::Rect ground(std::int64_t outlet, TimeOfDay time) { return desktop::frame_of(scene(), workspace().zoom(), {workspace().day(), time, outlet, 0}); }
    /// Of an outlet that is not the draft's: a time at which there is neither slot nor item.
    [[nodiscard]] Target free_place() {
        const auto now = draft();
        for (const auto outlet : workspace().outlets())
            for (int half = -4; half <= 4 && outlet != now.outlet.value; ++half) {
                const int seconds = (now.start->seconds / 1'800 + half) * 1'800;
                if (seconds <= 0 || seconds >= 85'000 || half == 0) continue;
                const Target target{workspace().day(), TimeOfDay{seconds}, outlet, 0};
                const auto place = desktop::frame_of(scene(), workspace().zoom(), target);
                const bool is_free = std::none_of(scene().things.begin(), scene().things.end(), [&](const desktop::Thing& one) {
                    return (one.kind == Kind::Slot || one.kind == Kind::Placement || one.kind == Kind::Heading) && one.place.meets(place);
                });
                if (is_free) return target;
            }
        throw std::runtime_error("no free place beside the draft");
    }

private:
    std::int64_t m_id = 0;
    std::string m_code;
};

}  // namespace

TEST_CASE("As rows, a drag moves to another outlet and time, and undo takes both back", "[ui][rows]") {
    Rows screen;
    const auto before = screen.draft();
    const auto to = screen.free_place();
    screen.drag(screen.middle_of(screen.chip().place), screen.middle_of(screen.ground(to.outlet, *to.start)));
    REQUIRE(wait_for([&] { return screen.draft().outlet.value == to.outlet; }));
    CHECK(screen.draft().start == to.start);
    CHECK(screen.draft().date == before.date);
    CHECK(screen.draft().length == before.length);
    screen.press('Z', wxMOD_CONTROL);
    CHECK(wait_for([&] { return screen.draft().outlet == before.outlet; }));
    CHECK(screen.draft().start == before.start);
}

TEST_CASE("As rows, the right edge makes it longer, L and the arrows as well; the beginning stays", "[ui][rows]") {
    Rows screen;
    const auto before = screen.draft();
    const auto chip = screen.chip().place;
    const auto end = TimeOfDay{before.start->seconds / 3'600 * 3'600 + 2 * 3'600};
    const auto target = screen.ground(before.outlet.value, end);
    screen.see(target);
    screen.see(chip);
    const auto middle = screen.middle_of(chip);
    const wxPoint edge(middle.x + static_cast<int>(chip.width / 2) - 3, middle.y);
    screen.drag(edge, wxPoint(screen.on_screen({target.x, 0}).x + 5, middle.y));
    REQUIRE(wait_for([&] { return screen.draft().length != before.length; }));
    CHECK(screen.draft().length.count() == end.seconds - before.start->seconds);
    CHECK(screen.draft().start == before.start);
    CHECK(screen.draft().outlet == before.outlet);
    screen.press('L');
    screen.press(WXK_RIGHT);
    screen.press(WXK_RETURN);
    CHECK(wait_for([&] { return screen.draft().length.count() == end.seconds - before.start->seconds + 1'800; }));
}

TEST_CASE("As rows, arrows go where they point: right and left in time, up and down between outlets; M carries along", "[ui][rows]") {
    Rows screen;
    const auto from = screen.free_place();
    screen.see(screen.ground(from.outlet, *from.start));
    screen.click(screen.middle_of(screen.ground(from.outlet, *from.start)));
    const auto& cursor = screen.frame().scene_window().cursor();
    REQUIRE(cursor == from);
    screen.press(WXK_RIGHT);
    CHECK(cursor->start == TimeOfDay{from.start->seconds + 1'800});
    CHECK(cursor->outlet == from.outlet);
    screen.press(WXK_LEFT);
    const auto outlets = screen.workspace().outlets();
    const bool is_last = outlets.back() == from.outlet;
    screen.press(is_last ? WXK_UP : WXK_DOWN);
    CHECK(cursor->outlet != from.outlet);
    CHECK(cursor->start == from.start);
    const auto before = screen.draft();
    screen.workspace().select({screen.id()});
    screen.press('M');
    screen.press(WXK_RIGHT);
    screen.press(WXK_RIGHT);
    screen.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return screen.draft().start != before.start; }));
    CHECK(screen.draft().start->seconds == before.start->seconds / 1'800 * 1'800 + 3'600);
    CHECK(screen.draft().outlet == before.outlet);
}

TEST_CASE("As rows, Ctrl copies to another outlet, and a frame selects what it meets", "[ui][rows]") {
    Rows screen;
    const auto before = screen.draft();
    const auto to = screen.free_place();
    const auto count = screen.workspace().desk().rows().count(model::EntityKind::Placement);
    screen.drag(screen.middle_of(screen.chip().place), screen.middle_of(screen.ground(to.outlet, *to.start)), WXK_CONTROL);
    REQUIRE(wait_for([&] { return screen.workspace().desk().rows().count(model::EntityKind::Placement) == count + 1; }));
    CHECK(screen.draft().outlet == before.outlet);
    REQUIRE(screen.workspace().selection().size() == 1);
    const auto copy = *screen.workspace().selection().begin();
    CHECK(screen.workspace().item(copy)->outlet == to.outlet);
    CHECK(screen.workspace().item(copy)->start == to.start);
    const auto place = screen.scene().of_placement(copy)->place;
    screen.workspace().select({});
    screen.drag(screen.on_screen({place.right() + 12, place.bottom() + 6}), screen.on_screen({place.right() - 20, place.bottom() - 6}));
    CHECK(wait_for([&] { return screen.workspace().selection() == std::set<std::int64_t>{copy}; }));
}

TEST_CASE("As rows, a double click on empty ground makes something there and then, Enter where the cursor is", "[ui][rows]") {
    Rows screen;
    const auto count = screen.workspace().desk().rows().count(model::EntityKind::Placement);
    std::vector<Target> made;
    screen.frame().scene_window().on_create = [&](const Target& target) { made.push_back(target); };
    const auto at = screen.free_place();
    const auto place = screen.ground(at.outlet, *at.start);
    screen.see(place);
    wxUIActionSimulator hands;
    hands.MouseMove(screen.middle_of(place));
    wxYield();
    hands.MouseDblClick();
    REQUIRE(wait_for([&] { return made.size() == 1; }));
    CHECK(made.front() == at);
    screen.press(WXK_RIGHT);
    screen.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return made.size() == 2; }));
    CHECK(made.back() == Target{at.date, TimeOfDay{at.start->seconds + 1'800}, at.outlet, 0});
    CHECK(screen.workspace().desk().rows().count(model::EntityKind::Placement) == count);  // the dialog asks first
}

TEST_CASE("Rows and columns change by key with the outlets only, and keep day, selection and zoom", "[ui][rows]") {
    Rows screen;
    const auto day = screen.workspace().day();
    const auto zoom = screen.workspace().zoom();
    screen.workspace().select({screen.id()});
    screen.press('O', wxMOD_CONTROL | wxMOD_SHIFT);
    REQUIRE(wait_for([&] { return screen.scene().hours->way == desktop::Way::Down; }));
    CHECK(screen.workspace().day() == day);
    CHECK(screen.workspace().selection() == std::set<std::int64_t>{screen.id()});
    CHECK(screen.workspace().zoom().hour_height == zoom.hour_height);
    screen.press('2', wxMOD_CONTROL);
    REQUIRE(wait_for([&] { return screen.workspace().view() == "week"; }));
    screen.press('O', wxMOD_CONTROL | wxMOD_SHIFT);
    CHECK_FALSE(screen.workspace().zoom().outlets_as_rows);
    CHECK(screen.scene().hours->way == desktop::Way::Down);
}
