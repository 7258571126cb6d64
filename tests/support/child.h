// SPDX-License-Identifier: Apache-2.0
// A process of its own for a part of a test: to be killed in the middle of its work, to crash without taking the test
// along, or to have other rights, limits or variables. Open no plan before forking: SQLite forbids taking one along.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include <sys/types.h>

namespace lichsong::test {

class Child {
public:
    /// What the child says reaches the parent once the call has returned, also where it is killed right after.
    using Say = std::function<void(std::string_view)>;
    /// An exception ends the child with 99, and its words go to the standard error.
    explicit Child(const std::function<int(const Say&)>& work);
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child();

    /// Gathers what the child says until the time is over or it has ended.
    void listen(std::chrono::microseconds how_long);
    /// Gathers until the child has said so many lines; false where it ended before.
    bool listen_for_lines(std::size_t count);
    /// SIGKILL, and all that was said before it.
    const std::string& kill();
    /// The exit code, or minus the signal that ended it.
    int wait();
    [[nodiscard]] const std::string& said() const noexcept { return m_said; }

private:
    bool gather(int milliseconds);
    int reap();

    pid_t m_process = -1;
    int m_pipe = -1;
    int m_status = 0;
    std::string m_said;
};

/// Runs `work` in a child to its end; the exit code, or minus the signal.
int in_child(const std::function<int()>& work);

}  // namespace lichsong::test
