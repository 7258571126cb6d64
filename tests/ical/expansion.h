// SPDX-License-Identifier: Apache-2.0
// From the VEVENTs of a calendar back to dated occurrences, the way RFC 5545 §3.8.5 and §3.8.4.4 say: the rule, with RDATE,
// without EXDATE, instances replaced by their overrides. For tests; only the rules that our writer makes.
#pragma once

#include <compare>
#include <string>
#include <vector>

#include "reader.h"

namespace lichsong::test {

struct Occurrence {
    std::string start;  ///< as in the file: 20210521T194500 or 20210523
    std::string end;
    std::string status;
    std::string summary;
    friend auto operator<=>(const Occurrence&, const Occurrence&) = default;
};

/// All occurrences, sorted. Throws std::runtime_error where entries contradict each other: an EXDATE or an override that
/// meets no instance, a DTSTART that is not one, a type that differs from DTSTART's.
[[nodiscard]] std::vector<Occurrence> occurrences(const ReadComponent& calendar);

}  // namespace lichsong::test
