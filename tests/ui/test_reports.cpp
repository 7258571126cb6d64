// SPDX-License-Identifier: Apache-2.0
// Reports in the window: seen page by page before they are kept, and what the office puts on each is typed once.
#include <catch2/catch.hpp>

#include "app/common/paper_format.h"
#include "app/desktop/dialogs/report_dialog.h"
#include "app/desktop/dialogs/report_setting_dialog.h"
#include "app/desktop/text.h"
#include "app/desktop/widgets/page_view.h"
#include "calendar/base/read_file.h"
#include "screen.h"
#include "support/temp_folder.h"

using namespace lichsong;
using lichsong::test::Screen;

TEST_CASE("Every report is seen page by page, and kept in every format", "[ui][reports]") {
    Screen screen;
    desktop::ReportDialog dialog(&screen.frame(), screen.workspace());
    dialog.Show();
    const test::TempFolder folder;
    for (std::size_t kind = 0; kind < service::report_kinds().size(); ++kind) {
        INFO(service::report_kinds()[kind].name);
        dialog.choose(kind);
        CHECK(dialog.told().empty());
        CHECK(dialog.pages().pages() > 0);
        CHECK(dialog.pages().page() == 0);
        CHECK(dialog.write(folder.file(std::string(service::report_kinds()[kind].name) + ".csv")));
    }
    dialog.choose(1);
    const auto pages = dialog.pages().pages();
    REQUIRE(pages > 1);
    dialog.pages().turn(100);
    CHECK(dialog.pages().page() == pages - 1);
    for (const auto& format : app::paper_formats()) {
        const auto path = folder.file("bao-cao." + std::string(format.name));
        CHECK(dialog.write(path));
        CHECK(dialog.told().find(path) != std::string::npos);
        CHECK_FALSE(base::read_file(path, 100'000'000).empty());
    }
    CHECK_FALSE(dialog.write(folder.file("bao-cao.odt")));
    CHECK_FALSE(dialog.write((folder.path() / "none" / "bao-cao.pdf").string()));
}

TEST_CASE("A day that is none is told and the page stays; the office's words are there again next time", "[ui][reports]") {
    Screen screen;
    const test::TempFolder folder;
    {
        desktop::ReportDialog dialog(&screen.frame(), screen.workspace());
        dialog.Show();
        const auto pages = dialog.pages().pages();
        dialog.type("from", "31/6/2021");
        CHECK_FALSE(dialog.make());
        CHECK_FALSE(dialog.told().empty());
        CHECK(dialog.pages().pages() == pages);
        dialog.type("from", "3/5/2021");
        dialog.type("place", "Đồng Tháp");
        dialog.type("number", "5/BC-CAT");
        CHECK(dialog.make());
        CHECK(dialog.write(folder.file("mot.html")));
        CHECK(base::read_file(folder.file("mot.html"), 100'000'000).find("Đồng Tháp, ngày") != std::string::npos);
    }
    desktop::ReportDialog again(&screen.frame(), screen.workspace());
    again.Show();
    CHECK(again.write(folder.file("hai.html")));
    const auto page = base::read_file(folder.file("hai.html"), 100'000'000);
    CHECK(page.find("Đồng Tháp, ngày") != std::string::npos);
    CHECK(page.find("05/BC-CAT") == std::string::npos);
}

TEST_CASE("What a report is asked for is saved under a name, chosen again, and replaced by what has that name", "[ui][reports]") {
    Screen screen;
    const auto& saved = screen.workspace().plan().report_settings;
    {
        desktop::ReportDialog dialog(&screen.frame(), screen.workspace());
        dialog.Show();
        dialog.choose(2);
        desktop::ReportSettingDialog asked(&dialog, screen.workspace(), dialog.setting());
        asked.Show();
        asked.type("  ");
        CHECK_FALSE(asked.accept());
        asked.type("Độ phủ hằng tuần");
        asked.tick(0, true);
        asked.tick(4, true);
        REQUIRE(asked.accept());
        auto setting = asked.setting();
        CHECK(setting.report == "coverage");
        CHECK(setting.rule == model::Recurrence::weekly({model::Weekday::Monday, model::Weekday::Friday}));
        setting.period = model::ReportPeriod::WeekBefore;
        setting.language = model::FeedLanguage::English;
        setting.outlets = {{1}, {2}};
        REQUIRE(dialog.keep(setting));
        CHECK(saved.size() == 1);
        setting.format = model::ReportFormat::Xlsx;
        REQUIRE(dialog.keep(setting));
        REQUIRE(saved.size() == 1);
        CHECK(saved.rows().front().format == model::ReportFormat::Xlsx);
    }
    desktop::ReportDialog again(&screen.frame(), screen.workspace());
    again.Show();
    CHECK(again.setting().report == "week");
    again.choose_saved(saved.rows().front().id);
    CHECK(again.told().empty());
    const auto setting = again.setting();
    CHECK(setting.label == "Độ phủ hằng tuần");
    CHECK(setting.report == "coverage");
    CHECK(setting.outlets.size() == 2);
    CHECK(setting.language == model::FeedLanguage::English);
    const test::TempFolder folder;
    REQUIRE(again.write(folder.file("coverage.html")));  // today is Thursday, 13 May
    const auto page = base::read_file(folder.file("coverage.html"), 100'000'000);
    CHECK(page.find("lang=\"en\"") != std::string::npos);
    CHECK(page.find("9/5/2021") != std::string::npos);
    again.choose_saved(0);
    CHECK(again.setting().language == model::FeedLanguage::Vietnamese);
}

TEST_CASE("Saved reports that are due go into the folder chosen for this plan", "[ui][reports]") {
    Screen screen;
    const test::TempFolder folder;
    desktop::ReportDialog dialog(&screen.frame(), screen.workspace());
    dialog.Show();
    auto setting = dialog.setting();
    setting.label = "Lịch tuần";
    setting.rule = model::Recurrence::weekly({model::Weekday::Wednesday});
    REQUIRE(dialog.keep(setting));
    dialog.choose_folder(folder.path().string());
    const auto written = folder.path() / "Lịch tuần 2021-05-12.pdf";
    REQUIRE(test::wait_for([&] { return std::filesystem::exists(written); }, 10'000));
    CHECK(base::read_file(written, 100'000'000).starts_with("%PDF"));
    setting.label = "Lịch pháp định";
    setting.report = "legal";
    REQUIRE(dialog.keep(setting));
    CHECK(test::wait_for([&] { return std::filesystem::exists(folder.path() / "Lịch pháp định 2021-05-12.pdf"); }, 10'000));
}
