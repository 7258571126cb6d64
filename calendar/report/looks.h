// SPDX-License-Identifier: Apache-2.0
// How each style looks, and how blocks come down to five things a format has to write: a line of text, two columns without borders, a table,
// a chart, a new page. One table for PDF and DOCX; called by the renderers only.
#pragma once

#include "calendar/report/document.h"

namespace lichsong::report {

struct Look {
    Style style;
    const char* name;      ///< of the style in Word
    double points;
    bool bold;
    bool italic;
    bool caps;             ///< written in capitals already; a note for readers of Word's style list
    Align align;
    double first_indent;   ///< lengths in points
    double left_indent;
    double before;
    double after;
    bool keeps_next;       ///< on the page of what follows
};

[[nodiscard]] const Look& look_of(Style style);
[[nodiscard]] const std::vector<Look>& looks();

inline constexpr const char* font = "Times New Roman";

constexpr double mm(double length) { return length * 72 / 25.4; }
inline constexpr double margin_top = mm(20);
inline constexpr double margin_bottom = mm(20);
inline constexpr double margin_left = mm(30);
inline constexpr double margin_right = mm(15);
[[nodiscard]] constexpr double page_width(bool landscape) { return mm(landscape ? 297 : 210); }
[[nodiscard]] constexpr double page_height(bool landscape) { return mm(landscape ? 210 : 297); }
[[nodiscard]] constexpr double text_width(bool landscape) { return page_width(landscape) - margin_left - margin_right; }

enum class Rule : std::uint8_t { None, AsLong, Part };

struct Line {
    Style style = Style::Body;
    std::string text;
    Rule rule = Rule::None;  ///< below the text
    bool is_boxed = false;
};

/// Borderless; kept on one page.
struct TwoColumns {
    double left_share = 0.5;
    std::vector<Line> left;
    std::vector<Line> right;
};

/// Tables and charts are those of the block, which has to live as long.
using Piece = std::variant<Line, TwoColumns, std::reference_wrapper<const Table>, std::reference_wrapper<const Chart>, PageBreak>;

[[nodiscard]] std::vector<Piece> pieces_of(const Block& block);

/// How long a rule is, in points, from the text above it: by the widths of Times, so that no font has to be there.
[[nodiscard]] double rule_length(const Line& line, double room);

/// A cell of the head in its place; the rows a cell reaches down to have it with `is_continued`.
struct PlacedCell {
    const HeadCell* cell;
    std::size_t column;
    std::size_t columns;
    bool is_continued;
};
[[nodiscard]] std::vector<std::vector<PlacedCell>> placed_head(const Table& table);

}  // namespace lichsong::report
