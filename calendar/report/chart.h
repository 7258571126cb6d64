// SPDX-License-Identifier: Apache-2.0
// A chart as values: what is compared, not how it is drawn. draw_chart draws it; formats that hold no pictures take its numbers as a table.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace lichsong::report {

struct Table;

enum class ChartKind : std::uint8_t {
    Line,     ///< a line each, over the categories in their order: wanted and reached by week
    Bars,     ///< a group of bars for each category: planned and aired by medium
    HeatMap,  ///< a row for each series, a column for each category, the number in each field
    Share,    ///< a bar for each category, divided among the series
};

struct ChartSeries {
    std::string name;
    std::vector<std::optional<double>> values;  ///< one for each category, none below 0; what is missing leaves a gap
};

struct Chart {
    ChartKind kind = ChartKind::Bars;
    std::string title;
    std::string unit;  ///< "phút"
    std::vector<std::string> categories;
    std::vector<ChartSeries> series;
    std::string alternative;          ///< the same in words, for who does not see it
    std::string decimal_mark = ",";
};

/// The value of a series at a category, where there is a finite one that is not below 0.
[[nodiscard]] std::optional<double> chart_value(const Chart& chart, std::size_t series, std::size_t category);

/// True where the chart holds whole numbers only.
[[nodiscard]] bool is_whole(const Chart& chart);

/// "12", "5,5".
[[nodiscard]] std::string chart_number(const Chart& chart, double value);

/// The numbers: the categories down and the series across; a heat map as it is drawn.
[[nodiscard]] Table chart_table(const Chart& chart);

}  // namespace lichsong::report
