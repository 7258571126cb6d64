// SPDX-License-Identifier: Apache-2.0
// A bar on the terminal for work that takes a while; nothing in a pipe, and nothing where the work is done at once.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

#include "app/cli/command.h"

namespace lichsong::cli {

class Progress {
public:
    explicit Progress(Console& console) : m_console(console) {}
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    /// Wipes the bar, so that what is said next stands on an empty line.
    ~Progress();

    void show(std::int64_t done, std::int64_t total);
    [[nodiscard]] std::function<void(std::int64_t, std::int64_t)> callback() {
        return [this](std::int64_t done, std::int64_t total) { show(done, total); };
    }

private:
    Console& m_console;
    std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now();
    int m_percent = -1;
};

}  // namespace lichsong::cli
