// SPDX-License-Identifier: Apache-2.0
#include "calendar/report/render_pdf.h"

#include <algorithm>
#include <functional>

#include <cairo-pdf.h>

#include "calendar/base/error.h"
#include "calendar/report/draw_chart.h"
#include "calendar/report/looks.h"
#include "calendar/report/pango_text.h"

namespace lichsong::report {
namespace {

constexpr double cell_side = 4;  // points left and right of a cell's text

cairo_status_t keep(void* closure, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

Layout layout_of(PangoContext* context, const Look& look, const std::string& text, double room, Align align) {
    Layout layout(pango_layout_new(context));
    const Owned<PangoFontDescription> description(pango_font_description_new());
    pango_font_description_set_family_static(description.get(), "Tinos,Times New Roman,Liberation Serif");
    pango_font_description_set_size(description.get(), static_cast<int>(look.points * PANGO_SCALE));
    if (look.bold) pango_font_description_set_weight(description.get(), PANGO_WEIGHT_BOLD);
    if (look.italic) pango_font_description_set_style(description.get(), PANGO_STYLE_ITALIC);
    pango_layout_set_font_description(layout.get(), description.get());
    if (room > 0) {
        pango_layout_set_width(layout.get(), static_cast<int>(room * PANGO_SCALE));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_indent(layout.get(), static_cast<int>(look.first_indent * PANGO_SCALE));
        pango_layout_set_alignment(layout.get(), align == Align::Centre ? PANGO_ALIGN_CENTER : align == Align::Right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
        pango_layout_set_justify(layout.get(), align == Align::Justify);
    }
    const auto clean = printable(text);
    pango_layout_set_text(layout.get(), clean.data(), static_cast<int>(clean.size()));
    return layout;
}

struct Printed {
    PangoLayoutLine* line = nullptr;  // of the layout, as long as that lives
    double left = 0;
    double top = 0;
    double height = 0;
    double base = 0;
};

std::vector<Printed> lines_of(PangoLayout* layout) {
    std::vector<Printed> lines;
    const Owned<PangoLayoutIter> iter(pango_layout_get_iter(layout));
    do {
        PangoRectangle place;
        pango_layout_iter_get_line_extents(iter.get(), nullptr, &place);
        lines.push_back({pango_layout_iter_get_line_readonly(iter.get()), points(place.x), points(place.y), points(place.height), points(pango_layout_iter_get_baseline(iter.get()))});
    } while (pango_layout_iter_next_line(iter.get()));
    return lines;
}

// A cell being printed: its lines, and how many of them stand on paper already.
struct CellText {
    Layout layout;
    std::vector<Printed> lines;
    double left = 0;
    double width = 0;
    std::size_t done = 0;

    [[nodiscard]] bool is_done() const { return done == lines.size(); }
    [[nodiscard]] double begin() const { return is_done() ? 0 : lines[done].top; }
    [[nodiscard]] double height() const { return is_done() ? 0 : lines.back().top + lines.back().height - begin(); }
};

class Printer {
public:
    explicit Printer(cairo_surface_t* surface) : m_surface(surface), m_cairo(cairo_create(surface)), m_context(context_for(m_cairo.get())) {}

    void print(const Document& document) {
        for (const auto& section : document.sections) {
            if (&section != &document.sections.front()) cairo_show_page(m_cairo.get());
            m_is_landscape = section.is_landscape;
            m_width = text_width(section.is_landscape);
            m_bottom = page_height(section.is_landscape) - margin_bottom;
            m_page = 1;
            m_at = margin_top;
            cairo_pdf_surface_set_size(m_surface, page_width(section.is_landscape), page_height(section.is_landscape));
            for (const auto& block : section.blocks)
                for (const auto& piece : pieces_of(block)) std::visit([this](const auto& one) { put(one); }, piece);
        }
        cairo_show_page(m_cairo.get());
    }

private:
    void new_page() {
        cairo_show_page(m_cairo.get());
        ++m_page;
        m_at = margin_top;
        const auto number = layout_of(m_context.get(), look_of(Style::Body), std::to_string(m_page), 0, Align::Left);
        const auto line = lines_of(number.get()).front();
        PangoRectangle place;
        pango_layout_line_get_extents(line.line, nullptr, &place);
        show(line, (page_width(m_is_landscape) - points(place.width)) / 2, margin_top / 2 - line.height / 2);
    }

    // The line with the top of its layout at `y`.
    void show(const Printed& line, double x, double y) {
        cairo_move_to(m_cairo.get(), x + line.left, y + line.base);
        pango_cairo_show_layout_line(m_cairo.get(), line.line);
    }

    void stroke(double x1, double y1, double x2, double y2, double width) {
        cairo_set_line_width(m_cairo.get(), width);
        cairo_move_to(m_cairo.get(), x1, y1);
        cairo_line_to(m_cairo.get(), x2, y2);
        cairo_stroke(m_cairo.get());
    }

    [[nodiscard]] Layout laid(const Line& line, double room) const {
        const auto& look = look_of(line.style);
        return layout_of(m_context.get(), look, line.text, room - look.left_indent, look.align);
    }

    // Below a heading there must be room for two lines of what it is over.
    void put(const Line& line) {
        const auto& look = look_of(line.style);
        const auto layout = laid(line, m_width);
        const auto lines = lines_of(layout.get());
        if (m_at > margin_top) m_at += look.before;
        const double wanted = lines.size() < 4 || look.keeps_next ? lines.back().top + lines.back().height + (look.keeps_next ? 2 * lines.front().height : 0) : 2 * lines.front().height;
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

    void put_rule(const Line& line, PangoLayout* layout, double left, double room) {
        if (line.rule == Rule::None) return;
        PangoRectangle place;
        pango_layout_get_extents(layout, nullptr, &place);
        const double length = line.rule == Rule::AsLong ? points(place.width) : points(place.width) * 0.4;
        stroke(left + (room - length) / 2, m_at + 2, left + (room + length) / 2, m_at + 2, 0.75);
        m_at += 5;
    }

    void put(const PageBreak& /*page*/) { new_page(); }

    double put_side(const std::vector<Line>& lines, double left, double room, double top, bool draws) {
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

    void box(PangoLayout* layout, double left) {
        PangoRectangle place;
        pango_layout_get_extents(layout, nullptr, &place);
        cairo_set_line_width(m_cairo.get(), 1);
        cairo_rectangle(m_cairo.get(), left + points(place.x) - 6, m_at + points(place.y) - 2, points(place.width) + 12, points(place.height) + 4);
        cairo_stroke(m_cairo.get());
    }

    void put(const TwoColumns& both) {
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
    void put(const Chart& chart) {
        const double height = chart_height(chart, m_width);
        const double page = m_bottom - margin_top;
        const double scale = std::min(1.0, page / std::max(1.0, height));
        m_at += 8;
        if (m_at + height * scale > m_bottom && m_at > margin_top) new_page();
        cairo_save(m_cairo.get());
        cairo_translate(m_cairo.get(), margin_left, m_at);
        cairo_scale(m_cairo.get(), scale, scale);
        draw_chart(m_cairo.get(), chart, m_width);
        cairo_restore(m_cairo.get());
        cairo_set_source_rgb(m_cairo.get(), 0, 0, 0);
        cairo_set_dash(m_cairo.get(), nullptr, 0, 0);
        m_at += height * scale + 8;
    }

    // ---- tables

    [[nodiscard]] std::vector<double> edges_of(const Table& table) const {
        double all = 0;
        for (const auto& column : table.columns) all += column.share;
        std::vector<double> edges{margin_left};
        for (const auto& column : table.columns) edges.push_back(edges.back() + m_width * column.share / all);
        return edges;
    }

    [[nodiscard]] CellText cell_of(Style style, const std::string& text, double left, double right, Align align) const {
        CellText cell;
        cell.left = left;
        cell.width = right - left;
        cell.layout = layout_of(m_context.get(), look_of(style), text, cell.width - 2 * cell_side, align);
        cell.lines = lines_of(cell.layout.get());
        return cell;
    }

    // Prints the lines of a cell that end above `room` further down.
    void print_cell(CellText& cell, double top, double room) {
        const double begin = cell.begin();
        while (!cell.is_done() && (cell.lines[cell.done].top + cell.lines[cell.done].height - begin <= room + 0.01)) {
            show(cell.lines[cell.done], cell.left + cell_side, top - begin);
            ++cell.done;
        }
    }

    void frame(double left, double top, double width, double height) {
        cairo_set_line_width(m_cairo.get(), 0.5);
        cairo_rectangle(m_cairo.get(), left, top, width, height);
        cairo_stroke(m_cairo.get());
    }

    struct HeadText {
        std::size_t row;
        std::size_t rows;
        CellText cell;
    };

    // Prints the head at m_at; returns its height. Without `draws` only that.
    double put_head(const Table& table, const std::vector<double>& edges, bool draws) {
        const double pad = look_of(Style::CellHead).before;
        const auto placed = placed_head(table);
        std::vector<HeadText> cells;
        std::vector<double> heights(placed.size(), 0);
        for (std::size_t row = 0; row < placed.size(); ++row)
            for (const auto& one : placed[row]) {
                if (one.is_continued) continue;
                const auto rows = std::min<std::size_t>(static_cast<std::size_t>(std::max(1, one.cell->rows)), placed.size() - row);
                cells.push_back({row, rows, cell_of(Style::CellHead, one.cell->text, edges[one.column], edges[one.column + one.columns], Align::Centre)});
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
    void put_row(std::vector<CellText>& cells, double head, const std::function<void()>& turn) {
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

    void put(const Table& table) {
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
                cells.push_back(cell_of(Style::Cell, i < row.size() ? row[i].text : std::string(), edges[i], edges[i + 1], table.columns[i].align));
            put_row(cells, repeats ? head : 0, turn);
        });
        m_at += 6;
    }

    cairo_surface_t* m_surface;
    Owned<cairo_t> m_cairo;
    Owned<PangoContext> m_context;
    bool m_is_landscape = false;
    double m_width = 0;
    double m_bottom = 0;
    double m_at = 0;
    int m_page = 1;
};

}  // namespace

std::string pdf(const Document& document) {
    std::string bytes;
    const Owned<cairo_surface_t> surface(cairo_pdf_surface_create_for_stream(&keep, &bytes, page_width(false), page_height(false)));
    const auto made = model::is_set(document.created) ? model::iso(document.created) : std::string("1980-01-01");
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, printable(document.title).c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_AUTHOR, printable(document.author).c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, (made + "T00:00:00Z").c_str());
    Printer(surface.get()).print(document);
    cairo_surface_finish(surface.get());
    if (const auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS) throw base::Error(base::Fault::Store, "report.pdf", {cairo_status_to_string(status)});
    return bytes;
}

double measured_width(Style style, const std::string& text) {
    const Owned<cairo_surface_t> surface(cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr));
    const Owned<cairo_t> cairo(cairo_create(surface.get()));
    const auto context = context_for(cairo.get());
    const auto layout = layout_of(context.get(), look_of(style), text, 0, Align::Left);
    PangoRectangle place;
    pango_layout_get_extents(layout.get(), nullptr, &place);
    return points(place.width);
}

}  // namespace lichsong::report
