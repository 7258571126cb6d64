// SPDX-License-Identifier: Apache-2.0
// Which zones an entry names in its TZID parameters (RFC 5545 §3.2.19), wherever they stand: also on properties that nobody
// knows, and folded in the middle.
#pragma once

#include <string_view>
#include <vector>

namespace lichsong::ical {

/// True where the entry names a zone, so that its VTIMEZONE must be written.
[[nodiscard]] bool names_zone(std::string_view entry);

/// Physical lines, from 1, on which a line begins that names another zone than `tzid`: one whose VTIMEZONE does not leave.
[[nodiscard]] std::vector<long> lines_of_other_zones(std::string_view entry, std::string_view tzid);

}  // namespace lichsong::ical
