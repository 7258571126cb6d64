// SPDX-License-Identifier: Apache-2.0
// How the cells of a workbook look, and what number stands for a value. Used by render_xlsx.
#pragma once

#include <map>
#include <optional>
#include <utility>

#include <xlsxwriter.h>

#include "calendar/report/looks.h"

namespace lichsong::report {

enum class SheetKind : std::uint8_t { Text, Whole, Decimal, Percent, Date, Time, TimeWithSeconds, Elapsed };

/// Excel's number for a value, days and parts of a day for dates and times; nothing where there is no value or Excel has no number for it,
/// as before 1/3/1900 and beyond 2^53.
struct SheetNumber {
    double number = 0;
    SheetKind kind = SheetKind::Text;
};
[[nodiscard]] std::optional<SheetNumber> sheet_number(const Value& value);

/// The formats of a workbook, each made when it is first asked for; they belong to the workbook.
class SheetLooks {
public:
    explicit SheetLooks(lxw_workbook* book) : m_book(book) {}

    lxw_format* cell(SheetKind kind, Align align);
    lxw_format* head();
    lxw_format* text(Style style);

private:
    lxw_workbook* m_book;
    std::map<std::pair<SheetKind, Align>, lxw_format*> m_cells;
    std::map<Style, lxw_format*> m_texts;
    lxw_format* m_head = nullptr;
};

}  // namespace lichsong::report
