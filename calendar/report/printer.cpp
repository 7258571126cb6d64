// SPDX-License-Identifier: Apache-2.0
// Texts, rules and charts; tables are in printer_tables.cpp.
#include "calendar/report/printer.h"

#include <algorithm>

#include "calendar/report/draw_chart.h"

namespace lichsong::report {

void Printer::print(const Document& document) {
    for (const auto& section : document.sections) {
        m_is_landscape = section.is_landscape;
        m_width = text_width(section.is_landscape);
        m_bottom = page_height(section.is_landscape) - margin_bottom;
        m_page = 1;
        begin_sheet();
        for (const auto& block : section.blocks)
            for (const auto& piece : pieces_of(block)) std::visit([this](const auto& one) { put(one); }, piece);
    }
}

void Printer::begin_sheet() {
    m_cairo = m_next_sheet(m_is_landscape);
    m_context = context_for(m_cairo);
    m_at = margin_top;
}

void Printer::new_page() {
    begin_sheet();
    ++m_page;
    const auto number = layout_of(m_context.get(), look_of(Style::Body), std::to_string(m_page), 0, Align::Left);
    const auto line = lines_of(number.get()).front();
    PangoRectangle place;
    pango_layout_line_get_extents(line.line, nullptr, &place);
    show(line, (page_width(m_is_landscape) - points(place.width)) / 2, margin_top / 2 - line.height / 2);
}

// The line with the top of its layout at `y`.
void Printer::show(const SetLine& line, double x, double y) {
    cairo_move_to(m_cairo, x + line.left, y + line.base);
    pango_cairo_show_layout_line(m_cairo, line.line);
}

void Printer::stroke(double x1, double y1, double x2, double y2, double width) {
    cairo_set_line_width(m_cairo, width);
    cairo_move_to(m_cairo, x1, y1);
    cairo_line_to(m_cairo, x2, y2);
    cairo_stroke(m_cairo);
}

Layout Printer::laid(const Line& line, double room) const {
    const auto& look = look_of(line.style);
    return layout_of(m_context.get(), look, line.text, room - look.left_indent, look.align);
}

// Below a heading there must be room for two lines of what it is over.
void Printer::put(const Line& line) {
    const auto& look = look_of(line.style);
    const auto layout = laid(line, m_width);
    const auto lines = lines_of(layout.get());
    if (m_at > margin_top) m_at += look.before;
    const double wanted = lines.size() < 4 || look.keeps_next
                              ? lines.back().top + lines.back().height + (look.keeps_next ? 2 * lines.front().height : 0)
                              : 2 * lines.front().height;
    if (m_at + std::min(wanted, m_bottom - margin_top) > m_bottom) new_page();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool leaves_one = i + 2 == lines.size() && lines.size() > 3 && m_at + 2 * lines[i].height > m_bottom;
        if (m_at > margin_top && (m_at + lines[i].height > m_bottom || leaves_one)) new_page();
        show(lines[i], margin_left + look.left_indent, m_at - lines[i].top);
        m_at += lines[i].height;
    }
    put_rule(line, layout.get(), margin_left, m_width);
    m_at += look.after;
}

void Printer::put_rule(const Line& line, PangoLayout* layout, double left, double room) {
    if (line.rule == Rule::None) return;
    PangoRectangle place;
    pango_layout_get_extents(layout, nullptr, &place);
    const double length = line.rule == Rule::AsLong ? points(place.width) : points(place.width) * 0.4;
    stroke(left + (room - length) / 2, m_at + 2, left + (room + length) / 2, m_at + 2, 0.75);
    m_at += 5;
}

void Printer::put(const PageBreak& /*page*/) { new_page(); }

double Printer::put_side(const std::vector<Line>& lines, double left, double room, double top, bool draws) {
    m_at = top;
    for (const auto& line : lines) {
        const auto& look = look_of(line.style);
        const auto layout = laid(line, room);
        m_at += look.before;
        const auto printed = lines_of(layout.get());
        if (draws) {
            for (const auto& one : printed) show(one, left + look.left_indent, m_at);
            if (line.is_boxed) box(layout.get(), left + look.left_indent);
        }
        m_at += printed.back().top + printed.back().height;
        if (draws) put_rule(line, layout.get(), left, room);
        else if (line.rule != Rule::None) m_at += 5;
        m_at += look.after;
    }
    return m_at;
}

void Printer::box(PangoLayout* layout, double left) {
    PangoRectangle place;
    pango_layout_get_extents(layout, nullptr, &place);
    cairo_set_line_width(m_cairo, 1);
    cairo_rectangle(m_cairo, left + points(place.x) - 6, m_at + points(place.y) - 2, points(place.width) + 12, points(place.height) + 4);
    cairo_stroke(m_cairo);
}

void Printer::put(const TwoColumns& both) {
    const double left = m_width * both.left_share;
    const double top = m_at;
    const double end = std::max(put_side(both.left, 0, left, top, false), put_side(both.right, 0, m_width - left, top, false));
    m_at = top;
    if (end > m_bottom && top > margin_top) new_page();
    const double from = m_at;
    const double left_end = put_side(both.left, margin_left, left, from, true);
    m_at = std::max(left_end, put_side(both.right, margin_left + left, m_width - left, from, true));
}

// On one page, whatever was before it.
void Printer::put(const Chart& chart) {
    const double height = chart_height(chart, m_width);
    const double page = m_bottom - margin_top;
    const double scale = std::min(1.0, page / std::max(1.0, height));
    m_at += 8;
    if (m_at + height * scale > m_bottom && m_at > margin_top) new_page();
    cairo_save(m_cairo);
    cairo_translate(m_cairo, margin_left, m_at);
    cairo_scale(m_cairo, scale, scale);
    draw_chart(m_cairo, chart, m_width);
    cairo_restore(m_cairo);
    cairo_set_source_rgb(m_cairo, 0, 0, 0);
    cairo_set_dash(m_cairo, nullptr, 0, 0);
    m_at += height * scale + 8;
}

}  // namespace lichsong::report
