// SPDX-License-Identifier: Apache-2.0
// What can be told of a plan file without opening it in SQLite: whether it is one, of which version, on what kind of disk,
// and whether it is still the file that was found whole.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace lichsong::store {

/// "LSng" as SQLite's application_id: the first four letters of the format's name in hexadecimal.
inline constexpr int application_id = 0x4C536E67;

struct FileHeader {
    int application = 0;
    int version = 0;
};

/// Whether anything has that name. Throws Error{Store,"store.cannot_open"} where the system does not let us look.
[[nodiscard]] bool is_there(const std::filesystem::path& file);

/// The plan's name as SOCI's connection text, whatever letters are in it. `immutable`: nothing can write it, so no locks.
[[nodiscard]] std::string connection_text(const std::string& address, bool creating, bool immutable, const std::string& vfs);

/// True where SQLite keeps a log beside the file: a desk has it open, or died while it had.
[[nodiscard]] bool has_log(const std::filesystem::path& file);
/// Removes log and shared memory that SQLite would take for those of a new file of that name.
void remove_log(const std::filesystem::path& file);
/// The same and the file: what is left of one that was not finished.
void remove_unfinished(const std::filesystem::path& file);

/// Removes a plan that nobody needs. Error{Store,"store.busy"} where a desk has it open, {"store.read_only"} where the system refuses.
void remove_plan(const std::filesystem::path& file);

/// Reads the header and no more. Throws Error{Input,"plan.not_found"} or {"plan.not_a_plan"}, Error{Store,"store.cannot_open"},
/// and {"store.damaged_backup"} for what is no database but has a backup beside it.
[[nodiscard]] FileHeader read_header(const std::filesystem::path& file);

[[nodiscard]] bool lies_on_remote_disk(const std::filesystem::path& file);

/// Where copies of the plan are kept that are made by themselves: beside it.
[[nodiscard]] std::filesystem::path backups_folder(const std::filesystem::path& file);
/// The newest other plan beside `file` that is named after it, or in backups_folder(): a backup to offer when the file is damaged.
[[nodiscard]] std::optional<std::filesystem::path> backup_beside(const std::filesystem::path& file);

/// Device, inode, size and times to the nanosecond, of the log too: a file swapped, damaged or written by others differs.
[[nodiscard]] std::string fingerprint(const std::filesystem::path& file);

/// Remembers, in a folder of the user's cache, the fingerprints of files that were found whole.
class CheckedFiles {
public:
    /// An empty folder remembers nothing.
    explicit CheckedFiles(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    [[nodiscard]] bool is_unchanged(const std::filesystem::path& file) const;
    /// Best effort: where the cache cannot be written, the next opening checks again.
    void remember(const std::filesystem::path& file) const;
    void forget(const std::filesystem::path& file) const;

private:
    [[nodiscard]] std::filesystem::path note_of(const std::filesystem::path& file) const;
    std::filesystem::path m_folder;
};

}  // namespace lichsong::store
