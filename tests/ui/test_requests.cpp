// SPDX-License-Identifier: Apache-2.0
// The board of requests: partners are asked from the calendar, and their answers come together into the placements.
#include <catch2/catch.hpp>

#include <algorithm>

#include "app/desktop/dialogs/counter_dialog.h"
#include "app/desktop/dialogs/requests_dialog.h"
#include "calendar/service/listing.h"
#include "screen.h"

using namespace lichsong;
using lichsong::test::Screen;
using model::PlacementState;

namespace {

// Drafts of one station that have a time, not locked: their ids.
std::set<std::int64_t> drafts_of(Screen& screen, const char* partner, std::size_t most) {
    std::set<std::int64_t> ids;
    service::Filter filter;
    filter.partner = partner;
    filter.state = "draft";
    service::each_placement(screen.workspace().desk(), filter, store::PlacementView::Full, [&](const store::PlacedSegment& row) {
        if (ids.size() < most && row.placement.start && !row.placement.locked) ids.insert(row.placement.id);
    });
    REQUIRE(ids.size() == most);
    return ids;
}

PlacementState state_of(Screen& screen, std::int64_t id) {
    return model::from_record<model::Placement>(*screen.workspace().desk().rows().find(model::EntityKind::Placement, id)).state;
}

}  // namespace

TEST_CASE("What is selected is asked of its partner, sent, answered line by line, and undone step by step", "[ui][requests]") {
    Screen screen;
    const auto ids = drafts_of(screen, "dai-tinh", 2);
    screen.workspace().select(ids);
    const auto made = desktop::draft_requests(screen.workspace());
    REQUIRE(made.size() == 1);
    desktop::RequestsDialog dialog(&screen.frame(), screen.workspace(), made.front());
    dialog.Show();
    REQUIRE(dialog.view().has_value());
    CHECK(dialog.view()->summary.request.key == made.front());
    CHECK_FALSE(dialog.run("accepted"));
    REQUIRE(dialog.run("send"));
    for (const auto id : ids) CHECK(state_of(screen, id) == PlacementState::Requested);
    CHECK_FALSE(dialog.run("send"));
    dialog.choose_line(0);
    const auto first = dialog.view()->lines[0].line.placement.value;
    REQUIRE(dialog.run("declined"));
    CHECK(state_of(screen, first) == PlacementState::Declined);
    dialog.choose_line(1);
    REQUIRE(dialog.run("accepted"));
    CHECK(state_of(screen, dialog.view()->lines[1].line.placement.value) == PlacementState::Confirmed);
    CHECK_FALSE(dialog.told().empty());
    screen.workspace().undo();
    dialog.choose(made.front());
    CHECK(dialog.view()->lines[1].line.answer == model::LineAnswer::Open);
    REQUIRE(dialog.run("close"));
    CHECK(std::none_of(dialog.requests().begin(), dialog.requests().end(), [&](const auto& one) { return one.request.key == made.front(); }));
}

TEST_CASE("Another time is typed, told where it cannot be read, and taken up in one step", "[ui][requests]") {
    Screen screen;
    screen.workspace().select(drafts_of(screen, "dai-tinh", 1));
    const auto made = desktop::draft_requests(screen.workspace());
    REQUIRE(made.size() == 1);
    desktop::RequestsDialog dialog(&screen.frame(), screen.workspace(), made.front());
    dialog.Show();
    REQUIRE(dialog.run("send"));
    dialog.choose_line(0);
    const auto line = dialog.view()->lines[0];
    {
        desktop::CounterDialog counter(&dialog, screen.workspace(), line);
        counter.Show();
        counter.type("31/2/2021", "18h45", "");
        wxCommandEvent good(wxEVT_BUTTON, wxID_OK);
        counter.ProcessWindowEvent(good);
        CHECK(counter.IsShown());
        CHECK_FALSE(counter.fault().empty());
        counter.type("19/5/2021", "18h45", wxString::FromUTF8("Khung này đã kín"));
        counter.ProcessWindowEvent(good);
        CHECK_FALSE(counter.IsShown());
        REQUIRE(screen.workspace().apply([&](service::Desk& desk) { return service::enter_reply(desk, made.front(), {line.line.key}, counter.reply()); }));
    }
    dialog.choose(made.front());
    CHECK_FALSE(dialog.run("take_up"));  // no line is chosen
    dialog.choose_line(0);
    CHECK(dialog.view()->lines[0].line.comment.text == "Khung này đã kín");
    REQUIRE(dialog.run("take_up"));
    const auto moved = model::from_record<model::Placement>(*screen.workspace().desk().rows().find(model::EntityKind::Placement, line.line.placement.value));
    CHECK(model::iso(moved.date) == "2021-05-19");
    CHECK(moved.state == PlacementState::Confirmed);
    CHECK_FALSE(dialog.run("stay"));
}

TEST_CASE("The board shows what is open and overdue, and with all requests what is done as well", "[ui][requests]") {
    Screen screen;
    desktop::RequestsDialog dialog(&screen.frame(), screen.workspace());
    dialog.Show();
    const auto& shown = dialog.requests();
    REQUIRE_FALSE(shown.empty());
    CHECK(shown.front().status == model::RequestStatus::Overdue);
    CHECK(std::none_of(shown.begin(), shown.end(), [](const auto& one) { return one.status == model::RequestStatus::Closed || one.status == model::RequestStatus::Accepted; }));
}
