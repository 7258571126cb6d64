// SPDX-License-Identifier: Apache-2.0
#include "calendar/report/chart_paint.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "calendar/report/document.h"

namespace lichsong::report {
namespace {

constexpr const char* family = "Inter,Arimo,Liberation Sans,Noto Sans";

enum class Hatch : std::size_t { None, Rising, Dots, Falling, Level, Crossed };

// One after another for series: lightness jumps between neighbours, so that a photocopy still tells them apart.
struct Fill {
    Colour ground;
    Hatch hatch;
    Colour line;
};
constexpr std::array fills{
    Fill{{0.11, 0.29, 0.48}, Hatch::None, {}},
    Fill{{0.78, 0.87, 0.94}, Hatch::Rising, {0.11, 0.29, 0.48}},
    Fill{{0.88, 0.60, 0.22}, Hatch::Dots, {0.35, 0.20, 0.03}},
    Fill{{0.97, 0.97, 0.95}, Hatch::Falling, {0.45, 0.45, 0.42}},
    Fill{{0.29, 0.53, 0.47}, Hatch::Level, {0.93, 0.97, 0.96}},
    Fill{{0.93, 0.87, 0.93}, Hatch::Crossed, {0.52, 0.38, 0.55}},
};
constexpr std::array line_colours{Colour{0.11, 0.29, 0.48}, Colour{0.80, 0.40, 0.05}, Colour{0.24, 0.47, 0.41}, Colour{0.48, 0.34, 0.52}};

const Fill& fill_of(std::size_t series) { return fills[series % fills.size()]; }
Colour line_of(std::size_t series) { return line_colours[series % line_colours.size()]; }

}  // namespace

Layout ChartPaint::laid(const std::string& text, const Lettering& how) const {
    Layout layout(pango_layout_new(m_context.get()));
    const Owned<PangoFontDescription> description(pango_font_description_new());
    pango_font_description_set_family_static(description.get(), family);
    pango_font_description_set_size(description.get(), static_cast<int>(how.points * PANGO_SCALE));
    if (how.bold) pango_font_description_set_weight(description.get(), PANGO_WEIGHT_SEMIBOLD);
    pango_layout_set_font_description(layout.get(), description.get());
    pango_layout_set_alignment(layout.get(), how.anchor == 0 ? PANGO_ALIGN_LEFT : how.anchor == 1 ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_CENTER);
    if (how.room > 0) {
        pango_layout_set_width(layout.get(), static_cast<int>(how.room * PANGO_SCALE));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_height(layout.get(), -how.lines);
        pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    }
    auto clean = printable(text);
    std::replace(clean.begin(), clean.end(), '\n', ' ');
    pango_layout_set_text(layout.get(), clean.data(), static_cast<int>(clean.size()));
    return layout;
}

TextSize ChartPaint::size(const std::string& text, const Lettering& how) const {
    const auto layout = laid(text, how);
    PangoRectangle place;
    pango_layout_get_extents(layout.get(), nullptr, &place);
    return {points(place.width), points(place.height)};
}

TextSize ChartPaint::text(const std::string& text, double x, double y, const Lettering& how) {
    const auto layout = laid(text, how);
    PangoRectangle place;
    pango_layout_get_extents(layout.get(), nullptr, &place);
    const TextSize taken{points(place.width), points(place.height)};
    set(how.colour);
    cairo_move_to(m_cairo, x - taken.width * how.anchor - points(place.x), y);
    pango_cairo_show_layout(m_cairo, layout.get());
    return taken;
}

void ChartPaint::number_in(const std::string& text, const Box& box, std::size_t series) {
    const bool is_solid = fill_of(series).hatch == Hatch::None;
    const Lettering how{8.5, true, is_solid && is_dark(fill_of(series).ground) ? paper : ink, 0.5};
    const auto taken = size(text, how);
    constexpr double side = 3;
    if (taken.width + 2 * side > box.width || taken.height > box.height) return;
    const double top = box.top + (box.height - taken.height) / 2;
    if (!is_solid) fill({box.left + (box.width - taken.width) / 2 - side, top, taken.width + 2 * side, taken.height}, paper);
    this->text(text, box.left + box.width / 2, top, how);
}

void ChartPaint::fill(const Box& box, Colour colour) {
    set(colour);
    cairo_rectangle(m_cairo, box.left, box.top, box.width, box.height);
    cairo_fill(m_cairo);
}

void ChartPaint::stroke(double x1, double y1, double x2, double y2, Colour colour, double width) {
    set(colour);
    cairo_set_line_width(m_cairo, width);
    cairo_set_dash(m_cairo, nullptr, 0, 0);
    cairo_move_to(m_cairo, x1, y1);
    cairo_line_to(m_cairo, x2, y2);
    cairo_stroke(m_cairo);
}

void ChartPaint::fill_series(const Box& box, std::size_t series) {
    if (box.width <= 0 || box.height <= 0) return;
    const auto& look = fill_of(series);
    fill(box, look.ground);
    hatch(box, static_cast<std::size_t>(look.hatch), look.line);
    set(look.hatch == Hatch::None ? look.ground : look.line);
    cairo_set_line_width(m_cairo, 0.6);
    cairo_set_dash(m_cairo, nullptr, 0, 0);
    cairo_rectangle(m_cairo, box.left + 0.3, box.top + 0.3, std::max(0.0, box.width - 0.6), std::max(0.0, box.height - 0.6));
    cairo_stroke(m_cairo);
}

// Drawn, not tiled: vectors stay vectors in a PDF.
void ChartPaint::hatch(const Box& box, std::size_t pattern, Colour colour) {
    constexpr double gap = 4.5;
    const auto kind = static_cast<Hatch>(pattern);
    const double right = box.left + box.width;
    const double bottom = box.top + box.height;
    cairo_save(m_cairo);
    cairo_rectangle(m_cairo, box.left, box.top, box.width, box.height);
    cairo_clip(m_cairo);
    set(colour);
    cairo_set_line_width(m_cairo, 0.8);
    cairo_set_dash(m_cairo, nullptr, 0, 0);
    const auto lines = [&](double lean) {  // from below the left to above the right, or the other way
        for (double at = box.left - box.height; at < right; at += gap) {
            cairo_move_to(m_cairo, at, lean > 0 ? bottom : box.top);
            cairo_line_to(m_cairo, at + box.height, lean > 0 ? box.top : bottom);
        }
        cairo_stroke(m_cairo);
    };
    if (kind == Hatch::Rising || kind == Hatch::Crossed) lines(1);
    if (kind == Hatch::Falling || kind == Hatch::Crossed) lines(-1);
    if (kind == Hatch::Level) {
        for (double at = box.top + gap / 2; at < bottom; at += gap) {
            cairo_move_to(m_cairo, box.left, at);
            cairo_line_to(m_cairo, right, at);
        }
        cairo_stroke(m_cairo);
    }
    if (kind == Hatch::Dots) {
        for (double y = box.top + gap / 2; y < bottom; y += gap)
            for (double x = box.left + gap / 2; x < right; x += gap) {
                cairo_new_sub_path(m_cairo);
                cairo_arc(m_cairo, x, y, 0.8, 0, 2 * std::numbers::pi);
            }
        cairo_fill(m_cairo);
    }
    cairo_restore(m_cairo);
}

void ChartPaint::begin_line(std::size_t series) {
    static constexpr std::array<std::array<double, 4>, 4> dashes{{{0, 0, 0, 0}, {6, 3, 6, 3}, {1.5, 2.5, 1.5, 2.5}, {7, 2.5, 1.5, 2.5}}};
    const auto& dash = dashes[series % dashes.size()];
    set(line_of(series));
    cairo_set_line_width(m_cairo, 1.8);
    cairo_set_line_join(m_cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_dash(m_cairo, dash.data(), dash[0] > 0 ? 4 : 0, 0);
}

void ChartPaint::mark(double x, double y, std::size_t series) {
    constexpr double r = 2.9;
    cairo_new_path(m_cairo);
    cairo_set_dash(m_cairo, nullptr, 0, 0);
    cairo_set_line_width(m_cairo, 1.4);
    switch (series % 4) {
        case 0: cairo_arc(m_cairo, x, y, r, 0, 2 * std::numbers::pi); break;
        case 1: cairo_rectangle(m_cairo, x - r, y - r, 2 * r, 2 * r); break;
        case 2:
            cairo_move_to(m_cairo, x, y - r - 0.6);
            cairo_line_to(m_cairo, x + r + 0.4, y + r);
            cairo_line_to(m_cairo, x - r - 0.4, y + r);
            cairo_close_path(m_cairo);
            break;
        default:
            cairo_move_to(m_cairo, x, y - r - 1);
            cairo_line_to(m_cairo, x + r + 1, y);
            cairo_line_to(m_cairo, x, y + r + 1);
            cairo_line_to(m_cairo, x - r - 1, y);
            cairo_close_path(m_cairo);
    }
    set(series % 2 == 0 ? line_of(series) : paper);  // every other one hollow
    cairo_fill_preserve(m_cairo);
    set(line_of(series));
    cairo_stroke(m_cairo);
}

void ChartPaint::no_value(const Box& box) { hatch(box, static_cast<std::size_t>(Hatch::Rising), grid); }

double axis_step(double highest, bool is_whole) {
    constexpr int lines = 5;
    if (highest <= 0) return 1;
    const double least = highest / lines;
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    double step = 10 * power;
    for (const double times : {5.0, 2.0, 1.0})
        if (times * power >= least) step = times * power;
    return is_whole ? std::max(1.0, step) : step;
}

Colour heat(double part) {
    constexpr Colour light{0.93, 0.96, 0.98};
    constexpr Colour dark{0.08, 0.24, 0.42};
    if (part <= 0) return paper;
    const double p = std::min(1.0, part);
    return {light.red + (dark.red - light.red) * p, light.green + (dark.green - light.green) * p, light.blue + (dark.blue - light.blue) * p};
}

bool is_dark(Colour colour) { return 0.3 * colour.red + 0.59 * colour.green + 0.11 * colour.blue < 0.55; }

}  // namespace lichsong::report
