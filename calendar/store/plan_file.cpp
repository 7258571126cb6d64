// SPDX-License-Identifier: Apache-2.0
// Offsets after "The SQLite Database File Format", section 1.3 (user_version at 60, application_id at 68, big-endian).
#include "calendar/store/plan_file.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <functional>
#include <system_error>

#include <sys/stat.h>
#include <sys/vfs.h>

#include "calendar/base/atomic_file.h"
#include "calendar/base/error.h"
#include "calendar/store/session.h"

namespace lichsong::store {
namespace {

using base::Error;
using base::Fault;
namespace fs = std::filesystem;

constexpr std::size_t header_size = 100;
constexpr std::string_view sqlite_magic("SQLite format 3\0", 16);

int big_endian(const std::array<char, header_size>& bytes, std::size_t at) {
    unsigned value = 0;
    for (std::size_t i = at; i < at + 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes[i]);
    return static_cast<int>(value);
}

// Device, inode, size and times to the nanosecond: a file swapped, damaged or written by others differs in one of them.
std::string fingerprint(const fs::path& file) {
    std::string print;
    for (const char* suffix : {"", "-wal"}) {
        struct stat info {};
        const auto path = file.string() + suffix;
        if (::stat(path.c_str(), &info) != 0) continue;
        for (const auto part : {static_cast<long long>(info.st_dev), static_cast<long long>(info.st_ino), static_cast<long long>(info.st_size),
                                static_cast<long long>(info.st_mtim.tv_sec), static_cast<long long>(info.st_mtim.tv_nsec),
                                static_cast<long long>(info.st_ctim.tv_sec), static_cast<long long>(info.st_ctim.tv_nsec)})
            print += std::to_string(part) + ' ';
        print += '\n';
    }
    return print;
}

}  // namespace

bool is_there(const fs::path& file) {
    std::error_code problem;
    const auto type = fs::status(file, problem).type();
    if (type == fs::file_type::none) throw Error(Fault::Store, "store.cannot_open", {file.string(), problem.message()});
    return type != fs::file_type::not_found;
}

FileHeader read_header(const fs::path& file) {
    if (!is_there(file)) throw Error(Fault::Input, "plan.not_found", {file.string()});
    if (!fs::is_regular_file(file)) throw Error(Fault::Input, "plan.not_a_plan", {file.string()});
    std::ifstream in(file, std::ios::binary);
    if (!in) throw Error(Fault::Store, "store.cannot_open", {file.string(), std::generic_category().message(errno)});
    std::array<char, header_size> bytes{};
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (in.gcount() != static_cast<std::streamsize>(bytes.size()) || std::string_view(bytes.data(), sqlite_magic.size()) != sqlite_magic)
        throw Error(Fault::Input, "plan.not_a_plan", {file.string()});
    return {big_endian(bytes, 68), big_endian(bytes, 60)};
}

bool is_remote_file_system(long magic) noexcept {
    // linux/magic.h, and for FUSE the many network file systems behind it (sshfs, s3fs): locks there depend on the far side.
    constexpr std::array<long, 9> remote = {0x6969, 0x517B, 0xFE534D42, 0xFF534D42, 0x65735546, 0x01021997, 0x5346414F, 0x00C36400, 0x564C};
    for (const long known : remote)
        if ((magic & 0xFFFFFFFFL) == known) return true;
    return false;
}

bool lies_on_remote_disk(const fs::path& file) {
    const auto folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    struct statfs info {};
    return ::statfs(folder.c_str(), &info) == 0 && is_remote_file_system(static_cast<long>(info.f_type));
}

std::optional<fs::path> backup_beside(const fs::path& file) {
    const auto folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    const auto stem = file.stem().string();
    std::optional<fs::path> newest;
    std::error_code unreadable;  // no list of the folder, no offer
    for (const auto& entry : fs::directory_iterator(folder, unreadable)) {
        const auto& other = entry.path();
        if (other.filename() == file.filename() || other.extension() != file.extension()) continue;
        if (!other.filename().string().starts_with(stem) || !entry.is_regular_file(unreadable)) continue;
        if (!newest || entry.last_write_time(unreadable) > fs::last_write_time(*newest, unreadable)) newest = other;
    }
    return newest;
}

fs::path CheckedFiles::note_of(const fs::path& file) const {
    std::error_code unresolved;
    const auto whole = fs::weakly_canonical(file, unresolved);
    return m_folder / (std::to_string(std::hash<std::string>{}(whole.string())) + ".checked");
}

bool CheckedFiles::is_unchanged(const fs::path& file) const {
    if (m_folder.empty()) return false;
    std::ifstream in(note_of(file), std::ios::binary);
    const std::string noted{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    return !noted.empty() && noted == fingerprint(file);
}

void CheckedFiles::remember(const fs::path& file) const {
    if (m_folder.empty()) return;
    std::error_code unwritable;
    fs::create_directories(m_folder, unwritable);
    std::ofstream(note_of(file), std::ios::binary | std::ios::trunc) << fingerprint(file);
}

}  // namespace lichsong::store
