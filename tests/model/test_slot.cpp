// SPDX-License-Identifier: Apache-2.0
// Slots, series, and the span of a placement. 2021-03-10 is a Wednesday.
#include <catch2/catch.hpp>

#include "tests/model/sample.h"

using namespace lichsong::test;

namespace {
Slot wednesdays() {
    Slot slot;
    slot.rule = Recurrence::weekly({Weekday::Wednesday});
    slot.valid_from = day("2021-03-10");
    slot.valid_to = day("2021-03-31");
    slot.closed_dates = {day("2021-03-24"), day("2021-03-26")};
    slot.extra_dates = {day("2021-03-19"), day("2021-03-26"), day("2021-04-09")};
    return slot;
}
Told days(const Slot& slot, const char* flight_first, const char* from, const char* to) {
    Told out;
    for (const auto& date : slot_dates(slot, day(flight_first), day(from), day(to))) out.push_back(iso(date));
    return out;
}
}  // namespace

TEST_CASE("A slot is there by its rule, on extra days, and not on closed ones or outside its validity", "[slot]") {
    CHECK(days(wednesdays(), "2021-02-01", "2021-03-01", "2021-04-30") == Told{"2021-03-10", "2021-03-17", "2021-03-19", "2021-03-31"});
    CHECK(days(wednesdays(), "2021-02-01", "2021-03-11", "2021-03-17") == Told{"2021-03-17"});
    CHECK(days(wednesdays(), "2021-02-01", "2021-04-01", "2021-04-30").empty());
}

TEST_CASE("Asking for one day gives what asking for all days gives, with the reason", "[slot]") {
    const auto slot = wednesdays();
    const auto all = days(slot, "2021-02-01", "2021-02-01", "2021-04-30");
    for (Date date = day("2021-02-01"); date <= day("2021-04-30"); date = plus_days(date, 1)) {
        const bool listed = std::find(all.begin(), all.end(), iso(date)) != all.end();
        CHECK((slot_on(slot, day("2021-02-01"), date) == SlotDay::Open) == listed);
    }
    const auto on = [&](const char* date) { return slot_on(slot, day("2021-02-01"), day(date)); };
    CHECK(on("2021-03-09") == SlotDay::NotValid);
    CHECK(on("2021-04-01") == SlotDay::NotValid);
    CHECK(on("2021-03-24") == SlotDay::Closed);
    CHECK(on("2021-03-26") == SlotDay::Closed);
    CHECK(on("2021-03-11") == SlotDay::NoOpening);
    for (const auto kind : {SlotKind::Relay, SlotKind::Fixed}) {
        auto reserved = slot;
        reserved.kind = kind;
        CHECK(slot_on(reserved, day("2021-02-01"), day("2021-03-10")) == SlotDay::NotBookable);
    }
}

TEST_CASE("Intervals count from the slot's first day, else from the flight's", "[slot]") {
    Slot slot;
    slot.rule = Recurrence::weekly({Weekday::Wednesday}, 2);
    CHECK(days(slot, "2021-03-01", "2021-03-01", "2021-03-31") == Told{"2021-03-03", "2021-03-17", "2021-03-31"});
    slot.valid_from = day("2021-03-10");
    CHECK(days(slot, "2021-03-01", "2021-03-01", "2021-03-31") == Told{"2021-03-10", "2021-03-24"});
    slot.valid_from = Date();
    slot.rule.every = 1;
    CHECK(days(slot, "2021-03-20", "2021-03-01", "2021-03-10") == Told{"2021-03-03", "2021-03-10"});  // holds before the flight as well
}

TEST_CASE("A slot holds its capacity, else its length where it counts seconds, else anything", "[slot]") {
    Slot slot;
    CHECK(slot_capacity(slot) == std::nullopt);
    slot.length = Seconds(300);
    CHECK(slot_capacity(slot) == 300);
    slot.capacity = 60;
    CHECK(slot_capacity(slot) == 60);
    slot.capacity = 0;
    slot.capacity_unit = CapacityUnit::Items;
    CHECK(slot_capacity(slot) == std::nullopt);
}

TEST_CASE("A series runs by its rule from its first day to its last, with its exceptions", "[series]") {
    Series series;
    series.rule = Recurrence::monthly(3, Weekday::Friday);
    series.first_day = day("2021-03-01");
    series.last_day = day("2021-05-31");
    series.extra_dates = {day("2021-05-22"), day("2021-06-01")};
    series.removed_dates = {day("2021-04-16")};
    Told found;
    for (const auto& date : series_dates(series)) found.push_back(iso(date));
    CHECK(found == Told{"2021-03-19", "2021-05-21", "2021-05-22"});
}

TEST_CASE("A placement spans its time, or its whole day where it has none", "[placement]") {
    Placement placement;
    placement.date = day("2021-03-10");
    placement.length = Seconds(90);
    CHECK(wall_span(placement).start == wall_seconds(placement.date, {}));
    CHECK(wall_span(placement).end == wall_seconds(day("2021-03-11"), {}));
    placement.start = clock_time("23:59:30");
    CHECK(wall_span(placement).end == wall_seconds(day("2021-03-11"), TimeOfDay{60}));
}

TEST_CASE("An area or topic lies in itself, in those above it, and not below; trees in a circle end", "[plan]") {
    Sample sample;
    CHECK(lies_in(sample.plan, sample.commune, sample.province));
    CHECK(lies_in(sample.plan, sample.commune, sample.commune));
    CHECK_FALSE(lies_in(sample.plan, sample.province, sample.commune));
    CHECK(lies_in(sample.plan, {}, {}));
    CHECK_FALSE(lies_in(sample.plan, {}, sample.province));
    CHECK(falls_under(sample.plan, sample.kitchen, sample.fire));
    CHECK_FALSE(falls_under(sample.plan, sample.traffic, sample.fire));
    sample[sample.fire].parent = sample.kitchen;
    CHECK_FALSE(falls_under(sample.plan, sample.fire, sample.traffic));
}

TEST_CASE("A table finds rows by id, whether ids are dense or not", "[plan]") {
    Table<Topic> table;
    Topic row;
    for (const auto id : {5, 1, 2, 900}) {
        row.id = id;
        row.key = std::to_string(id);
        table.add(row);
    }
    for (const auto id : {1, 2, 5, 900}) {
        REQUIRE(table.find({id}) != nullptr);
        CHECK(table.find({id})->id == id);
    }
    for (const auto id : {0, -1, 3, 4, 901}) CHECK(table.find({id}) == nullptr);
    CHECK(table.find_key("900")->id == 900);
    CHECK(table.find_key("3") == nullptr);
}
