// SPDX-License-Identifier: Apache-2.0
// What becomes of the rows of other people's schedules, the first time and when they come again.
#include <catch2/catch.hpp>

#include "calendar/base/error.h"
#include "calendar/service/history.h"
#include "sheet_desk.h"

using namespace lichsong;
using model::EntityKind;
using service::ImportOutcome;
using test::schedule_file;
using test::Sheets;

namespace {

const std::string head = "Nội dung;Kênh;Ngày;Giờ;Thời lượng\n";
const std::string one = head + "Đội mũ khi đi xe máy;Phát thanh tỉnh;24/5;6h45;2 phút\n";

}  // namespace

TEST_CASE("A row becomes a draft with all that its cells say", "[sheet][import]") {
    Sheets sheets;
    const auto taken = sheets.take(
        "Mã;Nội dung;Hình thức;Kênh;Ngày;Giờ;Thời lượng;Đơn vị chủ trì;Văn bản;Chuyên đề;Ghi chú;Khổ;Đường dẫn\n"
        "TIN-7;Đội mũ khi đi xe máy;Phóng sự;radio-tinh;24/5;6h45;2';Công an tỉnh;41/KH-CAT-PV05;traffic;'=đọc chậm;3;https://example.vn/a\n");
    REQUIRE(taken.rows.size() == 1);
    CHECK(taken.findings().empty());
    CHECK_FALSE(taken.summary.something_lost);
    CHECK(taken.at(2).outcome == ImportOutcome::New);
    CHECK(taken.at(2).code == "TIN-7");
    const auto placement = sheets.placement("TIN-7");
    CHECK(placement.uid == taken.at(2).uid);
    CHECK(placement.state == model::PlacementState::Draft);
    CHECK(placement.date == model::Date(2021, 5, 24));
    CHECK(placement.start == model::TimeOfDay::at(6, 45));
    CHECK(placement.length == model::Seconds(120));
    CHECK(placement.note.text == "=đọc chậm");
    CHECK(placement.outlet == id_of(sheets.row<model::Outlet>("radio-tinh")));
    CHECK(placement.slot);
    const auto segment = sheets.segment("TIN-7");
    CHECK(segment.title == "Đội mũ khi đi xe máy");
    CHECK(segment.form == model::Form::Reportage);
    CHECK(segment.length == model::Seconds(120));
    CHECK(segment.responsible_body == "Công an tỉnh");
    CHECK(segment.reference == "41/KH-CAT-PV05");
    CHECK(segment.topics == std::vector{id_of(sheets.row<model::Topic>("traffic"))});
    CHECK(segment.size == 3);
    CHECK(segment.url == "https://example.vn/a");
}

TEST_CASE("Loudspeakers: semicolons, sub-headings, several days", "[sheet][import]") {
    Sheets sheets;
    const auto taken = sheets.take(schedule_file("loudspeakers.csv"));
    CHECK(taken.summary.count(ImportOutcome::New) == 3);
    CHECK(taken.summary.count(ImportOutcome::LeftOut) == 2);
    CHECK(taken.summary.placements == 5);
    CHECK(taken.summary.something_lost);
    CHECK(taken.findings() == std::vector<std::string>{"0 J import.column_unknown: Đơn vị phối hợp", "5  import.sub_heading: I Thành phố Cao Lãnh",
                                                       "7 D import.from_above: Truyền thanh cơ sở thành phố Cao Lãnh",
                                                       "8  import.sub_heading: II Huyện Tân Hồng", "9 F import.part_of_day: sáng",
                                                       "10 G import.length_unreadable: khoảng 3",
                                                       "10 H import.topic_unknown: Bầu cử → An ninh, trật tự bầu cử",
                                                       "11 D import.outlet_like: Truyền thanh huyện Tân Hồng → Truyền thanh cơ sở huyện Tân Hồng"});
    CHECK(taken.at(9).outcome == ImportOutcome::LeftOut);
    CHECK(taken.at(9).title == "Kiểm tra bếp, cầu dao trước khi đi ngủ");
    CHECK(sheets.placement(taken.at(6).code).length == model::Seconds(300));
    CHECK(sheets.placement(taken.at(10).code).date == model::Date(2021, 5, 19));

    const auto airings = sheets.airings(taken.at(7).code);
    REQUIRE(airings.size() == 3);
    CHECK(airings[0].date == model::Date(2021, 5, 18));
    CHECK(airings[2].date == model::Date(2021, 5, 21));
    CHECK_FALSE(airings[0].repeat_of);
    CHECK(airings[1].repeat_of == id_of(airings[0]));
    CHECK(airings[2].repeat_of == id_of(airings[0]));
    CHECK(airings[1].note.text == "+ đọc hai lần");
}

TEST_CASE("A province's workbook: title block, merged cells, serial days", "[sheet][import]") {
    Sheets sheets;
    const auto taken = sheets.take(schedule_file("province.xlsx"));
    CHECK(taken.summary.count(ImportOutcome::New) == 3);
    CHECK(taken.summary.count(ImportOutcome::LeftOut) == 1);
    CHECK(taken.has("11 E import.date_range: 10/5 - 15/5"));
    CHECK(taken.has("9 E import.from_above: 2021-05-18"));
    const auto merged = sheets.placement(taken.at(9).code);
    CHECK(merged.date == model::Date(2021, 5, 18));
    CHECK(merged.start == model::TimeOfDay::at(19, 47));
    CHECK(merged.length == model::Seconds(180));
    CHECK(merged.outlet == id_of(sheets.row<model::Outlet>("th-tinh")));
    CHECK_FALSE(sheets.placement(taken.at(10).code).start);

    const auto airings = sheets.airings(taken.at(8).code);
    REQUIRE(airings.size() == 2);
    CHECK(airings[0].start == model::TimeOfDay::at(18, 45));
    CHECK(airings[1].date == model::Date(2021, 5, 19));
    CHECK(airings[1].start == model::TimeOfDay::at(5, 30));
    CHECK(airings[1].repeat_of == id_of(airings[0]));

    CHECK(sheets.take(schedule_file("province.xlsx"), {{}, "Kế hoạch", {}, {}, false}).summary.count(ImportOutcome::Unchanged) == 3);
    CHECK_THROWS_AS(sheets.take(schedule_file("province.xlsx"), {{}, "Tuần 2", {}, {}, false}), base::Error);
}

TEST_CASE("An old font is read and said", "[sheet][import]") {
    Sheets sheets;
    SECTION("as the encoding of the file") {
        const auto taken = sheets.take(schedule_file("old_font.csv"));
        CHECK(taken.summary.count(ImportOutcome::New) == 3);
        CHECK(taken.has("0  import.encoding: TCVN3"));
        CHECK(sheets.segment(taken.at(2).code).title == "Phòng cháy, chữa cháy trong mùa khô");
    }
    SECTION("as columns that somebody has saved as they look") {
        std::string mojibake;
        for (const char c : schedule_file("old_font.csv")) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte < 0x80) mojibake += c;
            else mojibake += {static_cast<char>(0xC0U | byte >> 6U), static_cast<char>(0x80U | (byte & 0x3FU))};
        }
        const auto taken = sheets.take(mojibake);
        CHECK(taken.summary.count(ImportOutcome::New) == 3);
        CHECK(taken.has("0 B import.old_font_column: TCVN3"));
        CHECK_FALSE(taken.summary.something_lost);
        CHECK(sheets.segment(taken.at(4).code).title == "Ngày bầu cử đại biểu Hội đồng nhân dân các cấp");
    }
    SECTION("UTF-16 as well") {
        std::string utf16 = "\xFF\xFE";
        for (const char c : std::string("Title;Outlet;Date;Time\nTin;radio-tinh;24/5;6h45\n")) utf16 += {c, '\0'};
        const auto taken = sheets.take(utf16);
        CHECK(taken.summary.count(ImportOutcome::New) == 1);
        CHECK(taken.has("0  import.encoding: UTF-16"));
    }
}

TEST_CASE("The same sheet again changes nothing", "[sheet][import]") {
    Sheets sheets;
    for (const char* file : {"loudspeakers.csv", "province.xlsx", "old_font.csv"}) {
        INFO(file);
        const auto first = sheets.take(schedule_file(file));
        const auto placements = sheets.count(EntityKind::Placement);
        const auto changes = sheets.desk->session().last_change();
        const auto again = sheets.take(schedule_file(file));
        CHECK(again.summary.count(ImportOutcome::Unchanged) == first.summary.count(ImportOutcome::New));
        CHECK(again.summary.count(ImportOutcome::New) + again.summary.count(ImportOutcome::Changed) == 0);
        CHECK(sheets.count(EntityKind::Placement) == placements);
        CHECK(sheets.desk->session().last_change() == changes);
    }
}

TEST_CASE("A changed row is followed in a draft only", "[sheet][import]") {
    Sheets sheets;
    const auto code = sheets.take(one).at(2).code;
    const auto longer = head + "ĐỘI MŨ khi đi xe máy;Phát thanh tỉnh;24/5;6h45;3 phút\n";
    SECTION("draft") {
        const auto taken = sheets.take(longer);
        CHECK(taken.at(2).outcome == ImportOutcome::Changed);
        CHECK(taken.at(2).code == code);
        CHECK(sheets.placement(code).length == model::Seconds(180));
        CHECK(sheets.placement(code).sequence == 1);
        CHECK(sheets.segment(code).title == "ĐỘI MŨ khi đi xe máy");
    }
    SECTION("confirmed") {
        sheets.set(EntityKind::Placement, code, {{"state", "confirmed"}});
        const auto before = sheets.desk->session().last_change();
        const auto taken = sheets.take(longer);
        CHECK(taken.at(2).outcome == ImportOutcome::ChangedHere);
        CHECK(taken.has("2  import.row_agreed: " + code));
        CHECK(sheets.placement(code).length == model::Seconds(120));
        CHECK(sheets.segment(code).title == "Đội mũ khi đi xe máy");
        CHECK(sheets.desk->session().last_change() == before);
    }
    SECTION("cancelled, it stays so and does not come twice") {
        sheets.set(EntityKind::Placement, code, {{"state", "cancelled"}});
        CHECK(sheets.take(one).at(2).outcome == ImportOutcome::Unchanged);
        CHECK(sheets.placement(code).state == model::PlacementState::Cancelled);
    }
    SECTION("a day more is a repeat more") {
        const auto taken = sheets.take(head + "Đội mũ khi đi xe máy;Phát thanh tỉnh;24/5, 25/5;6h45;2 phút\n");
        CHECK(taken.at(2).outcome == ImportOutcome::Changed);
        CHECK(taken.has("2  import.airing_added: 25/5/2021"));
        REQUIRE(sheets.airings(code).size() == 2);
        CHECK(sheets.airings(code)[1].repeat_of == id_of(sheets.placement(code)));
    }
    SECTION("cells that are empty take nothing away") {
        CHECK(sheets.take("Nội dung;Kênh;Ngày;Giờ\nĐội mũ khi đi xe máy;Phát thanh tỉnh;24/5;6h45\n").at(2).outcome == ImportOutcome::Unchanged);
        CHECK(sheets.placement(code).length == model::Seconds(120));
    }
}

TEST_CASE("A code finds its placement wherever it has moved", "[sheet][import]") {
    Sheets sheets;
    const auto code = sheets.take(one).at(2).code;
    const auto placements = sheets.count(EntityKind::Placement);
    const std::string coded = "Mã;Nội dung;Kênh;Ngày;Giờ\n";
    const auto taken = sheets.take(coded + code + ";Đội mũ đúng cách;Truyền hình tỉnh;25/5;18h45\n");
    CHECK(taken.at(2).outcome == ImportOutcome::Changed);
    CHECK(sheets.count(EntityKind::Placement) == placements);
    const auto moved = sheets.placement(code);
    CHECK(moved.date == model::Date(2021, 5, 25));
    CHECK(moved.outlet == id_of(sheets.row<model::Outlet>("th-tinh")));
    CHECK(moved.sequence == 1);
    CHECK(sheets.segment(code).title == "Đội mũ đúng cách");

    const auto odd = sheets.take(coded + "Số 3/KH;Tin khác;Truyền hình tỉnh;26/5;18h45\n");
    CHECK(odd.at(2).outcome == ImportOutcome::New);
    CHECK(odd.has("2  import.code_not_kept: Số 3/KH"));
    CHECK(sheets.take(coded + "Số 3/KH;Tin khác;Truyền hình tỉnh;26/5;18h45\n").at(2).outcome == ImportOutcome::Unchanged);
}

TEST_CASE("A row with a code and several days keeps its repeats", "[sheet][import]") {
    Sheets sheets;
    const auto code = sheets.take(head + "Tin;Phát thanh tỉnh;24/5, 26/5;6h45;\n").at(2).code;
    const auto placements = sheets.count(EntityKind::Placement);
    const auto coded = "Mã;Nội dung;Kênh;Ngày;Giờ\n" + code + ";Tin có tên mới;Phát thanh tỉnh;24/5, 26/5;6h45\n";
    CHECK(sheets.take(coded).at(2).outcome == ImportOutcome::Changed);
    CHECK(sheets.take(coded).at(2).outcome == ImportOutcome::Unchanged);
    CHECK(sheets.count(EntityKind::Placement) == placements);
    CHECK(sheets.segment(code).title == "Tin có tên mới");
    const auto twice = sheets.take(coded + ";Tin có tên mới;Phát thanh tỉnh;24/5;6h45\n");
    CHECK(twice.has("3  import.row_twice: Tin có tên mới"));
    CHECK(sheets.count(EntityKind::Placement) == placements);
}

TEST_CASE("Rows that cannot be taken do not keep the others out", "[sheet][import]") {
    Sheets sheets;
    const auto taken = sheets.take(head + "Tin 1;Phát thanh tỉnh;31/6;6h45;\n"
                                          ";Phát thanh tỉnh;24/5;6h45;\n"
                                          "Tin 3;Đài nào đó;24/5;6h45;\n"
                                          "Tin 4;Phát thanh tỉnh;24/5;khuya;\n"
                                          "Tin 5;Phát thanh tỉnh;24/5;6h45;\n"
                                          "Tin 5;Phát thanh tỉnh;24/5/2021;06:45;\n"
                                          "Tin 7;Phát thanh tỉnh;24/5, 25/5, 26/5;5h, 6h;\n");
    CHECK(taken.findings() == std::vector<std::string>{"2 C import.no_such_day: 31/6", "3 A import.row_no_title",
                                                       "4 B import.outlet_unknown: Đài nào đó", "5 D import.time_unreadable: khuya",
                                                       "8 C import.days_and_times: 24/5, 25/5, 26/5 5h, 6h", "7  import.row_twice: Tin 5"});
    CHECK(taken.summary.count(ImportOutcome::New) == 1);
    CHECK(taken.at(6).outcome == ImportOutcome::New);
    CHECK(taken.summary.count(ImportOutcome::LeftOut) == 6);
}

TEST_CASE("An import of a table is one change, or none", "[sheet][import]") {
    Sheets sheets;
    const auto placements = sheets.count(EntityKind::Placement);
    const auto changes = sheets.desk->session().last_change();
    CHECK(sheets.take(one, {{}, {}, {}, {}, true}).summary.count(ImportOutcome::New) == 1);
    CHECK(sheets.count(EntityKind::Placement) == placements);
    CHECK(sheets.desk->session().last_change() == changes);
    sheets.take(schedule_file("loudspeakers.csv"));
    CHECK(sheets.desk->session().last_change() == changes + 1);
    service::undo(*sheets.desk);
    CHECK(sheets.count(EntityKind::Placement) == placements);
}

TEST_CASE("One outlet for all, and columns by hand", "[sheet][import]") {
    Sheets sheets;
    const auto taken = sheets.take("Lên sóng;Tên\n24/5 6h45;Tin một\n", {"radio-tinh", {}, "date=Lên sóng,title=B", {}, false});
    CHECK(taken.at(2).outlet == "radio-tinh");
    CHECK(taken.at(2).start == model::TimeOfDay::at(6, 45));
    CHECK_THROWS_AS(sheets.take(one, {"khong-co", {}, {}, {}, false}), base::Error);
    CHECK(sheets.take("Nội dung;Ngày\nTin;24/5\n").has("2  import.row_no_outlet"));
}

TEST_CASE("A sub-heading says the day or the outlet of the rows below", "[sheet][import]") {
    Sheets sheets;
    const auto taken = sheets.take("TT;Nội dung;Kênh;Ngày;Giờ\n"
                                   "Thứ Hai, ngày 24/5/2021;;;;\n"
                                   "1;Tin một;Phát thanh tỉnh;;6h45\n"
                                   "2;Tin hai;Truyền hình tỉnh;;18h45\n"
                                   "II. Báo in tỉnh;;;;\n"
                                   "3;Tin ba;;26/5;\n");
    CHECK(taken.summary.count(ImportOutcome::New) == 3);
    CHECK(taken.at(4).date == model::Date(2021, 5, 24));
    CHECK(taken.at(6).outlet == "bao-in");
}
