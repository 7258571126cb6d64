// SPDX-License-Identifier: Apache-2.0
// Offsets of IANA time zones, from the data inside ICU: right also where the system's own zone files or TZ are missing.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "calendar/base/clock.h"

namespace lichsong::base {

class Zone {
public:
    /// Throws Error{Input,"zone.unknown"} for a name that is neither an IANA zone nor a fixed offset of the form GMT+07:00.
    explicit Zone(std::string_view iana_name);
    Zone(Zone&&) noexcept;
    Zone& operator=(Zone&&) noexcept;
    ~Zone();

    [[nodiscard]] const std::string& name() const noexcept { return m_name; }

    /// Seconds east of UTC at a UTC instant.
    [[nodiscard]] int offset_at(Stamp utc) const;

    /// The UTC instant of a wall-clock time, both counted in seconds from 1970-01-01T00:00. A wall-clock time that
    /// happens twice is taken as the earlier one; one that is skipped is moved on by the length of the gap.
    [[nodiscard]] Stamp to_utc(std::int64_t local_seconds) const;

    [[nodiscard]] std::int64_t to_local(Stamp utc) const { return utc + offset_at(utc); }

    /// True where the offset never changes from 1976 on, as in Asia/Ho_Chi_Minh (+07:00 since 13 June 1975).
    [[nodiscard]] bool is_fixed() const noexcept { return m_fixed; }

private:
    struct State;
    std::string m_name;
    std::unique_ptr<State> m_state;
    bool m_fixed = false;
    int m_fixed_offset = 0;
};

/// The IANA zone that Windows calls so: "SE Asia Standard Time" is Asia/Bangkok (CLDR); empty for a name it does not know.
[[nodiscard]] std::string zone_of_windows(std::string_view windows_name);

/// "+07:00", as ISO 8601 writes an offset.
[[nodiscard]] std::string offset_text(int seconds_east);

}  // namespace lichsong::base
