// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <random>

#include "calendar/base/error.h"
#include "calendar/model/recurrence.h"

using namespace lichsong;
using namespace lichsong::model;

namespace {
std::vector<std::string> dates(const char* rule, const char* from, const char* to) {
    std::vector<std::string> out;
    for (const auto& date : expand(parse_recurrence(rule), from_iso(from), from_iso(from), from_iso(to))) out.push_back(iso(date));
    return out;
}
}  // namespace

TEST_CASE("The third Friday and the last Saturday of a month are rules of their own", "[recurrence]") {
    CHECK(dates("FREQ=MONTHLY;BYDAY=3FR", "2021-03-01", "2021-05-31") == std::vector<std::string>{"2021-03-19", "2021-04-16", "2021-05-21"});
    CHECK(dates("FREQ=MONTHLY;BYDAY=-1SA", "2021-01-01", "2021-03-31") == std::vector<std::string>{"2021-01-30", "2021-02-27", "2021-03-27"});
}

TEST_CASE("A month without the day asked for is left out", "[recurrence]") {
    CHECK(dates("FREQ=MONTHLY;BYMONTHDAY=31", "2021-01-01", "2021-05-31") == std::vector<std::string>{"2021-01-31", "2021-03-31", "2021-05-31"});
    CHECK(dates("FREQ=MONTHLY;BYDAY=5SU", "2021-05-01", "2021-07-31") == std::vector<std::string>{"2021-05-30"});
}

TEST_CASE("Every second week counts from the week of its first day", "[recurrence]") {
    CHECK(dates("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", "2021-03-03", "2021-03-31") ==
          std::vector<std::string>{"2021-03-03", "2021-03-15", "2021-03-17", "2021-03-29", "2021-03-31"});
}

TEST_CASE("What the value cannot hold is refused, not approximated", "[recurrence]") {
    for (const char* rule : {"FREQ=SECONDLY", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO;COUNT=3", "FREQ=MONTHLY;BYDAY=MO", "FREQ=MONTHLY;BYDAY=1MO,2TU",
                             "FREQ=YEARLY;BYMONTH=2", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;INTERVAL=0;BYDAY=MO"}) {
        INFO(rule);
        CHECK_THROWS_AS(parse_recurrence(rule), base::Error);
    }
}

TEST_CASE("Every rule the value holds is written and read back the same", "[recurrence]") {
    for (const char* rule : {"FREQ=WEEKLY;BYDAY=MO,WE", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", "FREQ=MONTHLY;BYDAY=3FR", "FREQ=MONTHLY;BYDAY=-1SA",
                             "FREQ=MONTHLY;BYDAY=1MO,1TU", "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=MONTHLY;BYMONTHDAY=-1",
                             "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=31"})
        CHECK(to_rrule(parse_recurrence(rule)) == rule);
    CHECK(parse_recurrence("FREQ=DAILY") == Recurrence::daily());
    CHECK(to_rrule(Recurrence::daily()) == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU");
    CHECK(parse_recurrence(" RRULE:FREQ=WEEKLY;BYDAY=WE ") == Recurrence::weekly({Weekday::Wednesday}));
    CHECK(parse_recurrence("FREQ=MONTHLY;BYDAY=+3FR") == Recurrence::monthly(3, Weekday::Friday));
    CHECK(parse_recurrence("FREQ=MONTHLY;BYMONTHDAY=15") == Recurrence::monthly_on(15));
    CHECK(to_rrule({}).empty());
    CHECK_FALSE(parse_recurrence(""));
}

TEST_CASE("More that the value cannot hold is refused", "[recurrence]") {
    for (const char* rule : {"FREQ=MONTHLY;BYDAY=6FR", "FREQ=MONTHLY;BYDAY=0FR", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=-2",
                             "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=1MO", "FREQ=WEEKLY;INTERVAL=521;BYDAY=MO",
                             "FREQ=DAILY;INTERVAL=2", "FREQ=DAILY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=1MO", "FREQ=WEEKLY;BYDAY=M", "BYDAY=MO", "FREQ"}) {
        INFO(rule);
        CHECK_THROWS_AS(parse_recurrence(rule), base::Error);
    }
}

TEST_CASE("Extra dates join once, removed ones go, also where they are both", "[recurrence]") {
    const auto rule = Recurrence::weekly({Weekday::Wednesday});
    const Date from(2021, 3, 1);
    const Date to(2021, 3, 31);
    const std::vector extra{Date(2021, 3, 19), Date(2021, 3, 17), Date(2021, 2, 28), Date(2021, 3, 5), Date(2021, 4, 1)};
    std::vector<std::string> found;
    for (const auto& date : expand(rule, from, from, to, extra, {Date(2021, 3, 24), Date(2021, 3, 5), Date(2021, 3, 6)})) found.push_back(iso(date));
    CHECK(found == std::vector<std::string>{"2021-03-03", "2021-03-10", "2021-03-17", "2021-03-19", "2021-03-31"});
    CHECK(expand({}, from, from, to, extra).size() == 3);
}

TEST_CASE("Nothing lies before the anchor, and nothing is found without one or in an empty range", "[recurrence]") {
    const auto rule = Recurrence::daily();
    CHECK(expand(rule, Date(2021, 3, 10), Date(2021, 3, 1), Date(2021, 3, 12)).size() == 3);
    CHECK(expand(Recurrence::monthly_on(1), Date(2021, 3, 2), Date(2021, 1, 1), Date(2021, 4, 1)).size() == 1);
    CHECK(expand(rule, Date(), Date(2021, 3, 1), Date(2021, 3, 12)).empty());
    CHECK(expand(rule, Date(2021, 3, 1), Date(2021, 3, 12), Date(2021, 3, 11)).empty());
}

TEST_CASE("Any stretch of a random rule is that stretch of the whole, and each date says so of itself", "[recurrence][random]") {
    std::mt19937 random(20210523);
    const Date first(2020, 1, 1);
    const Date last(2022, 12, 31);
    for (int round = 0; round < 200; ++round) {
        Recurrence rule;
        rule.unit = static_cast<Recurrence::Unit>(1 + random() % 3);
        rule.every = static_cast<std::uint16_t>(1 + random() % 4);
        rule.weekdays = static_cast<std::uint8_t>(1 + random() % 127);
        rule.ordinal = static_cast<std::int8_t>((random() % 2 == 0 ? 1 : -1) * static_cast<int>(1 + random() % 5));
        rule.month_day = static_cast<std::int8_t>(random() % 8 == 0 ? -1 : 1 + static_cast<int>(random() % 31));
        const Date anchor = plus_days(first, static_cast<long>(random() % 60));
        const Date from = plus_days(first, static_cast<long>(random() % 900));
        const Date to = plus_days(from, static_cast<long>(random() % 200));
        const auto whole = expand(rule, anchor, first, last);
        CHECK(std::is_sorted(whole.begin(), whole.end()));
        std::vector<Date> part;
        for (Date day = from; day <= to && day <= last; day = plus_days(day, 1)) {
            const bool listed = std::binary_search(whole.begin(), whole.end(), day);
            if (listed != falls_on(rule, anchor, day)) FAIL_CHECK(to_rrule(rule) << ' ' << iso(day));
            if (listed) part.push_back(day);
        }
        INFO(to_rrule(rule) << " from " << iso(anchor));
        CHECK(expand(rule, anchor, from, std::min(to, last)) == part);
    }
}
