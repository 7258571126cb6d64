// SPDX-License-Identifier: Apache-2.0
// Arrows from where drafts stand to where the planner proposes to move them, in views that have hours. Only where both are seen; what the arrow says
// the chip says as well, in words.
#pragma once

#include "app/desktop/layout/view_input.h"

namespace lichsong::desktop {

/// From the nearer side of one place to the nearer side of another, along the lines of the grid: straight where they lie side by side or one above
/// the other, else once round a corner. A dot where it begins, a head where it ends.
void add_arrow(Scene& scene, const Rect& from, const Rect& to, bool is_strong);

/// One for each draft that is proposed to move and whose chips are both in the scene.
void add_moves(Scene& scene, const ViewInput& in);

}  // namespace lichsong::desktop
