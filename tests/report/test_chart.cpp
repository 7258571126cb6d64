// SPDX-License-Identifier: Apache-2.0
// Charts on paper without colour, and charts of whatever numbers.
#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

#include "calendar/report/chart_paint.h"
#include "calendar/report/draw_chart.h"
#include "full_document.h"

using namespace lichsong;

namespace {

// How light the fill of a series is on a grey printer: 0 black, 255 paper.
double grey_of(std::size_t series) {
    constexpr int side = 120;
    const report::Owned<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, side, side));
    const report::Owned<cairo_t> cairo(cairo_create(surface.get()));
    report::ChartPaint paint(cairo.get());
    paint.fill_series({0, 0, side, side}, series);
    cairo_surface_flush(surface.get());
    const auto* data = cairo_image_surface_get_data(surface.get());
    const auto stride = cairo_image_surface_get_stride(surface.get());
    double sum = 0;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const auto* pixel = data + y * stride + x * 4;
            sum += 0.114 * pixel[0] + 0.587 * pixel[1] + 0.299 * pixel[2];
        }
    return sum / (side * side);
}

}  // namespace

TEST_CASE("Series beside each other differ on a grey printer", "[chart]") {
    constexpr double seen = 20;  // of 255
    for (std::size_t series = 0; series < 5; ++series) {
        INFO(series << ": " << grey_of(series) << ", " << grey_of(series + 1));
        CHECK(std::abs(grey_of(series) - grey_of(series + 1)) > seen);
    }
}

TEST_CASE("Equal charts are equal pictures, and another number makes another", "[chart]") {
    for (const auto& chart : test::charts()) {
        INFO(chart.title);
        const auto picture = report::chart_png(chart, 400, 96);
        CHECK(picture.starts_with("\x89PNG"));
        CHECK(report::chart_png(chart, 400, 96) == picture);
        auto other = chart;
        other.series.front().values.front() = 17;
        CHECK(report::chart_png(other, 400, 96) != picture);
    }
}

TEST_CASE("A chart of nothing, of too much and of no numbers is drawn", "[chart]") {
    constexpr auto none = std::numeric_limits<double>::quiet_NaN();
    constexpr auto most = std::numeric_limits<double>::max();
    for (const auto kind : {report::ChartKind::Line, report::ChartKind::Bars, report::ChartKind::HeatMap, report::ChartKind::Share})
        for (const double value : {0.0, -5.0, 1e-300, most, none, std::numeric_limits<double>::infinity()}) {
            INFO(static_cast<int>(kind) << ' ' << value);
            report::Chart chart;
            chart.kind = kind;
            CHECK(report::chart_png(chart, 300, 72).starts_with("\x89PNG"));
            chart.categories = {"a", "b"};
            chart.series = {{"một", {value, std::nullopt}}, {"hai", {}}};
            CHECK(report::chart_png(chart, 300, 72).starts_with("\x89PNG"));
            CHECK(report::chart_height(chart, 300) > 0);
            CHECK(std::isfinite(report::chart_height(chart, 300)));
        }
}
