// SPDX-License-Identifier: Apache-2.0
// One piece of work that takes long, on a thread of its own, so that the window lives on and may stop it. Unlike Background
// it may write to the plan, and somebody waits for its end. Knows no windows.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <future>

namespace lichsong::desktop {

class LongWork {
public:
    /// `work` asks `should_stop` as often as it can, and throws Error{Call,"work.stopped"} where it says so.
    using Work = std::function<void(const std::function<bool()>& should_stop)>;

    explicit LongWork(Work work);
    LongWork(const LongWork&) = delete;
    LongWork& operator=(const LongWork&) = delete;
    /// Stops it and waits.
    ~LongWork() { stop(); }

    [[nodiscard]] bool is_done(std::chrono::milliseconds within = std::chrono::milliseconds(0)) const { return m_result.wait_for(within) == std::future_status::ready; }
    /// From here on it ends as soon as it can; it may be done already.
    void stop() noexcept { m_stop = true; }
    /// Waits for the end; throws what the work threw.
    void finish() { m_result.get(); }

private:
    std::atomic<bool> m_stop{false};
    std::future<void> m_result;  ///< last: its end is waited for before anything else goes
};

}  // namespace lichsong::desktop
