// SPDX-License-Identifier: Apache-2.0
// The list of placements as a table on paper: as wide as the sheet, its headings pinned so that they stand on each page.
#pragma once

#include "app/desktop/layout/scene.h"
#include "app/desktop/models/list_rows.h"

namespace lichsong::desktop {

/// Of the rows as they are sorted, the first `most`.
[[nodiscard]] Scene list_scene(const ListRows& rows, const Size& room, std::size_t most);

}  // namespace lichsong::desktop
