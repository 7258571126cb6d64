// SPDX-License-Identifier: Apache-2.0
// A point of time in one of the three forms a calendar knows: a day, a wall-clock time of a named zone, an instant of UTC.
// Never a floating time (ical.md C23).
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "calendar/model/time.h"

namespace lichsong::ical {

class LineWriter;

struct Moment {
    enum class Form : unsigned char {
        Date,   ///< RFC 5545 §3.3.4
        Local,  ///< §3.3.5 form 3, with TZID
        Utc,    ///< §3.3.5 form 2, with Z
    };
    Form form = Form::Date;
    std::int64_t seconds = 0;  ///< from 1970-01-01T00:00, on the wall or in UTC

    friend auto operator<=>(const Moment&, const Moment&) = default;  // NOLINT(modernize-use-nullptr): mistaken by clang-tidy 14
};

/// The digits of a moment: 20210521, 20210521T194500, 20210521T124500Z.
class MomentText {
public:
    explicit MomentText(const Moment& moment);
    [[nodiscard]] operator std::string_view() const noexcept { return {m_text.data(), m_size}; }

private:
    void put_two_digits(unsigned value);

    std::array<char, 16> m_text{};
    std::size_t m_size = 0;
};

/// The value of a DATE, or of a DATE-TIME with or without Z (§3.3.4, §3.3.5); nothing for any other text, nor for a day or a
/// time that does not exist. Second 60 is read as 59: a leap second has no wall clock here.
[[nodiscard]] std::optional<Moment> read_moment(std::string_view text);

/// A whole line with the parameters its form asks for: VALUE=DATE, TZID=`tzid`, or none.
void moment_line(LineWriter& out, std::string_view name, std::string_view tzid, const Moment& moment);

}  // namespace lichsong::ical
