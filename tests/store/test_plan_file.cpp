// SPDX-License-Identifier: Apache-2.0
// Where a plan may lie: names of any kind, folders that cannot be written, network drives.
#include <catch2/catch.hpp>

#include <array>

#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "calendar/base/error.h"
#include "calendar/store/plan_file.h"
#include "sample_rows.h"
#include "support/child.h"
#include "support/database.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;

namespace {

std::string code_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const base::Error& error) {
        return error.code();
    }
    return "done";
}

store::OpenOptions with_mode(store::OpenMode mode) {
    store::OpenOptions options;
    options.mode = mode;
    options.busy_milliseconds = 50;
    return options;
}

bool become_nobody() {
    constexpr uid_t nobody = 65534;
    return ::geteuid() != 0 || (::setgid(nobody) == 0 && ::setuid(nobody) == 0);
}

// What a reader does: every row of every kind, and the full check.
std::int64_t read_all(store::Session& session) {
    store::Rows rows(session);
    std::int64_t count = 0;
    for (const auto& info : model::entity_table()) rows.each(info.kind, {}, [&](const model::Record&) { ++count; });
    session.verify();
    return count;
}

}  // namespace

TEST_CASE("Network file systems are known by their number, and the usual local ones are not among them", "[plan_file][file]") {
    struct Kind {
        const char* name;
        long magic;
        bool remote;
    };
    // linux/magic.h and the file systems' own sources.
    constexpr std::array table{
        Kind{"nfs", 0x6969, true},        Kind{"smb", 0x517B, true},        Kind{"cifs", 0xFF534D42, true},   Kind{"smb2", 0xFE534D42, true},
        Kind{"fuse", 0x65735546, true},   Kind{"9p", 0x01021997, true},     Kind{"afs", 0x5346414F, true},    Kind{"ceph", 0x00C36400, true},
        Kind{"ncp", 0x564C, true},        Kind{"ext4", 0xEF53, false},      Kind{"btrfs", 0x9123683E, false}, Kind{"xfs", 0x58465342, false},
        Kind{"tmpfs", 0x01021994, false}, Kind{"overlay", 0x794C7630, false}, Kind{"f2fs", 0xF2F52010, false}, Kind{"vfat", 0x4D44, false},
        Kind{"exfat", 0x2011BAB0, false}, Kind{"ntfs3", 0x7366746E, false}, Kind{"zfs", 0x2FC12FC1, false},
    };
    for (const auto& kind : table) {
        INFO(kind.name);
        CHECK(store::is_remote_file_system(kind.magic) == kind.remote);
        // statfs gives a signed number on some machines: the upper half must not matter.
        CHECK(store::is_remote_file_system(static_cast<long>(static_cast<int>(static_cast<unsigned>(kind.magic)))) == kind.remote);
    }
}

TEST_CASE("On a network drive one desk has the plan to itself, without a write-ahead log", "[plan_file][file]") {
    const TempFolder folder;
    const auto path = folder.file("plan.lichsong");
    {
        auto session = create_plan(path);
        fill_plan(session, 3);
    }
    auto options = with_mode(store::OpenMode::Write);
    options.assume_remote = true;
    {
        store::Session first(path, options);
        CHECK(first.is_remote());
        store::Rows rows(first);
        {
            store::Transaction transaction(first);
            rows.insert(sample_row(EntityKind::Topic, 100, 1));
            transaction.commit();
        }
        CHECK_FALSE(folder.names().contains("plan.lichsong-wal"));
        CHECK_FALSE(folder.names().contains("plan.lichsong-shm"));
        for (const auto mode : {store::OpenMode::Read, store::OpenMode::Write}) {
            auto second = options;
            second.mode = mode;
            CHECK(code_of([&] { const store::Session other(path, second); }) == "store.busy");
        }
        CHECK(code_of([&] { first.verify(); }) == "done");
    }
    CHECK(folder.names() == std::set<std::string>{"plan.lichsong"});
    store::Session again(path, options);
    CHECK(store::Rows(again).find(EntityKind::Topic, 100));
}

TEST_CASE("A plan may have any name the system allows", "[plan_file][file]") {
    const TempFolder folder;
    for (const char* name : {"a plan", "it's", "\"quoted\"", "50%", "%20", "who?mode=memory", "a#b", "a&b=c", "Kế hoạch Đồng Tháp", "line\nbreak", "file:x", ":memory:",
                             "back\\slash", "-dash", "semi;colon", "*"}) {
        INFO(name);
        const auto path = folder.file(name + std::string(".lichsong"));
        {
            auto session = create_plan(path);
            fill_plan(session, 2);
            const auto copy = folder.file(name + std::string(".copy"));
            session.backup(copy);
            CHECK(dump(copy) == dump(path));
        }
        REQUIRE(std::filesystem::is_regular_file(path));
        store::Session session(path, with_mode(store::OpenMode::Read));
        CHECK(read_all(session) > 0);
    }
}

TEST_CASE("A plan in a folder that cannot be written is read, and refused for writing", "[plan_file][file]") {
    const TempFolder folder;
    const auto path = folder.file("plan.lichsong");
    {
        auto session = create_plan(path);
        fill_plan(session, 3);
    }
    REQUIRE(::chmod(path.c_str(), 0444) == 0);
    REQUIRE(::chmod(folder.path().c_str(), 0555) == 0);
    const auto before = bytes_of(path);
    const auto code = in_child([&] {
        if (!become_nobody()) return 10;
        store::Session reader(path, with_mode(store::OpenMode::Read));
        if (read_all(reader) == 0) return 1;
        const auto refused = code_of([&] {
            store::Session writer(path, with_mode(store::OpenMode::Write));
            store::Transaction transaction(writer);
            store::Rows(writer).insert(sample_row(EntityKind::Topic, 100, 1));
            transaction.commit();
        });
        return refused == "store.read_only" || refused == "store.cannot_open" ? 0 : 2;
    });
    REQUIRE(::chmod(folder.path().c_str(), 0755) == 0);
    CHECK(code == 0);
    CHECK(bytes_of(path) == before);
    CHECK(folder.names() == std::set<std::string>{"plan.lichsong"});
}

TEST_CASE("A session that was moved goes on at its new place", "[plan_file][file]") {
    const TempFolder folder;
    auto first = create_plan(folder.file("one.lichsong"));
    store::Session second(std::move(first));
    fill_plan(second, 2);
    auto third = create_plan(folder.file("two.lichsong"));
    third = std::move(second);
    CHECK(third.address() == folder.file("one.lichsong"));
    CHECK(read_all(third) == 2 * static_cast<int>(model::entity_kind_count) - 1);  // there is one campaign
}
