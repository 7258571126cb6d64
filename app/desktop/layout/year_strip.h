// SPDX-License-Identifier: Apache-2.0
// The way to election day at one look: a month a row, a day a cell, as dark as there is much to go out, with milestones,
// phases and election day marked.
#pragma once

#include "app/desktop/layout/view_input.h"

namespace lichsong::desktop {

/// The months of the flight, whole.
[[nodiscard]] model::DateSpan flight_span(const model::Plan& plan, const model::Date& day);

[[nodiscard]] Scene year_strip_scene(const ViewInput& in);

}  // namespace lichsong::desktop
