// SPDX-License-Identifier: Apache-2.0
// The coverage matrix: topics and media down, weeks, phases and the flight across; each cell says what is wanted, planned,
// agreed and aired, in numbers, with a sign and a colour.
#pragma once

#include "app/desktop/layout/view_input.h"

namespace lichsong::desktop {

[[nodiscard]] Scene coverage_scene(const ViewInput& in);

}  // namespace lichsong::desktop
