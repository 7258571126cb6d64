// SPDX-License-Identifier: Apache-2.0
// The program's side of the child process that runs libical. A child is given little enough that its two seconds are
// plenty, and is replaced then; one that dies or hangs takes its file down with it and nothing else.
#pragma once

#include <cstddef>
#include <deque>
#include <filesystem>
#include <memory>
#include <string>

namespace lichsong::ical {

class ReaderProcess {
public:
    /// What one child is asked to read, at most: libical at its slowest, seen on hostile files that pass the guard, needs
    /// less than a second for it.
    static constexpr std::size_t share_of_one = std::size_t{8} * 1024 * 1024;

    /// `program`: lichsong-ical. Nothing is started yet.
    explicit ReaderProcess(std::filesystem::path program);
    ReaderProcess(const ReaderProcess&) = delete;
    ReaderProcess& operator=(const ReaderProcess&) = delete;
    ~ReaderProcess();

    /// Sends a request; replies may be waiting meanwhile, so that the child reads the next while this program works on the
    /// last. Throws Error{Input,"ics.reader_time"|"ics.reader_memory"|"ics.reader_failed"} where the child died of it, and
    /// Error{Store,"ics.no_reader"} with the path where it cannot be started.
    void send(std::string request);
    /// The reply to the oldest request that has none yet; throws as above.
    [[nodiscard]] std::string reply();
    [[nodiscard]] std::size_t waiting() const noexcept { return m_waiting + m_ready.size(); }

private:
    struct Child;
    void start();
    void exchange(bool until_sent);
    void retire();
    [[noreturn]] void fail(bool by_force);

    std::filesystem::path m_program;
    std::unique_ptr<Child> m_child;
    std::size_t m_waiting = 0;          ///< requests of this child without a reply
    std::deque<std::string> m_ready;
};

}  // namespace lichsong::ical
