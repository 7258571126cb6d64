// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/table_text.h"

#include <algorithm>

namespace lichsong::desktop {
namespace {

class Reader {
public:
    explicit Reader(std::string_view text) : m_text(text) {}

    PastedTable run() {
        while (m_at < m_text.size()) {
            m_row.push_back(m_text[m_at] == '"' ? quoted() : plain());
            if (m_at < m_text.size() && m_text[m_at] == '\t') {
                ++m_at;
                if (m_at == m_text.size()) m_row.emplace_back();
                continue;
            }
            end_row();
        }
        if (!m_row.empty()) m_table.push_back(std::move(m_row));
        while (!m_table.empty() && is_empty(m_table.back())) m_table.pop_back();
        return std::move(m_table);
    }

private:
    static bool is_empty(const std::vector<std::string>& row) {
        return std::all_of(row.begin(), row.end(), [](const std::string& cell) { return cell.empty(); });
    }

    std::string plain() {
        const auto end = std::min(m_text.find_first_of("\t\r\n", m_at), m_text.size());
        auto cell = std::string(m_text.substr(m_at, end - m_at));
        m_at = end;
        return cell;
    }

    // A quote that is never closed, or with text behind it, is a text that begins with one.
    std::string quoted() {
        const auto begin = m_at;
        std::string cell;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] != '"') {
                cell += m_text[m_at];
                continue;
            }
            ++m_at;
            if (m_at == m_text.size() || std::string_view("\t\r\n").find(m_text[m_at]) != std::string_view::npos) return cell;
            if (m_text[m_at] != '"') break;
            cell += '"';
        }
        m_at = begin;
        return plain();
    }

    void end_row() {
        m_table.push_back(std::move(m_row));
        m_row.clear();
        if (m_at < m_text.size() && m_text[m_at] == '\r') ++m_at;
        if (m_at < m_text.size() && m_text[m_at] == '\n') ++m_at;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<std::string> m_row;
    PastedTable m_table;
};

}  // namespace

PastedTable read_table(std::string_view text) { return Reader(text).run(); }

std::string table_cell(std::string text) {
    if (text.find_first_of("\t\r\n\"") == std::string::npos) return text;
    std::string cell = "\"";
    for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
    return cell + '"';
}

}  // namespace lichsong::desktop
