// SPDX-License-Identifier: Apache-2.0
#include "calendar/ical/reader_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "calendar/base/error.h"
#include "calendar/ical/wire.h"

namespace lichsong::ical {
namespace {

using base::Error;
using base::Fault;

constexpr int most_milliseconds = 20'000;  // without a sign of life; its processor time ends long before
constexpr int exit_no_memory = 11;         // reader_main.cpp

class File {
public:
    explicit File(int file = -1) noexcept : m_file(file) {}
    File(File&& other) noexcept : m_file(std::exchange(other.m_file, -1)) {}
    File& operator=(File&& other) noexcept {
        std::swap(m_file, other.m_file);
        return *this;
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { close(); }
    void close() noexcept {
        if (m_file >= 0) ::close(std::exchange(m_file, -1));
    }
    [[nodiscard]] int get() const noexcept { return m_file; }

private:
    int m_file;
};

// The child's death closes the pipe; writing to it then is an error to be told, not a signal that ends this program too.
class NoBrokenPipeSignal {
public:
    NoBrokenPipeSignal() {
        sigset_t pipe;
        sigemptyset(&pipe);
        sigaddset(&pipe, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe, &m_before);
    }
    NoBrokenPipeSignal(const NoBrokenPipeSignal&) = delete;
    NoBrokenPipeSignal& operator=(const NoBrokenPipeSignal&) = delete;
    ~NoBrokenPipeSignal() {
        if (!sigismember(&m_before, SIGPIPE)) {
            sigset_t pipe;
            sigemptyset(&pipe);
            sigaddset(&pipe, SIGPIPE);
            const timespec at_once{};
            sigtimedwait(&pipe, nullptr, &at_once);  // takes away what came meanwhile
        }
        pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }

private:
    sigset_t m_before{};
};

}  // namespace

struct ReaderProcess::Child {
    pid_t process = -1;
    File to, from;
    std::size_t given = 0;    ///< octets so far
    std::string out;          ///< what is still to be sent
    std::size_t sent = 0;
    std::string in;           ///< what has come and is not a whole reply yet

    Child() = default;
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() { end(true); }

    /// Its wait status.
    int end(bool by_force) {
        int status = 0;
        if (process < 0) return status;
        to.close();
        from.close();
        if (by_force) ::kill(process, SIGKILL);
        while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {}
        process = -1;
        return status;
    }
};

ReaderProcess::ReaderProcess(std::filesystem::path program) : m_program(std::move(program)) {}
ReaderProcess::~ReaderProcess() = default;

void ReaderProcess::start() {
    const auto failed = [&](int reason) { return Error(Fault::Store, "ics.no_reader", {m_program.string(), std::generic_category().message(reason)}); };
    std::array<int, 2> requests{};
    std::array<int, 2> replies{};
    if (::pipe2(requests.data(), O_CLOEXEC) != 0) throw failed(errno);
    File requests_read(requests[0]);
    File requests_write(requests[1]);
    if (::pipe2(replies.data(), O_CLOEXEC) != 0) throw failed(errno);
    File replies_read(replies[0]);
    File replies_write(replies[1]);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, requests_read.get(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, replies_write.get(), STDOUT_FILENO);
    std::string name = m_program.string();
    std::array<char*, 2> arguments{name.data(), nullptr};
    std::array<char*, 1> environment{nullptr};
    auto child = std::make_unique<Child>();
    const int problem = ::posix_spawn(&child->process, name.c_str(), &actions, nullptr, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    if (problem != 0) {
        child->process = -1;
        throw failed(problem);
    }
    child->to = std::move(requests_write);
    child->from = std::move(replies_read);
    for (const int file : {child->to.get(), child->from.get()}) ::fcntl(file, F_SETFL, O_NONBLOCK);
    m_child = std::move(child);
}

void ReaderProcess::send(std::string request) {
    if (m_child && m_child->given + request.size() > share_of_one) retire();
    if (!m_child) start();
    auto& child = *m_child;
    child.given += request.size();
    const auto frame = frame_of(request.size());
    child.out.append(frame.data(), frame.size());
    child.out += request;
    ++m_waiting;
    exchange(true);
}

std::string ReaderProcess::reply() {
    while (m_ready.empty()) {
        if (m_waiting == 0) throw Error(Fault::Input, "ics.reader_failed");
        exchange(false);
    }
    auto reply = std::move(m_ready.front());
    m_ready.pop_front();
    return reply;
}

// Lets bytes flow both ways: until all of a request is sent, or until a reply is whole. A child that cannot get rid of its
// reply does not read on, so both must be looked after together.
void ReaderProcess::exchange(bool until_sent) {
    const NoBrokenPipeSignal quiet;
    auto& child = *m_child;
    const auto ready_before = m_ready.size();
    std::array<char, 64 * 1024> block{};
    while (until_sent ? child.sent < child.out.size() : m_ready.size() == ready_before) {
        const bool sending = child.sent < child.out.size();
        std::array<pollfd, 2> files{pollfd{child.from.get(), POLLIN, 0}, pollfd{sending ? child.to.get() : -1, POLLOUT, 0}};
        const int events = ::poll(files.data(), files.size(), most_milliseconds);
        if (events < 0 && errno == EINTR) continue;
        if (events <= 0) fail(true);
        if (files[1].revents != 0) {
            const auto put = ::write(child.to.get(), child.out.data() + child.sent, child.out.size() - child.sent);
            if (put < 0 && errno != EAGAIN && errno != EINTR) fail(false);
            if (put > 0) child.sent += static_cast<std::size_t>(put);
        }
        if (files[0].revents == 0) continue;
        const auto got = ::read(child.from.get(), block.data(), block.size());
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) fail(false);
        if (got > 0) child.in.append(block.data(), static_cast<std::size_t>(got));
        while (child.in.size() >= frame_head && child.in.size() >= frame_head + length_of(child.in)) {
            const auto length = length_of(child.in);
            if (length > longest_frame || m_waiting == 0) fail(true);
            m_ready.push_back(child.in.substr(frame_head, length));
            child.in.erase(0, frame_head + length);
            --m_waiting;
        }
    }
    if (child.sent == child.out.size()) {
        child.out.clear();
        child.sent = 0;
    }
}

void ReaderProcess::retire() {
    while (m_waiting > 0) exchange(false);
    m_child.reset();
}

// What closed its end of a pipe is dying, and is waited for; what is silent, or says what makes no sense, is killed.
void ReaderProcess::fail(bool by_force) {
    const int status = m_child->end(by_force);
    m_child.reset();
    m_waiting = 0;
    // The soft and the hard limit of processor time are one, and the system then kills.
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL)) throw Error(Fault::Input, "ics.reader_time");
    if (WIFEXITED(status) && WEXITSTATUS(status) == exit_no_memory) throw Error(Fault::Input, "ics.reader_memory");
    throw Error(Fault::Input, "ics.reader_failed");
}

}  // namespace lichsong::ical
