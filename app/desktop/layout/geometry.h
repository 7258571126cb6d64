// SPDX-License-Identifier: Apache-2.0
// Points and rectangles of drawn views. Values only.
#pragma once

#include <algorithm>
#include <cmath>

namespace lichsong::desktop {

/// In logical pixels, y downwards.
struct Point {
    double x = 0;
    double y = 0;
};

struct Rect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
    [[nodiscard]] bool holds(const Point& p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
    [[nodiscard]] bool meets(const Rect& o) const { return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom(); }
    [[nodiscard]] Rect inset(double by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
    [[nodiscard]] Point middle() const { return {x + width / 2, y + height / 2}; }
    friend bool operator==(const Rect&, const Rect&) = default;
};

/// The rectangle that has both points as corners.
[[nodiscard]] inline Rect spanned_by(const Point& a, const Point& b) { return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)}; }

struct Size {
    double width = 0;
    double height = 0;
};

}  // namespace lichsong::desktop
