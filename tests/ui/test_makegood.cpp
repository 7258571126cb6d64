// SPDX-License-Identifier: Apache-2.0
// The queue of what did not go out: made good at a place that is offered or typed, or waived with a reason, and taken back.
#include <catch2/catch.hpp>

#include <wx/checklst.h>
#include <wx/choice.h>
#include <wx/textctrl.h>

#include "app/desktop/dialogs/makegood_all_dialog.h"
#include "app/desktop/dialogs/makegood_dialog.h"
#include "app/desktop/dialogs/preempt_dialog.h"
#include "app/desktop/models/makegood_place.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/text_table.h"
#include "calendar/service/makegood.h"
#include "calendar/service/schedule.h"
#include "screen.h"

using namespace lichsong;
using lichsong::test::Screen;
using lichsong::test::wait_for;

namespace {

void show(wxDialog& dialog) {
    dialog.Show();
    wait_for([&] { return dialog.IsShownOnScreen(); });
    dialog.Raise();
    wait_for([] { return false; }, 200);
}

}  // namespace

TEST_CASE("What was missed is made good in the first free place that is offered, by Enter, and the next in the queue is chosen", "[ui][makegood]") {
    Screen screen;
    desktop::MakegoodDialog dialog(&screen.frame(), screen.workspace());
    show(dialog);
    const auto before = dialog.queue();
    REQUIRE(before.size() >= 2);
    std::size_t at = 0;
    while (at < before.size() && !before[at].placement.slot) ++at;
    REQUIRE(at < before.size());
    dialog.choose(at);
    REQUIRE_FALSE(dialog.offers().empty());
    const auto& offer = dialog.offers().front();
    const desktop::Target place{offer.at.date, offer.at.start, offer.at.outlet.value, offer.at.slot.value};
    CHECK(dialog.where().date().GetValue() == desktop::wx(model::dmy(place.date)));
    dialog.where().date().SetFocus();
    REQUIRE(wait_for([&] { return dialog.where().date().HasFocus(); }));
    screen.press(WXK_RETURN);
    REQUIRE(wait_for([&] { return dialog.queue().size() == before.size() - 1; }));
    model::Placement good;
    for (const auto& record : screen.workspace().desk().rows().all(model::EntityKind::Placement, {{"makegood_for", store::Test::Equal, before[at].placement.id}})) good = model::from_record<model::Placement>(record);
    CHECK(good.date == place.date);
    CHECK(good.date >= screen.workspace().today());
    CHECK(good.slot.value == place.slot);
    CHECK_FALSE(dialog.told().empty());
    dialog.table().SetFocus();
    REQUIRE(wait_for([&] { return dialog.table().HasFocus(); }));
    screen.press('Z', wxMOD_CONTROL);
    CHECK(wait_for([&] { return dialog.queue().size() == before.size(); }));
}

TEST_CASE("Nothing is waived without a reason; with one it leaves the queue, and undo brings it back", "[ui][makegood]") {
    Screen screen;
    desktop::MakegoodDialog dialog(&screen.frame(), screen.workspace());
    show(dialog);
    const auto before = dialog.queue();
    REQUIRE_FALSE(before.empty());
    dialog.choose(0);
    dialog.waive();
    CHECK(dialog.queue().size() == before.size());
    CHECK_FALSE(dialog.told().empty());
    dialog.reason().SetValue(desktop::wx("Nội dung đã phát trên kênh khác"));
    dialog.waive();
    CHECK(dialog.queue().size() == before.size() - 1);
    CHECK(screen.placement(before[0].placement.key).waiver == "Nội dung đã phát trên kênh khác");
    dialog.undo();
    CHECK(dialog.queue().size() == before.size());
    CHECK(screen.placement(before[0].placement.key).waiver.empty());
}

TEST_CASE("A day that cannot be read, and one after election day, are told, and nothing is booked", "[ui][makegood]") {
    Screen screen;
    desktop::MakegoodDialog dialog(&screen.frame(), screen.workspace());
    show(dialog);
    const auto before = dialog.queue().size();
    dialog.choose(0);
    const auto change = screen.workspace().desk().session().last_change();
    for (const char* day : {"31/2/2021", "30/5/2021"}) {
        dialog.where().date().SetValue(day);
        dialog.make_good();
        CHECK_FALSE(dialog.told().empty());
        CHECK(dialog.queue().size() == before);
    }
    CHECK(screen.workspace().desk().session().last_change() == change);
}

TEST_CASE("The first place looked at lies after today and not after election day", "[makegood]") {
    Screen screen;
    const auto& plan = screen.workspace().plan();
    for (const auto& row : service::unresolved(screen.workspace().desk())) {
        const auto place = desktop::first_place_for(plan, row.placement, screen.workspace().today());
        CHECK(place.date > screen.workspace().today());
        CHECK(place.date <= plan.campaign.dday);
        CHECK(place.outlet == row.placement.outlet.value);
    }
}

TEST_CASE("A flood shows what does not go out while its window is typed, and marks it in one change that undo takes back",
          "[ui][preempt]") {
    Screen screen;
    auto& desk = screen.workspace().desk();
    model::Placement booked;
    service::each_placement(desk, {}, store::PlacementView::Alone, [&](const model::PlacedSegment& row) {
        if (row.placement.state == model::PlacementState::Confirmed && row.placement.start &&
            row.placement.date > screen.workspace().today())
            booked = row.placement;
    });
    REQUIRE(booked.id > 0);
    desktop::PreemptDialog dialog(&screen.frame(), screen.workspace());
    show(dialog);
    dialog.type("32/13", "1/1");
    CHECK(dialog.lost().empty());
    CHECK_FALSE(dialog.told().empty());
    const auto day = desktop::wx(model::dmy(booked.date));
    dialog.type(day, day);
    const auto all = dialog.lost().size();
    REQUIRE(all > 0);
    CHECK(dialog.table().size() == all);
    // On its outlet alone, and at its time.
    unsigned at = 0;
    for (const auto& outlet : screen.workspace().plan().outlets) {
        if (outlet.id == booked.outlet.value) dialog.outlets().Check(at);
        ++at;
    }
    const auto time = day + ' ' + desktop::wx(model::hm(*booked.start));
    dialog.type(time, day);
    REQUIRE_FALSE(dialog.lost().empty());
    CHECK(dialog.lost().size() <= all);
    dialog.preempt();
    CHECK(desk.require(model::EntityKind::Placement, booked.key)["state"] == model::Value(std::string("confirmed")));  // nobody said why
    dialog.reason().SetValue(desktop::wx("mưa lũ"));
    dialog.preempt();
    CHECK(desk.require(model::EntityKind::Placement, booked.key)["state"] == model::Value(std::string("pre_empted")));
    screen.workspace().undo();
    CHECK(desk.require(model::EntityKind::Placement, booked.key)["state"] == model::Value(std::string("confirmed")));
}

TEST_CASE("All that waits is limited, seen before it is booked, and taken back in the queue at once", "[ui][makegood]") {
    Screen screen;
    screen.workspace().apply([](service::Desk& desk) {
        const service::PreemptWish flood{model::wall_seconds(model::Date(2021, 5, 14), {}), model::wall_seconds(model::Date(2021, 5, 15), model::TimeOfDay::at(24, 0)), {}, "mưa lũ"};
        return service::preempt(desk, flood).change;
    });
    desktop::MakegoodDialog queue(&screen.frame(), screen.workspace());
    queue.Show();
    const auto open = queue.queue().size();
    REQUIRE(open > 4);
    const auto changes = screen.workspace().desk().session().last_change();
    desktop::MakegoodAllDialog dialog(&queue, screen.workspace());
    dialog.Show();
    const auto looked = [&] { return wait_for([&] { return !dialog.is_looking(); }, 20'000); };
    REQUIRE(looked());
    CHECK(dialog.shown().rows.size() == open);
    CHECK(dialog.table().size() == open);
    dialog.type("16/5", "20/5", "two");
    CHECK(dialog.shown().placed == 0);
    CHECK_FALSE(dialog.told().empty());
    dialog.type("16/5", "20/5", "2");
    REQUIRE(looked());
    CHECK(dialog.shown().placed == 2);
    CHECK(screen.workspace().desk().session().last_change() == changes);
    dialog.book();
    REQUIRE(dialog.done().id == changes + 1);
    queue.made_all_good(dialog.done());
    CHECK(queue.queue().size() == open - 2);
    queue.undo();
    CHECK(queue.queue().size() == open);
}
