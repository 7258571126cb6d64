// SPDX-License-Identifier: Apache-2.0
#include "support/child.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <stdexcept>

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lichsong::test {
namespace {

constexpr int thrown = 99;

void say_all(int pipe, std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(pipe, text.data(), text.size());
        if (written < 0) throw std::runtime_error("the parent does not listen any more");
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

[[noreturn]] void run(const std::function<int(const Child::Say&)>& work, int pipe) {
    int code = thrown;
    try {
        code = work([pipe](std::string_view text) { say_all(pipe, text); });
    } catch (const std::exception& error) {
        std::fprintf(stderr, "in the child: %s\n", error.what());
    }
    ::_exit(code);  // not exit(): what the parent registered to be done at its end is the parent's
}

}  // namespace

Child::Child(const std::function<int(const Say&)>& work) {
    int ends[2] = {};
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    m_process = ::fork();
    if (m_process < 0) throw std::runtime_error("no process");
    if (m_process == 0) {
        ::close(ends[0]);
        std::signal(SIGPIPE, SIG_IGN);
        run(work, ends[1]);
    }
    ::close(ends[1]);
    m_pipe = ends[0];
}

Child::~Child() {
    if (m_process > 0) {
        ::kill(m_process, SIGKILL);
        reap();
    }
    ::close(m_pipe);
}

// False at the end of what the child says.
bool Child::gather(int milliseconds) {
    pollfd waiting{m_pipe, POLLIN, 0};
    if (::poll(&waiting, 1, milliseconds) <= 0) return true;
    char buffer[4096];
    const auto got = ::read(m_pipe, buffer, sizeof buffer);
    if (got > 0) m_said.append(buffer, static_cast<std::size_t>(got));
    return got > 0;
}

void Child::listen(std::chrono::microseconds how_long) {
    const auto end = std::chrono::steady_clock::now() + how_long;
    for (auto left = how_long; left.count() > 0; left = std::chrono::duration_cast<std::chrono::microseconds>(end - std::chrono::steady_clock::now())) {
        if (left < std::chrono::milliseconds(1)) {
            ::usleep(static_cast<useconds_t>(left.count()));
            break;
        }
        if (!gather(static_cast<int>(left.count() / 1000))) break;
    }
}

bool Child::listen_for_lines(std::size_t count) {
    while (static_cast<std::size_t>(std::count(m_said.begin(), m_said.end(), '\n')) < count)
        if (!gather(-1)) return false;
    return true;
}

const std::string& Child::kill() {
    if (m_process > 0) ::kill(m_process, SIGKILL);
    wait();
    return m_said;
}

int Child::wait() {
    while (gather(-1)) {
    }
    return reap();
}

int Child::reap() {
    if (m_process > 0) {
        int status = 0;
        while (::waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
        }
        m_status = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
        m_process = -1;
    }
    return m_status;
}

int in_child(const std::function<int()>& work) { return Child([&](const Child::Say&) { return work(); }).wait(); }

}  // namespace lichsong::test
