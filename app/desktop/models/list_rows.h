// SPDX-License-Identifier: Apache-2.0
// The rows of the list as cells, in the order that a column gives them. Knows no windows.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/common/describe.h"
#include "app/desktop/layout/chips.h"

namespace lichsong::desktop {

struct ListColumn {
    const char* field;  ///< its name in the words of the product
    int width;          ///< pixels
};

class ListRows {
public:
    static std::span<const ListColumn> columns();

    ListRows(const Schedule& schedule, const model::Plan& plan, const Legend& legend);

    [[nodiscard]] std::size_t size() const noexcept { return m_order.size(); }
    [[nodiscard]] const Item& item(std::size_t row) const { return m_schedule.items()[m_order[row]]; }
    [[nodiscard]] std::string cell(std::size_t row, std::size_t column) const;
    /// Rows in an order that sort() has made of the same schedule elsewhere.
    void arrange(std::vector<std::size_t> order) { m_order = std::move(order); }
    [[nodiscard]] const std::vector<std::size_t>& order() const noexcept { return m_order; }
    /// By the column, in Vietnamese order where it is text; rows that are equal stay in order of time.
    void sort(std::size_t column, bool ascending);
    /// The row that shows the placement; size() where none does.
    [[nodiscard]] std::size_t row_of(std::int64_t placement) const;

private:
    [[nodiscard]] std::string cell_of(const Item& item, std::size_t column) const;

    const Schedule& m_schedule;
    const model::Plan& m_plan;
    const Legend& m_legend;
    app::ScheduleWords m_words;
    std::vector<std::size_t> m_order;
};

}  // namespace lichsong::desktop
