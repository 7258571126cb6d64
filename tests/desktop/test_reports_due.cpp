// SPDX-License-Identifier: Apache-2.0
// Saved reports while a plan is open, without a window and at once: where they go to, and when nothing happens.
#include <catch2/catch.hpp>

#include "../service/sample_desk.h"
#include "app/desktop/models/report_folder.h"
#include "app/desktop/models/reports_due.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

struct Opened : SampleDesk {
    Opened() {
        settings = app::settings_from_environment();
        settings.config = folder / "config";
        std::filesystem::create_directories(target);
        keep("Lịch tuần", "week");
        workspace.emplace(file(), settings, clock);
        due.emplace(*workspace, [this](const std::string& sentence, bool failed) { told.push_back((failed ? "!" : "") + sentence); });
    }
    void keep(const char* label, const char* report) {
        model::ReportSetting setting;
        setting.label = label;
        setting.report = report;
        setting.format = model::ReportFormat::Csv;
        setting.rule = model::Recurrence::weekly({model::Weekday::Monday});
        service::Edit edit(*desk, {"row.add", {}});
        edit.add(model::to_record(setting));
        edit.commit();
    }
    [[nodiscard]] std::vector<std::string> files() const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(target)) names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }
    void choose() { REQUIRE(desktop::keep_report_folder(settings, file(), target)); }

    app::Settings settings;
    std::filesystem::path target = folder / "bao-cao";
    std::optional<desktop::Workspace> workspace;
    std::optional<desktop::ReportsDue> due;
    std::vector<std::string> told;
};

}  // namespace

TEST_CASE("Nothing is written where no folder was chosen for this very plan", "[desktop][reports]") {
    Opened opened;
    opened.due->look();
    CHECK(opened.files().empty());
    REQUIRE(desktop::keep_report_folder(opened.settings, (opened.folder / "other.lichsong").string(), opened.target));
    opened.due->forget();
    opened.due->look();
    CHECK(opened.files().empty());
    CHECK(opened.told.empty());
}

TEST_CASE("What is due is written once and told; what somebody takes away stays away until something changes", "[desktop][reports]") {
    Opened opened;
    opened.choose();
    opened.due->look();
    CHECK(opened.files() == std::vector<std::string>{"Lịch tuần 2021-05-10.csv"});
    REQUIRE(opened.told.size() == 1);
    CHECK(opened.told.front().find(opened.target.string()) != std::string::npos);
    std::filesystem::remove(opened.target / "Lịch tuần 2021-05-10.csv");
    opened.due->forget();
    opened.due->look();
    CHECK(opened.files().empty());
    opened.clock.stamp += 7 * 86'400;
    opened.due->look();
    CHECK(opened.files() == std::vector<std::string>{"Lịch tuần 2021-05-17.csv"});
    CHECK(opened.told.size() == 2);
}

TEST_CASE("A folder that is gone is told, and the choice can be taken back", "[desktop][reports]") {
    Opened opened;
    opened.choose();
    std::filesystem::remove_all(opened.target);
    opened.due->look();
    REQUIRE(opened.told.size() == 1);
    CHECK(opened.told.front().starts_with("!"));
    CHECK_FALSE(std::filesystem::exists(opened.target));
    CHECK(desktop::read_report_folder(opened.settings, opened.file()) == opened.target);
    REQUIRE(desktop::keep_report_folder(opened.settings, opened.file(), {}));
    CHECK(desktop::read_report_folder(opened.settings, opened.file()).empty());
}
