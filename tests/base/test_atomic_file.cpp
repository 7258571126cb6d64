// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "calendar/base/atomic_file.h"
#include "calendar/base/error.h"

using namespace lichsong::base;
namespace fs = std::filesystem;

namespace {
struct Folder {
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "lichsong-test-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        ::chmod(path.c_str(), 0700);
        fs::remove_all(path);
    }
    std::size_t files() const { return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator())); }
};

std::string content(const fs::path& path) {
    std::ostringstream out;
    out << std::ifstream(path).rdbuf();
    return out.str();
}

void put(const fs::path& path, const std::string& text) { std::ofstream(path) << text; }

std::string code_of_opening(const fs::path& path) {
    try {
        const AtomicFile file(path);
    } catch (const Error& error) {
        CHECK(error.fault() == Fault::Store);
        CHECK(error.args().at(0) == path.string());
        return error.code();
    }
    return "";
}
}  // namespace

TEST_CASE("A committed file has all that was written, and nothing is left beside it", "[atomic_file]") {
    const Folder folder;
    const auto target = folder.path / "out.ics";
    const std::string large(300'000, 'x');  // more than the buffer
    AtomicFile file(target);
    file.write("head ");
    file.write(large);
    CHECK_FALSE(fs::exists(target));
    file.commit();
    CHECK(content(target) == "head " + large);
    CHECK(folder.files() == 1);
}

TEST_CASE("The old file stays where the new one is not committed", "[atomic_file]") {
    const Folder folder;
    const auto target = folder.path / "out.ics";
    put(target, "old");
    {
        AtomicFile file(target);
        file.write("new");
        CHECK(content(target) == "old");
    }
    CHECK(content(target) == "old");
    CHECK(folder.files() == 1);
}

TEST_CASE("A replaced file keeps its rights, and a new one has those of any new file", "[atomic_file]") {
    const Folder folder;
    const auto target = folder.path / "out.ics";
    put(target, "old");
    ::chmod(target.c_str(), 0640);
    AtomicFile replaced(target);
    replaced.commit();
    CHECK(content(target).empty());
    struct stat state {};
    REQUIRE(::stat(target.c_str(), &state) == 0);
    CHECK((state.st_mode & 0777) == 0640);

    const auto mask = ::umask(022);
    AtomicFile fresh(folder.path / "new.ics");
    fresh.commit();
    ::umask(mask);
    REQUIRE(::stat((folder.path / "new.ics").c_str(), &state) == 0);
    CHECK((state.st_mode & 0777) == 0644);
}

TEST_CASE("A link is followed, so that it stays a link", "[atomic_file]") {
    const Folder folder;
    put(folder.path / "real.ics", "old");
    fs::create_symlink("real.ics", folder.path / "link.ics");
    AtomicFile file(folder.path / "link.ics");
    file.write("new");
    file.commit();
    CHECK(fs::is_symlink(folder.path / "link.ics"));
    CHECK(content(folder.path / "real.ics") == "new");
}

TEST_CASE("A folder that is missing or cannot be written is an error before anything is written", "[atomic_file]") {
    const Folder folder;
    CHECK(code_of_opening(folder.path / "missing" / "out.ics") == "file.cannot_write");
    CHECK(code_of_opening(folder.path) == "file.cannot_write");
    CHECK(code_of_opening("/proc/out.ics") == "file.cannot_write");  // read-only for everybody
    ::chmod(folder.path.c_str(), 0500);
    if (::geteuid() != 0) CHECK(code_of_opening(folder.path / "out.ics") == "file.cannot_write");  // root may
    CHECK(folder.files() == 0);
}

TEST_CASE("A disk that takes no more is an error, and the old file stays", "[atomic_file]") {
    const Folder folder;
    const auto target = folder.path / "out.ics";
    put(target, "old");
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);  // so that the write fails instead of the program
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{1000, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
    std::string code;
    try {
        AtomicFile file(target);
        file.write(std::string(2000, 'x'));
        file.commit();
    } catch (const Error& error) {
        code = error.code();
    }
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    CHECK(code == "file.cannot_write");
    CHECK(content(target) == "old");
    CHECK(folder.files() == 1);
}

TEST_CASE("A device is written to, never replaced by a file", "[atomic_file]") {
    const Folder folder;
    const auto device = folder.path / "sink";
    std::filesystem::create_symlink("/dev/null", device);
    AtomicFile file(device);
    file.write("x");
    file.commit();
    CHECK(std::filesystem::is_character_file("/dev/null"));
    put(folder.path / "finished", "x");
    CHECK_THROWS_AS(put_in_place(folder.path / "finished", "/dev/null"), Error);
    CHECK(std::filesystem::is_character_file("/dev/null"));
    CHECK(folder.files() == 1);
}
