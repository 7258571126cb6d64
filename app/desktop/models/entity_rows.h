// SPDX-License-Identifier: Apache-2.0
// The rows of one kind as a table: which of its fields are columns follows from the list of fields. Of a kind with very many
// rows only the first are read, and those that a search finds. Knows no windows.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/desktop/models/row_labels.h"

namespace lichsong::desktop {

/// Kinds that people make and change: not what only the program keeps.
[[nodiscard]] std::vector<const model::EntityInfo*> editable_kinds();

class EntityRows {
public:
    static constexpr std::size_t most = 1'000;  ///< of a kind with many

    EntityRows(service::Desk& desk, RowLabels& labels, const model::EntityInfo& info);

    /// Reads anew what the words find, in whatever case and without marks; without words all.
    void read(std::string_view words);

    [[nodiscard]] const model::EntityInfo& info() const noexcept { return *m_info; }
    [[nodiscard]] std::size_t size() const noexcept { return m_order.size(); }
    /// There are more than are shown.
    [[nodiscard]] bool is_cut() const noexcept { return m_cut; }

    [[nodiscard]] std::size_t columns() const noexcept { return m_columns.size() + 1; }
    [[nodiscard]] std::string title(std::size_t column) const;
    [[nodiscard]] int width(std::size_t column) const;  ///< pixels
    [[nodiscard]] const std::string& cell(std::size_t row, std::size_t column) const { return m_rows[m_order[row]].cells[column]; }
    [[nodiscard]] std::int64_t id(std::size_t row) const { return m_rows[m_order[row]].id; }
    /// The row that shows it; size() where none does.
    [[nodiscard]] std::size_t row_of(std::int64_t id) const;

    /// Text in Vietnamese order, numbers and days by their value.
    void sort(std::size_t column, bool ascending);

private:
    struct Row {
        std::int64_t id = 0;
        std::vector<std::string> cells;
        std::vector<model::Value> values;  ///< of the columns, to sort by
    };
    void add(const model::Record& record, std::string_view words);
    void read_through(std::string_view words);

    service::Desk& m_desk;
    RowLabels& m_labels;
    const model::EntityInfo* m_info;
    std::vector<std::size_t> m_columns;  ///< fields; the last column is the key
    std::vector<Row> m_rows;
    std::vector<std::size_t> m_order;
    std::size_t m_sorted_by = 0;
    bool m_ascending = true;
    bool m_cut = false;
};

}  // namespace lichsong::desktop
