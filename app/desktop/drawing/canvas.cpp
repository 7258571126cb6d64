// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/drawing/canvas.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <pango/pangocairo.h>

namespace lichsong::desktop {
namespace {

struct Face {
    double size;  // pixels
    PangoWeight weight;
};

// In the order of Type.
constexpr std::array<Face, 6> faces{{{11, PANGO_WEIGHT_NORMAL}, {12, PANGO_WEIGHT_NORMAL}, {13, PANGO_WEIGHT_NORMAL},
                                     {13, PANGO_WEIGHT_SEMIBOLD}, {15, PANGO_WEIGHT_SEMIBOLD}, {20, PANGO_WEIGHT_SEMIBOLD}}};

constexpr std::size_t most_kept = 20'000;  // lines of text, a few hundred bytes each

template <class T>
struct Unref {
    void operator()(T* object) const { g_object_unref(object); }
};

struct FreeFont {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

void set_source(cairo_t* cairo, const Colour& colour) { cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue); }

}  // namespace

struct Letterer::Fonts {
    std::unique_ptr<PangoContext, Unref<PangoContext>> context;
    std::array<std::unique_ptr<PangoFontDescription, FreeFont>, faces.size()> descriptions;
};

struct Letterer::Kept {
    std::unique_ptr<PangoLayout, Unref<PangoLayout>> layout;
    int height = 0;
};

Letterer::Letterer(bool for_paper) : m_fonts(std::make_unique<Fonts>()) {
    m_fonts->context.reset(pango_font_map_create_context(pango_cairo_font_map_get_default()));
    if (for_paper) {
        auto* options = cairo_font_options_create();
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        pango_cairo_context_set_font_options(m_fonts->context.get(), options);
        cairo_font_options_destroy(options);
        pango_context_set_round_glyph_positions(m_fonts->context.get(), 0);
    }
    for (std::size_t i = 0; i < faces.size(); ++i) {
        auto* font = pango_font_description_new();
        pango_font_description_set_family_static(font, "Inter, Noto Sans, Cantarell, sans-serif");
        pango_font_description_set_absolute_size(font, faces[i].size * PANGO_SCALE);
        pango_font_description_set_weight(font, faces[i].weight);
        m_fonts->descriptions[i].reset(font);
    }
}

Letterer::~Letterer() = default;

void Letterer::write(cairo_t* cairo, const Shape& text) {
    const auto& place = text.place;
    const auto& words = text.words;
    if (words.empty() || place.width < 4) return;
    const int width = static_cast<int>(place.width);
    auto key = words;
    key += '\0';
    key += std::to_string(width);
    key += static_cast<char>('a' + static_cast<int>(text.type) * 16 + static_cast<int>(text.align) * 4 + static_cast<int>(text.cut) * 2 + (text.struck ? 1 : 0));
    if (m_kept.size() > most_kept) m_kept.clear();
    auto& kept = m_kept[key];
    if (!kept.layout) {
        auto* layout = pango_layout_new(m_fonts->context.get());
        kept.layout.reset(layout);
        pango_layout_set_font_description(layout, m_fonts->descriptions[static_cast<std::size_t>(text.type)].get());
        pango_layout_set_text(layout, words.c_str(), static_cast<int>(words.size()));
        pango_layout_set_width(layout, width * PANGO_SCALE);
        pango_layout_set_ellipsize(layout, text.cut == Cut::End ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_START);
        pango_layout_set_single_paragraph_mode(layout, 1);
        pango_layout_set_alignment(layout, text.align == Align::Left ? PANGO_ALIGN_LEFT : text.align == Align::Right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_CENTER);
        if (text.struck) {
            auto* attributes = pango_attr_list_new();
            pango_attr_list_insert(attributes, pango_attr_strikethrough_new(1));
            pango_layout_set_attributes(layout, attributes);
            pango_attr_list_unref(attributes);
        }
        pango_layout_get_pixel_size(layout, nullptr, &kept.height);
    }
    cairo_move_to(cairo, std::floor(place.x), std::floor(place.y + (place.height - kept.height) / 2));
    pango_cairo_show_layout(cairo, kept.layout.get());
}

void Canvas::path(const Rect& place, double radius) {
    const double r = std::min({radius, place.width / 2, place.height / 2});
    cairo_new_path(m_cairo);
    if (r <= 0) {
        cairo_rectangle(m_cairo, place.x, place.y, place.width, place.height);
        return;
    }
    constexpr double quarter = M_PI / 2;
    cairo_arc(m_cairo, place.right() - r, place.y + r, r, -quarter, 0);
    cairo_arc(m_cairo, place.right() - r, place.bottom() - r, r, 0, quarter);
    cairo_arc(m_cairo, place.x + r, place.bottom() - r, r, quarter, 2 * quarter);
    cairo_arc(m_cairo, place.x + r, place.y + r, r, 2 * quarter, 3 * quarter);
    cairo_close_path(m_cairo);
}

void Canvas::hatch(const Rect& place, double width) {
    const double apart = 5 + width;
    cairo_save(m_cairo);
    cairo_rectangle(m_cairo, place.x, place.y, place.width, place.height);
    cairo_clip(m_cairo);
    cairo_set_line_width(m_cairo, width);
    for (double x = place.x - place.height; x < place.right(); x += apart) {
        cairo_move_to(m_cairo, x, place.bottom());
        cairo_line_to(m_cairo, x + place.height, place.y);
    }
    cairo_stroke(m_cairo);
    cairo_restore(m_cairo);
}

void Canvas::draw(const Shape& shape) {
    set_source(m_cairo, m_theme.colour(shape));
    switch (shape.form) {
        case Form::Fill:
            path(shape.place, shape.radius);
            cairo_fill(m_cairo);
            break;
        case Form::Outline:
        case Form::Dashes: {
            constexpr double dashes[] = {4, 3};
            cairo_set_dash(m_cairo, dashes, shape.form == Form::Dashes ? 2 : 0, 0);
            cairo_set_line_width(m_cairo, shape.width);
            path(shape.place, shape.radius);
            cairo_stroke(m_cairo);
            cairo_set_dash(m_cairo, nullptr, 0, 0);
            break;
        }
        case Form::Hatch: hatch(shape.place, shape.width); break;
        case Form::Text: m_letterer.write(m_cairo, shape); break;
        case Form::Line: {
            // Filled, not stroked: on whole pixels a line is as thin as it says.
            const bool upright = shape.place.width == 0;
            cairo_rectangle(m_cairo, std::floor(shape.place.x), std::floor(shape.place.y), upright ? shape.width : shape.place.width, upright ? shape.place.height : shape.width);
            cairo_fill(m_cairo);
            break;
        }
    }
}

void Canvas::draw(const Scene& scene, const Rect& seen) {
    const Rect a_little_more{seen.x - 2, seen.y - 2, seen.width + 4, seen.height + 4};
    for (const auto& shape : scene.shapes) {
        auto place = shape.place;  // a line has no area
        place.width = std::max(place.width, 1.0);
        place.height = std::max(place.height, 1.0);
        if (place.meets(a_little_more)) draw(shape);
    }
}

void Canvas::draw(const Scene& scene, const Pane& pane, const Rect& part) {
    if (part.width <= 0 || part.height <= 0) return;
    cairo_save(m_cairo);
    cairo_rectangle(m_cairo, part.x, part.y, part.width, part.height);
    cairo_clip(m_cairo);
    set_source(m_cairo, m_theme.colour(Ink::Page));
    cairo_paint(m_cairo);
    cairo_translate(m_cairo, -pane.offset.x, -pane.offset.y);
    draw(scene, Rect{part.x + pane.offset.x, part.y + pane.offset.y, part.width, part.height});
    cairo_restore(m_cairo);
}

std::array<Pane, 4> panes_of(const Scene& scene, const Point& offset, const Size& window) {
    const double left = scene.pinned_left;
    const double top = scene.pinned_top;
    return {Pane{{left, top, window.width - left, window.height - top}, offset}, Pane{{left, 0, window.width - left, top}, {offset.x, 0}},
            Pane{{0, top, left, window.height - top}, {0, offset.y}}, Pane{{0, 0, left, top}, {}}};
}

void draw_scrolled(cairo_t* cairo, Letterer& letterer, const Theme& theme, const Scene& scene, const Point& offset, const Size& window) {
    Canvas canvas(cairo, letterer, theme);
    for (const auto& pane : panes_of(scene, offset, window)) canvas.draw(scene, pane, pane.on_window);
}

}  // namespace lichsong::desktop
