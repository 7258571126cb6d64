// SPDX-License-Identifier: Apache-2.0
// Columns of hours: the days of a week, one day, or the outlets of a day with their slots. What appears in issues and has no
// time of the clock stands above the hours.
#pragma once

#include "app/desktop/layout/view_input.h"

namespace lichsong::desktop {

/// Monday to Sunday.
[[nodiscard]] model::DateSpan week_span(const model::Date& day);

[[nodiscard]] Scene week_scene(const ViewInput& in);
[[nodiscard]] Scene day_scene(const ViewInput& in);
/// A column for each outlet shown. Slots show what they hold and what is free; relays are hatched.
[[nodiscard]] Scene outlet_scene(const ViewInput& in);

/// The time of the clock at a height of a grid scene, snapped to the step.
[[nodiscard]] model::TimeOfDay time_at(const Scene& scene, const Zoom& zoom, double y);
/// The height at which a time stands in a grid scene.
[[nodiscard]] double height_of(const Scene& scene, const Zoom& zoom, model::TimeOfDay time);

}  // namespace lichsong::desktop
