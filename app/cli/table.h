// SPDX-License-Identifier: Apache-2.0
// A table for the terminal: columns as wide as what they hold, counted as a terminal counts Vietnamese.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace lichsong::cli {

class Table {
public:
    explicit Table(std::vector<std::string> heads);
    void add(std::vector<std::string> cells);
    [[nodiscard]] bool empty() const noexcept { return m_rows.empty(); }
    void print(std::ostream& out) const;

private:
    std::vector<std::string> m_heads;
    std::vector<std::size_t> m_widths;
    std::vector<std::vector<std::string>> m_rows;
};

}  // namespace lichsong::cli
