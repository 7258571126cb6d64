// SPDX-License-Identifier: Apache-2.0
// Calendar files of anybody's making, on the command line.
#include <catch2/catch.hpp>

#include <fstream>

#include "office.h"

using namespace lichsong;
using namespace lichsong::test;

TEST_CASE("Nothing is wrong with what we export, whatever the audience and the layout", "[cli][lint]") {
    Office office;
    office.take_sample();
    for (const char* how : {"", " --flat", " --audience partner", " --from 10/5/2021 --to 20/5/2021", " --from 1/1/2030"}) {
        office.must("export PLAN --out DIR/plan.ics" + std::string(how));
        const auto answer = office.run("ics lint DIR/plan.ics");
        INFO(how << '\n' << answer.out);
        CHECK(answer.code == 0);
        CHECK(answer.out == "Lịch này không có lỗi nào.\n");
    }
}

TEST_CASE("What is wrong with a calendar is told with line, standard and reason, and the exit code is 1", "[cli][lint]") {
    Office office;
    std::ofstream(office.path("a.ics"), std::ios::binary) << "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20210501T000000Z\r\n"
                                                              "LAST-MODIFIED:20210501T000000Z\r\nDTSTART;TZID=Asia/Ho_Chi_Minh:20210501T190000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    const auto answer = office.run("ics lint DIR/a.ics");
    CHECK(answer.code == 1);
    CHECK(answer.out.find("8     C13       Múi giờ Asia/Ho_Chi_Minh không có VTIMEZONE trong tệp") != std::string::npos);
    CHECK(answer.out.find("RFC 5545 §3.2.19") != std::string::npos);
    CHECK(answer.out.find("1 điểm sai") != std::string::npos);
    const auto json = office.ask("ics lint DIR/a.ics", 1);
    CHECK(json["count"] == 1);
    CHECK(keys_of(json["findings"][0]) == std::vector<std::string>{"line", "property", "statement", "section", "client", "code", "message"});
    CHECK(json["findings"][0]["line"] == 8);
    CHECK(json["findings"][0]["code"] == "lint.zone_missing");
    CHECK(json["findings"][0]["client"] == "Outlook");
}

TEST_CASE("A file that cannot be read is told with its name", "[cli][lint]") {
    Office office;
    for (const char* name : {"none.ics", ""}) {
        const auto answer = office.run("ics lint DIR/" + std::string(name));
        CHECK(answer.code == 3);
        CHECK(answer.out.empty());
        CHECK(answer.err.find(office.path(name).string()) != std::string::npos);
    }
    CHECK(office.ask("ics lint DIR/none.ics", 3)["error"]["code"] == "file.cannot_read");
}
