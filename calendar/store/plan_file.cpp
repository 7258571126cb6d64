// SPDX-License-Identifier: Apache-2.0
// Offsets after "The SQLite Database File Format", section 1.3 (user_version at 60, application_id at 68, big-endian).
#include "calendar/store/plan_file.h"

#include <array>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <functional>
#include <system_error>

#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

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

// RFC 3986 escaping for SQLite's "file:" names, so that quotes, spaces and question marks in a path mean themselves.
std::string file_uri(const std::string& file) {
    std::string uri = "file:";
    for (const char c : file) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '/' ||
                           byte == '.' || byte == '-' || byte == '_';
        char escaped[8];
        std::snprintf(escaped, sizeof escaped, "%%%02X", byte);
        if (plain) uri += c;
        else uri += escaped;
    }
    return uri;
}

std::optional<FileHeader> header_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::array<char, header_size> bytes{};
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (in.gcount() != static_cast<std::streamsize>(bytes.size()) || std::string_view(bytes.data(), sqlite_magic.size()) != sqlite_magic) return std::nullopt;
    return FileHeader{big_endian(bytes, 68), big_endian(bytes, 60)};
}

// "plan.before-2" and "plan-1-5" are named after "plan"; "plan2" and "planning" are plans of their own.
bool is_named_after(const fs::path& other, const fs::path& file) {
    const auto name = other.stem().string();
    const auto stem = file.stem().string();
    if (!name.starts_with(stem) || name.size() == stem.size()) return false;
    const auto next = static_cast<unsigned char>(name[stem.size()]);
    return next < 0x80 && std::isalnum(next) == 0;
}

}  // namespace

std::string fingerprint(const fs::path& file) {
    std::string print;
    for (const char* suffix : {"", "-wal"}) {
        struct stat info {};
        const auto path = file.string() + suffix;
        const bool is_log = *suffix != '\0';
        if (::stat(path.c_str(), &info) != 0 || (is_log && info.st_size == 0)) continue;  // an empty log, left by a reader that was killed, is none
        for (const auto part : {static_cast<long long>(info.st_dev), static_cast<long long>(info.st_ino), static_cast<long long>(info.st_size),
                                static_cast<long long>(info.st_mtim.tv_sec), static_cast<long long>(info.st_mtim.tv_nsec),
                                static_cast<long long>(info.st_ctim.tv_sec), static_cast<long long>(info.st_ctim.tv_nsec)})
            print += std::to_string(part) + ' ';
        print += '\n';
    }
    return print;
}

// Only a new plan is created: one that vanishes at the last moment must not come back empty.
std::string connection_text(const std::string& address, bool creating, bool immutable, const std::string& vfs) {
    std::string text = "db=" + file_uri(address) + (immutable ? "?immutable=1" : creating ? "?mode=rwc" : "?mode=rw");
    if (!vfs.empty()) text += "&vfs=" + vfs;
    if (immutable) text += " readonly=true";
    return text;
}

bool has_log(const fs::path& file) { return is_there(file.string() + "-wal") || is_there(file.string() + "-journal"); }

void remove_log(const fs::path& file) {
    std::error_code gone;  // one that cannot be removed stops SQLite as well, and that is told
    for (const char* suffix : {"-wal", "-shm", "-journal"}) fs::remove(file.string() + suffix, gone);
}

void remove_unfinished(const fs::path& file) {
    std::error_code gone;
    fs::remove(file, gone);
    remove_log(file);
}

void remove_plan(const fs::path& file) {
    if (has_log(file)) throw Error(Fault::Store, "store.busy", {file.string(), "wal"});
    std::error_code problem;
    if (!fs::remove(file, problem)) throw Error(Fault::Store, "store.read_only", {file.string(), problem ? problem.message() : std::generic_category().message(ENOENT)});
}

bool is_there(const fs::path& file) {
    std::error_code problem;
    const auto type = fs::status(file, problem).type();
    if (type == fs::file_type::none) throw Error(Fault::Store, "store.cannot_open", {file.string(), problem.message()});
    return type != fs::file_type::not_found;
}

FileHeader read_header(const fs::path& file) {
    if (!is_there(file)) throw Error(Fault::Input, "plan.not_found", {file.string()});
    if (!fs::is_regular_file(file)) throw Error(Fault::Input, "plan.not_a_plan", {file.string()});
    if (::access(file.c_str(), R_OK) != 0) throw Error(Fault::Store, "store.cannot_open", {file.string(), std::generic_category().message(errno)});
    if (const auto header = header_of(file)) return *header;
    // With a backup beside it was a plan once.
    if (const auto backup = backup_beside(file)) throw Error(Fault::Store, "store.damaged_backup", {file.string(), "no SQLite header", backup->string()});
    throw Error(Fault::Input, "plan.not_a_plan", {file.string()});
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

fs::path backups_folder(const fs::path& file) { return file.string() + ".backups"; }

std::optional<fs::path> backup_beside(const fs::path& file) {
    std::optional<fs::path> newest;
    const auto look_in = [&](const fs::path& folder, bool holds_only_backups) {
        std::error_code unreadable;  // no list of the folder, no offer
        for (fs::directory_iterator entry(folder, unreadable), end; !unreadable && entry != end; entry.increment(unreadable)) {
            const auto& other = entry->path();
            std::error_code vanished;
            if (other.extension() != file.extension() || (!holds_only_backups && !is_named_after(other, file)) || !entry->is_regular_file(vanished)) continue;
            const auto header = header_of(other);
            if (!header || header->application != application_id) continue;
            if (!newest || fs::last_write_time(other, vanished) > fs::last_write_time(*newest, vanished)) newest = other;
        }
    };
    look_in(file.has_parent_path() ? file.parent_path() : fs::path("."), false);
    look_in(backups_folder(file), true);
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

void CheckedFiles::forget(const fs::path& file) const {
    std::error_code unwritable;
    if (!m_folder.empty()) fs::remove(note_of(file), unwritable);
}

}  // namespace lichsong::store
