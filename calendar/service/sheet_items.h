// SPDX-License-Identifier: Apache-2.0
// What the rows of a schedule say, as values of the plan: title, outlet, when, and the fields that a cell was filled in for.
// Compares with nothing and writes nothing; called by service/import_sheet only.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "calendar/ical/raw_component.h"
#include "calendar/service/editor.h"
#include "calendar/service/plan_names.h"
#include "calendar/service/sheet_cells.h"
#include "calendar/service/sheet_columns.h"

namespace lichsong::service {

/// One row that can be taken.
struct SheetItem {
    long line = 0;
    std::string code;
    std::string title;
    const model::Outlet* outlet = nullptr;
    std::vector<Moment> moments;     ///< in order of time; the first is the airing that the others repeat
    std::optional<model::Seconds> length;
    Fields segment;                  ///< of cells that were filled in
    Fields placement;                ///< likewise; without day, time and outlet
};

enum class SheetRowKind : std::uint8_t { Item, NoItem, LeftOut };

class SheetItems {
public:
    /// `outlet` is where all goes out; nullptr: the rows say, or there is only one. All must outlive this.
    SheetItems(const model::Plan& plan, const SheetColumns& columns, const model::Outlet* outlet, const ical::Report& report);

    /// Fills `item` of a row. NoItem: a sub-heading, a total, a signature. A row that is LeftOut was reported; of one that is
    /// taken, each cell that could not be was.
    SheetRowKind read(const sheet::Row& row, SheetItem& item);

private:
    [[nodiscard]] std::string_view cell(SheetField field) const;
    void report(std::string_view code, SheetField field, std::string detail = {}) const;
    [[nodiscard]] bool is_total() const;
    [[nodiscard]] bool is_sub_heading() const;
    void take_sub_heading();
    [[nodiscard]] bool may_suggest();
    void inherit(SheetField field);
    [[nodiscard]] bool read_outlet(SheetItem& item);
    [[nodiscard]] bool read_when_of(SheetItem& item);
    [[nodiscard]] bool read_times(When& when);
    [[nodiscard]] bool give_clock_time(SheetItem& item);
    void read_repeats_of(SheetItem& item);
    void read_length_of(SheetItem& item);
    void read_slot(SheetItem& item);
    void read_topics(SheetItem& item);
    void read_texts(SheetItem& item);

    const model::Plan& m_plan;
    const SheetColumns& m_columns;
    const model::Outlet* m_outlet;
    const ical::Report& m_report;
    model::DateContext m_dates;
    PlanNames m_names;
    std::array<std::optional<std::size_t>, sheet_field_names.size()> m_places;
    std::array<std::string, sheet_field_names.size()> m_cells;  ///< of the row, on one line, with what it takes from above
    std::string m_first_cell;
    long m_line = 0;
    int m_suggested = 0;
    struct Above {
        std::string text;
        bool of_heading = false;  ///< then it counts for all rows until the next
    };
    Above m_date_above;
    Above m_outlet_above;
    const model::Slot* m_slot = nullptr;
    std::optional<model::Seconds> m_span;          ///< of "19:45-20:00"
    std::unordered_set<std::string> m_told;        ///< unknown names
};

}  // namespace lichsong::service
