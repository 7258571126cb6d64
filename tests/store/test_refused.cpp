// SPDX-License-Identifier: Apache-2.0
// What is not a plan, or is one of a newer program, is refused before a byte of it or beside it is written.
#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include "calendar/base/error.h"
#include "calendar/store/session.h"
#include "support/child.h"
#include "support/database.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;
using store::OpenMode;

namespace {

void make_plan(const std::string& path) {
    store::OpenOptions options;
    options.mode = OpenMode::Create;
    const store::Session session(path, options);
}

std::string code_of_opening(const std::string& path, OpenMode mode) {
    store::OpenOptions options;
    options.mode = mode;
    try {
        const store::Session session(path, options);
    } catch (const base::Error& error) {
        CHECK(error.args().at(0) == path);
        return error.code();
    }
    return "opened";
}

struct Trace {
    std::string bytes;
    long long seconds;
    long long nanoseconds;
    std::set<std::string> beside;
    friend bool operator==(const Trace&, const Trace&) = default;
};

Trace trace(const TempFolder& folder, const std::string& path) {
    struct stat info {};
    REQUIRE(::stat(path.c_str(), &info) == 0);
    return {S_ISREG(info.st_mode) ? bytes_of(path) : "", info.st_mtim.tv_sec, info.st_mtim.tv_nsec, folder.names()};
}

void check_refused(const TempFolder& folder, const std::string& path, const std::string& code) {
    const auto before = trace(folder, path);
    for (const auto mode : {OpenMode::Read, OpenMode::Write}) CHECK(code_of_opening(path, mode) == code);
    CHECK(trace(folder, path) == before);
}

}  // namespace

TEST_CASE("A plan of a newer program is refused and not touched", "[refused][file]") {
    const TempFolder folder;
    const auto path = folder.file("newer.lichsong");
    make_plan(path);
    Database(path).run("PRAGMA user_version = 999");
    check_refused(folder, path, "plan.newer");
}

TEST_CASE("A database of another program is refused and not touched", "[refused][file]") {
    const TempFolder folder;
    const auto path = folder.file("other.lichsong");
    for (const char* id : {"0", "252006673", "-1"}) {
        Database(path, true).run(std::string("PRAGMA application_id = ") + id + "; CREATE TABLE IF NOT EXISTS a (b)");
        check_refused(folder, path, "plan.not_a_plan");
    }
}

TEST_CASE("What is no database is refused and not touched", "[refused][file]") {
    const TempFolder folder;
    const auto whole = folder.file("whole");
    make_plan(whole);
    const auto path = folder.file("text.lichsong");
    for (const auto& content : {std::string("BEGIN:VCALENDAR\r\n"), std::string(), std::string(100'000, 'x'), bytes_of(whole).substr(0, 16),
                                bytes_of(whole).substr(0, 99), std::string(1, '\0') + bytes_of(whole)}) {
        write_bytes(path, content);
        check_refused(folder, path, "plan.not_a_plan");
    }
}

TEST_CASE("A folder, a pipe and nothing at all are refused", "[refused][file]") {
    const TempFolder folder;
    const auto inner = folder.file("folder.lichsong");
    std::filesystem::create_directory(inner);
    check_refused(folder, inner, "plan.not_a_plan");
    const auto pipe = folder.file("pipe.lichsong");
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    check_refused(folder, pipe, "plan.not_a_plan");
    const auto names = folder.names();
    for (const auto& missing : {folder.file("missing.lichsong"), folder.file("no/folder.lichsong"), folder.file("pipe.lichsong/below"), folder.file(std::string(5'000, 'x'))})
        for (const auto mode : {OpenMode::Read, OpenMode::Write}) {
            const auto code = code_of_opening(missing, mode);
            CHECK((code == "plan.not_found" || code == "store.cannot_open"));
        }
    CHECK(folder.names() == names);
}

TEST_CASE("A plan is never made over a file that is there", "[refused][file]") {
    const TempFolder folder;
    const auto path = folder.file("there.lichsong");
    for (const auto& content : {std::string(), std::string("a letter")}) {
        write_bytes(path, content);
        const auto before = trace(folder, path);
        CHECK(code_of_opening(path, OpenMode::Create) == "plan.exists");
        CHECK(trace(folder, path) == before);
    }
}

TEST_CASE("A plan that may not be read is refused as such, not as no plan", "[refused][file]") {
    const TempFolder folder;
    const auto closed = folder.file("closed");
    std::filesystem::create_directory(closed);
    const auto inside = closed + "/plan.lichsong";
    const auto unreadable = folder.file("unreadable.lichsong");
    make_plan(inside);
    make_plan(unreadable);
    REQUIRE(::chmod(folder.path().c_str(), 0755) == 0);
    REQUIRE(::chmod(unreadable.c_str(), 0000) == 0);
    REQUIRE(::chmod(closed.c_str(), 0000) == 0);
    constexpr uid_t nobody = 65534;
    const auto code = in_child([&] {
        if (::geteuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0)) return 10;  // rights mean nothing to root
        if (code_of_opening(unreadable, OpenMode::Read) != "store.cannot_open") return 1;
        if (code_of_opening(inside, OpenMode::Read) != "store.cannot_open") return 2;
        if (code_of_opening(inside, OpenMode::Create) != "store.cannot_open") return 3;
        return 0;
    });
    CHECK(code == 0);
    REQUIRE(::chmod(closed.c_str(), 0700) == 0);
}
