// SPDX-License-Identifier: Apache-2.0
// A foreign RRULE as its parts, RFC 5545 §3.3.10: enough to say what is wrong with it. It expands nothing.
#pragma once

#include <optional>
#include <string_view>

#include "calendar/ical/moment.h"

namespace lichsong::ical {

struct RulePart {
    std::string_view freq, interval, count, until, by_day, by_month, by_month_day, rscale;
    bool others = false;    ///< BYSETPOS, BYYEARDAY, BYWEEKNO, BYHOUR, BYMINUTE or BYSECOND is there
    bool unreadable = false;
};
[[nodiscard]] RulePart read_rule(std::string_view value);

/// Whether a start is one of the days the rule gives; nothing where that cannot be told without expanding it.
[[nodiscard]] std::optional<bool> start_is_in(const RulePart& rule, const Moment& start);

}  // namespace lichsong::ical
