// SPDX-License-Identifier: Apache-2.0
// Draws a chart on any surface of Cairo: once for all formats, readable in black and white. Called by the renderers; a window may as well.
#pragma once

#include <string>

#include <cairo.h>

#include "calendar/report/chart.h"

namespace lichsong::report {

/// How high it becomes when drawn so wide; points.
[[nodiscard]] double chart_height(const Chart& chart, double width);

/// With its upper left corner at the origin; points. Draws nothing below a width of 120.
void draw_chart(cairo_t* cairo, const Chart& chart, double width);

/// On white, `width` in points. Equal charts give equal bytes. Error{Store,"report.pdf"} with Cairo's reason.
[[nodiscard]] std::string chart_png(const Chart& chart, double width, double dots_per_inch);

}  // namespace lichsong::report
