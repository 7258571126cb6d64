// SPDX-License-Identifier: Apache-2.0
// A plan stays locked whoever else in the process looks at its file, as dialogs for files do.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <memory>

#include <fcntl.h>
#include <unistd.h>

#include "calendar/store/session.h"
#include "sample_rows.h"
#include "support/child.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

constexpr off_t shared_first = 0x40000002;  // where SQLite locks a database for reading
constexpr off_t shared_size = 510;

void look_at(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    char byte = 0;
    file.get(byte);
}

/// Asked in another process, as the kernel does not tell of one's own.
bool is_locked(const std::string& path) {
    return in_child([&] {
        const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
        struct flock lock {};
        lock.l_type = F_WRLCK;
        lock.l_whence = SEEK_SET;
        lock.l_start = shared_first;
        lock.l_len = shared_size;
        if (file < 0 || ::fcntl(file, F_GETLK, &lock) != 0) return 2;
        return lock.l_type == F_UNLCK ? 0 : 1;
    }) == 1;
}

int come_and_go(const std::string& path) {
    return in_child([&] {
        store::Session other(path, {});
        static_cast<void>(other.last_change());
        return 0;
    });
}

}  // namespace

TEST_CASE("Looking at the file of an open plan takes none of its locks", "[.fault][file]") {
    const TempFolder folder;
    const auto path = folder.file("plan.lichsong");
    static_cast<void>(create_plan(path));
    {
        store::Session session(path, {});
        static_cast<void>(session.last_change());
        REQUIRE(is_locked(path));
        look_at(path);
        CHECK(is_locked(path));
        look_at(path + "-wal");
        look_at(path + "-shm");
        CHECK(come_and_go(path) == 0);
        CHECK(std::filesystem::exists(path + "-wal"));  // the other one was not the last
    }
    CHECK_FALSE(is_locked(path));
    CHECK_FALSE(std::filesystem::exists(path + "-wal"));
}

TEST_CASE("Of two sessions of one process the second keeps the plan locked when the first has gone, and none after both", "[.fault][file]") {
    const TempFolder folder;
    const auto path = folder.file("plan.lichsong");
    static_cast<void>(create_plan(path));
    auto first = std::make_unique<store::Session>(path, store::OpenOptions{});
    static_cast<void>(first->last_change());
    auto second = std::make_unique<store::Session>(path, store::OpenOptions{});
    static_cast<void>(second->last_change());
    first.reset();
    look_at(path);
    CHECK(is_locked(path));
    CHECK(come_and_go(path) == 0);
    CHECK(std::filesystem::exists(path + "-wal"));
    first = std::make_unique<store::Session>(path, store::OpenOptions{});
    second.reset();
    CHECK(is_locked(path));
    first.reset();
    CHECK_FALSE(is_locked(path));
    CHECK_FALSE(std::filesystem::exists(path + "-wal"));
}
