// SPDX-License-Identifier: Apache-2.0
// Items of a schedule compared with the plan and written into it: made where they are new, changed where they are drafts. Used by
// service/import_sheet.cpp only.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "calendar/service/bulk.h"
#include "calendar/service/import.h"
#include "calendar/service/sheet_items.h"

namespace lichsong::service {

class SheetRows {
public:
    SheetRows(Desk& desk, Intake& intake, const ical::Report& report);

    /// To be called once, before the first take(): what the plan has on the days of these items.
    void load(const std::vector<SheetItem>& items);
    /// `result` gets what became of the item.
    void take(const SheetItem& item, ImportRow& result);

private:
    using Found = std::vector<std::optional<model::Record>>;  ///< placements by the moments of an item

    [[nodiscard]] static std::string key_of(std::int64_t outlet, const Moment& moment, std::string_view title);
    [[nodiscard]] Found find(const SheetItem& item, std::optional<model::Record> coded);
    void add(const SheetItem& item, ImportRow& result);
    [[nodiscard]] model::Record add_placement(const SheetItem& item, const Moment& moment, std::int64_t segment, std::int64_t repeat_of,
                                              bool with_code);
    [[nodiscard]] ImportOutcome compare(const SheetItem& item, const Found& found);
    [[nodiscard]] bool follow_segment(const SheetItem& item, std::int64_t segment, bool& refused);
    [[nodiscard]] bool follow_placement(const SheetItem& item, const Moment& moment, const model::Record& stored, bool& refused);
    void report(std::string_view code, const SheetItem& item, std::string detail) const;

    Desk& m_desk;
    Intake& m_intake;
    const ical::Report& m_report;
    const model::Plan& m_plan;
    PlacementCodes m_codes;
    std::unordered_map<std::string, std::int64_t> m_known;  ///< placements of the plan by key_of()
    std::unordered_set<std::string> m_taken;                ///< of this file, by key_of() or code
    std::unordered_set<std::int64_t> m_placements;          ///< recognised: each belongs to one row
    std::unordered_set<std::int64_t> m_segments;            ///< likewise
};

}  // namespace lichsong::service
