// SPDX-License-Identifier: Apache-2.0
#include "app/cli/table.h"

#include <algorithm>
#include <ostream>

#include "calendar/base/text.h"

namespace lichsong::cli {

Table::Table(std::span<const std::string> heads) : m_widths(heads.size()) {
    // Room for ten thousand rows that need not be copied as they grow; the system gives the memory when it is written to.
    m_text.reserve(std::size_t{2} * 1024 * 1024);
    m_cells.reserve(std::size_t{128} * 1024);
    add(heads);
}

void Table::add(std::span<const std::string> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        m_text += cells[i];
        m_cells.push_back({static_cast<std::uint32_t>(m_text.size()), static_cast<std::uint32_t>(base::columns(cells[i]))});
        m_widths[i] = std::max(m_widths[i], m_cells.back().width);
    }
}

void Table::print(std::ostream& out) const {
    constexpr std::size_t enough = 16'384;
    std::string text;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const auto column = i % m_widths.size();
        text.append(m_text, begin, m_cells[i].end - begin);
        begin = m_cells[i].end;
        if (column + 1 < m_widths.size()) {
            text.append(m_widths[column] - m_cells[i].width + 2, ' ');
            continue;
        }
        text.erase(text.find_last_not_of(' ') + 1);
        text += '\n';
        if (text.size() < enough) continue;
        out << text;
        text.clear();
    }
    out << text;
}

}  // namespace lichsong::cli
