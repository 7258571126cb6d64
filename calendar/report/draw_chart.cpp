// SPDX-License-Identifier: Apache-2.0
#include "calendar/report/draw_chart.h"

#include <algorithm>
#include <cmath>

#include "calendar/base/error.h"
#include "calendar/report/chart_paint.h"

namespace lichsong::report {
namespace {

constexpr double narrowest = 120;
constexpr double gap = 6;
constexpr double plot_height = 170;
constexpr double swatch = 14;
const Lettering label{8.5, false, faint_ink};

class Drawing {
public:
    Drawing(ChartPaint& paint, const Chart& chart, double width, bool draws) : m_paint(paint), m_chart(chart), m_width(width), m_draws(draws) {}

    // Draws and returns the height; without `draws` only that.
    double run() {
        title();
        if (m_chart.kind != ChartKind::HeatMap && m_chart.series.size() > 1) legend();
        switch (m_chart.kind) {
            case ChartKind::Line:
            case ChartKind::Bars: plot(); break;
            case ChartKind::HeatMap: heat_map(); break;
            case ChartKind::Share: shares(); break;
        }
        return m_at;
    }

private:
    [[nodiscard]] std::size_t columns() const { return m_chart.categories.size(); }
    [[nodiscard]] std::size_t rows() const { return m_chart.series.size(); }
    [[nodiscard]] std::optional<double> value(std::size_t series, std::size_t category) const { return chart_value(m_chart, series, category); }
    [[nodiscard]] std::string number(double value) const { return chart_number(m_chart, value); }

    TextSize text(const std::string& what, double x, double y, const Lettering& how) { return m_draws ? m_paint.text(what, x, y, how) : m_paint.size(what, how); }

    void title() {
        if (!m_chart.title.empty()) m_at += text(m_chart.title, 0, m_at, {11, true, ink, 0, m_width}).height + 2;
        if (!m_chart.unit.empty()) m_at += text(m_chart.unit, 0, m_at, {8.5, false, faint_ink, 0, m_width, 1}).height;
        m_at += gap;
    }

    void legend() {
        double x = 0;
        double height = 0;
        for (std::size_t i = 0; i < rows(); ++i) {
            const Lettering how{9, false, ink, 0, m_width - swatch - gap, 1};
            const auto size = m_paint.size(m_chart.series[i].name, how);
            const double wide = swatch + 5 + size.width;
            if (x > 0 && x + wide > m_width) {
                m_at += height + 3;
                x = 0;
            }
            height = std::max(size.height, 10.0);
            if (m_draws) {
                key({x, m_at + (height - 9) / 2, swatch, 9}, i);
                m_paint.text(m_chart.series[i].name, x + swatch + 5, m_at, how);
            }
            x += wide + 16;
        }
        m_at += height + gap + 2;
    }

    void key(const Box& box, std::size_t series) {
        if (m_chart.kind != ChartKind::Line) {
            m_paint.fill_series(box, series);
            return;
        }
        const double y = box.top + box.height / 2;
        m_paint.begin_line(series);
        cairo_move_to(m_paint.cairo(), box.left - 1, y);
        cairo_line_to(m_paint.cairo(), box.left + box.width + 1, y);
        cairo_stroke(m_paint.cairo());
        m_paint.mark(box.left + box.width / 2, y, series);
    }

    [[nodiscard]] double highest() const {
        double most = 0;
        for (std::size_t i = 0; i < rows(); ++i)
            for (std::size_t k = 0; k < columns(); ++k) most = std::max(most, value(i, k).value_or(0));
        return most;
    }

    // ---- lines and bars, over one plot

    struct Plot {
        Box box;
        double top_value = 1;
        [[nodiscard]] double y(double value) const { return box.top + box.height * (1 - value / top_value); }
    };

    void plot() {
        if (columns() == 0) return;
        const double most = highest();
        const double step = axis_step(most, is_whole(m_chart));
        const auto steps = std::max(1, static_cast<int>(std::ceil(most / step - 1e-9)));
        double side = 0;
        for (int i = 0; i <= steps; ++i) side = std::max(side, m_paint.size(number(step * i), label).width);
        const double above = 12;  // for the number over the highest bar
        Plot plot{{side + gap, m_at + above, m_width - side - gap, plot_height}, step * steps};
        for (int i = 0; i <= steps; ++i) {
            const double y = plot.y(step * i);
            if (m_draws) m_paint.stroke(plot.box.left, y, m_width, y, i == 0 ? faint_ink : grid, i == 0 ? 0.9 : 0.6);
            auto how = label;
            how.anchor = 1;
            if (m_draws) m_paint.text(number(step * i), side, y - m_paint.size("0", label).height / 2, how);
        }
        if (m_draws && m_chart.kind == ChartKind::Bars) bars(plot);
        if (m_draws && m_chart.kind == ChartKind::Line) lines(plot);
        m_at = plot.box.top + plot.box.height + 4;
        category_labels(plot);
    }

    [[nodiscard]] double group_width(const Plot& plot) const { return plot.box.width / static_cast<double>(columns()); }

    // Where there is no room for each, every second or third is named, the first and so on.
    void category_labels(const Plot& plot) {
        const double group = group_width(plot);
        constexpr double least = 30;
        const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(least / group)));
        double tallest = 0;
        for (std::size_t i = 0; i < columns(); i += every) {
            Lettering how{8.5, false, ink, 0.5, group * static_cast<double>(every) - 4};
            const double middle = plot.box.left + group * (static_cast<double>(i) + 0.5);
            const double beyond = std::max(0.0, middle + how.room / 2 - m_width);
            how.room -= 2 * beyond;
            tallest = std::max(tallest, text(m_chart.categories[i], middle, m_at, how).height);
        }
        m_at += tallest + gap;
    }

    void bars(const Plot& plot) {
        const double group = group_width(plot);
        const double width = std::min(34.0, group * 0.78 / static_cast<double>(std::max<std::size_t>(1, rows())));
        for (std::size_t k = 0; k < columns(); ++k) {
            double left = plot.box.left + group * (static_cast<double>(k) + 0.5) - width * static_cast<double>(rows()) / 2;
            for (std::size_t i = 0; i < rows(); ++i, left += width) {
                const auto one = value(i, k);
                if (!one) continue;
                const double top = plot.y(*one);
                m_paint.fill_series({left + 0.5, top, width - 1, plot.box.top + plot.box.height - top}, i);
                const Lettering how{8, false, ink, 0.5};
                const auto size = m_paint.size(number(*one), how);
                if (size.width <= width * 1.15) m_paint.text(number(*one), left + width / 2, top - size.height - 1, how);
            }
        }
    }

    void lines(const Plot& plot) {
        const double group = group_width(plot);
        const auto x = [&](std::size_t k) { return plot.box.left + group * (static_cast<double>(k) + 0.5); };
        auto* cairo = m_paint.cairo();
        for (std::size_t i = 0; i < rows(); ++i) {
            m_paint.begin_line(i);
            bool is_down = false;
            for (std::size_t k = 0; k < columns(); ++k) {
                const auto one = value(i, k);
                if (one && is_down) cairo_line_to(cairo, x(k), plot.y(*one));
                else if (one) cairo_move_to(cairo, x(k), plot.y(*one));
                is_down = one.has_value();
            }
            cairo_stroke(cairo);
            for (std::size_t k = 0; k < columns(); ++k)
                if (const auto one = value(i, k)) m_paint.mark(x(k), plot.y(*one), i);
        }
        line_numbers(plot);
    }

    // The higher number stands above its point and the lower one below, as far as they have room there.
    void line_numbers(const Plot& plot) {
        if (rows() > 2) return;  // they would cover the lines
        for (std::size_t k = 0; k < columns(); ++k) {
            const auto first = rows() > 0 ? value(0, k) : std::nullopt;
            const auto other = rows() > 1 ? value(1, k) : std::nullopt;
            if (first) line_number(plot, k, *first, !other || *first >= *other);
            if (other && other != first) line_number(plot, k, *other, !first || *other > *first);
        }
    }

    void line_number(const Plot& plot, std::size_t category, double value, bool is_above) {
        const Lettering how{8, false, ink, 0.5};
        const auto shown = number(value);
        const auto size = m_paint.size(shown, how);
        const double top = is_above ? plot.y(value) - size.height - 4 : plot.y(value) + 4;
        if (size.width > group_width(plot) || top + size.height > plot.box.top + plot.box.height) return;
        m_paint.text(shown, plot.box.left + group_width(plot) * (static_cast<double>(category) + 0.5), top, how);
    }

    // ---- fields and shares

    // The width of the names on the left, at most a third of the whole.
    template <class Name>
    [[nodiscard]] double side_for(std::size_t count, const Name& name) const {
        double side = 0;
        for (std::size_t i = 0; i < count; ++i) side = std::max(side, m_paint.size(name(i), {9}).width);
        return std::min(side, m_width / 3) + 1;
    }

    void heat_map() {
        if (columns() == 0 || rows() == 0) return;
        const double most = highest();
        const double side = side_for(rows(), [&](std::size_t i) { return m_chart.series[i].name; });
        const double left = side + gap;
        const double field = (m_width - left) / static_cast<double>(columns());
        double head = 0;
        for (const bool measures : {true, false})
            for (std::size_t k = 0; k < columns(); ++k) {
                const Lettering how{8.5, false, ink, 0.5, std::max(8.0, field - 3)};
                const auto size = m_paint.size(m_chart.categories[k], how);
                if (measures) head = std::max(head, size.height);
                else if (m_draws) m_paint.text(m_chart.categories[k], left + field * (static_cast<double>(k) + 0.5), m_at + head - size.height, how);
            }
        m_at += head + 3;
        for (std::size_t i = 0; i < rows(); ++i) {
            const Lettering how{9, false, ink, 0, side, 2};
            const auto size = m_paint.size(m_chart.series[i].name, how);
            const double height = std::max(22.0, size.height + 5);
            if (m_draws) m_paint.text(m_chart.series[i].name, 0, m_at + (height - size.height) / 2, how);
            for (std::size_t k = 0; k < columns() && m_draws; ++k) field_of(i, k, {left + field * static_cast<double>(k), m_at, field, height}, most);
            m_at += height;
        }
        m_at += gap;
    }

    void field_of(std::size_t series, std::size_t category, const Box& box, double most) {
        const Box inner{box.left + 0.75, box.top + 0.75, box.width - 1.5, box.height - 1.5};
        const auto one = value(series, category);
        const auto colour = heat(one && most > 0 ? *one / most : 0);
        m_paint.fill(inner, colour);
        if (!one) m_paint.no_value(inner);
        for (const double y : {inner.top, inner.top + inner.height}) m_paint.stroke(inner.left, y, inner.left + inner.width, y, grid, 0.5);
        for (const double x : {inner.left, inner.left + inner.width}) m_paint.stroke(x, inner.top, x, inner.top + inner.height, grid, 0.5);
        if (!one) return;
        Lettering how{9, false, is_dark(colour) ? paper : ink, 0.5};
        const auto shown = number(*one);
        while (how.points > 5 && m_paint.size(shown, how).width > inner.width - 1) how.points -= 0.5;
        m_paint.text(shown, box.left + box.width / 2, box.top + (box.height - m_paint.size(shown, how).height) / 2, how);
    }

    void shares() {
        const double side = side_for(columns(), [&](std::size_t k) { return m_chart.categories[k]; });
        const double left = side + gap;
        for (std::size_t k = 0; k < columns(); ++k) {
            const Lettering how{9, false, ink, 0, side, 2};
            const auto size = m_paint.size(m_chart.categories[k], how);
            const double height = std::max(26.0, size.height);
            if (m_draws) {
                m_paint.text(m_chart.categories[k], 0, m_at + (height - size.height) / 2, how);
                divide(k, {left, m_at, m_width - left, height});
            }
            m_at += height + gap;
        }
    }

    void divide(std::size_t category, const Box& bar) {
        double all = 0;
        for (std::size_t i = 0; i < rows(); ++i) all += value(i, category).value_or(0);
        if (all <= 0) {
            m_paint.no_value(bar);
            return;
        }
        double left = bar.left;
        for (std::size_t i = 0; i < rows(); ++i) {
            const double part = value(i, category).value_or(0) / all;
            const Box box{left, bar.top, bar.width * part, bar.height};
            m_paint.fill_series(box, i);
            m_paint.number_in(std::to_string(std::lround(part * 100)) + "%", box, i);
            left += box.width;
        }
    }

    ChartPaint& m_paint;
    const Chart& m_chart;
    double m_width;
    bool m_draws;
    double m_at = 0;
};

cairo_status_t keep(void* closure, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

void check(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS) throw base::Error(base::Fault::Store, "report.pdf", {cairo_status_to_string(status)});
}

}  // namespace

double chart_height(const Chart& chart, double width) {
    if (width < narrowest) return 0;
    const Owned<cairo_surface_t> surface(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr));
    const Owned<cairo_t> cairo(cairo_create(surface.get()));
    ChartPaint paint(cairo.get());
    return Drawing(paint, chart, width, false).run();
}

void draw_chart(cairo_t* cairo, const Chart& chart, double width) {
    if (width < narrowest) return;
    cairo_save(cairo);
    ChartPaint paint(cairo);
    Drawing(paint, chart, width, true).run();
    cairo_restore(cairo);
}

std::string chart_png(const Chart& chart, double width, double dots_per_inch) {
    const double scale = dots_per_inch / 72;
    const auto dots = [&](double length) { return std::clamp(static_cast<int>(std::ceil(length * scale)), 1, 16'000); };
    const Owned<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, dots(width), dots(chart_height(chart, width))));
    check(cairo_surface_status(surface.get()));
    {
        const Owned<cairo_t> cairo(cairo_create(surface.get()));
        cairo_set_source_rgb(cairo.get(), 1, 1, 1);
        cairo_paint(cairo.get());
        cairo_scale(cairo.get(), scale, scale);
        draw_chart(cairo.get(), chart, width);
        check(cairo_status(cairo.get()));
    }
    std::string bytes;
    check(cairo_surface_write_to_png_stream(surface.get(), &keep, &bytes));
    return bytes;
}

}  // namespace lichsong::report
