// SPDX-License-Identifier: Apache-2.0
// Replies that wait for a person, in the window: an answer of a partner's calendar comes as a file and is taken for true.
#include <catch2/catch.hpp>

#include <fstream>

#include "app/desktop/dialogs/replies_dialog.h"
#include "app/desktop/text.h"
#include "calendar/ical/itip_read.h"
#include "calendar/service/editor.h"
#include "screen.h"

using namespace lichsong;
using lichsong::test::Screen;
using model::EntityKind;

namespace {

constexpr const char* theirs = "kehoach@dai-tinh.example";

void set(service::Desk& desk, EntityKind kind, std::int64_t id, const service::Fields& fields) {
    service::Edit edit(desk, {"row.set", {}});
    edit.set(kind, id, fields);
    edit.commit();
}

/// The partner's answer to the first message of a new request about a draft of the station; the draft.
std::pair<std::string, model::Placement> answered(desktop::Workspace& workspace) {
    auto& desk = workspace.desk();
    set(desk, EntityKind::Campaign, desk.rows().all(EntityKind::Campaign).front().head.id, {{"email", std::string("lich@congan-tinh.example")}});
    const auto station = desk.require(EntityKind::Partner, "dai-tinh").head.id;
    set(desk, EntityKind::Partner, station, {{"email", std::string(theirs)}});
    service::Asking asking;
    asking.partner = "dai-tinh";
    asking.title = "Phát sóng";
    model::Placement draft;
    for (const auto& record : desk.rows().all(EntityKind::Placement)) {
        draft = model::from_record<model::Placement>(record);
        const auto* outlet = desk.context().outlets.find(draft.outlet);
        if (draft.state == model::PlacementState::Draft && draft.start && !model::is_set(draft.series_date) && outlet->partner.value == station) break;
    }
    asking.placements = {draft.key};
    std::string request;
    service::new_request(desk, asking, request);
    const auto made = service::ask_calendars(desk, request, {});
    auto item = ical::read_itip(made.messages.front().message.text, workspace.settings().calendar_reader(), desk.zone()).items.front();
    item.attendees = {{{theirs, "Đài"}, ical::PartStat::Accepted}};
    ical::ItipMessage reply;
    reply.organizer = "lich@congan-tinh.example";
    reply.items = {item};
    return {ical::write_answer(reply, desk.zone()), draft};
}

}  // namespace

TEST_CASE("An answer in a file waits with the reason, and is the partner's answer once a person takes it for true", "[ui][replies]") {
    Screen screen;
    auto& desk = screen.workspace().desk();
    const auto [reply, draft] = answered(screen.workspace());
    const test::TempFolder folder;
    const auto file = folder.file("dap.ics");
    std::ofstream(file, std::ios::binary) << reply;
    desktop::RepliesDialog dialog(&screen.frame(), screen.workspace());
    dialog.Show();
    CHECK(dialog.replies().empty());
    dialog.receive(file);
    REQUIRE(dialog.replies().size() == 1);
    CHECK(dialog.replies().front().reasons == "itip.no_sender");
    dialog.receive(file);
    CHECK(dialog.replies().size() == 1);
    dialog.take();
    CHECK(dialog.replies().empty());
    CHECK(model::from_record<model::Placement>(*desk.rows().find(EntityKind::Placement, draft.id)).state == model::PlacementState::Confirmed);
    screen.workspace().undo();
    CHECK(model::from_record<model::Placement>(*desk.rows().find(EntityKind::Placement, draft.id)).state == model::PlacementState::Requested);
}

TEST_CASE("A file that is no message is told in the dialog, and nothing waits", "[ui][replies]") {
    Screen screen;
    const test::TempFolder folder;
    const auto file = folder.file("rac.ics");
    std::ofstream(file, std::ios::binary) << "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";
    desktop::RepliesDialog dialog(&screen.frame(), screen.workspace());
    dialog.Show();
    dialog.receive(file);
    CHECK_FALSE(dialog.told().empty());
    CHECK(dialog.replies().empty());
}
