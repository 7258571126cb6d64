// SPDX-License-Identifier: Apache-2.0
// The zones whose times are written as local times with a VTIMEZONE of our own. Times of all other zones leave in UTC:
// what libical or a system would write for them holds a century of history that readers stumble over (ical.md 3.5).
#pragma once

#include <string_view>

namespace lichsong::ical {

class LineWriter;

struct ZoneRow {
    std::string_view name;    ///< of IANA
    std::string_view tzid;    ///< as written; two names of one zone share it
    std::string_view offset;  ///< "+0700"; fixed since 1970, so that one observance says all
    std::string_view label;   ///< TZNAME
};

/// nullptr where times of the zone leave in UTC.
[[nodiscard]] const ZoneRow* find_zone(std::string_view name);
/// UTC as a zone: for a calendar that has nothing else in it, as RFC 5545 §3.6 wants one component.
[[nodiscard]] const ZoneRow& utc_zone();

/// One VTIMEZONE with one STANDARD (RFC 5545 §3.6.5).
void write_timezone(LineWriter& out, const ZoneRow& zone);

}  // namespace lichsong::ical
