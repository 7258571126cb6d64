// SPDX-License-Identifier: Apache-2.0
// A small month to jump with.
#pragma once

#include <vector>

#include "app/desktop/layout/view_input.h"

namespace lichsong::desktop {

struct MiniMonthInput {
    model::Date month;      ///< any day of it
    model::Date selected;
    model::Date today;
    model::Date dday;
    std::vector<int> load;  ///< placements of each day from the Monday of its first week
    double width = 196;
};

/// Days are things of the kind Day. The arrows left and right of the title are things of the kind More, their target the
/// first day of the month they lead to.
[[nodiscard]] Scene mini_month_scene(const MiniMonthInput& in);

}  // namespace lichsong::desktop
