// SPDX-License-Identifier: Apache-2.0
// The outbox in the window: what waits is read, laid into a folder or not, and stands under what was sent.
#include <catch2/catch.hpp>

#include <filesystem>

#include "app/desktop/dialogs/mail_dialog.h"
#include "app/desktop/dialogs/outbox_dialog.h"
#include "app/desktop/dialogs/requests_dialog.h"
#include "app/desktop/text.h"
#include "calendar/service/editor.h"
#include "screen.h"

using namespace lichsong;
using lichsong::test::Screen;
using model::EntityKind;

namespace {

void set(service::Desk& desk, EntityKind kind, std::int64_t id, const service::Fields& fields) {
    service::Edit edit(desk, {"row.set", {}});
    edit.set(kind, id, fields);
    edit.commit();
}

/// A request to the station of one draft, seen on the board.
std::string asked(desktop::Workspace& workspace) {
    auto& desk = workspace.desk();
    set(desk, EntityKind::Campaign, desk.rows().all(EntityKind::Campaign).front().head.id, {{"email", std::string("lich@congan-tinh.example")}});
    const auto station = desk.require(EntityKind::Partner, "dai-tinh").head.id;
    set(desk, EntityKind::Partner, station, {{"email", std::string("kehoach@dai-tinh.example")}});
    service::Asking asking;
    asking.partner = "dai-tinh";
    asking.title = "Phát sóng bản tin";
    for (const auto& record : desk.rows().all(EntityKind::Placement)) {
        const auto one = model::from_record<model::Placement>(record);
        const auto* outlet = desk.context().outlets.find(one.outlet);
        if (one.state == model::PlacementState::Draft && one.start && outlet->partner.value == station) asking.placements = {one.key};
    }
    std::string request;
    service::new_request(desk, asking, request);
    return request;
}

}  // namespace

TEST_CASE("A request goes from its board into the outbox, is read there, and laid into a folder as a message", "[ui][outbox]") {
    Screen screen;
    const auto request = asked(screen.workspace());
    {
        desktop::RequestsDialog board(&screen.frame(), screen.workspace(), request);
        board.Show();
        REQUIRE(board.run("post"));
        CHECK_FALSE(board.run("post"));
        REQUIRE(board.run("unpost"));
        REQUIRE(board.run("post"));
    }
    desktop::OutboxDialog outbox(&screen.frame(), screen.workspace());
    outbox.Show();
    REQUIRE(outbox.waiting().size() == 1);
    CHECK(desktop::utf8(outbox.text()).find("Phát sóng bản tin") != std::string::npos);
    const test::TempFolder folder;
    outbox.keep_in((folder.path() / "khong-co").string());
    CHECK(outbox.waiting().size() == 1);
    REQUIRE(outbox.sent().size() == 1);
    CHECK(outbox.sent().front().stage == model::MessageStage::Failed);
    outbox.keep_in(folder.path().string());
    CHECK(outbox.waiting().empty());
    CHECK(outbox.sent().front().stage == model::MessageStage::Sent);
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) files += entry.path().extension() == ".eml" ? 1 : 0;
    CHECK(files == 1);
    CHECK(service::request_view(screen.workspace().desk(), request).summary.request.stage == model::RequestStage::Sent);
}

TEST_CASE("Mail servers are kept for this person alone; a server that nobody answers at is told", "[ui][outbox]") {
    Screen screen;
    const test::TempFolder folder;
    auto settings = screen.workspace().settings();
    settings.config = folder.path() / "config";
    {
        desktop::MailDialog dialog(&screen.frame(), settings);
        dialog.Show();
        dialog.type(0, "127.0.0.1", "nhiều", 2, "", "");
        CHECK_FALSE(dialog.keep());
        dialog.type(0, "127.0.0.1", "1", 2, "", "");
        CHECK_FALSE(dialog.test());
        CHECK_FALSE(dialog.told().empty());
        REQUIRE(dialog.keep());
    }
    CHECK(app::read_mail_settings(settings).sending->port == 1);
    const auto file = settings.config / "mail_settings.json";
    CHECK((std::filesystem::status(file).permissions() & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) == std::filesystem::perms::none);
    std::filesystem::permissions(file, std::filesystem::perms::others_read, std::filesystem::perm_options::add);
    CHECK_THROWS_AS(app::read_mail_settings(settings), base::Error);
}
