// SPDX-License-Identifier: Apache-2.0
// The tables of a page: heads that repeat, rows that stay together.
#include <algorithm>

#include "calendar/report/printer.h"

namespace lichsong::report {
namespace {

constexpr double cell_side = 4;  // points left and right of a cell's text

struct HeadText {
    std::size_t row;
    std::size_t rows;
    CellText cell;
};

}  // namespace

std::vector<double> Printer::edges_of(const Table& table) const {
    double all = 0;
    for (const auto& column : table.columns) all += column.share;
    std::vector<double> edges{margin_left};
    for (const auto& column : table.columns) edges.push_back(edges.back() + m_width * column.share / all);
    return edges;
}

CellText Printer::cell_of(Style style, const std::string& text, double left, double right, Align align) const {
    CellText cell;
    cell.left = left;
    cell.width = right - left;
    cell.layout = layout_of(m_context.get(), look_of(style), text, cell.width - 2 * cell_side, align);
    cell.lines = lines_of(cell.layout.get());
    return cell;
}

// Prints the lines of a cell that end above `room` further down.
void Printer::print_cell(CellText& cell, double top, double room) {
    const double begin = cell.begin();
    while (!cell.is_done() && (cell.lines[cell.done].top + cell.lines[cell.done].height - begin <= room + 0.01)) {
        show(cell.lines[cell.done], cell.left + cell_side, top - begin);
        ++cell.done;
    }
}

void Printer::frame(double left, double top, double width, double height) {
    cairo_set_line_width(m_cairo, 0.5);
    cairo_rectangle(m_cairo, left, top, width, height);
    cairo_stroke(m_cairo);
}

// Prints the head at m_at; returns its height. Without `draws` only that.
double Printer::put_head(const Table& table, const std::vector<double>& edges, bool draws) {
    const double pad = look_of(Style::CellHead).before;
    const auto placed = placed_head(table);
    std::vector<HeadText> cells;
    std::vector<double> heights(placed.size(), 0);
    for (std::size_t row = 0; row < placed.size(); ++row)
        for (const auto& one : placed[row]) {
            if (one.is_continued) continue;
            const auto rows = std::min<std::size_t>(static_cast<std::size_t>(std::max(1, one.cell->rows)), placed.size() - row);
            cells.push_back(
                {row, rows, cell_of(Style::CellHead, one.cell->text, edges[one.column], edges[one.column + one.columns], Align::Centre)});
            if (rows == 1) heights[row] = std::max(heights[row], cells.back().cell.height() + 2 * pad);
        }
    const auto sum = [&](std::size_t from, std::size_t count) {
        double all = 0;
        for (std::size_t i = from; i < from + count; ++i) all += heights[i];
        return all;
    };
    for (const auto& one : cells)
        if (const double lacks = one.cell.height() + 2 * pad - sum(one.row, one.rows); lacks > 0) heights[one.row + one.rows - 1] += lacks;
    for (auto& one : cells) {
        if (!draws) break;
        const double top = m_at + sum(0, one.row);
        const double height = sum(one.row, one.rows);
        frame(one.cell.left, top, one.cell.width, height);
        print_cell(one.cell, top + (height - one.cell.height()) / 2, height);
    }
    return sum(0, placed.size());
}

// A row stands on one page where it can; one longer than a page is continued.
void Printer::put_row(std::vector<CellText>& cells, double head, const std::function<void()>& turn) {
    const double pad = look_of(Style::Cell).before;
    const auto height = [&] {
        double most = 0;
        for (const auto& cell : cells) most = std::max(most, cell.height());
        return most + 2 * pad;
    };
    const double page = m_bottom - margin_top - head;
    if (m_at + std::min(height(), page) > m_bottom + 0.01) turn();
    while (true) {
        const double here = std::min(height(), m_bottom - m_at);
        bool is_done = true;
        bool moved = false;
        for (auto& cell : cells) {
            const auto before = cell.done;
            print_cell(cell, m_at + pad, here - 2 * pad);
            moved = moved || cell.done != before;
            is_done = is_done && cell.is_done();
            frame(cell.left, m_at, cell.width, here);
        }
        m_at += here;
        if (is_done || !moved) return;
        turn();
    }
}

void Printer::put(const Table& table) {
    if (table.columns.empty()) return;
    const auto edges = edges_of(table);
    const double head = put_head(table, edges, false);
    const bool repeats = head < (m_bottom - margin_top) / 2;
    m_at += 6;
    const double first = 2 * look_of(Style::Cell).points;
    if (m_at + head + first > m_bottom) new_page();
    put_head(table, edges, true);
    m_at += head;
    const auto turn = [&] {
        new_page();
        if (!repeats) return;
        put_head(table, edges, true);
        m_at += head;
    };
    table.each_row([&](const Row& row) {
        std::vector<CellText> cells;
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            cells.push_back(
                cell_of(Style::Cell, i < row.size() ? row[i].text : std::string(), edges[i], edges[i + 1], table.columns[i].align));
        put_row(cells, repeats ? head : 0, turn);
    });
    m_at += 6;
}

}  // namespace lichsong::report
