// SPDX-License-Identifier: Apache-2.0
// Communes as tiles: which have had at least so much of their own, which have had nothing. Told apart by number, sign and outline, and by
// colour as well. Tiles stand by name, so that each stays where it was.
#pragma once

#include "app/desktop/layout/view_input.h"

namespace lichsong::desktop {

[[nodiscard]] Scene areas_scene(const ViewInput& in);

}  // namespace lichsong::desktop
