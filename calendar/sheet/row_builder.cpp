// SPDX-License-Identifier: Apache-2.0
#include "calendar/sheet/row_builder.h"

#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace lichsong::sheet {

using base::Error;
using base::Fault;

void RowBuilder::begin(long number) {
    m_row.number = number;
    m_row.cells.clear();
}

void RowBuilder::check_length(std::size_t column, std::size_t bytes) const {
    if (bytes <= limits::cell_bytes) return;
    throw Error(Fault::Input, "sheet.cell_too_long", {m_sheet, std::to_string(m_row.number), column_name(column), std::to_string(limits::cell_bytes >> 10)});
}

void RowBuilder::put(std::size_t column, std::string text) {
    if (text.empty()) return;
    if (m_row.number > limits::rows || m_handed_on >= limits::rows)
        throw Error(Fault::Input, "sheet.too_many_rows", {m_sheet, std::to_string(m_row.number), column_name(column), std::to_string(limits::rows)});
    if (column >= limits::columns)
        throw Error(Fault::Input, "sheet.too_many_columns", {m_sheet, std::to_string(m_row.number), column_name(column), std::to_string(limits::columns)});
    check_length(column, text.size());
    if (m_row.cells.size() <= column) m_row.cells.resize(column + 1);
    m_row.cells[column] = std::move(text);
}

void RowBuilder::end() {
    if (m_row.cells.empty()) return;
    ++m_handed_on;
    m_sink(m_row);
}

void RowBuilder::odd_at(long line, std::size_t column, std::string_view code, std::string detail) {
    constexpr std::size_t shown = 80;
    if (!base::is_utf8(detail)) detail.clear();
    if (detail.size() > shown) {
        detail.resize(shown);
        while (!base::is_utf8(detail)) detail.pop_back();
        detail += "…";
    }
    if (m_faults.size() < limits::faults) m_faults.push_back({line, column_name(column), std::string(code), std::move(detail)});
}

}  // namespace lichsong::sheet
