// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "calendar/base/error.h"
#include "calendar/model/time.h"
#include "tests/support/fixed_clock.h"

using namespace lichsong;
using namespace lichsong::model;

namespace {
const DateContext campaign{2021, Date(2021, 5, 23)};

std::string read_date(std::string_view text, const DateContext& context = campaign) {
    try {
        return iso(parse_date(text, context));
    } catch (const base::Error& error) {
        CHECK(error.fault() == base::Fault::Input);
        CHECK(error.args().size() == 1);
        return error.code();
    }
}
std::string read_time(std::string_view text) {
    try {
        return hm(parse_time(text));
    } catch (const base::Error& error) {
        return error.code();
    }
}
std::string read_length(std::string_view text) {
    try {
        return std::to_string(parse_duration(text).count());
    } catch (const base::Error& error) {
        return error.code();
    }
}
}  // namespace

TEST_CASE("A date is read in every form people write it", "[time]") {
    for (const auto* text : {"2021-05-23", "23/5/2021", "23-5-2021", "23.5.2021", "23/05/2021", " 23/5/2021 ", "23/5", "23.5", "D", "d", "N", "D-0", "N+0"}) {
        INFO(text);
        CHECK(read_date(text) == "2021-05-23");
    }
    CHECK(read_date("D-14") == "2021-05-09");
    CHECK(read_date("n-14") == "2021-05-09");
    CHECK(read_date("D\u221214") == "2021-05-09");
    CHECK(read_date("N+3") == "2021-05-26");
    CHECK(read_date("D-105") == "2021-02-07");
}

TEST_CASE("The month never comes first", "[time]") {
    CHECK(read_date("5/3/2021") == "2021-03-05");
    CHECK(read_date("5/23/2021") == "date.no_such_day");
    CHECK(read_date("2021-23-05") == "date.no_such_day");
}

TEST_CASE("A day that does not exist, or lies beyond the calendar, is refused as such", "[time]") {
    for (const auto* text : {"29/2/2021", "31/4/2021", "0/5/2021", "1/0/2021", "1/13/2021", "32/1/2021", "1/1/1899", "1/1/2200", "2021-02-29"}) {
        INFO(text);
        CHECK(read_date(text) == "date.no_such_day");
    }
    CHECK(read_date("29/2/2020") == "2020-02-29");
    CHECK(read_date("1/1/1900") == "1900-01-01");
    CHECK(read_date("31/12/2199") == "2199-12-31");
}

TEST_CASE("What is no date is refused", "[time]") {
    for (const auto* text : {"", "hôm nay", "23", "23/5/2021/1", "23/5-2021", "23//2021", "/5/2021", "23/5/", "2021-05-23T08:00", "D14", "D--1", "D-x",
                             "D-10001", "X-14", "-1/5/2021", "20210523"}) {
        INFO(text);
        CHECK(read_date(text) == "date.unreadable");
    }
}

TEST_CASE("An abbreviated date needs what it is completed from", "[time]") {
    CHECK(read_date("23/5", {}) == "date.no_year");
    CHECK(read_date("D-14", {2021, {}}) == "date.no_dday");
    CHECK(read_date("29/2", {2024, {}}) == "2024-02-29");
}

TEST_CASE("A time is read in every form people write it", "[time]") {
    for (const auto* text : {"19:45", "19h45", "19g45", "1945", " 19H45 ", "19:45:00"}) {
        INFO(text);
        CHECK(read_time(text) == "19:45");
    }
    CHECK(read_time("5h") == "05:00");
    CHECK(read_time("5h00") == "05:00");
    CHECK(read_time("0:00") == "00:00");
    CHECK(read_time("24:00") == "24:00");
    CHECK(read_time("23:59:59") == "23:59:59");
    for (const auto* text : {"", "19", "19:", "25:00", "24:01", "24:00:01", "19:60", "19:45:60", "2460", "194", "19:45:10:2", "-1:00", "19x45", "h45", "19h45m",
                             "tối", ":45"}) {
        INFO(text);
        CHECK(read_time(text) == "time.unreadable");
    }
}

TEST_CASE("A length is read in seconds, with units, or with colons", "[time]") {
    CHECK(read_length("300") == "300");
    CHECK(read_length("0") == "0");
    CHECK(read_length("5m") == "300");
    CHECK(read_length("5m30s") == "330");
    CHECK(read_length("1h30m") == "5400");
    CHECK(read_length("1h1m1s") == "3661");
    CHECK(read_length("5'") == "300");
    CHECK(read_length("5'30\"") == "330");
    CHECK(read_length("05:00") == "300");
    CHECK(read_length("1:00:00") == "3600");
    CHECK(read_length("168h") == "604800");
    for (const auto* text : {"", "-5", "5x", "30s5m", "5m5m", "5m30", "1:2:3:4", "5:", "169h", "abc", "1.5",
                             "99:99:99:99:99:99:99:99:99:99:99:99"}) {  // counts beyond any number
        INFO(text);
        CHECK(read_length(text) == "duration.unreadable");
    }
}

TEST_CASE("Dates, times and lengths are written one way each", "[time]") {
    CHECK(iso(Date(2021, 5, 3)) == "2021-05-03");
    CHECK(iso(Date()).empty());
    CHECK(dmy(Date(2021, 5, 3)) == "3/5/2021");
    CHECK(dmy(Date()).empty());
    CHECK(hm(TimeOfDay::at(9, 5)) == "09:05");
    CHECK(hm(TimeOfDay{9 * 3600 + 5}) == "09:00:05");
    CHECK(duration_text(Seconds(65)) == "1:05");
    CHECK(duration_text(Seconds(3599)) == "59:59");
    CHECK(duration_text(Seconds(3661)) == "1:01:01");
    CHECK(d_offset(Date(2021, 5, 9), campaign.dday) == "D-14");
    CHECK(d_offset(campaign.dday, campaign.dday) == "D");
    CHECK(d_offset(Date(2021, 5, 26), campaign.dday) == "D+3");
    CHECK(d_offset(Date(2021, 5, 26), {}).empty());
    CHECK(d_offset({}, campaign.dday).empty());
}

TEST_CASE("A stored date is read back, and nothing else is taken for one", "[time]") {
    CHECK(from_iso("2021-05-23") == Date(2021, 5, 23));
    for (const auto* text : {"", "2021-5-23", "2021/05/23", "2021-05-2x", "20210-5-23", "2021-05-231"}) CHECK_THROWS_AS(from_iso(text), base::Error);
    CHECK_THROWS_AS(from_iso("2021-02-30"), base::Error);
}

TEST_CASE("A week runs from Monday to Sunday", "[time]") {
    CHECK(weekday(Date(2021, 5, 23)) == Weekday::Sunday);
    CHECK(weekday(Date(2021, 5, 24)) == Weekday::Monday);
    CHECK(weekday(Date(1900, 1, 1)) == Weekday::Monday);
    CHECK(iso(monday_of(Date(2021, 5, 23))) == "2021-05-17");
    CHECK(iso(monday_of(Date(2021, 5, 24))) == "2021-05-24");
    CHECK(iso_week(Date(2021, 1, 3)) == "2020-W53");
    CHECK(iso_week(Date(2021, 1, 4)) == "2021-W01");
    CHECK(iso_week(Date(2021, 3, 10)) == "2021-W10");
    CHECK(iso_week(Date(2024, 12, 30)) == "2025-W01");
}

TEST_CASE("Wall seconds and dates with times are the same thing", "[time]") {
    CHECK(wall_seconds(Date(1970, 1, 1), {}) == 0);
    CHECK(wall_seconds(Date(1970, 1, 2), TimeOfDay::at(1, 0)) == 90'000);
    CHECK(wall_seconds(Date(1969, 12, 31), TimeOfDay::at(24, 0)) == 0);
    for (const auto wall : {WallSeconds{0}, WallSeconds{-1}, WallSeconds{-86'400}, WallSeconds{86'399}, WallSeconds{1'621'728'000}})
        CHECK(wall_seconds(date_of(wall), time_of(wall)) == wall);
    CHECK(iso(date_of(-1)) == "1969-12-31");
    CHECK(hm(time_of(-1)) == "23:59:59");
}

TEST_CASE("Today changes at midnight of the campaign's zone, not of the system's", "[time]") {
    const test::FixedClock before(1'621'702'800 - 1);  // 2021-05-22T17:00Z is midnight in Vietnam
    const test::FixedClock after(1'621'702'800);
    CHECK(iso(today(before, 25'200)) == "2021-05-22");
    CHECK(iso(today(after, 25'200)) == "2021-05-23");
    CHECK(iso(today(after, 0)) == "2021-05-22");
}
