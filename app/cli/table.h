// SPDX-License-Identifier: Apache-2.0
// A table for the terminal: columns as wide as what they hold, counted as a terminal counts Vietnamese.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace lichsong::cli {

class Table {
public:
    explicit Table(std::vector<std::string> heads) : m_heads(std::move(heads)) {}
    void add(std::vector<std::string> cells) { m_rows.push_back(std::move(cells)); }
    [[nodiscard]] bool empty() const noexcept { return m_rows.empty(); }
    void print(std::ostream& out) const;

private:
    std::vector<std::string> m_heads;
    std::vector<std::vector<std::string>> m_rows;
};

}  // namespace lichsong::cli
