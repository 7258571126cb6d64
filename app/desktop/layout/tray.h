// SPDX-License-Identifier: Apache-2.0
// Segments that wait to be booked, as chips in rows. Not a view of the calendar: it has no days.
#pragma once

#include <vector>

#include "app/desktop/layout/scene.h"
#include "calendar/model/plan.h"
#include "calendar/model/segment.h"

namespace lichsong::desktop {

struct TrayInput {
    const std::vector<model::Segment>& waiting;
    const model::Plan& plan;
    std::string words;  ///< folded; only titles that hold them are shown
    std::int64_t selected = 0;
    double width = 0;
};

/// Things are of the kind Waiting, with the segment's id.
[[nodiscard]] Scene tray_scene(const TrayInput& in);

}  // namespace lichsong::desktop
