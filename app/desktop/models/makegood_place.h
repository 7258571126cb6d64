// SPDX-License-Identifier: Apache-2.0
// Where a make-good is looked for first: the same slot on its next day, else the same time a week on. What else is free is not its business.
#pragma once

#include "app/desktop/layout/scene.h"
#include "calendar/model/plan.h"

namespace lichsong::desktop {

/// After the missed day and after today, and not after election day where there is a day left before it.
[[nodiscard]] Target first_place_for(const model::Plan& plan, const model::Placement& missed, const model::Date& today);

}  // namespace lichsong::desktop
