// SPDX-License-Identifier: Apache-2.0
// Rule "cap". 2021-03-08 is a Monday.
#include <catch2/catch.hpp>

#include "tests/model/sample.h"

using namespace lichsong::test;

namespace {
struct Cap : Sample {
    base::Id<Rule> cap;
    base::Id<Segment> item;
    Cap() {
        cap = rule("cap");
        (*this)[cap].maximum = 2;
        item = segment("Cháy", {fire});
    }
};
}  // namespace

TEST_CASE_METHOD(Cap, "The first airing beyond a day's maximum is blamed, and all of that day are named", "[rules][cap]") {
    place(item, radio, "2021-03-10", "18:00", 1);
    place(item, radio, "2021-03-10", "08:00", 1);
    CHECK(broken(*this).empty());
    place(item, radio, "2021-03-10", "12:00", 1);
    CHECK(broken(*this) == Told{"cap.day P-1 P-2 P-3"});
    CHECK(check()[0].args == Told{"P-1", "Phòng cháy", "Fire safety", "3", "2", "2021-03-10"});
    place(item, radio, "2021-03-10", "20:00", 1);
    CHECK(broken(*this) == Told{"cap.day P-1 P-4 P-2 P-3"});
    CHECK(check()[0].args[3] == "4");
}

TEST_CASE_METHOD(Cap, "Each day and each week counts afresh, and a week begins on Monday", "[rules][cap]") {
    for (const auto* date : {"2021-03-07", "2021-03-07", "2021-03-08", "2021-03-14"}) place(item, radio, date, "08:00", 1);
    CHECK(broken(*this).empty());
    (*this)[cap].period = RulePeriod::Week;
    CHECK(broken(*this).empty());
    place(item, radio, "2021-03-14", "09:00", 1);
    CHECK(broken(*this) == Told{"cap.week P-5 P-3 P-4"});
    CHECK(check()[0].args[5] == "2021-03-08");
}

TEST_CASE_METHOD(Cap, "Consecutive periods that are over are told of one by one", "[rules][cap]") {
    (*this)[cap].maximum = 1;
    for (const auto* date : {"2021-03-09", "2021-03-09", "2021-03-10", "2021-03-10", "2021-03-11", "2021-03-11"})
        place(item, radio, date, "08:00", 1);
    CHECK(broken(*this) == Told{"cap.day P-2 P-1", "cap.day P-4 P-3", "cap.day P-6 P-5"});
}

TEST_CASE_METHOD(Cap, "A broadcast day may start at 05:00, and outlets may differ", "[rules][cap]") {
    (*this)[cap].scope = RuleScope::Medium;
    (*this)[cap].maximum = 1;
    (*this)[radio].day_start = clock_time("05:00");
    const auto second = outlet("Phát thanh 2", Medium::Radio, province);
    place(item, radio, "2021-03-10", "23:00", 1);
    const auto night = place(item, radio, "2021-03-11", "04:59", 1);
    CHECK(broken(*this) == Told{"cap.day P-2 P-1"});
    CHECK(check()[0].args[5] == "2021-03-10");
    (*this)[night].start = clock_time("05:00");
    CHECK(broken(*this).empty());
    (*this)[night].start = clock_time("04:59");
    place(item, second, "2021-03-11", "03:00", 1);  // its day is the 11th already
    CHECK(broken(*this) == Told{"cap.day P-2 P-1"});
    place(item, second, "2021-03-11", "08:00", 1);
    CHECK(broken(*this) == Told{"cap.day P-2 P-1", "cap.day P-4 P-3"});
}

TEST_CASE_METHOD(Cap, "What has no clock time belongs to its date, whenever the outlet's day starts", "[rules][cap]") {
    (*this)[paper].day_start = clock_time("05:00");
    (*this)[cap].maximum = 0;
    place(item, paper, "2021-03-10", "", 0);
    CHECK(check()[0].args[5] == "2021-03-10");
}

TEST_CASE_METHOD(Cap, "Outlets count apart unless the scope joins them", "[rules][cap]") {
    place(item, radio, "2021-03-10", "08:00", 1);
    place(item, radio, "2021-03-10", "09:00", 1);
    place(item, television, "2021-03-10", "10:00", 1);
    place(item, paper, "2021-03-10", "", 0);
    CHECK(broken(*this).empty());
    (*this)[cap].scope = RuleScope::Area;
    CHECK(broken(*this) == Told{"cap.day P-2 P-3 P-4 P-1"});
}

TEST_CASE_METHOD(Cap, "A maximum of nothing forbids", "[rules][cap]") {
    (*this)[cap].maximum = 0;
    (*this)[cap].subject = RuleSubject::Placement;
    place(item, radio, "2021-03-10", "08:00", 1);
    CHECK(broken(*this) == Told{"cap.day_any P-1"});
}

TEST_CASE_METHOD(Cap, "Repeats are airings too", "[rules][cap]") {
    const auto original = place(item, radio, "2021-03-10", "08:00", 1);
    for (const auto* start : {"10:00", "12:00"}) (*this)[place(item, radio, "2021-03-10", start, 1)].repeat_of = original;
    CHECK(broken(*this).size() == 1);
}
