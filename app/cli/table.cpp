// SPDX-License-Identifier: Apache-2.0
#include "app/cli/table.h"

#include <algorithm>
#include <ostream>

#include "calendar/base/text.h"

namespace lichsong::cli {

Table::Table(std::vector<std::string> heads) : m_heads(std::move(heads)) {
    for (const auto& head : m_heads) m_widths.push_back(base::columns(head));
}

void Table::add(std::vector<std::string> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) m_widths[i] = std::max(m_widths[i], base::columns(cells[i]));
    m_rows.push_back(std::move(cells));
}

void Table::print(std::ostream& out) const {
    std::string text;
    const auto line = [&](const std::vector<std::string>& cells) {
        const auto begin = text.size();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            text += cells[i];
            if (i + 1 < cells.size()) text.append(m_widths[i] - base::columns(cells[i]) + 2, ' ');
        }
        while (text.size() > begin && text.back() == ' ') text.pop_back();
        text += '\n';
    };
    line(m_heads);
    for (const auto& row : m_rows) line(row);
    out << text;
}

}  // namespace lichsong::cli
