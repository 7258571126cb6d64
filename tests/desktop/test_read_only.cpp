// SPDX-License-Identifier: Apache-2.0
// A plan whose file is write-protected, and how days and distances are told.
#include <catch2/catch.hpp>

#include <filesystem>

#include "app/common/describe.h"
#include "app/desktop/models/workspace.h"
#include "calendar/service/history.h"
#include "calendar/service/plan_files.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/temp_folder.h"

using namespace lichsong;
using model::Date;

TEST_CASE("A write-protected plan is shown, and what would change it says why not", "[workspace]") {
    const test::FixedClock clock{1'620'868'200};
    const test::TempFolder folder;
    const auto path = folder.file("plan.lichsong");
    {
        store::OpenOptions options;
        options.mode = store::OpenMode::Create;
        service::demo_plan(path, {LICHSONG_TEMPLATES, options, clock, "an"});
    }
    auto settings = app::settings_from_environment();
    settings.cache.clear();
    CHECK_FALSE(desktop::Workspace(path, settings, clock).is_read_only());
    std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::group_read);
    desktop::Workspace workspace(path, settings, clock);
    CHECK(workspace.is_read_only());
    const auto& items = workspace.schedule(Date(2021, 5, 1), Date(2021, 5, 31)).items();
    REQUIRE_FALSE(items.empty());
    std::string failed;
    workspace.on_error = [&](const std::string& sentence) { failed = sentence; };
    bool was_tried = false;
    CHECK_FALSE(workspace.apply([&](service::Desk& desk) {
        was_tried = true;
        return service::undo(desk);
    }));
    CHECK_FALSE(was_tried);
    CHECK_FALSE(failed.empty());
}

TEST_CASE("Days are told without saying twice what both have", "[workspace]") {
    base::set_language(base::Language::English, {});
    CHECK(app::days_text(Date(2021, 5, 17), Date(2021, 5, 23)) == "2021-05-17 – 05-23");
    CHECK(app::days_text(Date(2020, 12, 28), Date(2021, 1, 3)) == "2020-12-28 – 2021-01-03");
    CHECK(app::days_text(Date(2021, 5, 23), Date(2021, 5, 23)) == "2021-05-23");
}

TEST_CASE("Election day is counted in days while anybody counts them, then told in words", "[workspace]") {
    base::set_language(base::Language::English, {});
    const Date dday(2021, 5, 23);
    CHECK(app::countdown_text(Date(2021, 5, 11), dday) == "D-12");
    CHECK(app::countdown_text(dday, dday) == "D");
    CHECK(app::countdown_text(Date(2021, 5, 28), dday) == "D+5");
    CHECK(app::countdown_text(Date(2021, 10, 1), dday) == "4 months ago");
    CHECK(app::countdown_text(Date(2022, 6, 1), dday) == "1 year ago");
    CHECK(app::countdown_text(Date(2026, 11, 25), dday) == "5 years ago");
}
