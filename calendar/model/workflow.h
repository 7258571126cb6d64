// SPDX-License-Identifier: Apache-2.0
// The states of a placement and which may follow which, as a table. For print and online say "published" where the table
// says aired: that is a matter of words, not of states.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "calendar/model/kind.h"

namespace lichsong::model {

enum class PlacementState : std::uint8_t { Draft, Requested, Confirmed, Declined, CounterProposed, Aired, Missed, PreEmpted, Cancelled };
inline constexpr Names<9> placement_state_names = {"draft",  "requested", "confirmed",   "declined", "counter_proposed",
                                                   "aired",  "missed",    "pre_empted", "cancelled"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(PlacementState) { return placement_state_names; }

/// What is meant with a placement, apart from how far it is agreed.
enum class Intention : std::uint8_t { Planned, Undecided, OnRequest, NotIntended, Hold };
inline constexpr Names<5> intention_names = {"planned", "undecided", "on_request", "not_intended", "hold"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(Intention) { return intention_names; }

/// How a state stands to a partner's calendar (RFC 5545 §3.8.1.11) and to coverage.
enum class CalendarStatus : std::uint8_t { Tentative, Confirmed, Cancelled };

struct StateInfo {
    PlacementState state;
    bool occupies;      ///< takes up room in its slot and counts for rules
    bool planned;       ///< counts as planned in coverage
    bool confirmed;     ///< counts as confirmed
    bool aired;         ///< really went out
    bool is_protected;  ///< agreed or past: a change of its series leaves it alone
    CalendarStatus status;
};

[[nodiscard]] std::span<const StateInfo> state_table();
[[nodiscard]] const StateInfo& state_info(PlacementState state);
[[nodiscard]] bool may_follow(PlacementState from, PlacementState to);

}  // namespace lichsong::model
