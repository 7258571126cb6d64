// SPDX-License-Identifier: Apache-2.0
// Workbooks, read back by the program's own reader of sheets: values stay values, texts stay texts.
#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include <limits>

#include "calendar/report/render_xlsx.h"
#include "calendar/report/xlsx_text.h"
#include "calendar/sheet/xlsx.h"
#include "calendar/sheet/zip_file.h"
#include "full_document.h"

using namespace lichsong;
using report::Cell;

namespace {

std::vector<std::vector<std::string>> rows_of(const std::string& bytes, const std::string& name) {
    std::vector<std::vector<std::string>> rows;
    const auto faults = sheet::read_xlsx(bytes, name, [&](const sheet::Row& row) { rows.push_back(row.cells); });
    CHECK(faults.empty());
    return rows;
}

report::Document one_table(report::Table table) {
    report::Document document;
    document.created = model::Date(2021, 5, 4);
    document.sections = {{false, {std::move(table)}}};
    return document;
}

report::Table column_of(std::vector<std::string> texts) {
    report::Table table{{{1}}, {{{"Nội dung"}}}, {}};
    for (auto& text : texts) table.rows.push_back({std::move(text)});
    return table;
}

}  // namespace

TEST_CASE("A sheet of the text comes first, then one for each table and chart", "[xlsx]") {
    const auto bytes = report::xlsx(test::full_document());
    CHECK(sheet::sheet_names(bytes) == std::vector<std::string>{"Bản tin phòng cháy", "Kết quả", "3", "Nhịp độ tuyên truyền theo tuần", "Kế hoạch và thực hiện theo loại",
                                                                   "Số lượt phát theo chủ đề và tuầ", "Cơ cấu theo loại hình"});
    const auto text = rows_of(bytes, "Bản tin phòng cháy");
    CHECK(text.front() == std::vector<std::string>{"BỘ CÔNG AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"});
    CHECK(text.back().size() == 1);
}

TEST_CASE("Dates, times, lengths and numbers are read back as such", "[xlsx]") {
    const auto rows = rows_of(report::xlsx(test::full_document()), "Kết quả");
    REQUIRE(rows.size() == 6);
    CHECK(rows[0] == std::vector<std::string>{"Bảng 1. Kết quả tuyên truyền"});
    CHECK(rows[3] == std::vector<std::string>{"1", "Bản tin phòng cháy", "2021-05-04", "19:45", "5:30", "5.5", "0.917"});
    CHECK(rows[4][2] == "2021-12-31");
    CHECK(rows[4][4] == "1:30:00");
    CHECK(rows[5] == std::vector<std::string>{"-3", "", "", "–", "–", "–", "–"});
}

TEST_CASE("The cells of a head are merged as its grid says, and the head stands still and is repeated", "[xlsx]") {
    const auto bytes = report::xlsx(test::full_document());
    const auto xml = test::entry(bytes, "xl/worksheets/sheet2.xml");
    pugi::xml_document sheet;
    REQUIRE(sheet.load_buffer(xml.data(), xml.size()));
    std::vector<std::string> merged;
    for (const auto& one : sheet.select_nodes("//mergeCell/@ref")) merged.emplace_back(one.attribute().value());
    CHECK(merged == std::vector<std::string>{"C2:D2", "E2:G2", "A2:A3", "B2:B3"});
    CHECK(std::string(sheet.select_node("//pane/@topLeftCell").attribute().value()) == "A4");
    CHECK(std::string(sheet.select_node("//autoFilter/@ref").attribute().value()) == "A3:G6");
    CHECK(std::string(sheet.select_node("//pageSetup/@orientation").attribute().value()) == "landscape");
    CHECK(std::string(sheet.select_node("//pageSetup/@paperSize").attribute().value()) == "9");
    CHECK(test::entry(bytes, "xl/workbook.xml").find("'Kết quả'!$2:$3") != std::string::npos);
}

TEST_CASE("No text runs as a formula, a link or a character code", "[xlsx][hostile]") {
    const auto& texts = test::hostile_texts();
    const auto bytes = report::xlsx(one_table(column_of(texts)));
    const auto xml = test::entry(bytes, "xl/worksheets/sheet1.xml");
    pugi::xml_document sheet;
    REQUIRE(sheet.load_buffer(xml.data(), xml.size()));
    CHECK_FALSE(sheet.select_node("//f"));
    CHECK_FALSE(sheet.select_node("//hyperlink"));
    std::vector<std::string> wanted{"Nội dung"};
    for (const auto& text : texts)
        if (const auto clean = report::printable(text); !clean.empty()) wanted.push_back(clean);
    std::vector<std::string> got;
    for (const auto& row : rows_of(bytes, "")) got.push_back(row.front());
    CHECK(got == wanted);
}

TEST_CASE("Every part of a workbook is well-formed whatever its texts hold", "[xlsx][hostile]") {
    for (const auto& text : test::hostile_texts()) {
        const auto bytes = report::xlsx(test::full_document(text));
        for (const char* name : {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "docProps/core.xml", "docProps/app.xml"}) {
            const auto xml = test::entry(bytes, name);
            CHECK(static_cast<bool>(pugi::xml_document().load_buffer(xml.data(), xml.size())));
        }
    }
}

TEST_CASE("A text is cut where Excel ends one", "[xlsx]") {
    CHECK(report::sheet_text(std::string(32'767, 'x')).size() == 32'767);
    const auto cut = report::sheet_text(std::string(32'768, 'x'));
    CHECK(cut == std::string(32'766, 'x') + "…");
}

TEST_CASE("The name of a sheet is one that Excel takes", "[xlsx]") {
    CHECK(report::sheet_name("[Kế hoạch]: 5/2021?", {}) == "Kế hoạch   5 2021");
    CHECK(report::sheet_name("'Kế hoạch'", {}) == "Kế hoạch");
    CHECK(report::sheet_name("", {"A"}) == "2");
    CHECK(report::sheet_name("History", {}) == "History1");
    CHECK(report::sheet_name("KẾ HOẠCH", {"Kế hoạch"}) == "KẾ HOẠCH (2)");
    const std::string longest(31, 'x');
    CHECK(report::sheet_name(longest + 'y', {}) == longest);
    CHECK(report::sheet_name(longest + 'y', {longest}) == std::string(27, 'x') + " (2)");
    CHECK(report::sheet_name("\xF0\x9F\x93\xBB" + longest, {}).size() == 4 + 29);  // a pair of units
}

TEST_CASE("Equal documents are equal workbooks", "[xlsx]") {
    const auto bytes = report::xlsx(test::full_document());
    CHECK(bytes == report::xlsx(test::full_document()));
    CHECK(bytes != report::xlsx(test::full_document("khác")));
    CHECK(test::entry(bytes, "docProps/core.xml").find("2021-05-04T00:00:00Z") != std::string::npos);
}

TEST_CASE("What Excel has no number for stays a text", "[xlsx]") {
    report::Table table{{{1}}, {}, {}};
    table.rows = {{Cell("1/1/1900", model::Date(1900, 1, 1))}, {Cell("vô hạn", std::numeric_limits<double>::infinity())}, {Cell("9007199254740993", std::int64_t{9'007'199'254'740'993})}, {Cell("1/3/1900", model::Date(1900, 3, 1))}};
    const auto rows = rows_of(report::xlsx(one_table(table)), "");
    CHECK(rows == std::vector<std::vector<std::string>>{{"1/1/1900"}, {"vô hạn"}, {"9007199254740993"}, {"1900-03-01"}});
}

TEST_CASE("Rows that are handed over while writing stand below those of the table", "[xlsx]") {
    auto table = column_of({"một"});
    table.more = [](const report::RowSink& sink) {
        for (int i = 0; i < 1000; ++i) sink({std::to_string(i)});
    };
    const auto rows = rows_of(report::xlsx(one_table(table)), "");
    REQUIRE(rows.size() == 1002);
    CHECK(rows[1].front() == "một");
    CHECK(rows.back().front() == "999");
}

TEST_CASE("A document without tables is a workbook of its text, an empty one of an empty sheet", "[xlsx]") {
    report::Document document;
    document.title = "Công văn";
    CHECK(sheet::sheet_names(report::xlsx(document)) == std::vector<std::string>{"Công văn"});
    document.sections = {{false, {report::Paragraph{report::Style::Body, "Trân trọng./."}}}};
    CHECK(rows_of(report::xlsx(document), "") == std::vector<std::vector<std::string>>{{"Trân trọng./."}});
}
