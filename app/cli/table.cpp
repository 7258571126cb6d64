// SPDX-License-Identifier: Apache-2.0
#include "app/cli/table.h"

#include <algorithm>
#include <ostream>

#include "calendar/base/text.h"

namespace lichsong::cli {

void Table::print(std::ostream& out) const {
    std::vector<std::size_t> widths(m_heads.size());
    for (std::size_t i = 0; i < m_heads.size(); ++i) {
        widths[i] = base::columns(m_heads[i]);
        for (const auto& row : m_rows) widths[i] = std::max(widths[i], base::columns(row[i]));
    }
    const auto line = [&](const std::vector<std::string>& cells) {
        std::string text;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            text += cells[i];
            if (i + 1 < cells.size()) text.append(widths[i] - base::columns(cells[i]) + 2, ' ');
        }
        while (text.ends_with(' ')) text.pop_back();
        out << text << '\n';
    };
    line(m_heads);
    for (const auto& row : m_rows) line(row);
}

}  // namespace lichsong::cli
