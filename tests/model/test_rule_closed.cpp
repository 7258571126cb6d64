// SPDX-License-Identifier: Apache-2.0
// Rule "closed".
#include <catch2/catch.hpp>

#include "tests/model/sample.h"

using namespace lichsong::test;

namespace {
struct Closed : Sample {
    base::Id<Segment> item;
    base::Id<Slot> bulletin;
    Closed() {
        rule("closed");
        item = segment("Tin", {fire});
        bulletin = slot("Bản tin", radio, "13:00", 5);
    }
};
}  // namespace

TEST_CASE_METHOD(Closed, "An outlet takes nothing before its first and after its last day", "[rules][closed]") {
    (*this)[radio].valid_from = day("2021-03-10");
    (*this)[radio].valid_to = day("2021-03-11");
    for (const auto* date : {"2021-03-09", "2021-03-10", "2021-03-11", "2021-03-12"}) place(item, radio, date, "08:00", 5);
    CHECK(broken(*this) == Told{"closed.outlet_not_valid P-1", "closed.outlet_not_valid P-4"});
    CHECK(check()[0].args == Told{"P-1", "Phát thanh", "2021-03-09"});
}

TEST_CASE_METHOD(Closed, "A slot takes nothing outside its validity, on closed days, or on days it does not fall on", "[rules][closed]") {
    auto& opening = (*this)[bulletin];
    opening.rule = Recurrence::weekly({Weekday::Wednesday});
    opening.valid_from = day("2021-03-10");
    opening.valid_to = day("2021-03-31");
    opening.closed_dates = {day("2021-03-24")};
    opening.extra_dates = {day("2021-03-19")};
    for (const auto* date : {"2021-03-03", "2021-03-10", "2021-03-18", "2021-03-19", "2021-03-24", "2021-03-31", "2021-04-07"})
        place_in(item, bulletin, date, 5);
    CHECK(broken(*this) == Told{"closed.slot_not_valid P-1", "closed.no_opening P-3", "closed.slot_closed P-5", "closed.slot_not_valid P-7"});
    CHECK(check()[1].args == Told{"P-3", "Bản tin", "2021-03-18"});
}

TEST_CASE_METHOD(Closed, "Nobody books a relay or a fixed programme, by name or by time", "[rules][closed]") {
    const auto relay = slot("Tiếp âm", radio, "06:00", 30);
    (*this)[relay].kind = SlotKind::Relay;
    const auto anthem = slot("Chào cờ", radio, "05:00", 5);
    (*this)[anthem].kind = SlotKind::Fixed;
    const auto in_relay = place_in(item, relay, "2021-03-10", 5);
    CHECK(broken(*this) == Told{"closed.not_bookable P-1"});

    (*this)[in_relay].slot = {};
    CHECK(broken(*this) == Told{"closed.relay_time P-1"});
    CHECK(check()[0].args == Told{"P-1", "Tiếp âm", "2021-03-10", "06:00", "06:30"});
    (*this)[in_relay].slot = bulletin;
    CHECK(broken(*this) == Told{"closed.relay_time P-1"});
    (*this)[in_relay].start = clock_time("05:04:59");
    CHECK(broken(*this) == Told{"closed.fixed_time P-1"});
    CHECK(check()[0].args == Told{"P-1", "Chào cờ", "2021-03-10", "05:00", "05:05"});
}

TEST_CASE_METHOD(Closed, "A relay is cut into by its first and last second, and not beyond", "[rules][closed]") {
    const auto relay = slot("Tiếp âm", radio, "06:00", 30);
    (*this)[relay].kind = SlotKind::Relay;
    const auto id = place(item, radio, "2021-03-10", "05:55", 5);
    CHECK(broken(*this).empty());
    (*this)[id].length = Seconds(301);
    CHECK(broken(*this).size() == 1);
    (*this)[id].start = clock_time("06:29:59");
    CHECK(broken(*this).size() == 1);
    (*this)[id].start = clock_time("06:30");
    CHECK(broken(*this).empty());
    (*this)[id].start = clock_time("06:00");
    (*this)[id].length = Seconds(0);
    CHECK(broken(*this).size() == 1);
    (*this)[id].outlet = television;
    CHECK(broken(*this).empty());
}

TEST_CASE_METHOD(Closed, "A relay past midnight reaches into the next day, also the first of the plan", "[rules][closed]") {
    const auto relay = slot("Tiếp âm đêm", radio, "23:30", 60);
    (*this)[relay].kind = SlotKind::Relay;
    place(item, radio, "2021-02-01", "00:29", 1);
    place(item, radio, "2021-02-01", "00:30", 1);
    CHECK(broken(*this) == Told{"closed.relay_time P-1"});
}

TEST_CASE_METHOD(Closed, "Of two relays at once the longer still counts when the shorter is over", "[rules][closed]") {
    for (const auto& [start, minutes] : {std::pair("06:00", 60), std::pair("06:10", 5)}) {
        const auto relay = slot("Tiếp âm", radio, start, minutes);
        (*this)[relay].kind = SlotKind::Relay;
    }
    for (const auto* start : {"06:20", "06:40", "07:00"}) place(item, radio, "2021-03-10", start, 5);
    CHECK(broken(*this) == Told{"closed.relay_time P-1", "closed.relay_time P-2"});
}

TEST_CASE_METHOD(Closed, "A slot of restricted topics takes those and the topics below them", "[rules][closed]") {
    (*this)[bulletin].topics = {fire};
    place_in(item, bulletin, "2021-03-10", 1);
    place_in(segment("Bếp", {kitchen}), bulletin, "2021-03-11", 1);
    place_in(segment("Cả hai", {traffic, fire}), bulletin, "2021-03-12", 1);
    place_in(segment("Chưa rõ", {}), bulletin, "2021-03-13", 1);
    CHECK(broken(*this).empty());
    place_in(segment("Giao thông", {traffic}), bulletin, "2021-03-14", 1);
    CHECK(broken(*this) == Told{"closed.topic P-5"});
    CHECK(check()[0].args == Told{"P-5", "Bản tin", "Giao thông", "Traffic safety"});
    (*this)[bulletin].topics = {kitchen};
    CHECK(broken(*this) == Told{"closed.topic P-1", "closed.topic P-3", "closed.topic P-5"});
}

TEST_CASE_METHOD(Closed, "A slot of another outlet is no slot of this one", "[rules][closed]") {
    const auto id = place_in(item, bulletin, "2021-03-10", 1);
    (*this)[id].outlet = television;
    CHECK(broken(*this) == Told{"closed.other_outlet P-1"});
    CHECK(check()[0].args == Told{"P-1", "Bản tin", "Truyền hình"});
}
