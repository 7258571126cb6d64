// SPDX-License-Identifier: Apache-2.0
// Backups: the same plan again, journal and all, and never at the cost of another file.
#include <catch2/catch.hpp>

#include <unistd.h>

#include "calendar/base/error.h"
#include "calendar/service/history.h"
#include "calendar/service/plan_files.h"
#include "random_edits.h"
#include "small_plan.h"
#include "support/child.h"
#include "support/database.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

std::string code_of(const std::function<void()>& work, std::string* about = nullptr) {
    try {
        work();
    } catch (const base::Error& error) {
        if (about != nullptr) *about = error.args().at(0);
        return error.code();
    }
    return "done";
}

}  // namespace

TEST_CASE("A backup put in place of the plan is the plan: every row, the journal and what can be undone", "[backup][file]") {
    const TempFolder folder;
    const auto path = folder.file("plan.lichsong");
    const auto copy = folder.file("copy.lichsong");
    copy_demo_plan(path);
    FixedClock clock(morning + 60);
    std::string before, undone;
    {
        service::Desk desk(path, {}, clock, "Lan");
        RandomEdits edits(desk, 5);
        for (int i = 0; i < 25; ++i) edits.accepted();
        service::undo(desk);
        desk.session().backup(copy);
        before = dump(path);
        CHECK(dump(copy) == before);
        service::undo(desk);
        Database outside(path);
        undone = content(outside);
        edits.accepted();
    }
    REQUIRE(dump(path) != before);
    std::filesystem::remove(path);
    std::filesystem::rename(copy, path);
    service::Desk desk(path, {}, clock, "Lan");
    desk.session().verify();
    CHECK(dump(path) == before);
    CHECK(inconsistency(path) == "");
    service::undo(desk);
    Database outside(path);
    CHECK(content(outside) == undone);
}

TEST_CASE("A backup taken while another desk writes is a state that was", "[backup][file]") {
    const TempFolder folder;
    const auto path = folder.file("plan.lichsong");
    make_small_plan(path);
    Child writer([&](const Child::Say& say) {
        const FixedClock clock(morning);
        service::Desk desk(path, {}, clock, "Minh");
        for (int i = 0;; ++i) {
            add_segment(desk, "Tin " + std::to_string(i));
            say("x\n");
        }
        return 0;
    });
    REQUIRE(writer.listen_for_lines(1));
    const FixedClock clock(morning);
    std::int64_t last = 0;
    for (int i = 0; i < 5; ++i) {
        const auto copy = folder.file("copy" + std::to_string(i) + ".lichsong");
        {
            service::Desk desk(path, {}, clock, "Lan");
            desk.session().backup(copy);
        }
        CHECK(inconsistency(copy) == "");
        store::Session session(copy, {});
        CHECK(session.last_change() >= last);
        last = session.last_change();
        writer.listen(std::chrono::milliseconds(20));
    }
    writer.kill();
    CHECK(last > 1);
}

TEST_CASE("A plan is not backed up onto itself, nor onto one that a desk has open", "[backup][file]") {
    const TempFolder folder;
    const auto path = folder.file("plan.lichsong");
    const auto other = folder.file("other.lichsong");
    make_small_plan(path);
    make_small_plan(other);
    std::filesystem::create_symlink(path, folder.file("link.lichsong"));
    const FixedClock clock(morning);
    service::Desk desk(path, {}, clock, "Lan");
    for (const auto& same : {path, folder.file("./plan.lichsong"), folder.file("link.lichsong")}) {
        std::string about;
        CHECK(code_of([&] { desk.session().backup(same); }, &about) == "plan.exists");
        CHECK(about == same);
    }
    add_segment(desk, "Vẫn còn");
    service::Desk minh(other, {}, clock, "Minh");
    add_segment(minh, "Chưa mất");
    CHECK(code_of([&] { desk.session().backup(other); }) == "store.busy");
    add_segment(minh, "Vẫn chưa mất");
    CHECK(inconsistency(path) == "");
    CHECK(inconsistency(other) == "");
    CHECK(Database(other).value("SELECT COUNT(*) FROM segment WHERE title LIKE '%chưa mất'") == "2");
}

TEST_CASE("A log left by a dead desk is not taken for that of the plan that comes in its place", "[backup][file]") {
    const TempFolder folder;
    const auto path = folder.file("plan.lichsong");
    const auto other = folder.file("other.lichsong");
    make_small_plan(other);
    make_small_plan(path);
    Child dead([&](const Child::Say& say) {
        const FixedClock clock(morning);
        service::Desk desk(path, {}, clock, "Minh");
        for (int i = 0; i < 50; ++i) add_segment(desk, "Tin " + std::to_string(i));
        say("x\n");
        return ::pause();
    });
    REQUIRE(dead.listen_for_lines(1));
    dead.kill();
    REQUIRE(folder.names().contains("plan.lichsong-wal"));
    std::filesystem::remove(path);
    const FixedClock clock(morning);
    SECTION("a backup") {
        service::Desk desk(other, {}, clock, "Lan");
        CHECK(code_of([&] { desk.session().backup(path); }) == "done");
    }
    SECTION("a new plan") {
        service::NewPlan wanted;
        wanted.template_id = "fire-safety-month";
        CHECK(code_of([&] { service::new_plan(path, wanted, {LICHSONG_TEMPLATES, {}, clock, "Lan"}); }) == "done");
    }
    CHECK(inconsistency(path) == "");
    CHECK(Database(path).value("SELECT COUNT(*) FROM segment WHERE title = 'Tin 3'") == "0");
}

TEST_CASE("A backup that cannot be made says which file, and leaves nothing", "[backup][file]") {
    const TempFolder folder;
    const auto path = folder.file("plan.lichsong");
    make_small_plan(path);
    const FixedClock clock(morning);
    service::Desk desk(path, {}, clock, "Lan");
    std::filesystem::create_directory(folder.file("folder"));
    const auto names = folder.names();
    for (const auto& target : {folder.file("no/such/folder.lichsong"), folder.file("folder"), folder.file("plan.lichsong/below")}) {
        std::string about;
        const auto code = code_of([&] { desk.session().backup(target); }, &about);
        CHECK((code == "store.cannot_open" || code == "file.cannot_write"));
        CHECK(about == target);
        CHECK(folder.names() == names);
    }
}
