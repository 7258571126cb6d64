// SPDX-License-Identifier: Apache-2.0
// SQLite's locks are of the kind that POSIX gives a process: they all go when the process closes the file anywhere, as a file
// dialog of the toolkit does that looks at what lies in the folder. Then another desk believes to be alone and removes the log
// that this one goes on writing to. Linux has locks that belong to the open file instead (fcntl(2), "open file description
// locks"); other processes see no difference.
#include "calendar/store/file_locks.h"

#include <cerrno>
#include <cstdarg>
#include <map>
#include <mutex>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <soci/sqlite3/soci-sqlite3.h>

namespace lichsong::store {
namespace {

// SQLite believes that the locks of all its descriptors of a file are one: so one of them takes them all. It closes none while
// there is a lock, and the next one to lock takes the part over.
class Holders {
public:
    [[nodiscard]] int of(int descriptor) {
        struct stat file {};
        if (::fstat(descriptor, &file) != 0) return descriptor;
        const std::lock_guard guard(m_mutex);
        return m_holders.emplace(std::pair(file.st_dev, file.st_ino), descriptor).first->second;
    }
    void forget(int descriptor) {
        const std::lock_guard guard(m_mutex);
        std::erase_if(m_holders, [&](const auto& one) { return one.second == descriptor; });
    }

private:
    std::mutex m_mutex;
    std::map<std::pair<dev_t, ino_t>, int> m_holders;
};

Holders& holders() {
    static Holders all;
    return all;
}

int lock(int descriptor, int how, struct flock* wanted) {
    auto own = *wanted;
    own.l_pid = 0;  // asked for by the kernel
    const int result = ::fcntl(holders().of(descriptor), how == F_GETLK ? F_OFD_GETLK : how == F_SETLK ? F_OFD_SETLK : F_OFD_SETLKW, &own);
    if (result == -1 && errno == EINVAL) return ::fcntl(descriptor, how, wanted);  // a kernel without them
    *wanted = own;
    return result;
}

int lasting_fcntl(int descriptor, int what, ...) {
    std::va_list rest;
    va_start(rest, what);
    auto* argument = va_arg(rest, void*);
    va_end(rest);
    if (what == F_SETLK || what == F_SETLKW || what == F_GETLK) return lock(descriptor, what, static_cast<struct flock*>(argument));
    return ::fcntl(descriptor, what, argument);
}

int forgetting_close(int descriptor) {
    holders().forget(descriptor);
    return ::close(descriptor);
}

}  // namespace

void keep_file_locks() {
    using namespace sqlite_api;
    auto* unix_files = sqlite3_vfs_find("unix");
    if (unix_files == nullptr) return;
    unix_files->xSetSystemCall(unix_files, "fcntl", reinterpret_cast<sqlite3_syscall_ptr>(&lasting_fcntl));
    unix_files->xSetSystemCall(unix_files, "close", reinterpret_cast<sqlite3_syscall_ptr>(&forgetting_close));
}

}  // namespace lichsong::store
