// SPDX-License-Identifier: Apache-2.0
// Texts of a document set in its styles and broken into lines, for printing line by line. Used by the printer.
#pragma once

#include <string>
#include <vector>

#include "calendar/report/looks.h"
#include "calendar/report/pango_text.h"

namespace lichsong::report {

/// Broken into lines of `room` points; on one line where that is 0.
[[nodiscard]] Layout layout_of(PangoContext* context, const Look& look, const std::string& text, double room, Align align);

struct SetLine {
    PangoLayoutLine* line = nullptr;  // of the layout, as long as that lives
    double left = 0;
    double top = 0;
    double height = 0;
    double base = 0;
};

[[nodiscard]] std::vector<SetLine> lines_of(PangoLayout* layout);

/// A cell being printed: its lines, and how many of them stand on paper already.
struct CellText {
    Layout layout;
    std::vector<SetLine> lines;
    double left = 0;
    double width = 0;
    std::size_t done = 0;

    [[nodiscard]] bool is_done() const { return done == lines.size(); }
    [[nodiscard]] double begin() const { return is_done() ? 0 : lines[done].top; }
    [[nodiscard]] double height() const { return is_done() ? 0 : lines.back().top + lines.back().height - begin(); }
};

}  // namespace lichsong::report
