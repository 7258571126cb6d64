// SPDX-License-Identifier: Apache-2.0
// A scene as it was painted last, kept as a picture: painting it again is to copy it, and scrolling it is to move it and to
// paint what comes into sight. Caller: the scene window, which says when the scene is another.
#pragma once

#include <memory>

#include "app/desktop/drawing/canvas.h"

typedef struct _cairo_surface cairo_surface_t;

namespace lichsong::desktop {

class Film {
public:
    explicit Film(Letterer& letterer) : m_letterer(letterer) {}

    /// The scene is another: what was painted is worth nothing.
    void forget() noexcept { m_is_painted = false; }
    /// Shows the scene scrolled by `offset`, in whole pixels.
    void show(cairo_t* on, const Theme& theme, const Scene& scene, const Point& offset, const Size& window);

private:
    struct Free {
        void operator()(cairo_surface_t* surface) const;
    };
    using Picture = std::unique_ptr<cairo_surface_t, Free>;

    void fit(cairo_t* on, const Size& window);
    void paint_all(const Theme& theme, const Scene& scene, const Point& offset);
    void move(const Theme& theme, const Scene& scene, const Point& offset);

    Letterer& m_letterer;
    Picture m_picture;
    Picture m_other;  ///< what is moved is copied from one to the other
    bool m_is_painted = false;
    Size m_window;
    double m_scale = 0;
    Point m_offset;
    std::uint32_t m_page = 0;  ///< the theme, as far as it can be told apart
};

}  // namespace lichsong::desktop
