// SPDX-License-Identifier: Apache-2.0
// Comma-separated values: RFC 4180, nothing a spreadsheet computes, and read back as they were.
#include <catch2/catch.hpp>

#include "calendar/report/render_csv.h"
#include "calendar/sheet/csv.h"
#include "full_document.h"

using namespace lichsong;

namespace {

std::vector<std::vector<std::string>> rows_of(const std::string& bytes) {
    std::vector<std::vector<std::string>> rows;
    CHECK(sheet::read_csv(bytes, {}, [&](const sheet::Row& row) { rows.push_back(row.cells); }).empty());
    return rows;
}

}  // namespace

TEST_CASE("Tables stand one after another, below their captions and one line of heads", "[csv]") {
    auto document = test::full_document();
    std::erase_if(document.sections[1].blocks, [](const auto& block) { return std::holds_alternative<report::Chart>(block); });
    const auto bytes = report::csv(document);
    CHECK(bytes == "\xEF\xBB\xBF"
                   "Bảng 1. Kết quả tuyên truyền\r\n"
                   "TT,Nội dung,Thời điểm / Ngày,Thời điểm / Giờ,Kết quả / Thời lượng,Kết quả / Phút,Kết quả / Tỷ lệ\r\n"
                   "1,Bản tin phòng cháy,2021-05-04,19:45,5:30,5.5,0.917\r\n"
                   "1234,Phóng sự: an ninh trật tự ở cơ sở,2021-12-31,24:00,1:30:00,90,1\r\n"
                   "-3,,,–,–,–,–\r\n"
                   "\r\n"
                   "STT,Bản tin phòng cháy\r\n"
                   "1,Bản tin phòng cháy\r\n");
    CHECK(report::csv(test::full_document()) == report::csv(test::full_document()));
}

TEST_CASE("A chart gives its numbers as a table, what is missing as a dash", "[csv][chart]") {
    report::Document document;
    document.sections = {{false, {test::charts()[1]}}};
    CHECK(report::csv(document) == "\xEF\xBB\xBF"
                                   "Kế hoạch và thực hiện theo loại hình (phút)\r\n"
                                   ",Kế hoạch,Đã phát,Phát bù\r\n"
                                   "Phát thanh,120,112.5,7.5\r\n"
                                   "Truyền hình,90,90,0\r\n"
                                   "Báo in,24,–,2\r\n"
                                   "Trang thông tin điện tử,60,41,4\r\n"
                                   "Loa truyền thanh cơ sở,200,187,10\r\n");
}

TEST_CASE("No text is computed, and each is read back as it was", "[csv][hostile]") {
    report::Table table{{{1}, {1}}, {{{"Một"}, {"Hai"}}}, {}};
    for (const auto& text : test::hostile_texts()) table.rows.push_back({"x", text});
    report::Document document;
    document.sections = {{false, {table}}};
    const auto bytes = report::csv(document);
    for (const char* computed : {",=", ",+", ",-", ",@", ",＝", ",\"=", ",\"+", ",\"-", ",\"@", ",\"\n"}) CHECK(bytes.find(computed) == std::string::npos);
    const auto rows = rows_of(bytes);
    REQUIRE(rows.size() == test::hostile_texts().size() + 1);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto& text = test::hostile_texts()[i - 1];
        if (text == "'=1") continue;  // guarded already
        CHECK((rows[i].size() < 2 ? "" : rows[i][1]) == report::printable(text));
    }
}

TEST_CASE("Numbers below zero stay numbers", "[csv]") {
    report::Document document;
    document.sections = {{false, {report::Table{{{1}, {1}}, {}, {{report::cell(std::int64_t{-5}), report::Cell("-0,25", -0.25)}}}}}};
    CHECK(report::csv(document) == "\xEF\xBB\xBF-5,-0.25\r\n");
}
