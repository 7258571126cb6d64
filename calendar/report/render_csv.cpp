// SPDX-License-Identifier: Apache-2.0
#include "calendar/report/render_csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "calendar/report/looks.h"

namespace lichsong::report {
namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF";
constexpr std::string_view line_end = "\r\n";

// ASVS 1.2.10, with the wide forms that East Asian editions of Excel take for the same; a tab has become a space by then.
bool is_computed(std::string_view text) {
    static constexpr std::array<std::string_view, 9> heads{"=", "+", "-", "@", "\n", "＝", "＋", "－", "＠"};
    return std::any_of(heads.begin(), heads.end(), [&](auto head) { return text.starts_with(head); });
}

struct Spelled {
    std::optional<std::string> operator()(std::monostate) const { return {}; }
    std::optional<std::string> operator()(std::int64_t number) const { return std::to_string(number); }
    std::optional<std::string> operator()(double number) const {
        if (!std::isfinite(number)) return {};
        std::array<char, 32> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;  // the shortest that is read back as the same
        return std::string(digits.data(), end);
    }
    std::optional<std::string> operator()(const model::Date& date) const { return model::iso(date); }
    std::optional<std::string> operator()(model::TimeOfDay time) const { return model::hm(time); }
    std::optional<std::string> operator()(model::Seconds length) const { return model::duration_text(length); }
    std::optional<std::string> operator()(Percentage part) const { return (*this)(part.of_one); }
};

std::vector<std::string> heads_of(const Table& table) {
    std::vector<std::string> heads(table.columns.size());
    for (const auto& row : placed_head(table))
        for (const auto& cell : row) {
            if (cell.is_continued || cell.cell->text.empty()) continue;
            for (std::size_t i = cell.column; i < cell.column + cell.columns; ++i) heads[i] += (heads[i].empty() ? "" : " / ") + cell.cell->text;
        }
    return heads;
}

class Writer {
public:
    void put(const Table& table) {
        if (table.columns.empty()) return;
        if (m_text.size() > mark.size()) m_text += line_end;
        if (!table.caption.empty()) m_text.append(csv_field(table.caption)).append(line_end);
        if (!table.head.empty()) put(Row(heads_of(table)), table.columns.size());
        table.each_row([&](const Row& row) { put(row, table.columns.size()); });
    }

    [[nodiscard]] std::string text() && { return std::move(m_text); }

private:
    void put(const Row& row, std::size_t width) {
        for (std::size_t i = 0; i < width; ++i) {
            if (i > 0) m_text += ',';
            if (i >= row.size()) continue;
            const auto spelled = std::visit(Spelled{}, row[i].value);
            m_text += spelled ? *spelled : csv_field(row[i].text);
        }
        m_text += line_end;
    }

    std::string m_text{mark};
};

}  // namespace

std::string csv_field(std::string_view text) {
    auto field = printable(text);
    if (is_computed(field)) field.insert(0, 1, '\'');
    if (field.find_first_of(",;\"\n") == std::string::npos && !field.starts_with(' ') && !field.ends_with(' ')) return field;
    std::string quoted = "\"";
    for (const char c : field) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string csv(const Document& document) {
    Writer writer;
    for (const auto& section : document.sections)
        for (const auto& block : section.blocks) {
            if (const auto* table = std::get_if<Table>(&block)) writer.put(*table);
            if (const auto* chart = std::get_if<Chart>(&block)) writer.put(chart_table(*chart));
        }
    return std::move(writer).text();
}

}  // namespace lichsong::report
