// SPDX-License-Identifier: Apache-2.0
// Where "now" comes from. A Clock is passed in, never read behind the caller's back, so that tests can set it.
#pragma once

#include <chrono>
#include <cstdint>

namespace lichsong::base {

/// UTC seconds since 1970-01-01T00:00:00Z. iCalendar knows no finer stamp (RFC 5545 §3.3.5).
using Stamp = std::int64_t;

class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;
    [[nodiscard]] virtual Stamp now() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Stamp now() const override {
        const auto since = std::chrono::system_clock::now().time_since_epoch();
        return std::chrono::duration_cast<std::chrono::seconds>(since).count();
    }
};

}  // namespace lichsong::base
