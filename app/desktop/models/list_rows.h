// SPDX-License-Identifier: Apache-2.0
// The rows of the list as cells, in the order that a column gives them, and which columns there are. Knows no windows.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/common/describe.h"
#include "app/desktop/layout/chips.h"
#include "calendar/store/placements.h"

namespace lichsong::desktop {

struct ListColumn {
    const char* field;     ///< its name in the words of the product
    int width;             ///< pixels, unless a person has made it wider
    bool is_usual = true;  ///< shown where nobody has chosen
};

/// A column that a person wants to see.
struct ShownColumn {
    std::size_t column = 0;  ///< its place in ListRows::columns()
    int width = 0;
    friend bool operator==(const ShownColumn&, const ShownColumn&) = default;
};

/// As it was chosen, by name: what is kept between sessions.
struct ChosenColumn {
    std::string field;
    int width = 0;
};

class ListRows {
public:
    static std::span<const ListColumn> columns();
    [[nodiscard]] static std::optional<std::size_t> find_column(std::string_view field);
    /// Names that are none are left out; the usual columns where none is left.
    [[nodiscard]] static std::vector<ShownColumn> shown_of(const std::vector<ChosenColumn>& chosen);
    /// What of the plan the cells need beyond what views draw.
    [[nodiscard]] static store::PlacementView view_of(const std::vector<ShownColumn>& shown);

    ListRows(const Schedule& schedule, const model::Plan& plan, const Legend& legend);

    [[nodiscard]] std::size_t size() const noexcept { return m_order.size(); }
    [[nodiscard]] const Item& item(std::size_t row) const { return m_schedule.items()[m_order[row]]; }
    /// `column` is one of columns(), whether it is shown or not.
    [[nodiscard]] std::string cell(std::size_t row, std::size_t column) const { return cell_of(item(row), column); }
    [[nodiscard]] std::string cell_of(const Item& item, std::size_t column) const;
    /// Those a person wants to see, in their order.
    [[nodiscard]] const std::vector<ShownColumn>& shown() const noexcept { return m_shown; }
    void show(std::vector<ShownColumn> shown) { m_shown = std::move(shown); }
    /// Rows in an order that sort() has made of the same schedule elsewhere.
    void arrange(std::vector<std::size_t> order) { m_order = std::move(order); }
    [[nodiscard]] const std::vector<std::size_t>& order() const noexcept { return m_order; }
    /// By the column, in Vietnamese order where it is text; rows that are equal stay in order of time.
    void sort(std::size_t column, bool ascending);
    /// The row that shows the placement; size() where none does.
    [[nodiscard]] std::size_t row_of(std::int64_t placement) const;

private:
    const Schedule& m_schedule;
    const model::Plan& m_plan;
    const Legend& m_legend;
    app::ScheduleWords m_words;
    std::vector<model::DateSpan> m_phases;
    std::vector<std::size_t> m_order;
    std::vector<ShownColumn> m_shown;
};

}  // namespace lichsong::desktop
