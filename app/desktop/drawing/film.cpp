// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/drawing/film.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <cairo.h>

namespace lichsong::desktop {
namespace {

struct Destroy {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using Pen = std::unique_ptr<cairo_t, Destroy>;

Point whole(const Point& point) { return {std::round(point.x), std::round(point.y)}; }

// What of the pane was not in sight when it stood where it stood before.
std::array<Rect, 2> uncovered(const Rect& pane, const Point& by) {
    const double x = std::min(std::abs(by.x), pane.width);
    const double y = std::min(std::abs(by.y), pane.height);
    return {Rect{by.x > 0 ? pane.right() - x : pane.x, pane.y, x, pane.height}, Rect{pane.x, by.y > 0 ? pane.bottom() - y : pane.y, pane.width, y}};
}

}  // namespace

void Film::Free::operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }

void Film::fit(cairo_t* on, const Size& window) {
    double scale = 1;
    double same = 1;
    cairo_surface_get_device_scale(cairo_get_target(on), &scale, &same);
    if (m_picture && scale == m_scale && window.width == m_window.width && window.height == m_window.height) return;
    m_scale = scale;
    m_window = window;
    m_is_painted = false;
    for (auto* picture : {&m_picture, &m_other}) {
        picture->reset(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::ceil(window.width * scale)), static_cast<int>(std::ceil(window.height * scale))));
        cairo_surface_set_device_scale(picture->get(), scale, scale);
    }
}

void Film::paint_all(const Theme& theme, const Scene& scene, const Point& offset) {
    const Pen pen(cairo_create(m_picture.get()));
    draw_scrolled(pen.get(), m_letterer, theme, scene, offset, m_window);
}

void Film::move(const Theme& theme, const Scene& scene, const Point& offset) {
    const Pen pen(cairo_create(m_other.get()));
    Canvas canvas(pen.get(), m_letterer, theme);
    const auto before = panes_of(scene, m_offset, m_window);
    const auto now = panes_of(scene, offset, m_window);
    for (std::size_t i = 0; i < now.size(); ++i) {
        const auto& place = now[i].on_window;
        const Point by{now[i].offset.x - before[i].offset.x, now[i].offset.y - before[i].offset.y};
        cairo_rectangle(pen.get(), place.x, place.y, place.width, place.height);
        cairo_set_source_surface(pen.get(), m_picture.get(), -by.x, -by.y);
        cairo_pattern_set_filter(cairo_get_source(pen.get()), CAIRO_FILTER_NEAREST);
        cairo_fill(pen.get());
        for (const auto& bare : uncovered(place, by)) canvas.draw(scene, now[i], bare);
    }
    std::swap(m_picture, m_other);
}

void Film::show(cairo_t* on, const Theme& theme, const Scene& scene, const Point& offset, const Size& window) {
    fit(on, window);
    const auto page = theme.colour(Ink::Page).rgb();
    const auto to = whole(offset);
    if (!m_is_painted || page != m_page) paint_all(theme, scene, to);
    else if (to.x != m_offset.x || to.y != m_offset.y) move(theme, scene, to);
    m_is_painted = true;
    m_page = page;
    m_offset = to;
    cairo_set_source_surface(on, m_picture.get(), 0, 0);
    cairo_paint(on);
}

}  // namespace lichsong::desktop
