// SPDX-License-Identifier: Apache-2.0
// Reports in the window: seen page by page before they are kept, and what the office puts on each is typed once.
#include <catch2/catch.hpp>

#include "app/common/paper_format.h"
#include "app/desktop/dialogs/report_dialog.h"
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
