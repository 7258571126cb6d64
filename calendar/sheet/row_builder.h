// SPDX-License-Identifier: Apache-2.0
// Collects the cells of a row and hands it on, within the limits of row.h. Shared by csv.cpp and xlsx.cpp, nobody else.
#pragma once

#include <string>
#include <vector>

#include "calendar/sheet/row.h"

namespace lichsong::sheet {

class RowBuilder {
public:
    /// `sheet` stands in what is thrown; empty for CSV.
    RowBuilder(std::string sheet, const RowSink& sink) : m_sheet(std::move(sheet)), m_sink(sink) {}

    /// Begins the row `number`, from 1. Rows beyond the limit are refused by put(), so that empty ones may follow.
    void begin(long number);

    /// Puts `text` into the column, from 0; empty text is nothing. Throws "sheet.too_many_rows", "sheet.too_many_columns",
    /// "sheet.cell_too_long".
    void put(std::size_t column, std::string text);

    /// Hands the row on unless it is empty.
    void end();

    /// Notes something odd in a cell of this row, or at `line`.
    void odd(std::size_t column, std::string_view code, std::string detail = {}) { odd_at(m_row.number, column, code, std::move(detail)); }
    void odd_at(long line, std::size_t column, std::string_view code, std::string detail = {});

    [[nodiscard]] const std::string& sheet() const { return m_sheet; }
    [[nodiscard]] long row() const { return m_row.number; }
    [[nodiscard]] std::vector<SheetFault> take_faults() { return std::move(m_faults); }

    /// Throws where a cell of `bytes` would be too long; for callers that can know before they have the text.
    void check_length(std::size_t column, std::size_t bytes) const;

private:
    std::string m_sheet;
    const RowSink& m_sink;
    Row m_row;
    long m_handed_on = 0;
    std::vector<SheetFault> m_faults;
};

}  // namespace lichsong::sheet
