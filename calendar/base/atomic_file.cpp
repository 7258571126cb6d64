// SPDX-License-Identifier: Apache-2.0
// POSIX: mkstemp, write, fsync, rename, fsync of the folder.
#include "calendar/base/atomic_file.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "calendar/base/error.h"

namespace lichsong::base {
namespace {

constexpr std::size_t buffer_size = 256 * 1024;

// A file a person asked for gets the rights any other new file would have; mkstemp alone gives 0600.
mode_t rights_of_a_new_file() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

Error cannot_write(const std::filesystem::path& target, int system_error) {
    return {Fault::Store, "file.cannot_write", {target.string(), std::generic_category().message(system_error)}};
}

bool sync(const std::filesystem::path& path, int flags) {
    const int handle = ::open(path.c_str(), flags | O_CLOEXEC);
    if (handle < 0) return false;
    const bool synced = ::fsync(handle) == 0;
    ::close(handle);
    return synced;
}

std::filesystem::path follow_link(std::filesystem::path target) {
    std::error_code ignored;  // a target that does not exist yet is no link
    if (std::filesystem::is_symlink(target, ignored)) return std::filesystem::weakly_canonical(target, ignored);
    return target;
}

// A device or a pipe is written to; to put a file in its place would take it away from everybody.
bool is_device(const std::filesystem::path& target) {
    std::error_code unknown;
    const auto status = std::filesystem::status(target, unknown);
    return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status) && !std::filesystem::is_directory(status);
}

}  // namespace

void put_in_place(const std::filesystem::path& beside, const std::filesystem::path& target) {
    if (is_device(target)) {
        ::unlink(beside.c_str());
        throw cannot_write(target, EINVAL);
    }
    if (!sync(beside, O_RDONLY) || ::rename(beside.c_str(), target.c_str()) != 0) {
        const int reason = errno;
        ::unlink(beside.c_str());
        throw cannot_write(target, reason);
    }
    // The name has changed already; a folder that cannot be opened for reading cannot be synced either.
    sync(target.has_parent_path() ? target.parent_path() : std::filesystem::path("."), O_RDONLY | O_DIRECTORY);
}

AtomicFile::AtomicFile(std::filesystem::path target, Access access)
    : m_target(follow_link(std::move(target))), m_access(access), m_beside(m_target.string() + ".XXXXXX") {
    if (std::filesystem::is_directory(m_target)) fail(EISDIR);
    m_direct = is_device(m_target);
    m_file = m_direct ? ::open(m_target.c_str(), O_WRONLY | O_CLOEXEC) : ::mkstemp(m_beside.data());
    if (m_file < 0) fail(errno);
    m_buffer.reserve(buffer_size);
}

AtomicFile::~AtomicFile() {
    if (m_file < 0) return;
    ::close(m_file);
    if (!m_direct) ::unlink(m_beside.c_str());
}

void AtomicFile::write(std::string_view bytes) {
    if (m_buffer.size() + bytes.size() > buffer_size) flush();
    m_buffer.append(bytes);
}

void AtomicFile::flush() {
    std::string_view left = m_buffer;
    while (!left.empty()) {
        const auto written = ::write(m_file, left.data(), left.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail(errno);
        left.remove_prefix(static_cast<std::size_t>(written));
    }
    m_buffer.clear();
}

void AtomicFile::commit() {
    flush();
    if (m_direct) {
        ::close(std::exchange(m_file, -1));
        return;
    }
    struct stat old {};
    const bool replaces = ::stat(m_target.c_str(), &old) == 0;
    const mode_t rights = m_access == Access::Owner ? S_IRUSR | S_IWUSR : replaces ? old.st_mode & 07777 : rights_of_a_new_file();
    if (::fchmod(m_file, rights) != 0) fail(errno);
    ::close(std::exchange(m_file, -1));
    put_in_place(m_beside, m_target);
}

void AtomicFile::fail(int system_error) const { throw cannot_write(m_target, system_error); }

}  // namespace lichsong::base
