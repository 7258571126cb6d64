// SPDX-License-Identifier: Apache-2.0
// The plan as it was at an earlier change: what a release shows. Costs what has been changed since, not what the plan holds.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>

#include "calendar/service/desk.h"
#include "calendar/store/placements.h"

namespace lichsong::service {

class Past {
public:
    /// Whoever uses it holds a store::Snapshot: it reads on.
    Past(Desk& desk, std::int64_t change);

    /// Everything but placements and segments.
    [[nodiscard]] const model::Plan& context() const noexcept { return m_context; }

    /// Placements with their segments, in order of id, without reason, waiver, evidence, actual times and note.
    void each(const std::function<void(const model::PlacedSegment&)>& visit);
    [[nodiscard]] std::optional<model::PlacedSegment> find(std::int64_t placement);

    /// Placements that are not, or not with their segments, as they were: ids in order.
    [[nodiscard]] std::vector<std::int64_t> changed_since();

private:
    [[nodiscard]] std::optional<model::PlacedSegment> read(std::int64_t placement);
    [[nodiscard]] std::string code_of(base::Id<model::Placement> placement);

    Desk& m_desk;
    std::int64_t m_change;
    model::Plan m_context;
    std::map<std::int64_t, std::optional<model::Segment>> m_segments;  ///< touched since, as they were
    std::set<std::int64_t> m_placements;                                ///< touched since
};

}  // namespace lichsong::service
