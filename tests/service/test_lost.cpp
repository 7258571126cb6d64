// SPDX-License-Identifier: Apache-2.0
// A desk whose server goes away while it works: what was confirmed is there, what was not is not, and the desk goes on without being closed.
#include <catch2/catch.hpp>

#include <filesystem>

#include "calendar/base/error.h"
#include "calendar/service/editor.h"
#include "small_plan.h"
#include "support/database.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;

namespace {

// As a server does that is stopped for maintenance, or an administrator.
void end_connections(const std::string& plan) {
    Database(plan).run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()");
}

}  // namespace

TEST_CASE("A desk whose connection ended in the middle of an edit says so, has changed nothing, and edits again once the plan is opened anew", "[lost][.database]") {
    const TempFolder folder;
    const auto path = folder.plan();
    make_small_plan(path);
    const FixedClock clock(morning);
    service::Desk desk(path, {}, clock, "Lan");
    add_segment(desk, "confirmed");
    const auto before = dump(path);
    {
        service::Edit edit(desk, {"row.set", {}});
        edit.set(EntityKind::Segment, 1, {{"url", "https://example.vn/not-confirmed"}});
        end_connections(path);
        CHECK_THROWS_WITH(edit.commit(), "store.lost");
    }
    CHECK_THROWS_WITH(desk.rows().find(EntityKind::Segment, 1), "store.lost");
    CHECK(dump(path) == before);

    desk.reopen();
    CHECK(dump(path) == before);
    add_segment(desk, "after");
    CHECK(Database(path).value("SELECT COUNT(*) FROM segment WHERE title IN ('confirmed', 'after')") == "2");
    CHECK(inconsistency(path) == "");
}

TEST_CASE("A plan that cannot be opened anew leaves the desk as it was: it may be tried again", "[lost]") {
    const TempFolder folder;
    const auto path = folder.file("plan.lichsong");
    make_small_plan(path);
    const FixedClock clock(morning);
    service::Desk desk(path, {}, clock, "Lan");
    std::filesystem::rename(path, folder.file("elsewhere"));
    CHECK_THROWS_WITH(desk.reopen(), "plan.not_found");
    CHECK(desk.session().address() == path);
    std::filesystem::rename(folder.file("elsewhere"), path);
    desk.reopen();
    add_segment(desk, "after");
    CHECK(inconsistency(path) == "");
}
