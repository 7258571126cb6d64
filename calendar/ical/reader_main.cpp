// SPDX-License-Identifier: Apache-2.0
// The child process: lichsong-ical reads requests from standard input and answers on standard output, with 256 MB, two
// seconds of processor time, and no way to files, programs or the network. Started by ical/reader_process.cpp.
#include <cerrno>
#include <cstdio>
#include <new>
#include <string>

#include <seccomp.h>
#include <sys/resource.h>
#include <unistd.h>

#include "calendar/ical/libical_reader.h"
#include "calendar/ical/wire.h"

namespace {

using namespace lichsong::ical;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
constexpr bool sanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
constexpr bool sanitized = false;
#endif

constexpr rlim_t most_memory = rlim_t{256} * 1024 * 1024;
constexpr rlim_t most_seconds = sanitized ? 20 : 2;
enum Exit : int { Done = 0, NoSandbox = 10, NoMemory = 11, BadRequest = 12 };

bool limit(int what, rlim_t most) {
    const rlimit both{most, most};
    return ::setrlimit(static_cast<__rlimit_resource_t>(what), &both) == 0;
}

// What is not listed fails as if it were not permitted: no file can be opened, no socket made, no program started.
bool close_all_doors() {
    // A sanitizer maps terabytes that it never touches.
    if (!sanitized && !limit(RLIMIT_AS, most_memory)) return false;
    if (!limit(RLIMIT_CPU, most_seconds) || !limit(RLIMIT_CORE, 0) || !limit(RLIMIT_FSIZE, 0)) return false;
    auto* filter = ::seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (filter == nullptr) return false;
    constexpr int allowed[] = {
        SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(munmap),
        SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigaction),
        SCMP_SYS(rt_sigprocmask), SCMP_SYS(sigaltstack), SCMP_SYS(clock_gettime), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(tgkill),
        SCMP_SYS(sched_yield), SCMP_SYS(getrandom),
    };
    bool good = true;
    for (const int call : allowed) good = good && ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
    good = good && ::seccomp_load(filter) == 0;
    ::seccomp_release(filter);
    return good;
}

bool read_whole(char* to, std::size_t count) {
    while (count > 0) {
        const auto got = ::read(STDIN_FILENO, to, count);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        to += got;
        count -= static_cast<std::size_t>(got);
    }
    return true;
}

bool write_whole(const char* from, std::size_t count) {
    while (count > 0) {
        const auto put = ::write(STDOUT_FILENO, from, count);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        from += put;
        count -= static_cast<std::size_t>(put);
    }
    return true;
}

int answer_all() {
    std::string request;
    char head[frame_head];
    while (read_whole(head, sizeof head)) {
        const auto length = length_of({head, sizeof head});
        if (length > longest_frame) return BadRequest;
        request.resize(length);
        if (!read_whole(request.data(), length)) return BadRequest;
        const auto reply = read_with_libical(request);
        const auto frame = frame_of(reply.size());
        if (!write_whole(frame.data(), frame.size()) || !write_whole(reply.data(), reply.size())) return Done;  // nobody waits any more
    }
    return Done;
}

}  // namespace

int main() {
    if (!close_all_doors()) ::_exit(NoSandbox);
    try {
        ::_exit(answer_all());
    } catch (const std::bad_alloc&) {
        ::_exit(NoMemory);
    }
}
