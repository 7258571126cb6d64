// SPDX-License-Identifier: Apache-2.0
// A scene as a picture, all of it, at twice the size of the screen: to be put where other programs take pictures.
#pragma once

#include <vector>

#include "app/desktop/drawing/canvas.h"

namespace lichsong::desktop {

struct Picture {
    int width = 0;  ///< pixels
    int height = 0;
    std::vector<unsigned char> rgb;  ///< three bytes a pixel, row by row
};

/// On the page colour of the theme. What would be larger than 40 million pixels is drawn smaller.
[[nodiscard]] Picture picture_of(const Scene& scene, const Theme& theme, Letterer& letterer);

}  // namespace lichsong::desktop
