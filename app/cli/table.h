// SPDX-License-Identifier: Apache-2.0
// A table for the terminal: columns as wide as what they hold, counted as a terminal counts Vietnamese.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lichsong::cli {

class Table {
public:
    explicit Table(std::span<const std::string> heads);
    Table(std::initializer_list<std::string> heads) : Table(std::span(heads.begin(), heads.size())) {}
    /// A row, of as many cells as there are heads; their texts are copied.
    void add(std::span<const std::string> cells);
    void add(std::initializer_list<std::string> cells) { add(std::span(cells.begin(), cells.size())); }
    [[nodiscard]] bool empty() const noexcept { return m_cells.size() == m_widths.size(); }
    void print(std::ostream& out) const;

private:
    struct Cell {
        std::uint32_t end;    ///< in m_text
        std::uint32_t width;  ///< columns
    };
    std::string m_text;  ///< of all cells in a row: a long list takes little more memory than its letters
    std::vector<Cell> m_cells;
    std::vector<std::uint32_t> m_widths;
};

}  // namespace lichsong::cli
