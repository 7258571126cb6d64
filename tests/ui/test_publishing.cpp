// SPDX-License-Identifier: Apache-2.0
// Releases and subscriptions in the window: what partners see, what is different for one of them, and addresses that are shown once.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

#include "app/desktop/dialogs/feeds_dialog.h"
#include "app/desktop/dialogs/releases_dialog.h"
#include "app/desktop/text.h"
#include "calendar/base/read_file.h"
#include "calendar/service/editor.h"
#include "calendar/service/schedule.h"
#include "screen.h"

using namespace lichsong;
using lichsong::test::Screen;
using model::EntityKind;

namespace {

void only_warn(service::Desk& desk) {
    for (const auto& record : desk.rows().all(EntityKind::Rule)) {
        service::Edit edit(desk, {"row.set", {}});
        edit.set(EntityKind::Rule, record.head.id, {{"severity", std::string("warn")}});
        edit.commit();
    }
}

}  // namespace

TEST_CASE("The plan is released with a line of what is new; what forbids it is told, and each release shows what changed", "[ui][releases]") {
    Screen screen;
    auto& desk = screen.workspace().desk();
    desktop::ReleasesDialog dialog(&screen.frame(), screen.workspace());
    dialog.Show();
    dialog.type_note(desktop::wx("Bản đầu"));
    dialog.release();
    CHECK(dialog.releases().empty());
    CHECK_FALSE(dialog.told().empty());
    only_warn(desk);
    dialog.release();
    INFO(desktop::utf8(dialog.told()));
    REQUIRE(dialog.releases().size() == 1);
    CHECK(dialog.changes().empty());

    model::Placement moved;
    for (const auto& record : desk.rows().all(EntityKind::Placement)) {
        moved = model::from_record<model::Placement>(record);
        if (moved.state == model::PlacementState::Confirmed && !moved.locked && moved.start && moved.date > screen.workspace().today()) break;
    }
    service::Destination later;
    later.start = model::TimeOfDay{moved.start->seconds + 900};
    service::move_placement(desk, moved.key, later);
    dialog.type_note(desktop::wx("Dời một lượt"));
    dialog.release();
    REQUIRE(dialog.releases().size() == 2);
    REQUIRE(dialog.changes().size() == 1);
    CHECK(dialog.changes().front().what == service::Difference::Moved);

    const auto owner = desk.context().outlets.find(moved.outlet)->partner;
    std::size_t place = 1;  // in the choice: media agencies behind "all"
    for (const auto& partner : desk.context().partners) {
        if (partner.kind != model::PartnerKind::Media) continue;
        dialog.choose_partner(place++);
        CHECK(dialog.changes().size() == (partner.id == owner.value ? 1U : 0U));
        CHECK(dialog.can_write_sheet());
    }
    const auto folder = std::filesystem::path(screen.plan()).parent_path();
    const auto sheet = folder / "sheet.pdf";
    REQUIRE(dialog.write_sheet(sheet.string()));
    CHECK(base::read_file(sheet, std::size_t{8} << 20).starts_with("%PDF-"));
    CHECK_FALSE(dialog.write_sheet((folder / "missing" / "sheet.pdf").string()));
    dialog.choose(1);
    CHECK(dialog.changes().empty());
    CHECK_FALSE(dialog.can_write_sheet());  // there is nothing before the first
    dialog.choose(0);
    dialog.choose_partner(0);
    CHECK_FALSE(dialog.can_write_sheet());  // a sheet is for one partner
}

TEST_CASE("A subscription is made for a partner, its address shown once, renewed and ended", "[ui][releases]") {
    Screen screen;
    desktop::FeedsDialog dialog(&screen.frame(), screen.workspace());
    dialog.Show();
    CHECK(dialog.feeds().empty());
    CHECK(dialog.address().empty());
    dialog.add(0);
    REQUIRE(dialog.feeds().size() == 1);
    const auto first = dialog.address();
    CHECK(desktop::utf8(first).starts_with("/feeds/"));
    dialog.rotate();
    CHECK(dialog.address() != first);
    CHECK(dialog.feeds().front().feed.revoked == false);
    dialog.revoke();
    CHECK(dialog.feeds().front().feed.revoked);
    CHECK_FALSE(dialog.told().empty());
}
