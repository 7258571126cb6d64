// SPDX-License-Identifier: Apache-2.0
// Schedules in CSV and XLSX on the command line: how the file is known, what is said of its columns, and the JSON of the contract.
#include <catch2/catch.hpp>

#include <fstream>

#include "office.h"

using namespace lichsong;
using test::Office;

namespace {

void copy_schedule(Office& office, const char* name, const std::string& as) {
    std::filesystem::copy_file(std::filesystem::path(LICHSONG_TEST_DATA) / "sheet" / name, office.path(as));
}

void write(Office& office, const std::string& name, std::string_view text) { std::ofstream(office.path(name), std::ios::binary) << text; }

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("A workbook is imported and says what its columns were taken for", "[cli][import][sheet]") {
    Office office;
    office.take_sample();
    copy_schedule(office, "province.xlsx", "gửi.dat");
    const auto answer = office.run("import PLAN DIR/gửi.dat");
    CHECK(answer.code == 1);
    CHECK(answer.err.empty());
    const auto lines = test::lines_of(answer.out);
    REQUIRE(lines.size() > 9);
    CHECK(lines[0] == "Tiêu đề → cột B (Nội dung)");
    CHECK(lines[3] == "Ngày → cột E (Ngày)");
    CHECK(has(answer.out, "Xem nơi bỏ phiếu trên thẻ cử tri ×2"));
    CHECK(has(answer.out, "“10/5 - 15/5” không nói rõ phát vào những ngày nào"));
    CHECK(has(answer.out, "Mới: 3, Không đưa vào: 1 (4 lượt phát)"));
    CHECK(has(office.must("undo PLAN"), "province") == false);
    CHECK(office.ask("list PLAN --text \"nơi bỏ phiếu trên thẻ cử tri\" --from 19/5 --to 19/5")["placements"].empty());
}

TEST_CASE("A table's JSON has the keys of a calendar's, and its columns", "[cli][import][sheet]") {
    Office office;
    office.take_sample();
    copy_schedule(office, "loudspeakers.csv", "loa.csv");
    const auto before = office.plan_bytes();
    const auto dry = office.ask("import PLAN DIR/loa.csv --dry-run", 1);
    CHECK(test::keys_of(dry) == std::vector<std::string>{"drafts", "columns", "findings", "totals", "written"});
    CHECK(dry["written"] == false);
    CHECK(office.plan_bytes() == before);
    REQUIRE(dry["drafts"].size() == 5);
    CHECK(test::keys_of(dry["drafts"][0]) ==
          std::vector<std::string>{"outcome", "line", "uid", "id", "title", "outlet", "date", "start", "duration", "series", "placements"});
    CHECK(dry["drafts"][1]["line"] == 7);
    CHECK(dry["drafts"][1]["placements"] == 3);
    CHECK(dry["drafts"][2]["outcome"] == "left_out");
    CHECK(dry["columns"][1] == test::Json({{"column", "B"}, {"heading", "Nội dung tuyên truyền"}, {"field", "title"}}));
    CHECK(dry["columns"][9]["field"].is_null());
    const auto& finding = dry["findings"][4];
    CHECK(finding["line"] == 9);
    CHECK(finding["property"] == "F");
    CHECK(finding["code"] == "import.part_of_day");
    CHECK(finding["note"] == false);

    CHECK(office.ask("import PLAN DIR/loa.csv", 1)["totals"]["new"] == 3);
    const auto again = office.ask("import PLAN DIR/loa.csv", 1);
    CHECK(again["totals"]["unchanged"] == 3);
    CHECK(again["totals"]["new"] == 0);
}

TEST_CASE("A schedule in an old font is taken without loss", "[cli][import][sheet]") {
    Office office;
    office.take_sample();
    copy_schedule(office, "old_font.csv", "cũ.csv");
    CHECK(has(office.must("import PLAN DIR/cũ.csv"), "đã đọc theo TCVN3"));
    CHECK(office.ask("list PLAN --text \"dung phan duong\"")["placements"].size() == 1);
}

TEST_CASE("Columns by hand, one outlet, one sheet", "[cli][import][sheet]") {
    Office office;
    office.take_sample();
    write(office, "a.csv", "Lên sóng,Tên\n24/5 6h45,Tin một\n");
    const auto refused = office.run("import PLAN DIR/a.csv --outlet radio-tinh");
    CHECK(refused.code == 3);
    CHECK(has(refused.err, "Lên sóng, Tên"));
    CHECK(office.ask("import PLAN DIR/a.csv --outlet radio-tinh --map \"date=Lên sóng,title=B\"")["totals"]["new"] == 1);
    CHECK(office.run("import PLAN DIR/a.csv --outlet khong-co --map date=A,title=B").code == 2);
    CHECK(office.run("import PLAN DIR/a.csv --sheet Hai").code == 3);
    copy_schedule(office, "province.xlsx", "b.xlsx");
    CHECK(office.run("import PLAN DIR/b.xlsx --sheet \"Kế hoạch\" --dry-run").code == 1);
    CHECK(has(office.run("import PLAN DIR/b.xlsx --sheet Hai").err, "Kế hoạch"));
}

TEST_CASE("A calendar is known by its content, and has no columns", "[cli][import][sheet]") {
    Office office;
    office.take_sample();
    write(office, "lịch.csv",
          "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nBEGIN:VEVENT\r\nUID:1@x\r\nDTSTAMP:20210501T000000Z\r\nDTSTART:20210524T064500\r\n"
          "DURATION:PT2M\r\nSUMMARY:Tin\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    const auto answer = office.ask("import PLAN DIR/lịch.csv --outlet radio-tinh --dry-run");
    CHECK(answer["totals"]["new"] == 1);
    CHECK_FALSE(answer.contains("columns"));
    CHECK(office.run("import PLAN DIR/lịch.csv --map date=A").code == 2);
    write(office, "old.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    CHECK(has(office.run("import PLAN DIR/old.xls").err, ".xls"));
    write(office, "x.ics", "not a calendar");
    CHECK(office.run("import PLAN DIR/x.ics").code == 3);
}
