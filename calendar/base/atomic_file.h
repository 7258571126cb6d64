// SPDX-License-Identifier: Apache-2.0
// A file that appears whole or not at all: written beside its name, synced, renamed, and the folder synced. Every file
// the program gives to a person is written through it. Not for the plan itself, which SQLite looks after.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace lichsong::base {

/// Makes the finished file `beside` the file `target`, synced: the last step of writing a file whole. Where it fails
/// `beside` is removed, the target is as before, and Error{Store,"file.cannot_write"} says why.
void put_in_place(const std::filesystem::path& beside, const std::filesystem::path& target);

class AtomicFile {
public:
    enum class Access { AsOthers, Owner };  ///< who may read it: as other new files, or as the old one; or nobody else

    /// Opens a new file beside `target`. Throws Error{Store,"file.cannot_write"} with the path and the system's reason.
    explicit AtomicFile(std::filesystem::path target, Access access = Access::AsOthers);
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    /// Without commit() the new file is removed and the target stays as it was.
    ~AtomicFile();

    /// Buffered; throws Error{Store,"file.cannot_write"}, e.g. on a full disk.
    void write(std::string_view bytes);

    /// Makes the target the new file. After it throws, the target is still the old one.
    void commit();

private:
    void flush();
    [[noreturn]] void fail(int system_error) const;

    std::filesystem::path m_target;
    Access m_access;
    std::string m_beside;
    std::string m_buffer;
    int m_file = -1;
    bool m_direct = false;  ///< the target is a device or a pipe: there is nothing to replace
};

}  // namespace lichsong::base
