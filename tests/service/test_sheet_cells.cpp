// SPDX-License-Identifier: Apache-2.0
// Cells of schedules read as days, times, lengths and forms, and headings as columns.
#include <catch2/catch.hpp>

#include "calendar/base/error.h"
#include "calendar/service/sheet_cells.h"
#include "calendar/service/sheet_columns.h"

using namespace lichsong;
using model::Date;
using model::TimeOfDay;
using service::SheetField;

namespace {

const model::DateContext election{2021, Date(2021, 5, 23)};

// Days and times as they are written down: "10/5/2021 19:45", or the fault.
std::string when(std::string_view cell) {
    const auto [value, fault] = service::read_when(cell, election);
    if (!fault.empty()) return std::string(fault);
    std::string text;
    for (const auto& date : value.dates) text += (text.empty() ? "" : " ") + model::dmy(date);
    for (const auto time : value.times) text += (text.empty() ? "" : " ") + model::hm(time);
    return text + (value.end ? "-" + model::hm(*value.end) : "");
}

std::string length(std::string_view cell, service::LengthUnit unit = service::LengthUnit::Seconds) {
    const auto [value, fault] = service::read_length(cell, unit);
    return fault.empty() ? std::to_string(value.count()) : std::string(fault);
}

std::vector<sheet::Row> rows_of(const std::vector<std::vector<std::string>>& cells) {
    std::vector<sheet::Row> rows;
    for (const auto& row : cells) rows.push_back({static_cast<long>(rows.size()) + 1, row});
    return rows;
}

struct Refusal {
    std::string code;
    std::vector<std::string> args;
};
Refusal refusal(const std::vector<sheet::Row>& rows, std::string_view map) {
    try {
        static_cast<void>(service::find_columns(rows, map));
    } catch (const base::Error& error) {
        return {error.code(), error.args()};
    }
    return {};
}

}  // namespace

TEST_CASE("Days are read as offices write them", "[sheet][import]") {
    for (const char* cell :
         {"23/5", "23/5/2021", "23-5-2021", "23.5.2021", "2021-05-23", "ngày 23 tháng 5 năm 2021", "Chủ nhật, 23/5", "CN 23/5/2021", "D", "(23/5)"}) {
        INFO(cell);
        CHECK(when(cell) == "23/5/2021");
    }
    CHECK(when("D-14") == "9/5/2021");
    CHECK(when("N+1") == "24/5/2021");
    CHECK(when("Thứ 2, 10/5") == "10/5/2021");
    CHECK(when("T2 10/5") == "10/5/2021");
    CHECK(when("thứ tư ngày 12.5") == "12/5/2021");
    CHECK(when("Thứ năm - 13/5") == "13/5/2021");
}

TEST_CASE("Several days stand in one cell", "[sheet][import]") {
    CHECK(when("10/5, 12/5 và 15/5/2021") == "10/5/2021 12/5/2021 15/5/2021");
    CHECK(when("10, 12, 15/5") == "10/5/2021 12/5/2021 15/5/2021");
    CHECK(when("28/12; 30/12/2020\n2/1/2021") == "28/12/2020 30/12/2020 2/1/2021");
    CHECK(when("30/12/2020 và 2/1/2021") == "30/12/2020 2/1/2021");
    CHECK(when("10/5 - 15/5") == "import.date_range");
    CHECK(when("10-15/5") == "import.date_range");
    CHECK(when("từ 10/5 đến 15/5/2021") == "import.date_range");
    CHECK(when("10/5 – 15/5") == "import.date_range");
}

TEST_CASE("Times are read beside days and alone", "[sheet][import]") {
    for (const char* cell : {"19h45 ngày 10/5/2021", "10/5/2021 19:45", "10/5 - 19h45", "2021-05-10 19:45", "19 giờ 45 phút, ngày 10/5",
                             "tối 19h45, 10/5", "T2 10/5, lúc 19g45"}) {
        INFO(cell);
        CHECK(when(cell) == "10/5/2021 19:45");
    }
    CHECK(when("5h 10/5") == "10/5/2021 05:00");
    CHECK(when("19:45-20:00") == "19:45-20:00");
    CHECK(when("19h45 đến 20h") == "19:45-20:00");
    CHECK(when("19h 45 - 20h 00") == "19:45-20:00");
    CHECK(when("5h30, 17h") == "05:30 17:00");
    CHECK(when("19:45:30") == "19:45:30");
}

TEST_CASE("What says no day or time is a fault", "[sheet][import]") {
    CHECK(when("sáng") == "import.part_of_day");
    CHECK(when("tối 10/5") == "import.part_of_day");
    CHECK(when("7h30 tối") == "import.part_of_day");
    CHECK(when("30/2") == "import.no_such_day");
    CHECK(when("25h") == "import.time_unreadable");
    CHECK(when("hằng ngày") == "import.date_unreadable");
    CHECK(when("10") == "import.date_unreadable");
    CHECK(when("5/23/2021") == "import.no_such_day");
    CHECK(when("") == "import.date_unreadable");
    CHECK(service::read_when("23/5", {}).fault == "import.no_year");
    CHECK(service::read_when("D-3", {2021, {}}).fault == "import.no_dday");
}

TEST_CASE("Times and days that belong together are paired", "[sheet][import]") {
    const auto paired = [](std::string_view cell) { return service::moments_of(service::read_when(cell, election).value); };
    using List = std::vector<service::Moment>;
    CHECK(paired("19h45 10/5, 12/5") == List{{Date(2021, 5, 10), TimeOfDay::at(19, 45)}, {Date(2021, 5, 12), TimeOfDay::at(19, 45)}});
    CHECK(paired("19h45 10/5; 6h 12/5") == List{{Date(2021, 5, 10), TimeOfDay::at(19, 45)}, {Date(2021, 5, 12), TimeOfDay::at(6, 0)}});
    CHECK(paired("5h, 17h 10/5") == List{{Date(2021, 5, 10), TimeOfDay::at(5, 0)}, {Date(2021, 5, 10), TimeOfDay::at(17, 0)}});
    CHECK(paired("10/5") == List{{Date(2021, 5, 10), std::nullopt}});
    CHECK_FALSE(paired("5h, 17h 10/5, 11/5, 12/5"));
}

TEST_CASE("Lengths are read with their units", "[sheet][import]") {
    for (const char* cell : {"5 phút", "5'", "5’", "00:05:00", "300", "5:00", "5m", "5 phút 0 giây", "5p"}) {
        INFO(cell);
        CHECK(length(cell) == "300");
    }
    CHECK(length("1 giờ 30 phút") == "5400");
    CHECK(length("1h30") == "5400");
    CHECK(length("5'30\"") == "330");
    CHECK(length("30 giây") == "30");
    CHECK(length("5", service::LengthUnit::Minutes) == "300");
    CHECK(length("30 giây", service::LengthUnit::Minutes) == "30");
    for (const char* cell : {"khoảng 5", "2,5 phút", "", "dài", "5 phút/kỳ", ":"}) {
        INFO(cell);
        CHECK(length(cell) == "import.length_unreadable");
    }
}

TEST_CASE("Forms are known in both languages", "[sheet][import]") {
    CHECK(service::read_form("Phóng sự") == model::Form::Reportage);
    CHECK(service::read_form(" TOẠ ĐÀM ") == model::Form::Talk);
    CHECK(service::read_form("Hỏi - đáp") == model::Form::QuestionAnswer);
    CHECK(service::read_form("Live bridge") == model::Form::LiveBridge);
    CHECK_FALSE(service::read_form("hát ru"));
}

TEST_CASE("Headings are found wherever they stand", "[sheet][import]") {
    const auto rows = rows_of({{"KẾ HOẠCH TUYÊN TRUYỀN"},
                               {"Số 41/KH-CAT-PV05", "", "Ngày"},
                               {"TT", "NỘI DUNG\ntuyên truyền", "Thời gian\n(ngày, giờ)", "", "Thời lượng (phút)", "Đơn vị phối hợp"},
                               {"", "", "Ngày", "Giờ"},
                               {"(1)", "(2)", "(3)", "(4)", "(5)", "(6)"},
                               {"1", "Tin", "10/5", "5h", "3"}});
    const auto columns = service::find_columns(rows, "");
    CHECK(columns.first_row == 5);
    CHECK(columns.find(SheetField::Number) == 0);
    CHECK(columns.find(SheetField::Title) == 1);
    CHECK(columns.find(SheetField::Date) == 2);
    CHECK(columns.find(SheetField::Start) == 3);
    CHECK(columns.find(SheetField::Length) == 4);
    CHECK(columns.minutes);
    REQUIRE(columns.list.size() == 6);
    CHECK_FALSE(columns.list[5].field);
}

TEST_CASE("Of a day and a time side by side the second is the time of day", "[sheet][import]") {
    const auto both = service::find_columns(rows_of({{"Thời gian", "Ngày", "Nội dung"}}), "");
    CHECK(both.find(SheetField::Date) == 1);
    CHECK(both.find(SheetField::Start) == 0);
    const auto alone = service::find_columns(rows_of({{"Thời gian", "Nội dung"}}), "");
    CHECK(alone.find(SheetField::Date) == 0);
    CHECK_FALSE(alone.find(SheetField::Start));
}

TEST_CASE("A person says what a column is", "[sheet][import]") {
    const auto rows = rows_of({{"LỊCH"}, {"Ngày lên sóng", "Tên", "Đài, báo nào"}, {"10/5", "Tin", "x"}});
    const auto columns = service::find_columns(rows, "date=ngày lên sóng, title=B,outlet=Đài, báo nào");
    CHECK(columns.first_row == 2);
    CHECK(columns.find(SheetField::Date) == 0);
    CHECK(columns.find(SheetField::Title) == 1);
    CHECK(columns.find(SheetField::Outlet) == 2);
    const auto bare = service::find_columns(rows_of({{"10/5", "Tin"}}), "date=a,title=b");
    CHECK(bare.first_row == 0);
    CHECK(bare.find(SheetField::Title) == 1);
}

TEST_CASE("Columns that are missing or misnamed are refused with what there is", "[sheet][import]") {
    const auto rows = rows_of({{"TT", "Tên gì đó", "Ngày"}, {"1", "Tin", "10/5"}});
    const auto missing = refusal(rows, "");
    CHECK(missing.code == "sheet.no_column");
    CHECK(missing.args == std::vector<std::string>{"title", "title", "TT, Tên gì đó, Ngày"});
    CHECK(refusal(rows_of({{"Nội dung", "Kênh"}}), "").args.front() == "date");
    CHECK(refusal({}, "").code == "sheet.no_column");
    CHECK(refusal(rows, "title").code == "sheet.map_unreadable");
    CHECK(refusal(rows, "tên=B").code == "sheet.map_field");
    CHECK(refusal(rows, "title=Không có").args == std::vector<std::string>{"Không có", "TT, Tên gì đó, Ngày"});
}
