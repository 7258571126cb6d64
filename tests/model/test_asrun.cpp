// SPDX-License-Identifier: Apache-2.0
// Which line of a log is which booking, rule by rule.
#include <catch2/catch.hpp>

#include "calendar/model/asrun_title.h"
#include "tests/model/asrun_day.h"

using namespace lichsong::test;

namespace {
int likeness(const char* left, const char* right) { return title_likeness(title_key(left), title_key(right)); }
constexpr auto fire = "Phòng cháy, chữa cháy";
constexpr auto order = "Bản tin An ninh trật tự";
}  // namespace

TEST_CASE("Titles are compared as stations write them", "[asrun]") {
    CHECK(likeness("Bản tin An ninh trật tự", "BẢN TIN AN NINH TRẬT TỰ") == 1000);
    CHECK(likeness("Bản tin An ninh trật tự", "BT ANTT") == 1000);
    CHECK(likeness("CM An toàn giao thông", "Chuyên mục ATGT") == 1000);
    CHECK(likeness("Vì an ninh Tổ quốc (truyền hình)", "CM Vì an ninh TQ") == 1000);
    CHECK(likeness("Phòng cháy, chữa cháy", "Phong chay – chua chay (PL)") == 1000);
    CHECK(likeness("Đại đoàn kết", "dai doan ket") == 1000);
    CHECK(likeness("Phòng cháy chữa cháy: dùng bình trong nhà", "Phòng cháy chữa cháy") >= 800);
    CHECK(likeness("Cảnh giác thủ đoạn lừa đảo", "Cảnh giác thủ đoan lừa đoả") >= 800);
    CHECK(likeness("An toàn giao thông", "An toàn thông tin") < 800);
    CHECK(likeness("Phòng dịch tại nơi đông người", "Phòng cháy mùa khô ở khu dân cư") < 550);
    CHECK(likeness("Tạp chí Văn nghệ", "Vì an ninh Tổ quốc (phát thanh)") < 550);  // V.A.N.
    CHECK(likeness("", "Đại đoàn kết") == 0);
    CHECK(likeness("Chuyên mục", "Chuyên mục") == 1000);
}

TEST_CASE("An issue number is read out of a title", "[asrun]") {
    CHECK(title_key("Bản tin ANTT số 12").number == 12);
    CHECK(title_key("Bản tin ANTT (kỳ 7)").number == 7);
    CHECK(title_key("Bản tin ANTT #3").number == 3);
    CHECK_FALSE(title_key("Nghỉ lễ 30/4").number);
    CHECK(numbers_agree(12, {}));
    CHECK_FALSE(numbers_agree(12, 13));
}

TEST_CASE("One slip is one character more, less, other, or two swapped", "[asrun]") {
    for (const auto* other : {"dt210417", "dt210418", "dt21041", "dt2104170", "dt210471"}) CHECK(one_slip_apart("dt210417", other));
    for (const auto* other : {"dt210499", "dt2104", "td120417"}) CHECK_FALSE(one_slip_apart("dt210417", other));
}

TEST_CASE_METHOD(AsRunDay, "What went out within the tolerance has aired", "[asrun]") {
    book("2021-05-10", "19:45", fire);
    log("2021-05-10", "19:50", "Phòng cháy chữa cháy");
    CHECK(told() == AsRunTold{"aired 1-1 +300"});
    CHECK(results()[0].reason == AsRunReason::TitleTime);
    CHECK(results()[0].confidence == 100);
}

TEST_CASE_METHOD(AsRunDay, "The same title beyond the tolerance was early or late", "[asrun]") {
    book("2021-05-10", "19:45", fire);
    log("2021-05-10", "19:51", fire);
    book("2021-05-11", "19:45", order);
    log("2021-05-11", "19:00", order);
    CHECK(told() == AsRunTold{"late 1-1 +360", "early 2-2 -2700"});
}

TEST_CASE_METHOD(AsRunDay, "Hours away the same title is a possible match only", "[asrun]") {
    book("2021-05-10", "07:00", fire);
    log("2021-05-10", "19:45", fire);
    CHECK(told() == AsRunTold{"possible 1-1 +45900"});
}

TEST_CASE_METHOD(AsRunDay, "A fifth of the length missing is cut, a rounded length is not", "[asrun]") {
    book("2021-05-10", "19:45", fire, 300);
    log("2021-05-10", "19:45", fire, 240);
    book("2021-05-11", "19:45", fire, 300);
    log("2021-05-11", "19:45", fire, 270);
    book("2021-05-12", "19:45", fire, 30);
    log("2021-05-12", "19:45", fire, 22);
    CHECK(told() == AsRunTold{"cut 1-1", "aired 2-2", "aired 3-3"});
}

TEST_CASE_METHOD(AsRunDay, "What was not booked and what did not air is left over", "[asrun]") {
    book("2021-05-10", "19:45", fire);
    log("2021-05-10", "19:45", "Ca nhạc theo yêu cầu");
    CHECK(told() == AsRunTold{"aired_not_booked 1", "booked_not_aired -1"});
}

TEST_CASE_METHOD(AsRunDay, "The code goes before title and time", "[asrun]") {
    book("2021-05-10", "19:45", fire);
    book("2021-05-10", "20:30", fire);
    log("2021-05-10", "19:45", fire).code = "dt21 1020";
    CHECK(told() == AsRunTold{"early 1-2 -2700", "booked_not_aired -1"});
    CHECK(results()[0].reason == AsRunReason::Code);
}

TEST_CASE_METHOD(AsRunDay, "A code on another day is still that item", "[asrun]") {
    book("2021-05-10", "19:45", fire);
    log("2021-05-11", "19:45", "").code = "DT21-1010";
    CHECK(told() == AsRunTold{"late 1-1 +86400"});
}

TEST_CASE_METHOD(AsRunDay, "A code that neither title nor time bears out is looked at by a person", "[asrun]") {
    book("2021-05-10", "19:45", fire);
    log("2021-05-10", "06:00", "Ca nhạc theo yêu cầu").code = "DT21-1010";
    CHECK(told() == AsRunTold{"possible 1-1 -49500"});
}

TEST_CASE_METHOD(AsRunDay, "A slip in the code is forgiven where title and time agree", "[asrun]") {
    book("2021-05-10", "19:45", fire);
    log("2021-05-10", "19:46", fire).code = "DT21-1O10";
    CHECK(told() == AsRunTold{"aired 1-1 +60"});
    CHECK(results()[0].reason == AsRunReason::CodeSlip);
    lines[0].title.clear();
    CHECK(told() == AsRunTold{"possible 1-1 +60"});
    lines[0].start.reset();
    CHECK(told() == AsRunTold{"aired_not_booked 1", "booked_not_aired -1"});
}

TEST_CASE_METHOD(AsRunDay, "A line with another booking's code is not taken for this one", "[asrun]") {
    book("2021-05-10", "19:45", fire);
    book("2021-05-10", "21:00", fire);
    log("2021-05-10", "19:45", fire).code = "DT21-1010";
    log("2021-05-10", "21:00", fire).code = "DT21-1010";
    CHECK(told() == AsRunTold{"aired 1-1", "aired_not_booked 2", "booked_not_aired -2"});
}

TEST_CASE_METHOD(AsRunDay, "A repeat the same evening is a booking of its own", "[asrun]") {
    book("2021-05-10", "19:45", fire);
    book("2021-05-10", "21:30", fire);
    log("2021-05-10", "19:47", fire);
    CHECK(told() == AsRunTold{"aired 1-1 +120", "booked_not_aired -2"});
    log("2021-05-10", "21:29", "Phòng cháy, chữa cháy (PL)");
    CHECK(told() == AsRunTold{"aired 1-1 +120", "aired 2-2 -60"});
}

TEST_CASE_METHOD(AsRunDay, "Between two bookings of one title a single line is a possible match", "[asrun]") {
    book("2021-05-10", "19:45", fire);
    book("2021-05-10", "21:30", fire);
    log("2021-05-10", "20:40", fire);
    CHECK(told().front().starts_with("possible 1-"));
}

TEST_CASE_METHOD(AsRunDay, "Two airings of one title keep their order", "[asrun]") {
    book("2021-05-10", "19:00", fire);
    book("2021-05-10", "20:00", fire);
    log("2021-05-10", "20:20", fire);
    log("2021-05-10", "20:50", fire);
    CHECK(told() == AsRunTold{"late 1-1 +4800", "late 2-2 +3000"});
}

TEST_CASE_METHOD(AsRunDay, "Issue numbers must agree", "[asrun]") {
    book("2021-05-10", "13:00", order).issue = 12;
    log("2021-05-10", "13:00", "BT ANTT số 11");
    CHECK(told() == AsRunTold{"aired_not_booked 1", "booked_not_aired -1"});
    lines[0].title = "BT ANTT số 12";
    CHECK(told() == AsRunTold{"aired 1-1"});
    lines[0].title = "BT ANTT";
    CHECK(told() == AsRunTold{"aired 1-1"});
    lines[0].start = parse_time("13:40");
    CHECK(told() == AsRunTold{"late 1-1 +2400"});
    lines[0].start = parse_time("14:00");
    CHECK(told() == AsRunTold{"possible 1-1 +3600"});
}

TEST_CASE_METHOD(AsRunDay, "A page of a series need not say its issue", "[asrun]") {
    book("2021-05-12", "", "Trang An ninh – Quốc phòng").issue = 11;
    log("2021-05-12", "", "Trang An ninh - Quốc phòng");
    CHECK(told() == AsRunTold{"aired 1-1"});
    book("2021-05-12", "", "Trang An ninh – Quốc phòng").issue = 12;
    CHECK(told().front().starts_with("possible 1-"));
}

TEST_CASE_METHOD(AsRunDay, "A line with only a title is matched by its day", "[asrun]") {
    book("2021-05-10", "19:45", fire);
    log("2021-05-10", "", fire);
    log("2021-05-11", "", fire);
    CHECK(told() == AsRunTold{"aired 1-1", "aired_not_booked 2"});
    CHECK(results()[0].reason == AsRunReason::Title);
    book("2021-05-10", "21:45", fire);
    CHECK(told().front().starts_with("possible 1-"));
}

TEST_CASE_METHOD(AsRunDay, "A line with only a time is a possible match", "[asrun]") {
    book("2021-05-10", "19:45", fire);
    log("2021-05-10", "19:46", "");
    CHECK(told() == AsRunTold{"possible 1-1 +60"});
    lines[0].start = parse_time("19:51");
    CHECK(told() == AsRunTold{"aired_not_booked 1", "booked_not_aired -1"});
}

TEST_CASE_METHOD(AsRunDay, "What appears in issues is matched by its day", "[asrun]") {
    book("2021-05-12", "", "Trang An ninh – Quốc phòng");
    book("2021-05-19", "", "Trang An ninh – Quốc phòng");
    log("2021-05-12", "", "Trang ANQP");
    CHECK(told() == AsRunTold{"aired 1-1", "booked_not_aired -2"});
}

TEST_CASE_METHOD(AsRunDay, "Minutes across midnight are minutes", "[asrun]") {
    book("2021-05-10", "23:58", fire);
    log("2021-05-11", "00:04", fire);
    CHECK(told() == AsRunTold{"late 1-1 +360"});
}

TEST_CASE_METHOD(AsRunDay, "A night before the start of the broadcast day is of the day before, however the log has it", "[asrun]") {
    terms.day_start = parse_time("05:00");
    book("2021-05-11", "00:30", fire);
    log("2021-05-10", "00:31", fire);
    CHECK(told() == AsRunTold{"aired 1-1 +60"});
    lines[0].day = from_iso("2021-05-11");
    CHECK(told() == AsRunTold{"aired 1-1 +60"});
    terms.day_start = parse_time("00:00");
    lines[0].day = from_iso("2021-05-10");
    CHECK(told() == AsRunTold{"aired_not_booked 1", "booked_not_aired -1"});
}

TEST_CASE_METHOD(AsRunDay, "Links made by hand are kept", "[asrun]") {
    book("2021-05-10", "19:45", fire);
    book("2021-05-10", "20:30", order);
    log("2021-05-10", "19:45", fire).linked = lichsong::base::Id<Placement>{2};
    CHECK(told() == AsRunTold{"early 1-2 -2700", "booked_not_aired -1"});
    CHECK(results()[0].reason == AsRunReason::Hand);
    lines[0].linked = lichsong::base::Id<Placement>{};
    CHECK(told() == AsRunTold{"aired_not_booked 1", "booked_not_aired -1", "booked_not_aired -2"});
    CHECK(results()[0].confidence == 100);
}

TEST_CASE_METHOD(AsRunDay, "For a line the likeliest bookings come first, then others of the day", "[asrun]") {
    book("2021-05-10", "06:00", "Ca nhạc");
    book("2021-05-10", "19:45", fire);
    book("2021-05-10", "20:30", fire);
    book("2021-05-11", "20:30", order);
    const auto found = link_candidates(log("2021-05-10", "20:25", fire), booked, terms);
    REQUIRE(found.size() == 3);
    CHECK(found[0].placement.value == 3);
    CHECK(found[1].placement.value == 2);
    CHECK(found[2].reason == AsRunReason::None);
    CHECK(link_candidates(lines[0], booked, terms, 1).size() == 1);
}

TEST_CASE_METHOD(AsRunDay, "Lines that say the same get their bookings in the order of their places", "[asrun]") {
    book("2021-05-10", "19:45", fire);
    log("2021-05-10", "19:45", fire);
    log("2021-05-10", "19:45", fire);
    CHECK(told() == AsRunTold{"aired 1-1", "aired_not_booked 2"});
    std::swap(lines[0], lines[1]);
    CHECK(told() == AsRunTold{"aired 1-1", "aired_not_booked 2"});
}
