// SPDX-License-Identifier: Apache-2.0
// Draws scenes with Cairo and Pango: the same on screen, on paper and in pictures. Callers: scene windows, and the export of
// views as PDF and PNG.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <unordered_map>

#include "app/desktop/drawing/theme.h"

typedef struct _cairo cairo_t;

namespace lichsong::desktop {

/// Lays texts out and keeps them: to shape a line costs more than all else in a frame. One for all windows of a program.
class Letterer {
public:
    /// For the screen letters stand on whole pixels; for paper, which has finer ones, exactly where they belong.
    explicit Letterer(bool for_paper = false);
    ~Letterer();
    Letterer(const Letterer&) = delete;
    Letterer& operator=(const Letterer&) = delete;

    /// The words of a text within its place, in its middle height, cut with "…" where they are too long.
    void write(cairo_t* cairo, const Shape& text);

private:
    struct Fonts;
    struct Kept;
    std::unique_ptr<Fonts> m_fonts;
    std::unordered_map<std::string, Kept> m_kept;
};

/// A stretch of the window, and how far the scene is moved there.
struct Pane {
    Rect on_window;
    Point offset;
};

/// What scrolls, and headings and row names, which stay where they are in one direction or both.
[[nodiscard]] std::array<Pane, 4> panes_of(const Scene& scene, const Point& offset, const Size& window);

class Canvas {
public:
    Canvas(cairo_t* cairo, Letterer& letterer, const Theme& theme) : m_cairo(cairo), m_letterer(letterer), m_theme(theme) {}

    void draw(const Shape& shape);
    /// What of the scene lies in `seen`, at the place where it lies.
    void draw(const Scene& scene, const Rect& seen);
    /// What of a pane lies in `part` of the window, on the colour of the page.
    void draw(const Scene& scene, const Pane& pane, const Rect& part);

private:
    void path(const Rect& place, double radius);
    void hatch(const Rect& place, double width);

    cairo_t* m_cairo;
    Letterer& m_letterer;
    const Theme& m_theme;
};

/// The scene as a window shows it that is scrolled by `offset`: headings and row names stay where they are.
void draw_scrolled(cairo_t* cairo, Letterer& letterer, const Theme& theme, const Scene& scene, const Point& offset, const Size& window);

}  // namespace lichsong::desktop
