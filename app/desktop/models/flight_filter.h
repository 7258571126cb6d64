// SPDX-License-Identifier: Apache-2.0
// From a flight of the flowchart to the filter that leaves the placements behind it. Knows no windows.
#pragma once

#include "app/desktop/layout/view_input.h"
#include "calendar/service/listing.h"

namespace lichsong::desktop {

/// The filter narrowed to the row of the flight and what it lies below. A phase is no filter: its days are shown.
[[nodiscard]] service::Filter narrowed_to(service::Filter filter, const model::Plan& plan, const FlowLook& look, const Thing& flight);

}  // namespace lichsong::desktop
