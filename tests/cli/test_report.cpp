// SPDX-License-Identifier: Apache-2.0
// Reports on the command line. What stands in them is tested in tests/service/test_reports.cpp.
#include <filesystem>

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
