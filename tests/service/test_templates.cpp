// SPDX-License-Identifier: Apache-2.0
// The templates of the product, loaded as they stand; the dates they must give are those of tests/data/model/milestones.txt.
#include <fstream>
#include <set>
#include <sstream>

#include "calendar/base/error.h"
#include "calendar/service/dday.h"
#include "calendar/service/template_file.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;

namespace {

struct NewPlan {
    explicit NewPlan(const std::string& id, const model::Date& dday = {}) : clock(1'620'608'400) {
        service::NewPlan wanted;
        wanted.template_id = id;
        wanted.dday = dday;
        const auto file = folder.plan();
        report = service::new_plan(file, wanted, {product_templates(), {}, clock, "an"});
        desk.emplace(file, store::OpenOptions{}, clock, "an");
    }
    Folder folder;
    FixedClock clock;
    service::TemplateReport report;
    std::optional<service::Desk> desk;
};

std::string times_of(const model::Milestone& row) {
    if (!row.time) return "-";
    return model::hm(*row.time) + (row.time_to ? "/" + model::hm(*row.time_to) : "");
}

struct ExpectedMilestone {
    std::string id, dday, key, from, to, times;
};
std::vector<ExpectedMilestone> expected_milestones() {
    std::ifstream in(std::string(LICHSONG_TEST_DATA) + "/model/milestones.txt");
    REQUIRE(in);
    std::vector<ExpectedMilestone> rows;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream parts(line);
        ExpectedMilestone row;
        parts >> row.id >> row.dday >> row.key >> row.from >> row.to >> row.times;
        rows.push_back(row);
    }
    return rows;
}

}  // namespace

TEST_CASE("A plan from a legal template has every date that the law gave in 2016, 2021 and 2026", "[templates][milestones]") {
    std::map<std::string, std::map<std::string, service::MilestoneRow>> plans;
    std::map<std::string, std::size_t> lines;
    for (const auto& expected : expected_milestones()) {
        const auto name = expected.id + ' ' + expected.dday;
        if (!plans.contains(name)) {
            NewPlan plan(expected.id, model::from_iso(expected.dday));
            for (const auto& row : service::milestone_rows(*plan.desk)) plans[name].emplace(row.milestone.key, row);
        }
        INFO(name << ' ' << expected.key);
        REQUIRE(plans[name].contains(expected.key));
        const auto& row = plans[name].at(expected.key);
        CHECK(model::iso(row.planned.from) == expected.from);
        CHECK(model::iso(row.planned.to) == expected.to);
        CHECK(times_of(row.milestone) == expected.times);
        ++lines[name];
    }
    CHECK(lines["vn-election-2015 2021-05-23"] == plans["vn-election-2015 2021-05-23"].size());
    CHECK(lines["vn-election-2025 2026-03-15"] == plans["vn-election-2025 2026-03-15"].size());
}

TEST_CASE("Every campaign template makes a whole plan for every election day", "[templates]") {
    const auto infos = service::campaign_templates(product_templates());
    REQUIRE(infos.size() >= 3);
    for (const auto& info : infos) {
        INFO(info.id);
        CHECK_FALSE(info.title.empty());
        CHECK_FALSE(info.title_en.empty());
        for (const char* day : {"2016-05-22", "2021-05-23", "2026-03-15", "2031-05-25", "2100-02-28"}) {
            INFO(day);
            NewPlan plan(info.id, model::from_iso(day));
            CHECK(plan.report.created[EntityKind::Topic] > 5);
            CHECK(plan.report.created[EntityKind::Rule] > 5);
            const auto& campaign = plan.desk->context().campaign;
            CHECK(campaign.first_day < campaign.last_day);
            CHECK_FALSE(campaign.code.empty());
            std::map<EntityKind, int> stored;
            for (const auto& one : model::entity_table()) {
                const auto count = static_cast<int>(plan.desk->rows().count(one.kind));
                if (count > 0) stored[one.kind] = count;
            }
            CHECK(stored == plan.report.created);
            plan.desk->session().verify();
        }
    }
}

TEST_CASE("Rows outside the campaign's dates are left out and told; those within are kept", "[templates]") {
    NewPlan plan("vn-election-2025", model::Date(2026, 3, 15));
    std::set<std::string> left;
    for (const auto& row : plan.report.left_out) {
        left.insert(row.key);
        CHECK(row.kind == "holiday");
        const auto& campaign = plan.desk->context().campaign;
        CHECK((row.to < campaign.first_day || row.from > campaign.last_day));
    }
    CHECK_FALSE(left.empty());
    for (const auto& holiday : plan.desk->context().holidays) CHECK_FALSE(left.contains(holiday.key));
    CHECK(plan.desk->context().holidays.size() > 0);
}

TEST_CASE("Every template file of the product can be read, and each says where it is from in words", "[templates]") {
    int files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(product_templates())) {
        if (entry.path().extension() != ".toml") continue;
        const auto id = entry.path().lexically_relative(product_templates()).replace_extension().string();
        INFO(id);
        const auto file = service::read_template(entry.path(), id);
        ++files;
        CHECK_FALSE(file.title.empty());
        CHECK_FALSE(file.title_en.empty());
        CHECK_FALSE(file.rows.empty());
        for (const auto& row : file.rows) {
            CHECK((id.starts_with("letters/") || id.starts_with("reports/") || model::find_entity(row.kind) != nullptr));  // texts: test_letters.cpp, test_reports.cpp
            for (const auto& field : row.fields) {
                const bool number_only = field.text.size() < 4 && field.text.starts_with('S');
                if (field.name == "source") CHECK_FALSE(number_only);
            }
        }
    }
    CHECK(files > 10);
}
