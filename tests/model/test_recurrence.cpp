// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

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
