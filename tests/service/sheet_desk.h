// SPDX-License-Identifier: Apache-2.0
// A desk at a fresh copy of the sample plan that schedules are imported into, and what was told of them.
#pragma once

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "calendar/service/import_sheet.h"
#include "sample_desk.h"

namespace lichsong::test {

/// The bytes of a schedule of tests/data/sheet.
inline std::string schedule_file(const char* name) {
    std::ifstream in(std::string(LICHSONG_TEST_DATA) + "/sheet/" + name, std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct Taken {
    service::ImportSummary summary;
    std::vector<service::ImportRow> rows;
    service::SheetColumns columns;

    [[nodiscard]] const service::ImportRow& at(long line) const {
        const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.line == line; });
        REQUIRE(found != rows.end());
        return *found;
    }
    // "9 F import.part_of_day: sáng"
    [[nodiscard]] std::vector<std::string> findings() const {
        std::vector<std::string> all;
        for (const auto& finding : summary.list)
            all.push_back(std::to_string(finding.line) + ' ' + finding.property + ' ' + std::string(finding.code) +
                          (finding.detail.empty() ? "" : ": " + finding.detail));
        return all;
    }
    [[nodiscard]] bool has(const std::string& finding) const {
        const auto all = findings();
        return std::find(all.begin(), all.end(), finding) != all.end();
    }
};

class Sheets : public SampleDesk {
public:
    Taken take(std::string_view bytes, const service::SheetOptions& options = {}) {
        Taken taken;
        taken.summary = service::import_sheet(
            *desk, bytes, options, {[&](const auto& columns) { taken.columns = columns; }, [&](const auto& row) { taken.rows.push_back(row); }});
        return taken;
    }
    model::Placement placement(const std::string& code) { return row<model::Placement>(code); }
    model::Segment segment(const std::string& code) {
        const auto record = desk->rows().find(model::EntityKind::Segment, placement(code).segment.value);
        REQUIRE(record);
        return model::from_record<model::Segment>(*record);
    }
    std::int64_t count(model::EntityKind kind) { return desk->rows().count(kind); }
    std::vector<model::Placement> airings(const std::string& code) {
        std::vector<model::Placement> list;
        for (const auto& record : desk->rows().all(model::EntityKind::Placement, {{"segment", store::Test::Equal, placement(code).segment.value}}))
            list.push_back(model::from_record<model::Placement>(record));
        return list;
    }
};

}  // namespace lichsong::test
