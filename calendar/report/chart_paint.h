// SPDX-License-Identifier: Apache-2.0
// The pen of draw_chart: letters, the fills, strokes and marks that tell series apart without colour, the steps of an axis.
#pragma once

#include <string>

#include "calendar/report/pango_text.h"

namespace lichsong::report {

struct Colour {
    double red = 0;
    double green = 0;
    double blue = 0;
};
inline constexpr Colour ink{0.13, 0.15, 0.18};
inline constexpr Colour faint_ink{0.40, 0.44, 0.49};
inline constexpr Colour grid{0.87, 0.89, 0.91};
inline constexpr Colour paper{1, 1, 1};

struct Box {
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;
};

/// How letters are set: `x` of the call is the left end, the middle or the right end of the text.
struct Lettering {
    double points = 9;
    bool bold = false;
    Colour colour = ink;
    double anchor = 0;  ///< 0 left, 0.5 middle, 1 right
    double room = 0;    ///< broken into lines where it is wider; 0: never
    int lines = 3;      ///< at most, the last with "…"
};

struct TextSize {
    double width = 0;
    double height = 0;
};

class ChartPaint {
public:
    explicit ChartPaint(cairo_t* cairo) : m_cairo(cairo), m_context(context_for(cairo)) {}

    [[nodiscard]] TextSize size(const std::string& text, const Lettering& how) const;
    /// With the top of the letters at `y`. Returns what `size` does.
    TextSize text(const std::string& text, double x, double y, const Lettering& how);
    /// On a plate of paper, in the middle of the box; nothing where it has no room.
    void number_in(const std::string& text, const Box& box, std::size_t series);

    void fill(const Box& box, Colour colour);
    void stroke(double x1, double y1, double x2, double y2, Colour colour, double width);
    /// Fill and hatch of a series; both differ in grey from those of its neighbours.
    void fill_series(const Box& box, std::size_t series);
    /// Dashes of a series.
    void begin_line(std::size_t series);
    void mark(double x, double y, std::size_t series);
    void no_value(const Box& box);

    [[nodiscard]] cairo_t* cairo() { return m_cairo; }

private:
    void set(Colour colour) { cairo_set_source_rgb(m_cairo, colour.red, colour.green, colour.blue); }
    void hatch(const Box& box, std::size_t pattern, Colour colour);
    [[nodiscard]] Layout laid(const std::string& text, const Lettering& how) const;

    cairo_t* m_cairo;
    Owned<PangoContext> m_context;
};

/// The step of an axis up to `highest` with at most six lines: 1, 2 or 5 times a power of ten, not below 1 where all is whole.
[[nodiscard]] double axis_step(double highest, bool is_whole);

/// How dark a field of a heat map is: paper for 0, nearly ink for 1.
[[nodiscard]] Colour heat(double part);
[[nodiscard]] bool is_dark(Colour colour);

}  // namespace lichsong::report
