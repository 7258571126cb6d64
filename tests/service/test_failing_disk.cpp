// SPDX-License-Identifier: Apache-2.0
// The n-th thing asked of the disk fails, for every n until nothing does: nobody is told "saved" in vain, what is told is
// what can be acted on, and trying again works.
#include <catch2/catch.hpp>

#include <sqlite3.h>

#include "calendar/base/error.h"
#include "calendar/service/history.h"
#include "calendar/service/plan_files.h"
#include "small_plan.h"
#include "support/database.h"
#include "support/fault_vfs.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;
using service::Desk;

namespace {

namespace fs = std::filesystem;

struct Action {
    const char* name;
    void (*act)(Desk&);
    bool remote = false;
};

const std::vector<Action>& actions() {
    static const std::vector<Action> table{
        {"add", [](Desk& desk) { add_segment(desk, "Tin mới"); }},
        {"large", [](Desk& desk) {
             service::Edit edit(desk, {"row.set", {}});
             edit.set(EntityKind::Placement, 1, {{"note", std::string(30'000, 'x')}});
             edit.commit();
         }},
        {"undo", [](Desk& desk) { service::undo(desk); }},
        {"add on a network drive", [](Desk& desk) { add_segment(desk, "Tin mới"); }, true},
    };
    return table;
}

// Empty, or what was wrong about how a failure was told.
std::string attempt(const std::function<void()>& work, bool& done) {
    try {
        work();
        done = true;
    } catch (const base::Error& error) {
        done = false;
        if (error.fault() != base::Fault::Store || !error.code().starts_with("store.")) return "told as " + error.code();
        if (error.code().starts_with("store.damaged")) return "called damaged";
    }
    return {};
}

struct Plan {
    TempFolder folder;
    std::string path = folder.file("plan.lichsong");
    FixedClock clock{morning};
    store::OpenOptions options;

    explicit Plan(bool remote) {
        static const std::string bytes = [this] {
            make_small_plan(path);
            { Desk desk(path, {}, clock, "Lan"); add_segment(desk, "Để lấy lại"); }
            return bytes_of(path);
        }();
        write_bytes(path, bytes);
        options.vfs = "fault";
        options.assume_remote = remote;
        options.busy_milliseconds = 100;
    }
};

// One desk, one failure at n while `action` runs; true where nothing failed any more.
bool fail_once(const Action& action, std::int64_t n, int result, bool from_then_on) {
    const Plan plan(action.remote);
    auto& vfs = FaultVfs::get();
    const auto before = dump(plan.path);
    bool failed = false;
    {
        Desk desk(plan.path, plan.options, plan.clock, "Lan");
        bool done = false;
        vfs.fail_at(n, result, from_then_on);
        CHECK(attempt([&] { action.act(desk); }, done) == "");
        failed = vfs.has_failed();
        vfs.heal();
        CHECK((done || failed));
        if (!action.remote) CHECK((dump(plan.path) != before) == done);
        if (!done) {
            CHECK(attempt([&] { action.act(desk); }, done) == "");
            CHECK(done);
        }
        desk.session().verify();
    }
    // Once, not twice, and as if nothing had happened.
    CHECK(inconsistency(plan.path) == "");
    // Where the disk fails for good in the very last step on a network drive, the edit stands though it was called lost.
    const auto changes = Database(plan.path).value("SELECT COUNT(*) FROM change");
    CHECK((changes == "3" || (action.remote && from_then_on && changes == "4")));
    CHECK(dump(plan.path) != before);
    return !failed;
}

bool fail_opening(std::int64_t n, int result, bool remote) {
    const Plan plan(remote);
    auto& vfs = FaultVfs::get();
    const auto before = dump(plan.path);
    bool done = false;
    vfs.fail_at(n, result, false);
    CHECK(attempt([&] { const store::Session session(plan.path, plan.options); }, done) == "");
    const bool failed = vfs.has_failed();
    vfs.heal();
    CHECK((done || failed));
    store::Session again(plan.path, {});
    again.verify();
    CHECK(dump(plan.path) == before);
    return !failed;
}

bool fail_backup(std::int64_t n, int result) {
    const Plan plan(false);
    auto& vfs = FaultVfs::get();
    const auto target = plan.folder.file("copy.lichsong");
    write_bytes(target, "the old backup");
    bool done = false, failed = false;
    const auto whole = dump(plan.path);
    {
        Desk desk(plan.path, plan.options, plan.clock, "Lan");
        const auto names = plan.folder.names();
        vfs.fail_at(n, result, false);
        CHECK(attempt([&] { desk.session().backup(target); }, done) == "");
        failed = vfs.has_failed();
        vfs.heal();
        CHECK(plan.folder.names() == names);
        if (!done) {
            CHECK(bytes_of(target) == "the old backup");
            desk.session().backup(target);
        }
    }
    CHECK(dump(target) == whole);
    CHECK(dump(plan.path) == whole);
    return !failed;
}

bool fail_making(std::int64_t n, int result) {
    const TempFolder folder;
    auto& vfs = FaultVfs::get();
    const auto path = folder.file("plan.lichsong");
    const FixedClock clock(morning);
    service::NewPlan wanted;
    wanted.template_id = "fire-safety-month";
    store::OpenOptions options;
    options.vfs = "fault";
    bool done = false;
    vfs.fail_at(n, result, false);
    CHECK(attempt([&] { service::new_plan(path, wanted, {LICHSONG_TEMPLATES, options, clock, "Lan"}); }, done) == "");
    const bool failed = vfs.has_failed();
    vfs.heal();
    CHECK((done || failed));
    CHECK(folder.names() == (done ? std::set<std::string>{"plan.lichsong"} : std::set<std::string>{}));
    if (done) CHECK(Database(path).value("SELECT COUNT(*) FROM change") == "1");
    return !failed;
}

// Runs for n = 1, 2, … until nothing fails; how many failed.
int until_it_passes(const std::function<bool(std::int64_t n)>& passes, std::int64_t step = 1) {
    constexpr std::int64_t most = 20'000;
    int failed = 0;
    for (std::int64_t n = 1; n < most; n += step, ++failed) {
        INFO("operation " << n);
        if (passes(n)) return failed;
    }
    FAIL("the failures never end");
    return failed;
}

}  // namespace

TEST_CASE("Whatever the disk refuses while an edit is saved, it is saved or the person is told, and trying again works", "[failing][.fault][file]") {
    int failed = 0;
    for (const auto& action : actions()) {
        INFO(action.name);
        failed += until_it_passes([&](std::int64_t n) { return fail_once(action, n, n % 2 == 0 ? SQLITE_IOERR_WRITE : SQLITE_FULL, n % 4 < 2); });
    }
    CHECK(failed > 50);
    WARN(failed << " failures");
}

TEST_CASE("Whatever the disk refuses while an edit is saved, once or for good, full or broken, it is saved or told", "[failing][.long][file]") {
    int failed = 0;
    for (const auto& action : actions())
        for (const int result : {SQLITE_IOERR_WRITE, SQLITE_FULL})
            for (const bool from_then_on : {false, true}) {
                INFO(action.name << ", result " << result << (from_then_on ? ", from then on" : ""));
                failed += until_it_passes([&](std::int64_t n) { return fail_once(action, n, result, from_then_on); });
            }
    CHECK(failed > 200);
    WARN(failed << " failures");
}

TEST_CASE("Whatever the disk refuses while a plan is opened, the plan stays as it was", "[failing][.fault][file]") {
    int failed = 0;
    for (const bool remote : {false, true})
        for (const int result : {SQLITE_IOERR_WRITE, SQLITE_FULL}) failed += until_it_passes([&](std::int64_t n) { return fail_opening(n, result, remote); });
    CHECK(failed > 4);
}

TEST_CASE("Whatever the disk refuses during a backup, the old backup stays or the new one is whole", "[failing][.fault][file]") {
    int failed = 0;
    for (const int result : {SQLITE_IOERR_WRITE, SQLITE_FULL}) failed += until_it_passes([&](std::int64_t n) { return fail_backup(n, result); });
    CHECK(failed > 20);
    WARN(failed << " failures");
}

TEST_CASE("Whatever the disk refuses while a plan is made, there is a whole plan or nothing", "[failing][.fault][file]") {
    const auto failed = until_it_passes([](std::int64_t n) { return fail_making(n, SQLITE_FULL); }, 7);
    CHECK(failed > 10);
    WARN(failed << " failures");
}

TEST_CASE("Whatever the disk refuses while a plan is made, at every single operation, there is a whole plan or nothing", "[failing][.long][file]") {
    for (const int result : {SQLITE_IOERR_WRITE, SQLITE_FULL}) {
        const auto failed = until_it_passes([&](std::int64_t n) { return fail_making(n, result); });
        WARN(failed << " failures");
    }
}
