// SPDX-License-Identifier: Apache-2.0
// The flowchart of the whole campaign: outlets grouped by medium down, weeks across, a bar where something goes out, with how
// much of it is agreed.
#pragma once

#include "app/desktop/layout/view_input.h"

namespace lichsong::desktop {

[[nodiscard]] Scene flow_scene(const ViewInput& in);

}  // namespace lichsong::desktop
