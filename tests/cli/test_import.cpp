// SPDX-License-Identifier: Apache-2.0
// import and `ics expand` on the command line: what they say in both languages, the shape of their JSON, and exit codes. What
// becomes of each kind of entry is tested with service/import.
#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>

#include "office.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

std::string event(const std::string& uid, const std::string& more) {
    return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTAMP:20210501T000000Z\r\nSUMMARY:Tin " + uid + "\r\nDURATION:PT30M\r\n" + more + "\r\nEND:VEVENT\r\n";
}

const std::string evening = "DTSTART;TZID=Asia/Ho_Chi_Minh:20210512T201500";

std::string calendar(const std::string& events) { return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + events + "END:VCALENDAR\r\n"; }

void write(Office& office, const std::string& bytes) { std::ofstream(office.path("a.ics"), std::ios::binary) << bytes; }

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("An import tells what became of each entry, and ends with 0 where nothing was lost", "[cli][import]") {
    Office office;
    office.take_sample();
    write(office, calendar(event("a", evening) + event("b", evening + "\r\nRRULE:FREQ=WEEKLY;COUNT=3")));
    const auto answer = office.run("import PLAN DIR/a.ics --outlet radio-tinh");
    INFO(answer.out << answer.err);
    CHECK(answer.code == 0);
    CHECK(says(answer.out, "Kết quả"));
    CHECK(says(answer.out, "Mới"));
    CHECK(says(answer.out, "T4 12/5/2021 20:15"));
    CHECK(says(answer.out, "Tin b ×3"));
    CHECK(says(answer.out, "Mới: 2 (4 lượt phát)"));
    const auto again = office.run("import PLAN DIR/a.ics --outlet radio-tinh");
    CHECK(again.code == 0);
    CHECK(says(again.out, "Không đổi: 2\n"));
    CHECK_FALSE(says(again.out, "Tin a"));
}

TEST_CASE("An import speaks English as well, and tells where something was left out", "[cli][import]") {
    Office office;
    office.take_sample();
    office.language = base::Language::English;
    write(office, calendar(event("a", "DTSTART:20210512T201500") + event("b", evening + "\r\nRRULE:FREQ=HOURLY")));
    const auto answer = office.run("import PLAN DIR/a.ics --outlet radio-tinh --dry-run");
    INFO(answer.out << answer.err);
    CHECK(answer.code == 1);
    CHECK(says(answer.out, "9     The time names no zone; it is taken as that of the calendar"));
    CHECK(says(answer.out, "17    The rule repeats several times a day; the entry was left out: FREQ=HOURLY"));
    CHECK(says(answer.out, "New: 1, Left out: 1 (1 placement)"));
    CHECK(says(answer.out, "Nothing was written."));
    CHECK(says(office.must("list PLAN --from 12/5/2021 --to 12/5/2021"), "Tin a") == false);
}

TEST_CASE("An import as JSON has a row for each entry, the findings, the totals and whether it was written", "[cli][import]") {
    Office office;
    office.take_sample();
    write(office, calendar(event("a", evening) + event("b", evening + "\r\nRRULE:FREQ=WEEKLY;COUNT=3") + event("c", "X-A:1")));
    const auto json = office.ask("import PLAN DIR/a.ics --outlet radio-tinh", 1);
    CHECK(keys_of(json) == std::vector<std::string>{"drafts", "findings", "totals", "written"});
    REQUIRE(json["drafts"].size() == 3);
    CHECK(keys_of(json["drafts"][0]) == std::vector<std::string>{"outcome", "line", "uid", "id", "title", "outlet", "date", "start", "duration", "series", "placements"});
    CHECK(json["drafts"][0]["outcome"] == "new");
    CHECK(json["drafts"][0]["date"] == "2021-05-12");
    CHECK(json["drafts"][0]["start"] == "20:15");
    CHECK(json["drafts"][0]["duration"] == 1800);
    CHECK(json["drafts"][1]["series"] == true);
    CHECK(json["drafts"][1]["placements"] == 3);
    CHECK(json["drafts"][2]["outcome"] == "left_out");
    CHECK(json["drafts"][2]["title"] == "Tin c");
    CHECK(json["drafts"][2]["id"].is_null());
    CHECK(json["drafts"][2]["date"].is_null());
    CHECK(json["written"] == true);
    CHECK(json["totals"]["new"] == 2);
    CHECK(json["totals"]["left_out"] == 1);
    CHECK(json["totals"]["placements"] == 4);
    const auto& findings = json["findings"];
    CHECK(json["totals"]["findings"] == findings.size());
    CHECK(keys_of(findings[0]) == std::vector<std::string>{"line", "property", "code", "reason", "note"});
    const auto lost = std::find_if(findings.begin(), findings.end(), [](const Json& one) { return one["note"] == false; });
    REQUIRE(lost != findings.end());
    CHECK((*lost)["code"] == "import.no_start");
    CHECK(office.ask("import PLAN DIR/a.ics --outlet radio-tinh --dry-run", 1)["written"] == false);
}

TEST_CASE("A refused file ends with 3, an unknown outlet with 2, and the plan is as it was", "[cli][import]") {
    Office office;
    office.take_sample();
    const auto before = office.plan_bytes();
    write(office, calendar(event("a", evening)).substr(0, 80));
    auto answer = office.run("import PLAN DIR/a.ics --outlet radio-tinh");
    CHECK(answer.code == 3);
    CHECK(says(answer.err, "VEVENT mở ở đây mà không đóng, tức là tệp bị cụt. Chưa nhập gì"));
    CHECK(answer.out.empty());
    CHECK(office.ask("import PLAN DIR/a.ics --outlet radio-tinh", 3)["error"]["code"] == "ics.cut_off");
    write(office, "END:\xFF\xE1\r\n");
    CHECK(office.ask("import PLAN DIR/a.ics --outlet radio-tinh", 3)["error"]["code"] == "ics.not_nested");
    CHECK(office.ask("import PLAN DIR/none.ics", 3)["error"]["code"] == "file.cannot_read");
    write(office, calendar(event("a", evening)));
    CHECK(office.ask("import PLAN DIR/a.ics --outlet khong-co", 2)["error"]["code"] == "row.unknown");
    CHECK(office.run("import PLAN").code == 2);
    CHECK(office.plan_bytes() == before);
}

TEST_CASE("ics expand lists when entries happen, by time, overrides merged", "[cli][import]") {
    Office office;
    write(office, calendar(event("a", "DTSTART;TZID=Asia/Ho_Chi_Minh:20210503T190000\r\nRRULE:FREQ=DAILY;COUNT=3") +
                           event("a", "RECURRENCE-ID:20210504T120000Z\r\nSTATUS:CANCELLED\r\nDTSTART;TZID=Asia/Tokyo:20210504T220000") +
                           event("b", "DTSTART;VALUE=DATE:20210504")));
    const auto json = office.ask("ics expand DIR/a.ics --from 2021-05-01 --to 2021-05-31");
    CHECK(keys_of(json) == std::vector<std::string>{"occurrences", "findings"});
    REQUIRE(json["occurrences"].size() == 4);
    CHECK(json["occurrences"][0] == Json{{"uid", "a"}, {"start", "2021-05-03T19:00:00+07:00"}, {"end", "2021-05-03T19:30:00+07:00"}, {"summary", "Tin a"}, {"status", nullptr}});
    CHECK(json["occurrences"][1]["start"] == "2021-05-04");
    CHECK(json["occurrences"][2]["start"] == "2021-05-04T22:00:00+09:00");
    CHECK(json["occurrences"][2]["status"] == "CANCELLED");
    CHECK(json["findings"].empty());
    CHECK(office.ask("ics expand DIR/a.ics --from 2021-05-05 --to 2021-05-05")["occurrences"].size() == 1);
    write(office, calendar(event("a", evening + "\r\nRRULE:FREQ=SECONDLY")));
    const auto answer = office.run("ics expand DIR/a.ics --from 2021-05-01 --to 2021-05-31");
    CHECK(answer.code == 1);
    CHECK(says(answer.out, "Quy tắc lặp nhiều lần trong ngày; mục này bị bỏ qua: FREQ=SECONDLY"));
}
