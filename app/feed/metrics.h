// SPDX-License-Identifier: Apache-2.0
// Counters of the server, as Prometheus reads them. Any thread counts; nothing waits.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace lichsong::feed {

/// Why somebody was turned away or dropped.
enum class Refusal { TooManyConnections, TooManyFromAddress, HeaderDeadline, WriteDeadline, Malformed, TooLarge, TooManyMisses, TlsFailed };

class Metrics {
public:
    void count_answer(int status, std::size_t bytes, std::chrono::nanoseconds taken);
    void count(Refusal why) { ++m_refused[static_cast<std::size_t>(why)]; }
    /// The text of /metrics (Prometheus exposition format 0.0.4).
    [[nodiscard]] std::string text(std::size_t open_connections) const;

private:
    std::array<std::atomic<std::uint64_t>, 6> m_by_class{};  ///< 2 for 2xx
    std::array<std::atomic<std::uint64_t>, 8> m_refused{};
    std::array<std::atomic<std::uint64_t>, 7> m_buckets{};
    std::atomic<std::uint64_t> m_bytes{0};
    std::atomic<std::uint64_t> m_nanoseconds{0};
};

}  // namespace lichsong::feed
