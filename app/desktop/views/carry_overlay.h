// SPDX-License-Identifier: Apache-2.0
// What lies over a view while something is carried: at each place whether it could be put down there, and the thing itself
// where it is, with the first rules it would break. Knows no windows.
#pragma once

#include "app/desktop/layout/view_input.h"
#include "app/desktop/models/drop_guide.h"

namespace lichsong::desktop {

struct CarryView {
    const Scene& scene;
    const Zoom& zoom;
    Point offset;             ///< how far the scene is scrolled
    Size window;
    std::string words;        ///< title of what is carried
    std::optional<Target> over;
};

/// In the window's coordinates.
[[nodiscard]] Scene carry_overlay(const CarryView& view, DropGuide& guide);

/// Where a place of the scene is on the window: headings and names of rows stay when the rest is scrolled.
[[nodiscard]] Rect on_window(const Scene& scene, const Point& offset, Rect place);

}  // namespace lichsong::desktop
