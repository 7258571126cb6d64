// SPDX-License-Identifier: Apache-2.0
// Named versions of the plan: the plan is a draft until it is released, and partners see released content only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/model/release.h"
#include "calendar/service/past.h"

namespace lichsong::service {

/// True for what partners may see: what was asked of them or agreed. A draft, a hold and what is only thought of are the house's own.
[[nodiscard]] bool may_leave(const model::Placement& placement);

/// Releases the plan as it is. Not undone: who fetches it has it. Error{Input,"release.no_note"}, {"release.nothing_new"} where nothing changed
/// since the last one, and {"release.blocked"} with the number of breaches of rules that forbid it from today on, and the first of them.
model::Release make_release(Desk& desk, const std::string& note);

/// By number; none before the first.
[[nodiscard]] std::optional<model::Release> latest_release(Desk& desk);
/// By number as people write it: "3"; Error{Call,"row.unknown"}.
[[nodiscard]] model::Release find_release(Desk& desk, const std::string& number);

enum class Difference : std::uint8_t { New, Moved, Changed, Cancelled, Gone };
inline constexpr model::Names<5> difference_names = {"new", "moved", "changed", "cancelled", "gone"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(Difference) { return difference_names; }

struct ReleasedChange {
    Difference what = Difference::New;
    std::optional<model::PlacedSegment> before;
    std::optional<model::PlacedSegment> after;
};

/// From one to the other, each there or not; nothing where a reader sees no difference.
[[nodiscard]] std::optional<ReleasedChange> change_between(std::optional<model::PlacedSegment> before, std::optional<model::PlacedSegment> after);

/// What partners may see and is not the same, by time; with a partner, what goes out on its outlets alone. Time, outlet and length make it
/// moved; title, state, or the body that answers for it make it changed.
[[nodiscard]] std::vector<ReleasedChange> differences(Desk& desk, const model::Release& from, const model::Release& to, const std::string& partner = {});

}  // namespace lichsong::service
