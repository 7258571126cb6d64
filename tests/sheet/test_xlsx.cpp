// SPDX-License-Identifier: Apache-2.0
// The files in data/sheet are made by make_workbooks.py beside them.
#include <catch2/catch.hpp>

#include "calendar/model/time.h"
#include "calendar/sheet/xlsx.h"
#include "made.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

std::string data(const std::string& name) { return sheet::file_bytes(std::string(LICHSONG_TEST_DATA) + "/sheet/" + name, sheet::limits::xlsx_bytes); }

}  // namespace

TEST_CASE("A plan table of an office comes out as it is seen", "[sheet][xlsx]") {
    const auto bytes = data("schedule.xlsx");
    CHECK(sheet::looks_like_xlsx(bytes));
    CHECK(sheet::sheet_names(bytes) == std::vector<std::string>{"Hướng dẫn", "Kế hoạch"});
    const auto table = xlsx(bytes);
    CHECK(table.faults.empty());
    REQUIRE(table.rows.size() == 5);
    CHECK(table.rows[0].cells == std::vector<std::string>{"KẾ HOẠCH TUYÊN TRUYỀN BẦU CỬ"});
    CHECK(table.at(3, 3) == "Cơ quan báo chí, kênh");
    CHECK(table.rows[2].cells == std::vector<std::string>{"1", "Bản tin An ninh trật tự số 1", "Bản tin", "Truyền hình THĐT1", "2021-05-21", "19:45", "5:00",
                                                          "1 kỳ/tuần", "Có", "Công an tỉnh", "Đài PT-TH Đồng Tháp", "41/KH-CAT-PV05"});
    CHECK(table.at(5, 5) == "05:00");
    CHECK(table.at(5, 6) == "1:30:00");
    CHECK(table.at(6, 7) == "3");
    CHECK(table.at(6, 12) == "=H3 phải ghi là văn bản");
    CHECK(model::parse_time(table.at(4, 5)) == model::TimeOfDay::at(19, 45));
    CHECK(model::parse_duration(table.at(4, 6)) == model::Seconds(300));
    CHECK(model::parse_date(table.at(4, 4)) == model::Date(2021, 5, 21));
}

TEST_CASE("A sheet is chosen by name, hidden ones only so", "[sheet][xlsx]") {
    const auto bytes = data("schedule.xlsx");
    CHECK(xlsx(bytes, "Hướng dẫn").at(1, 0) == "Không nhập vào trang này");
    CHECK(refusal_of([&] { (void)xlsx(bytes, "Biểu đồ"); }) == Refusal{"sheet.no_such_sheet", {"Biểu đồ", "Hướng dẫn, Kế hoạch"}});
}

TEST_CASE("Each kind of cell becomes text that can be read again", "[sheet][xlsx]") {
    const auto table = xlsx(data("formats.xlsx"));
    const auto row = [&](long number) { return std::vector<std::string>{table.at(number, 0), table.at(number, 1), table.at(number, 2), table.at(number, 3)}; };
    using Cells = std::vector<std::string>;
    CHECK(row(1) == Cells{"2021-05-21", "19:45", "2021-05-21 19:45", "1:30:00"});
    CHECK(row(2) == Cells{"Đồng Tháp", " hai chữ ", "đậm và thường", "TRUE"});
    CHECK(row(3) == Cells{"3", "ab", "", ""});
    CHECK(row(4) == Cells{"0.1", "0.3", "1e+20", "2021-05-21 19:45"});
    CHECK(row(5) == Cells{"-1", "", "06:00", "5:00"});
    CHECK(table.at(9, 0) == "một\nhai\t& ba Đ_x0041_");
    CHECK(table.rows.back().number == 9);
    CHECK(table.faults == std::vector<sheet::SheetFault>{{3, "C", "sheet.cell_error", "#DIV/0!"}, {3, "D", "sheet.no_value", ""},
                                                         {5, "A", "sheet.no_such_date", "-1"}, {5, "B", "sheet.no_such_text", "99"}});
}

TEST_CASE("Of a merged range only the first cell has a value, whatever was left in the others", "[sheet][xlsx]") {
    const auto table = xlsx(data("formats.xlsx"));
    CHECK(table.at(7, 1) == "1");
    CHECK(table.at(7, 2).empty());
    CHECK(table.at(8, 1).empty());
    CHECK(table.at(8, 3) == "4");
}

TEST_CASE("A workbook may count its days from 1904", "[sheet][xlsx]") {
    const auto table = xlsx(data("formats1904.xlsx"));
    CHECK(table.at(1, 0) == "2025-05-22");
    CHECK(table.at(1, 2) == "2025-05-22 19:45");
    CHECK(table.at(1, 1) == "19:45");
}

TEST_CASE("Rows and cells without their places follow one another", "[sheet][xlsx]") {
    const auto table = xlsx(workbook_of(sheet_of("<row><c><v>1</v></c><c><v>2</v></c></row><row r=\"5\"><c r=\"B5\"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>")));
    CHECK(table.at(1, 1) == "2");
    CHECK(table.at(5, 1) == "3");
    CHECK(table.at(5, 2) == "4");
    CHECK(table.at(6, 0) == "5");
    CHECK(table.rows.size() == 3);
}

TEST_CASE("Elements may have a prefix; comments and CDATA are no elements", "[sheet][xlsx]") {
    const auto table = xlsx(workbook_of("<?xml version=\"1.0\"?><x:worksheet><!-- <x:row> > --><![CDATA[<row>]]><x:sheetData>"
                                        "<x:row a='>'><x:c t=\"inlineStr\"><x:is><x:t>a</x:t></x:is></x:c></x:row><x:rowBreaks/></x:sheetData></x:worksheet>"));
    CHECK(table.rows.size() == 1);
    CHECK(table.at(1, 0) == "a");
}

TEST_CASE("Text becomes NFC, and what is not UTF-8 is refused with its place", "[sheet][xlsx]") {
    CHECK(xlsx(workbook_of(sheet_of("<row><c t=\"str\"><v>Tha\u0301p</v></c></row>"))).at(1, 0) == "Th\u00e1p");
    CHECK(refusal_of([] { (void)xlsx(workbook_of(sheet_of("<row r=\"3\"><c r=\"B3\" t=\"str\"><v>\xFF</v></c></row>"))); }) ==
          Refusal{"sheet.bad_characters", {"Một", "3", "B"}});
    CHECK(refusal_of([] { (void)xlsx(workbook_of(sheet_of("<row><c t=\"str\"><v>&#xD800;</v></c></row>"))); }).code == "sheet.bad_characters");
}

TEST_CASE("What is no workbook is told apart", "[sheet][xlsx]") {
    CHECK(refusal_of([] { (void)xlsx("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"); }) == Refusal{"sheet.old_excel", {}});
    CHECK(refusal_of([] { (void)xlsx("a,b\n"); }).code == "sheet.not_xlsx");
    CHECK(refusal_of([] { (void)xlsx(""); }).code == "sheet.not_xlsx");
    CHECK(refusal_of([] { (void)xlsx(zip_of({{"mimetype", "application/vnd.oasis"}})); }) == Refusal{"sheet.not_xlsx", {"xl/workbook.xml"}});
    CHECK(refusal_of([] { (void)xlsx(zip_of({{"xl/workbook.xml", "<workbook/>"}})); }) == Refusal{"sheet.not_xlsx", {"xl/workbook.xml"}});
    CHECK_FALSE(sheet::looks_like_xlsx("TT,Nội dung"));
}

TEST_CASE("Columns have the names of spreadsheets", "[sheet]") {
    CHECK(sheet::column_name(0) == "A");
    CHECK(sheet::column_name(25) == "Z");
    CHECK(sheet::column_name(26) == "AA");
    CHECK(sheet::column_name(255) == "IV");
    CHECK(sheet::column_name(16'383) == "XFD");
}

TEST_CASE("A file is read up to a limit", "[sheet]") {
    const auto path = std::string(LICHSONG_TEST_DATA) + "/sheet/schedule.xlsx";
    const auto size = sheet::file_bytes(path, sheet::limits::xlsx_bytes).size();
    CHECK(sheet::file_bytes(path, size).size() == size);
    CHECK(refusal_of([&] { (void)sheet::file_bytes(path, size - 1); }) == Refusal{"sheet.file_too_big", {path, "0"}});
    CHECK(refusal_of([&] { (void)sheet::file_bytes(path + "x", 1); }).code == "file.cannot_read");
    CHECK(refusal_of([&] { (void)sheet::file_bytes(LICHSONG_TEST_DATA, 1); }).code == "file.cannot_read");
}
