// SPDX-License-Identifier: Apache-2.0
// A month of weeks, Monday first: lunar days, holidays, milestones, and as many chips a day as there is room for.
#pragma once

#include "app/desktop/layout/view_input.h"

namespace lichsong::desktop {

/// The Monday of the first week of the month and the Sunday of its last.
[[nodiscard]] model::DateSpan month_span(const model::Date& day);

[[nodiscard]] Scene month_scene(const ViewInput& in);

}  // namespace lichsong::desktop
