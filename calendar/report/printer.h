// SPDX-License-Identifier: Apache-2.0
// Sets a document page by page, on whatever sheets it is handed: those of a PDF, or pictures for a screen. Used by render_pdf and pages.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "calendar/report/set_text.h"

namespace lichsong::report {

class Printer {
public:
    /// Hands over the next sheet, a page wide and high, the upper left corner at the origin; points.
    using NextSheet = std::function<cairo_t*(bool is_landscape)>;

    explicit Printer(NextSheet next_sheet) : m_next_sheet(std::move(next_sheet)) {}

    void print(const Document& document);

private:
    void begin_sheet();
    void new_page();
    void show(const SetLine& line, double x, double y);
    void stroke(double x1, double y1, double x2, double y2, double width);
    [[nodiscard]] Layout laid(const Line& line, double room) const;
    void put(const Line& line);
    void put(const PageBreak& page);
    void put(const TwoColumns& both);
    void put(const Chart& chart);
    void put(const Table& table);
    void put_rule(const Line& line, PangoLayout* layout, double left, double room);
    double put_side(const std::vector<Line>& lines, double left, double room, double top, bool draws);
    void box(PangoLayout* layout, double left);

    [[nodiscard]] std::vector<double> edges_of(const Table& table) const;
    [[nodiscard]] CellText cell_of(Style style, const std::string& text, double left, double right, Align align) const;
    void print_cell(CellText& cell, double top, double room);
    void frame(double left, double top, double width, double height);
    double put_head(const Table& table, const std::vector<double>& edges, bool draws);
    void put_row(std::vector<CellText>& cells, double head, const std::function<void()>& turn);

    NextSheet m_next_sheet;
    cairo_t* m_cairo = nullptr;
    Owned<PangoContext> m_context;
    bool m_is_landscape = false;
    double m_width = 0;
    double m_bottom = 0;
    double m_at = 0;
    int m_page = 1;
};

}  // namespace lichsong::report
