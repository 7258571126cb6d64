// SPDX-License-Identifier: Apache-2.0
// Reports on the command line. What stands in them is tested in tests/service/test_reports.cpp.
#include <filesystem>
#include <fstream>
#include <set>

#include <catch2/catch.hpp>

#include "calendar/base/read_file.h"
#include "office.h"

using namespace lichsong;
using namespace lichsong::test;

TEST_CASE("Every report that is listed is written, in the format of its name or the one named", "[cli][report]") {
    Office office;
    office.take_sample();
    const auto reports = Json(office.ask("report list")["reports"]);
    REQUIRE(reports.size() >= 8);
    for (const auto& one : reports) {
        const std::string kind = one["kind"];
        INFO(kind);
        CHECK_FALSE(one["title"].get<std::string>().empty());
        const auto told = office.ask("report PLAN " + kind + " --out " + "DIR/" + kind + ".html")["report"];
        CHECK(told["kind"] == kind);
        CHECK(told["format"] == "html");
        CHECK(base::read_file(office.path(kind + ".html"), 100'000'000).starts_with("<!DOCTYPE html>"));
    }
    office.must("report PLAN plan --format pdf --out DIR/ke-hoach");
    CHECK(base::read_file(office.path("ke-hoach"), 100'000'000).starts_with("%PDF"));
}

TEST_CASE("A report that cannot be made leaves the file that was there", "[cli][report]") {
    Office office;
    office.take_sample();
    const std::string file = "DIR/bao-cao.pdf";
    office.must("report PLAN result --out " + file);
    const auto before = base::read_file(office.path("bao-cao.pdf"), 100'000'000);
    CHECK(office.ask("report PLAN month --out " + file, 2)["error"]["code"] == "report.unknown");
    CHECK(office.ask("report PLAN result --from D-1 --until D-5 --out " + file, 2)["error"]["code"] == "report.dates");
    CHECK(office.ask("report PLAN week --outlet none --out " + file, 2)["error"]["code"] == "row.unknown");
    CHECK(office.ask("report PLAN result --template none --out " + file, 2)["error"]["code"] != "");
    CHECK(office.ask("report PLAN result --out DIR/bao-cao.odt", 2)["error"]["code"] == "field.choice");
    CHECK(base::read_file(office.path("bao-cao.pdf"), 100'000'000) == before);
    CHECK_FALSE(std::filesystem::exists(office.path("bao-cao.odt")));
}

TEST_CASE("Saved reports that are due are written into the folder, each once for its day, and run again nothing is", "[cli][report]") {
    Office office;
    office.take_sample();
    std::filesystem::create_directory(office.path("tuan"));
    office.must("report_setting add PLAN --label \"Lịch tuần: tới\" --report week --period week_to_come --format html --rule FREQ=WEEKLY;BYDAY=TH");
    office.must("report_setting add PLAN --label Coverage --report coverage --period to_date --format csv --language en --rule FREQ=WEEKLY;BYDAY=MO");
    office.must("report_setting add PLAN --label \"Khi cần\" --report legal");
    const auto files = [&] {
        std::set<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(office.path("tuan"))) names.insert(entry.path().filename().string());
        return names;
    };
    const std::set<std::string> of_week{"Coverage 2021-05-10.csv", "Lịch tuần_ tới 2021-05-06.html"};  // today is Monday, 10 May
    const auto run = office.ask("report run PLAN --into DIR/tuan");
    CHECK(run["written"].size() == 2);
    CHECK(files() == of_week);
    const auto page = base::read_file(office.path("tuan/Lịch tuần_ tới 2021-05-06.html"), 100'000'000);
    CHECK(page.find("Từ ngày 10/5/2021 đến ngày 16/5/2021") != std::string::npos);
    std::ofstream(office.path("tuan/Coverage 2021-05-10.csv")) << "as the office keeps it";
    const auto again = office.ask("report run PLAN --into DIR/tuan");
    CHECK(again["written"].empty());
    CHECK(again["present"].size() == 2);
    CHECK(base::read_file(office.path("tuan/Coverage 2021-05-10.csv"), 1'000) == "as the office keeps it");
    CHECK(office.ask("report run PLAN --into DIR/tuan --today 13/5")["written"] == Json({"Lịch tuần_ tới 2021-05-13.html"}));
    CHECK(office.must("report run PLAN --into DIR/tuan --setting khi-can --today 2021-05-12").find("Khi cần 2021-05-12.pdf") != std::string::npos);
    CHECK(files().size() == 4);
}

TEST_CASE("A saved report that cannot be made is told and does not keep the others; a folder that is none writes nothing", "[cli][report]") {
    Office office;
    office.take_sample();
    std::filesystem::create_directory(office.path("tuan"));
    CHECK(office.ask("report_setting add PLAN --label Sai --report month", 2)["error"]["code"] == "report.unknown");
    office.must("report_setting add PLAN --label A --report week --rule FREQ=DAILY --format csv");
    office.must("report_setting add PLAN --label B --report legal --rule FREQ=DAILY --format csv");
    CHECK(office.ask("report run PLAN --into DIR/none", 3)["error"]["code"] == "file.no_folder");
    office.share = office.path("share");  // without the template of the week
    std::filesystem::copy(LICHSONG_BUILD_SHARE, office.share, std::filesystem::copy_options::recursive | std::filesystem::copy_options::copy_symlinks);
    const auto templates = office.share / "lichsong/templates";
    if (std::filesystem::is_symlink(templates)) {
        const auto of = std::filesystem::canonical(templates);
        std::filesystem::remove(templates);
        std::filesystem::copy(of, templates, std::filesystem::copy_options::recursive);
    }
    REQUIRE(std::filesystem::remove(templates / "reports/week.toml"));
    const auto run = office.ask("report run PLAN --into DIR/tuan", 1);
    CHECK(run["written"] == Json({"B 2021-05-10.csv"}));
    REQUIRE(run["failed"].size() == 1);
    CHECK(run["failed"][0]["label"] == "A");
    CHECK_FALSE(std::filesystem::exists(office.path("tuan/A 2021-05-10.csv")));
}

TEST_CASE("A report that waits for a partner is sent with its message, and is no file of the house", "[cli][report]") {
    Office office;
    office.take_sample();
    std::filesystem::create_directory(office.path("thu"));
    const auto rules = office.ask("rule list PLAN")["rules"];
    for (const auto& rule : rules) office.must("rule set PLAN " + rule["id"].get<std::string>() + " --severity warn");
    office.must("campaign set PLAN --email lich@congan-tinh.example");
    office.must("partner set PLAN dai-tinh --email ban@dai-tinh.example");
    CHECK(office.ask("report_setting add PLAN --label Họp --report coverage --partner dai-tinh", 3)["error"]["code"] == "report_setting.not_for_partners");
    office.must("report_setting add PLAN --label \"Lịch của đài\" --key dai --report week --rule FREQ=WEEKLY;BYDAY=MO --partner dai-tinh");
    CHECK(office.ask("report run PLAN --into DIR/thu")["written"].empty());
    CHECK(office.ask("report run PLAN --into DIR/thu --setting dai", 3)["error"]["code"] == "report_setting.of_partner");
    CHECK(office.ask("outbox PLAN")["messages"].empty());  // nothing was released yet
    office.must("release PLAN --note \"Bản đầu\"");
    const auto waiting = office.ask("outbox PLAN")["messages"];
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0]["reports"] == Json({"lich-2021-05-10.pdf"}));
    const std::string text = waiting[0]["text"];
    CHECK(text.find("lich-2021-05-10.pdf") != std::string::npos);
    CHECK(text.find("Lịch của đài") == std::string::npos);
    office.must("outbox PLAN --send --folder DIR/thu");
    CHECK(office.ask("outbox PLAN")["messages"].empty());
    CHECK(office.ask("report_setting show PLAN dai")["report_setting"]["sent_on"] == "2021-05-10");
}
