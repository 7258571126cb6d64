// SPDX-License-Identifier: Apache-2.0
// What a role looks like: a palette for light and one for dark. Text has a contrast of at least 4.5:1 to what it stands on
// (WCAG 2.1, 1.4.3), bars in a colour somebody chose 3:1 to a dark page (1.4.11); a test holds both palettes to it.
#pragma once

#include <cstdint>

#include "app/desktop/layout/scene.h"

namespace lichsong::desktop {

struct Colour {
    double red = 0;
    double green = 0;
    double blue = 0;

    [[nodiscard]] static Colour of(std::uint32_t rgb);
    [[nodiscard]] std::uint32_t rgb() const;
    friend bool operator==(const Colour&, const Colour&) = default;
};

/// WCAG 2.1 relative luminance ratio, 1 to 21.
[[nodiscard]] double contrast(const Colour& a, const Colour& b);

enum class Appearance : std::uint8_t { Light, Dark };

class Theme {
public:
    explicit Theme(Appearance appearance) : m_appearance(appearance) {}

    [[nodiscard]] Appearance appearance() const noexcept { return m_appearance; }
    [[nodiscard]] Colour colour(Ink ink, std::uint32_t own = 0) const;
    [[nodiscard]] Colour colour(const Shape& shape) const { return colour(shape.ink, shape.own); }

private:
    Appearance m_appearance;
};

}  // namespace lichsong::desktop
