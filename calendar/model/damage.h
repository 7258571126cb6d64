// SPDX-License-Identifier: Apache-2.0
// What placements that do not go out take from coverage, so that those that hurt most are made good first. Pure; books nothing.
// Called by service/makegood and service/preempt.
#pragma once

#include <vector>

#include "calendar/model/coverage.h"

namespace lichsong::model {

struct Damage {
    base::Id<Placement> placement;
    /// How much of their targets making it good would bring back, in per mille, over all cells that fall short; 0: none does.
    int per_mille = 0;
    Tier tier = Tier::Nice;           ///< the highest of the goals of these cells
    std::vector<CoverageCell> cells;  ///< the cells that fall short and that it would count in, as they stand without any of the lost
};

/// One for each of `lost` that is in the plan, as if none of them went out, whatever their state is now. Measured by what is planned.
/// What the other airings of a segment cover anyway is no loss. The worst first: where goals that must be met fall short, by how
/// much; then what is nearest to election day, then by time and code.
[[nodiscard]] std::vector<Damage> damages(Plan plan, const std::vector<base::Id<Placement>>& lost);

}  // namespace lichsong::model
