// SPDX-License-Identifier: Apache-2.0
#include "calendar/report/chart.h"

#include <array>
#include <cmath>
#include <cstdio>

#include "calendar/report/document.h"

namespace lichsong::report {
namespace {

// Digits alone, so that neither locale nor exponent stands between them.
std::string digits(double value, int decimals) {
    std::array<char, 400> text{};  // the largest double has 309
    const int length = std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return {text.data(), static_cast<std::size_t>(length)};
}

std::string printed(double value, bool is_whole, const std::string& mark) {
    auto text = digits(value, is_whole ? 0 : 1);
    if (const auto point = text.find_first_of(".,"); point != std::string::npos) text.replace(point, 1, mark);
    return text;
}

Cell cell_of(const Chart& chart, std::size_t series, std::size_t category, bool is_whole) {
    const auto value = chart_value(chart, series, category);
    if (!value) return "–";
    constexpr double exact = 9e15;
    if (is_whole && *value < exact) return {printed(*value, true, {}), static_cast<std::int64_t>(*value)};
    return {printed(*value, is_whole, chart.decimal_mark), *value};
}

}  // namespace

std::optional<double> chart_value(const Chart& chart, std::size_t series, std::size_t category) {
    const auto& values = chart.series[series].values;
    if (category >= values.size() || !values[category] || !std::isfinite(*values[category]) || *values[category] < 0) return {};
    return values[category];
}

bool is_whole(const Chart& chart) {
    for (std::size_t i = 0; i < chart.series.size(); ++i)
        for (std::size_t k = 0; k < chart.categories.size(); ++k)
            if (const auto value = chart_value(chart, i, k); value && *value != std::floor(*value)) return false;
    return true;
}

std::string chart_number(const Chart& chart, double value) { return printed(value, value == std::floor(value), chart.decimal_mark); }

Table chart_table(const Chart& chart) {
    const bool series_down = chart.kind == ChartKind::HeatMap;
    const auto series_name = [&](std::size_t i) { return chart.series[i].name; };
    const auto category_name = [&](std::size_t i) { return chart.categories[i]; };
    const auto down = series_down ? chart.series.size() : chart.categories.size();
    const auto across = series_down ? chart.categories.size() : chart.series.size();
    const bool whole = is_whole(chart);
    Table table;
    table.caption = chart.title + (chart.unit.empty() ? "" : " (" + chart.unit + ")");
    table.name = chart.title;
    table.columns.push_back({3, Align::Left});
    table.head.push_back({{""}});
    for (std::size_t i = 0; i < across; ++i) {
        table.columns.push_back({1, Align::Right});
        table.head[0].push_back({series_down ? category_name(i) : series_name(i)});
    }
    for (std::size_t i = 0; i < down; ++i) {
        Row row{Cell(series_down ? series_name(i) : category_name(i))};
        for (std::size_t k = 0; k < across; ++k) row.push_back(cell_of(chart, series_down ? i : k, series_down ? k : i, whole));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace lichsong::report
