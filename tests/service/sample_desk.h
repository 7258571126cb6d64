// SPDX-License-Identifier: Apache-2.0
// A desk at a fresh copy of the sample plan, for tests of templates, election day and series.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include <catch2/catch.hpp>

#include "../support/fixed_clock.h"
#include "../support/temp_folder.h"
#include "calendar/service/editor.h"
#include "calendar/service/plan_files.h"

namespace lichsong::test {

inline std::filesystem::path product_templates() { return std::filesystem::path(LICHSONG_TEST_DATA) / "../../templates"; }

class Folder : public TempFolder {
public:
    [[nodiscard]] std::filesystem::path operator/(const char* name) const { return path() / name; }
};

struct SampleDesk {
    SampleDesk() : clock(1'620'608'400) {  // 10 May 2021, 08:00 in Vietnam, when the sample is made
        service::demo_plan(file(), {product_templates(), {}, clock, "an"});
        desk.emplace(file(), store::OpenOptions{}, clock, "an");
    }
    [[nodiscard]] std::string file() const { return folder.plan(); }

    /// All rows of a kind by key, as they are stored.
    [[nodiscard]] std::map<std::string, model::Record> rows(model::EntityKind kind) {
        std::map<std::string, model::Record> found;
        for (auto& record : desk->rows().all(kind)) found.emplace(record.head.key, record);
        return found;
    }
    template <class E>
    [[nodiscard]] E row(const std::string& key) { return model::from_record<E>(desk->require(model::kind_of<E>, key)); }
    [[nodiscard]] std::vector<model::Placement> issues(const std::string& series) {
        std::vector<model::Placement> found;
        const auto id = row<model::Series>(series).id;
        for (const auto& record : desk->rows().all(model::EntityKind::Placement, {{"series", store::Test::Equal, id}}))
            found.push_back(model::from_record<model::Placement>(record));
        std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.series_date < b.series_date; });
        return found;
    }
    void set(model::EntityKind kind, const std::string& key, const service::Fields& fields) {
        service::Edit edit(*desk, {"row.set", {}});
        edit.set(kind, desk->require(kind, key).head.id, fields);
        edit.commit();
    }

    /// Rules warn only: the sample breaks some of those that forbid a release.
    void forbid_nothing() {
        for (const auto& [key, record] : rows(model::EntityKind::Rule)) set(model::EntityKind::Rule, key, {{"severity", std::string("warn")}});
    }

    Folder folder;
    FixedClock clock;
    std::optional<service::Desk> desk;
};

}  // namespace lichsong::test
