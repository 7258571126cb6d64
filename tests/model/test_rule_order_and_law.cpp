// SPDX-License-Identifier: Apache-2.0
// Rules "repeat_order", "responsible_body", "flight" and "holiday".
#include <catch2/catch.hpp>

#include "tests/model/sample.h"

using namespace lichsong::test;

namespace {
struct RepeatOrder : Sample {
    base::Id<Segment> item;
    base::Id<Placement> original;
    base::Id<Placement> repeat;
    RepeatOrder() {
        rule("repeat_order");
        item = segment("Tin", {fire});
        original = place(item, radio, "2021-03-10", "08:00", 10);
        repeat = place(item, television, "2021-03-10", "08:01", 10);
        (*this)[repeat].repeat_of = original;
    }
};
}  // namespace

TEST_CASE_METHOD(RepeatOrder, "A repeat starts after its original", "[rules][repeat_order]") {
    CHECK(broken(*this).empty());
    (*this)[repeat].start = clock_time("08:00:01");
    CHECK(broken(*this).empty());
    (*this)[repeat].start = clock_time("08:00");
    CHECK(broken(*this) == Told{"repeat_order.before_original P-2 P-1"});
    CHECK(check()[0].args == Told{"P-2", "P-1", "2021-03-10", "08:00"});
    (*this)[repeat].start = clock_time("09:00");
    (*this)[original].date = day("2021-03-11");
    CHECK(broken(*this).size() == 1);
}

TEST_CASE_METHOD(RepeatOrder, "A repeat in the issue of its original comes too early", "[rules][repeat_order]") {
    for (const auto id : {original, repeat}) {
        (*this)[id].outlet = paper;
        (*this)[id].start = std::nullopt;
    }
    CHECK(broken(*this) == Told{"repeat_order.before_original P-2 P-1"});
    (*this)[repeat].date = day("2021-03-11");
    CHECK(broken(*this).empty());
}

TEST_CASE_METHOD(RepeatOrder, "A placement that repeats itself never follows its original", "[rules][repeat_order]") {
    (*this)[original].repeat_of = original;
    CHECK(broken(*this) == Told{"repeat_order.before_original P-1 P-1"});
}

TEST_CASE_METHOD(RepeatOrder, "A repeat falls with an original that is called off, not with one that was missed", "[rules][repeat_order]") {
    using enum PlacementState;
    for (const auto state : {Cancelled, Declined}) {
        (*this)[original].state = state;
        CHECK(broken(*this) == Told{"repeat_order.original_cancelled P-2 P-1"});
    }
    for (const auto state : {Draft, Requested, CounterProposed, Confirmed, Aired, Missed, PreEmpted}) {
        (*this)[original].state = state;
        CHECK(broken(*this).empty());
    }
    (*this)[original].intention = Intention::NotIntended;
    CHECK(broken(*this) == Told{"repeat_order.original_cancelled P-2 P-1"});
    (*this)[repeat].state = Cancelled;
    CHECK(broken(*this).empty());
}

TEST_CASE_METHOD(RepeatOrder, "A repeat repeats its original's item", "[rules][repeat_order]") {
    (*this)[original].segment = segment("Khác", {fire});
    CHECK(broken(*this) == Told{"repeat_order.other_segment P-2 P-1"});
    CHECK(check()[0].args == Told{"P-2", "P-1", "Khác"});
}

TEST_CASE_METHOD(Sample, "An item that names no body is told of once, with all its airings, the earliest first", "[rules][responsible_body]") {
    rule("responsible_body");
    const auto item = segment("Tin", {fire});
    place(item, television, "2021-03-11", "08:00", 1);
    place(item, radio, "2021-03-12", "08:00", 1);
    place(item, radio, "2021-03-10", "08:00", 1);
    place(segment("Tin khác", {fire}), radio, "2021-03-10", "09:00", 1);
    CHECK(broken(*this).empty());
    (*this)[item].responsible_body = "  ";
    CHECK(broken(*this) == Told{"responsible_body.missing P-3 P-1 P-2"});
    CHECK(check()[0].args == Told{"P-3", "Tin", "3"});
}

TEST_CASE_METHOD(Sample, "A placement lies within the flight, both days included", "[rules][flight]") {
    rule("flight");
    const auto item = segment("Tin", {fire});
    for (const auto* date : {"2021-01-31", "2021-02-01", "2021-06-30", "2021-07-01"}) place(item, radio, date, "08:00", 1);
    CHECK(broken(*this) == Told{"flight.before P-1", "flight.after P-4"});
    CHECK(check()[0].args == Told{"P-1", "2021-01-31", "2021-02-01"});
    CHECK(check()[1].args == Told{"P-4", "2021-07-01", "2021-06-30"});
    plan.campaign.first_day = Date();
    plan.campaign.last_day = Date();
    CHECK(broken(*this).empty());
}

TEST_CASE_METHOD(Sample, "Hard subjects keep away from Tết, other subjects and other holidays are free", "[rules][holiday]") {
    const auto tet = rule("holiday");
    (*this)[tet].only_topic = fire;
    const auto hard = segment("Cháy", {traffic, kitchen});
    const auto soft = segment("Giao thông", {traffic});
    for (const auto* date : {"2021-02-10", "2021-02-11", "2021-02-15", "2021-02-16", "2021-04-30"}) {
        place(hard, radio, date, "08:00", 1);
        place(soft, radio, date, "09:00", 1);
    }
    CHECK(broken(*this) == Told{"holiday.restricted P-3", "holiday.restricted P-5"});
    CHECK(check()[0].args == Told{"P-3", "2021-02-11", "Tết Nguyên đán", "Lunar New Year"});
    (*this)[tet].only_topic = {};
    CHECK(broken(*this).size() == 4);
}

TEST_CASE_METHOD(Sample, "The plan's own table says which days are restricted", "[rules][holiday]") {
    rule("holiday");
    place(segment("Tin", {fire}), radio, "2021-02-12", "08:00", 1);
    place(segment("Tin", {fire}), radio, "2021-03-10", "08:00", 1);
    Holiday row;
    row.title = "Quốc tang";
    row.first_day = day("2021-03-10");
    row.kind = HolidayKind::Mark;
    row.restricted = true;
    add(row);
    CHECK(broken(*this) == Told{"holiday.restricted P-1", "holiday.restricted P-2"});
    CHECK(check()[1].args == Told{"P-2", "2021-03-10", "Quốc tang", "Quốc tang"});
    row.first_day = day("2021-02-12");
    row.kind = HolidayKind::Working;
    add(row);
    CHECK(broken(*this) == Told{"holiday.restricted P-2"});
}
