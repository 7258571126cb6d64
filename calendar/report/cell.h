// SPDX-License-Identifier: Apache-2.0
// A cell of a table: what is printed, and the value behind it where a spreadsheet can count with one. How a format spells the value is the
// renderers' business; the printed text is the caller's, who knows the language.
#pragma once

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "calendar/model/time.h"

namespace lichsong::report {

/// A part of a whole: 0.125 is printed "12,5%".
struct Percentage {
    double of_one = 0;
};

/// Nothing, a whole number, a decimal, a day, a time of the clock, a length, a percentage.
using Value = std::variant<std::monostate, std::int64_t, double, model::Date, model::TimeOfDay, model::Seconds, Percentage>;

struct Cell {
    std::string text;
    Value value;

    Cell() = default;
    Cell(std::string printed) : text(std::move(printed)) {}  // what most cells are
    Cell(const char* printed) : text(printed) {}
    Cell(std::string printed, Value counted) : text(std::move(printed)), value(counted) {}
};

/// Printed as the program prints such values everywhere; "no date" and a length of 0 are empty.
[[nodiscard]] inline Cell cell(std::int64_t number) { return {std::to_string(number), number}; }
[[nodiscard]] inline Cell cell(const model::Date& date) { return model::is_set(date) ? Cell(model::dmy(date), date) : Cell(); }
[[nodiscard]] inline Cell cell(model::TimeOfDay time) { return {model::hm(time), time}; }
[[nodiscard]] inline Cell cell(model::Seconds length) { return length.count() > 0 ? Cell(model::duration_text(length), length) : Cell(); }

/// The cells of one line; texts alone are cells without values.
class Row : public std::vector<Cell> {
public:
    Row() = default;
    Row(std::initializer_list<Cell> cells) : std::vector<Cell>(cells) {}
    Row(const std::vector<std::string>& texts) : std::vector<Cell>(texts.begin(), texts.end()) {}
};

}  // namespace lichsong::report
