// SPDX-License-Identifier: Apache-2.0
// Everything that was missed and is not settled, made good at once: in the order of what coverage loses, within limits, each in the best place
// that is offered for it alone, and all of it one change.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "calendar/service/makegood.h"

namespace lichsong::service {

struct MakegoodWish {
    model::DateSpan days;              ///< on which places are looked for; a day that is none does not limit
    std::vector<std::string> outlets;  ///< keys of outlets where; empty: any
    std::size_t most = std::numeric_limits<std::size_t>::max();  ///< so many placements at most
    model::Tier least = model::Tier::Nice;  ///< only those whose loss leaves goals of this tier or a higher one short; Nice: all
};

/// Why a missed one was given no place.
enum class Unplaced : std::uint8_t {
    None,       ///< it has one
    NoPlace,    ///< nothing is free within the limits
    Forbidden,  ///< what is free breaks rules that block; `offer` is the best of it
    LowerTier,
    OverCount,
};
inline constexpr model::Names<5> unplaced_names = {"none", "no_place", "forbidden", "lower_tier", "over_count"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(Unplaced) { return unplaced_names; }

struct MadeGood {
    Lost lost;
    Unplaced why = Unplaced::None;
    std::optional<Offer> offer;  ///< where it goes, with what it breaks there
    std::string made;            ///< the code of the new placement; empty where nothing was written
};

struct MadeGoodAll {
    std::vector<MadeGood> rows;  ///< the worst loss first
    std::size_t placed = 0;
    model::Change change;        ///< with the id 0 where nothing was written
};

/// With `dry_run` nothing is written. Error{Call,"row.unknown"} for an outlet that is none, {Input,"makegood.days"} for days in the wrong order;
/// those of Edit::commit(), after which nothing of it is written.
MadeGoodAll make_all_good(Desk& desk, const MakegoodWish& wish, bool dry_run = false);

}  // namespace lichsong::service
