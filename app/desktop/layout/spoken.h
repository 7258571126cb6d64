// SPDX-License-Identifier: Apache-2.0
// What is read to people who do not see a drawn view: the names of its things, made when they are asked for. Knows no windows
// and no readers; those ask through widgets/accessible.
#pragma once

#include <string>
#include <vector>

#include "app/desktop/layout/view_input.h"

namespace lichsong::desktop {

/// "Title, 18:30, T5 20/5/2021, outlet, Trạng thái: Nháp" of a placement; of other things what they were named when laid out,
/// with what their place on the screen says beside it.
[[nodiscard]] std::string spoken_name(const Thing& thing, const Schedule& schedule, const model::Plan& plan, const Legend& legend);

/// Where the cell cursor stands: the day or the column, the time within it, and the titles of what goes out there.
[[nodiscard]] std::string spoken_cell(const Thing& ground, const Target& target, const Zoom& zoom, const Schedule& schedule);

/// Several things said one after the other; empty ones are left out.
[[nodiscard]] std::string spoken(const std::vector<std::string>& parts);

}  // namespace lichsong::desktop
