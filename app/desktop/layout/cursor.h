// SPDX-License-Identifier: Apache-2.0
// The cell cursor of drawn views: where the arrow keys go. What a drag does, the keyboard does with it.
#pragma once

#include "app/desktop/layout/view_input.h"

namespace lichsong::desktop {

enum class Direction : std::uint8_t { Left, Right, Up, Down };

/// The target next to `from` in that direction, `from` itself where there is none. Days follow each other; along the hours it
/// goes by a step of the zoom. What the scene does not show at all leads to its first place.
[[nodiscard]] Target neighbour(const Scene& scene, const Zoom& zoom, const Target& from, Direction direction);

/// A view without days and hours is made of cells: of the matrix, areas, flights, and choices among them.
[[nodiscard]] bool has_cells(const Scene& scene);
[[nodiscard]] const Thing* find_cell(const Scene& scene, Kind kind, std::int64_t id);
/// The cell next to `from` in that direction, nullptr where there is none; without `from` the first.
[[nodiscard]] const Thing* next_cell(const Scene& scene, const Thing* from, Direction direction);

/// Where a target stands, as a frame around it; an empty one where the scene does not show it.
[[nodiscard]] Rect frame_of(const Scene& scene, const Zoom& zoom, const Target& target);

/// The slot, band of hours or day that a target lies in, nullptr where the scene does not show it.
[[nodiscard]] const Thing* cell_of(const Scene& scene, const Target& target);

/// The target at a point; among hours with its time, snapped. Nothing where nothing can be dropped.
[[nodiscard]] std::optional<Target> drop_target(const Scene& scene, const Zoom& zoom, const Point& point);

/// The same but for slots, in which everything begins where they begin: for the end of something, which may lie anywhere.
[[nodiscard]] std::optional<Target> end_target(const Scene& scene, const Zoom& zoom, const Point& point);

}  // namespace lichsong::desktop
