// SPDX-License-Identifier: Apache-2.0
// What a number in a spreadsheet means by its format: a serial date, a time of day, a length, or just a number. Knows formats, not
// files; called by workbook.cpp and xlsx.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lichsong::sheet {

struct NumberFormat {
    enum class Kind : unsigned char { Number, Date, Time, DateTime, Duration };
    Kind kind = Kind::Number;
    bool has_seconds = false;
    friend bool operator==(const NumberFormat&, const NumberFormat&) = default;
};

/// By number, for those that files do not spell out (ECMA-376 part 1, 18.8.30); a plain number where it has no meaning.
[[nodiscard]] NumberFormat builtin_format(int id) noexcept;

/// By code, such as "dd/mm/yyyy", "[h]:mm" or "hh\"h\"mm"; the first of its sections counts.
[[nodiscard]] NumberFormat format_of_code(std::string_view code);

enum class DateSystem : unsigned char { From1900, From1904 };  ///< From1900 has the day 29/2/1900, as Lotus did

/// 44337 -> "2021-05-21", 0.8229 -> "19:45", 44337.8229 -> "2021-05-21 19:45", 0.0625 -> "1:30:00" by a format of lengths;
/// rounded to the second, or to the minute where the format shows no seconds. A number is written with up to 15 digits, as
/// spreadsheets show it. Nothing where there is no such day or time: before the first or after the year 9999.
[[nodiscard]] std::optional<std::string> number_text(double value, NumberFormat format, DateSystem system);

}  // namespace lichsong::sheet
