// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

#include "calendar/model/lunar.h"

using namespace lichsong::model;

TEST_CASE("Known days of the Vietnamese calendar are found both ways", "[lunar]") {
    std::ifstream file(std::string(LICHSONG_TEST_DATA) + "/model/lunar.txt");
    REQUIRE(file);
    int lines = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream in(line);
        std::string solar;
        std::string stem;
        std::string branch;
        LunarDate expected;
        in >> solar >> expected.day >> expected.month >> expected.leap >> stem >> branch;
        const auto found = to_lunar(from_iso(solar));
        expected.year = found.year;
        INFO(line);
        CHECK(found == expected);
        CHECK(can_chi(found.year) == stem + ' ' + branch);
        CHECK(iso(from_lunar(found)) == solar);
        ++lines;
    }
    CHECK(lines >= 30);
}

TEST_CASE("Tết lies in the solar year whose number the lunar year has", "[lunar]") {
    for (int year = 1900; year <= 2199; ++year) {
        const auto tet = from_lunar({1, 1, year, false});
        INFO(year);
        REQUIRE(is_set(tet));
        CHECK(tet >= Date(static_cast<unsigned short>(year), 1, 20));
        CHECK(tet <= Date(static_cast<unsigned short>(year), 2, 22));
    }
}

TEST_CASE("Every day of 1900 to 2100 follows the day before and comes back", "[lunar]") {
    const Date last(2100, 12, 31);
    auto before = to_lunar(Date(1899, 12, 31));
    std::size_t wrong = 0;
    for (Date day(1900, 1, 1); day <= last; day = plus_days(day, 1)) {
        const auto lunar = to_lunar(day);
        const bool next_day = lunar.day == before.day + 1 && lunar.month == before.month && lunar.leap == before.leap && lunar.year == before.year;
        const bool month_end = before.day == 29 || before.day == 30;
        const bool same_number = lunar.month == before.month && lunar.leap && !before.leap && lunar.year == before.year;
        const bool next_number = lunar.month == before.month % 12 + 1 && !lunar.leap && lunar.year == before.year + (before.month == 12 ? 1 : 0);
        const bool new_month = lunar.day == 1 && month_end && (same_number || next_number);
        if (!(next_day || new_month) || from_lunar(lunar) != day) ++wrong;
        before = lunar;
    }
    CHECK(wrong == 0);
}

TEST_CASE("A lunar day that is not there has no date", "[lunar]") {
    CHECK_FALSE(is_set(from_lunar({1, 7, 2025, true})));   // the leap month of 2025 is the sixth
    CHECK(is_set(from_lunar({1, 6, 2025, true})));
    CHECK_FALSE(is_set(from_lunar({31, 1, 2026, false})));
    const bool thirtieth = is_set(from_lunar({30, 12, 2025, false}));
    CHECK(thirtieth == (to_lunar(Date(2026, 2, 16)).day == 30));
}

TEST_CASE("A calendar cell names the month on its first day only", "[lunar]") {
    CHECK(lunar_cell({27, 1, 2026, false}) == "27");
    CHECK(lunar_cell({1, 2, 2026, false}) == "1/2");
    CHECK(lunar_cell({1, 6, 2025, true}) == "1/6N");
    CHECK(lunar_cell({2, 6, 2025, true}) == "2");
    CHECK(can_chi(1984) == "Giáp Tý");
    CHECK(can_chi(2043) == "Quý Hợi");
}
