// SPDX-License-Identifier: Apache-2.0
// Named versions of the plan: the plan is a draft until it is released, and partners see released content only.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
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

/// True for a row that somebody may be told of; empty: for all that may leave.
using Shows = std::function<bool(const model::PlacedSegment&)>;

/// Two releases side by side: read once, and asked for each partner. Time, outlet and length make a placement moved; title, topics, state,
/// reference, or the body that answers for it make it changed.
class TwoReleases {
public:
    TwoReleases(Desk& desk, const model::Release& from, const model::Release& to);

    /// Everything but placements and segments, as it was.
    [[nodiscard]] const model::Plan& earlier() const noexcept { return m_earlier; }
    [[nodiscard]] const model::Plan& later() const noexcept { return m_later; }

    /// By time. What is not shown in one of the two is not there: what went to somebody else's outlet is gone, and nothing says where to.
    [[nodiscard]] std::vector<ReleasedChange> changes(const Shows& earlier = {}, const Shows& later = {}) const;

private:
    using Row = std::optional<model::PlacedSegment>;

    model::Plan m_earlier;
    model::Plan m_later;
    std::vector<std::pair<Row, Row>> m_rows;  ///< of those that may not be the same
};

/// What is different for all partners together, or with a key for one of them alone, see concern.h. For the house: what of it may be told
/// is in difference_sheet.h.
[[nodiscard]] std::vector<ReleasedChange> differences(Desk& desk, const model::Release& from, const model::Release& to, const std::string& partner = {});

}  // namespace lichsong::service
