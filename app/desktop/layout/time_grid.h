// SPDX-License-Identifier: Apache-2.0
// Views with hours: the days of a week, one day, or the outlets of a day with their slots. Here is what stands in them; how
// it is drawn is in hour_grid.
#pragma once

#include "app/desktop/layout/view_input.h"

namespace lichsong::desktop {

/// Monday to Sunday.
[[nodiscard]] model::DateSpan week_span(const model::Date& day);

[[nodiscard]] Scene week_scene(const ViewInput& in);
[[nodiscard]] Scene day_scene(const ViewInput& in);
/// A column for each outlet shown, or a row, as the zoom has it. Slots show what is used, held and free; relays are hatched.
[[nodiscard]] Scene outlet_scene(const ViewInput& in);

}  // namespace lichsong::desktop
