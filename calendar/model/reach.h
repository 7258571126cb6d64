// SPDX-License-Identifier: Apache-2.0
// Which communes have had something of their own: airings on outlets that lie in them, and what was counted by hand there. What a provincial
// station sends reaches all alike and says nothing of any of them.
#pragma once

#include <vector>

#include "calendar/model/coverage.h"

namespace lichsong::model {

struct AreaReach {
    base::Id<Area> area;
    int airings = 0;  ///< in the layer asked for, repeats too; candidates' items never count
    int tallies = 0;  ///< entries, not what they add up to: units differ
};

/// Each commune that is valid on the day, in order of its row. Airings and tallies up to and with that day.
[[nodiscard]] std::vector<AreaReach> reach(const Plan& plan, const Date& until, CoverageLayer layer);

}  // namespace lichsong::model
