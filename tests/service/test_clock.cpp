// SPDX-License-Identifier: Apache-2.0
// Clocks that jump and time zones that are missing or odd: no edit is lost, and nothing that others count on falls.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <ctime>

#include <sched.h>
#include <sys/mount.h>

#include "calendar/service/exchange.h"
#include "calendar/service/history.h"
#include "calendar/service/schedule.h"
#include "small_plan.h"
#include "support/child.h"
#include "support/database.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;

namespace {

constexpr base::Stamp year = 365 * 86'400;

std::string exported(const std::string& path) {
    const FixedClock clock(morning);
    auto options = store::OpenOptions{};
    options.mode = store::OpenMode::Read;
    service::Desk desk(path, options, clock, "người đọc");
    std::string text;
    service::ExportOptions how;
    how.wording.state = [](const auto&, const auto&) { return std::string("trạng thái"); };
    service::export_calendar(desk, how, [&](std::string_view bytes) { text += bytes; });
    return text + model::iso(desk.today());
}

// What a process exports that lives with this TZ; empty where it ended otherwise.
std::string exported_with(const std::string& path, const char* zone) {
    Child child([&](const Child::Say& say) {
        ::setenv("TZ", zone, 1);
        ::tzset();
        say(exported(path));
        return 0;
    });
    return child.wait() == 0 ? child.said() : std::string();
}

}  // namespace

TEST_CASE("A clock set back a year between edits loses none of them, and no SEQUENCE or LAST-MODIFIED falls", "[clock]") {
    const TempFolder folder;
    const auto path = folder.plan();
    make_small_plan(path);
    FixedClock clock(morning);
    service::Desk desk(path, {}, clock, "Lan");
    std::int64_t sequence = 0, modified = 0, changes = desk.session().last_change();
    for (const base::Stamp at : {morning + 10, morning + 10, morning - year, morning - year, base::Stamp{0}, base::Stamp{-5}, morning + year, morning + 20}) {
        clock.stamp = at;
        service::Destination to;
        to.date = model::plus_days(model::Date(2021, 5, 10), static_cast<long>(sequence + 1));
        const auto change = service::move_placement(desk, "TH21-0001", to);
        CHECK(change.id == ++changes);
        CHECK(change.at == at);
        const auto row = *desk.rows().find(EntityKind::Placement, 1);
        CHECK(row["date"] == model::Value(model::iso(to.date)));
        CHECK(model::detail::number(row["sequence"]) > sequence);
        CHECK(row.head.modified > modified);
        CHECK(row.head.modified == change.stamp);
        sequence = model::detail::number(row["sequence"]);
        modified = row.head.modified;
        add_segment(desk, "Tin " + std::to_string(++changes));
    }
    clock.stamp = morning - 2 * year;
    service::undo(desk);
    service::undo(desk);
    CHECK(desk.rows().find(EntityKind::Placement, 1)->head.modified > modified);
    CHECK(inconsistency(path) == "");
}

TEST_CASE("The zone is the campaign's: an export does not depend on TZ, however odd", "[clock]") {
    const TempFolder folder;
    const auto path = folder.plan();
    make_small_plan(path);
    const auto expected = exported(path);
    REQUIRE(expected.find("TZID=Asia/Ho_Chi_Minh") != std::string::npos);
    for (const char* zone : {"", "UTC", "America/New_York", ":/etc/passwd", "Not/AZone", "XXX+99:99:99YYY", "\xff\xfe", "../../../../dev/zero", "Asia/Ho_Chi_Minh\nUTC"}) {
        INFO(zone);
        CHECK(exported_with(path, zone) == expected);
    }
}

TEST_CASE("Without the system's time-zone files an export is the same", "[clock]") {
    const TempFolder folder;
    const auto path = folder.plan();
    make_small_plan(path);
    const auto expected = exported(path);
    Child child([&](const Child::Say& say) {
        // With the right to do so the files really go away, for this process; without, the C library is sent elsewhere.
        const bool hidden = ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                            ::mount("none", "/usr/share/zoneinfo", "tmpfs", 0, nullptr) == 0;
        ::setenv("TZDIR", "/nonexistent", 1);
        ::setenv("TZ", "Asia/Ho_Chi_Minh", 1);
        ::tzset();
        if (hidden && std::filesystem::exists("/usr/share/zoneinfo/Asia/Ho_Chi_Minh")) return 1;
        say(exported(path));
        return 0;
    });
    CHECK(child.wait() == 0);
    CHECK(child.said() == expected);
}
