// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "calendar/model/holidays.h"

using namespace lichsong::model;

namespace {
Holiday row(const char* first, const char* last, HolidayKind kind) {
    Holiday made;
    made.title = "Bảng năm";
    made.first_day = from_iso(first);
    if (*last != 0) made.last_day = from_iso(last);
    made.kind = kind;
    return made;
}
WorkingDays days_of(int year, const std::vector<Holiday>& rows = {}) {
    return WorkingDays(Date(static_cast<unsigned short>(year), 1, 1), Date(static_cast<unsigned short>(year), 12, 31), rows);
}
std::string before(const WorkingDays& days, const char* date, int count) { return iso(days.before(from_iso(date), count)); }
}  // namespace

TEST_CASE("A year has the eleven days off of the Labour Code, Art. 112", "[holidays]") {
    for (int year = 2016; year <= 2031; ++year) {
        int off = 0;
        for (const auto& day : computed_holidays(year)) off += day.kind == HolidayKind::Off ? 1 : 0;
        CHECK(off == 11);
    }
}

TEST_CASE("Solar and lunar holidays fall on their days, and Tết is restricted", "[holidays]") {
    std::vector<std::string> off;
    for (const auto& day : computed_holidays(2026)) {
        if (day.kind == HolidayKind::Off) off.push_back(iso(day.date));
        CHECK(day.restricted == (day.title_en == "Lunar New Year"));
    }
    CHECK(off == std::vector<std::string>{"2026-01-01", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-04-26",
                                          "2026-04-30", "2026-05-01", "2026-09-02", "2026-09-03"});
}

TEST_CASE("Press day and security day are shown and worked", "[holidays]") {
    const auto days = days_of(2021);
    REQUIRE(days.holiday(Date(2021, 6, 21)) != nullptr);
    CHECK(days.holiday(Date(2021, 6, 21))->kind == HolidayKind::Mark);
    CHECK(days.is_working(Date(2021, 6, 21)));
    CHECK(days.is_working(Date(2021, 8, 19)));
    CHECK(days.holiday(Date(2021, 6, 22)) == nullptr);
}

TEST_CASE("Monday to Friday are worked, less holidays", "[holidays]") {
    const auto days = days_of(2021);
    CHECK(days.is_working(Date(2021, 3, 5)));
    CHECK_FALSE(days.is_working(Date(2021, 3, 6)));
    CHECK_FALSE(days.is_working(Date(2021, 3, 7)));
    CHECK(days.is_working(Date(2021, 3, 8)));
    CHECK_FALSE(days.is_working(Date(2021, 4, 30)));
    CHECK_FALSE(days.is_working(Date(2021, 2, 15)));
    CHECK(days.is_working(Date(2021, 2, 16)));
}

TEST_CASE("The yearly table outranks what is computed: a Saturday worked for a Friday off", "[holidays]") {
    const auto days = days_of(2025, {row("2025-05-02", "", HolidayKind::Off), row("2025-04-26", "", HolidayKind::Working)});
    CHECK_FALSE(days.is_working(Date(2025, 5, 2)));
    CHECK(days.is_working(Date(2025, 4, 26)));
    CHECK(before(days, "2025-05-05", 1) == "2025-04-29");
    CHECK(before(days, "2025-04-28", 1) == "2025-04-26");
    REQUIRE(days.holiday(Date(2025, 5, 2)) != nullptr);
    CHECK(days.holiday(Date(2025, 5, 2))->title == "Bảng năm");
}

TEST_CASE("A row of several days covers each, both ends within, and a computed holiday can be taken back", "[holidays]") {
    const auto days = days_of(2021, {row("2021-02-10", "2021-02-16", HolidayKind::Off), row("2021-09-03", "", HolidayKind::Working)});
    CHECK(days.is_working(Date(2021, 2, 9)));
    for (unsigned short day = 10; day <= 16; ++day) CHECK_FALSE(days.is_working(Date(2021, 2, day)));
    CHECK(days.is_working(Date(2021, 2, 17)));
    CHECK_FALSE(days.is_working(Date(2021, 9, 2)));
    CHECK(days.is_working(Date(2021, 9, 3)));
    CHECK(days.holiday(Date(2021, 9, 3))->kind == HolidayKind::Working);
}

TEST_CASE("A row without a day, or that ends before it begins, covers nothing", "[holidays]") {
    Holiday dateless;
    const auto days = days_of(2021, {dateless, row("2021-03-10", "2021-03-09", HolidayKind::Off)});
    CHECK(days.is_working(Date(2021, 3, 9)));
    CHECK(days.is_working(Date(2021, 3, 10)));
}

TEST_CASE("So many working days before a date step over weekends and holidays", "[holidays]") {
    const auto days = days_of(2021);
    CHECK(before(days, "2021-03-10", 0) == "2021-03-10");
    CHECK(before(days, "2021-03-10", 1) == "2021-03-09");
    CHECK(before(days, "2021-03-10", 3) == "2021-03-05");
    CHECK(before(days, "2021-03-07", 1) == "2021-03-05");
    CHECK(before(days, "2021-03-10", -2) == "2021-03-10");
    CHECK(before(days, "2021-02-17", 2) == "2021-02-10");
}

TEST_CASE("Counting in constant time agrees with walking day by day", "[holidays]") {
    const auto days = days_of(2025, {row("2025-05-02", "", HolidayKind::Off), row("2025-04-26", "", HolidayKind::Working)});
    for (Date date(2025, 1, 1); date <= Date(2025, 12, 31); date = plus_days(date, 1))
        for (const int count : {1, 2, 5, 20}) {
            Date walked = date;
            for (int left = count; left > 0;) {
                walked = plus_days(walked, -1);
                if (days.is_working(walked)) --left;
            }
            if (days.before(date, count) != walked) FAIL_CHECK(iso(date) << ' ' << count);
        }
    SUCCEED();
}

TEST_CASE("Far outside its stretch, Monday to Friday are worked", "[holidays]") {
    const auto days = days_of(2021);
    CHECK(days.is_working(Date(2030, 4, 30)));
    CHECK_FALSE(days.is_working(Date(2030, 4, 28)));
    CHECK(before(days, "2030-05-02", 2) == "2030-04-30");
    CHECK(before(days, "1990-05-02", 2) == "1990-04-30");
    CHECK_FALSE(is_set(WorkingDays(Date(2021, 1, 1), Date(2021, 1, 1), {}).before(Date(), 0)));
}
