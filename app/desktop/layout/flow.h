// SPDX-License-Identifier: Apache-2.0
// The flowchart of the whole campaign: rows in groups, both as a person chose them, down; weeks or months across; a bar for as
// long as something goes out, with how much it is and how much of it is agreed.
#pragma once

#include "app/desktop/layout/view_input.h"

namespace lichsong::desktop {

/// A flight has the first day of its week or month as its date, its row as id and what that lies below as group: ids of rows
/// of the plan, of media their place in the list and one more; 0 for placements that have none.
[[nodiscard]] Scene flow_scene(const ViewInput& in);

}  // namespace lichsong::desktop
