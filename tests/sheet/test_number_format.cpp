// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <cmath>

#include "calendar/sheet/number_format.h"

using namespace lichsong::sheet;
using Kind = NumberFormat::Kind;

namespace {

std::string text_of(double value, Kind kind, bool seconds = false, DateSystem system = DateSystem::From1900) {
    return number_text(value, {kind, seconds}, system).value_or("none");
}

}  // namespace

TEST_CASE("A format is known by its code", "[sheet][format]") {
    struct Row {
        const char* code;
        NumberFormat format;
    };
    for (const auto& [code, format] : {Row{"General", {}}, Row{"0.00", {}}, Row{"#,##0 \"đồng\"", {}}, Row{"@", {}}, Row{"0.00E+00", {}}, Row{"[Red]0", {}}, Row{"", {}},
                                       Row{"[$-42A]0;[<=9]0", {}}, Row{"\\d0", {}}, Row{"_d0", {}}, Row{"0;dd", {}}, Row{"\"ngày", {}}, Row{"[h", {Kind::Duration, false}},
                                       Row{"dd/mm/yyyy", {Kind::Date, false}}, Row{"D/M/YYYY", {Kind::Date, false}}, Row{"[$-42A]dd mmmm yyyy;@", {Kind::Date, false}},
                                       Row{"mmm", {Kind::Date, false}}, Row{"\"ngày\" d \"tháng\" m", {Kind::Date, false}}, Row{"yyyy\\-mm\\-dd", {Kind::Date, false}},
                                       Row{"h:mm", {Kind::Time, false}}, Row{"h\"h\"mm", {Kind::Time, false}}, Row{"hh:mm:ss", {Kind::Time, true}}, Row{"h:mm AM/PM", {Kind::Time, false}},
                                       Row{"dd/mm/yyyy hh:mm", {Kind::DateTime, false}}, Row{"d/m/yy h:mm:ss", {Kind::DateTime, true}},
                                       Row{"[h]:mm", {Kind::Duration, false}}, Row{"[mm]:ss", {Kind::Duration, true}}, Row{"[s]", {Kind::Duration, true}}, Row{"mm:ss", {Kind::Duration, true}}}) {
        INFO(code);
        CHECK(format_of_code(code) == format);
    }
}

TEST_CASE("A format is known by its number", "[sheet][format]") {
    CHECK(builtin_format(0) == NumberFormat{});
    CHECK(builtin_format(14) == NumberFormat{Kind::Date, false});
    CHECK(builtin_format(20) == NumberFormat{Kind::Time, false});
    CHECK(builtin_format(22) == NumberFormat{Kind::DateTime, false});
    CHECK(builtin_format(46) == NumberFormat{Kind::Duration, true});
    CHECK(builtin_format(49) == NumberFormat{});
    CHECK(builtin_format(-1) == NumberFormat{});
}

TEST_CASE("Serial numbers are days from 1900 with Lotus's day, or from 1904", "[sheet][format]") {
    CHECK(text_of(44337, Kind::Date) == "2021-05-21");
    CHECK(text_of(1, Kind::Date) == "1900-01-01");
    CHECK(text_of(59, Kind::Date) == "1900-02-28");
    CHECK(text_of(60, Kind::Date) == "none");
    CHECK(text_of(61, Kind::Date) == "1900-03-01");
    CHECK(text_of(2'958'465, Kind::Date) == "9999-12-31");
    CHECK(text_of(2'958'466, Kind::Date) == "none");
    CHECK(text_of(0, Kind::Date) == "none");
    CHECK(text_of(-1, Kind::Date) == "none");
    CHECK(text_of(1e300, Kind::Date) == "none");
    CHECK(text_of(std::nan(""), Kind::Number) == "none");
    CHECK(text_of(0, Kind::Date, false, DateSystem::From1904) == "1904-01-01");
    CHECK(text_of(42875, Kind::Date, false, DateSystem::From1904) == "2021-05-21");
    CHECK(text_of(2'957'004, Kind::Date, false, DateSystem::From1904) == "none");
    CHECK(text_of(44337.99, Kind::Date) == "2021-05-21");
}

TEST_CASE("Times are rounded to what their format shows", "[sheet][format]") {
    CHECK(text_of(0.8229, Kind::Time) == "19:45");
    CHECK(text_of(0.8229, Kind::Time, true) == "19:44:59");
    CHECK(text_of(0.8229166666666666, Kind::Time, true) == "19:45:00");
    CHECK(text_of(0.8229, Kind::Date) == "19:45");
    CHECK(text_of(0, Kind::Time) == "00:00");
    CHECK(text_of(0.99999, Kind::Time) == "24:00");
    CHECK(text_of(44337.25, Kind::Time) == "06:00");
    CHECK(text_of(44337.99999, Kind::DateTime) == "2021-05-22 00:00");
    CHECK(text_of(44337.8229, Kind::DateTime) == "2021-05-21 19:45");
    CHECK(text_of(1.5, Kind::Duration, true) == "36:00:00");
    CHECK(text_of(5.0 / 1440, Kind::Duration, true) == "5:00");
}

TEST_CASE("Numbers are written as a spreadsheet shows them", "[sheet][format]") {
    CHECK(text_of(3, Kind::Number) == "3");
    CHECK(text_of(-0.5, Kind::Number) == "-0.5");
    CHECK(text_of(0.1 + 0.2, Kind::Number) == "0.3");
    CHECK(text_of(123456789012345, Kind::Number) == "123456789012345");
    CHECK(text_of(0, Kind::Number) == "0");
}
