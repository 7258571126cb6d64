// SPDX-License-Identifier: Apache-2.0
// Rule "capacity".
#include <catch2/catch.hpp>

#include "tests/model/sample.h"

using namespace lichsong::test;

namespace {
struct Capacity : Sample {
    base::Id<Segment> item;
    base::Id<Slot> bulletin;
    Capacity() {
        rule("capacity");
        item = segment("Tin", {fire});
        bulletin = slot("Bản tin", radio, "13:00", 5);
    }
};
}  // namespace

TEST_CASE_METHOD(Capacity, "A slot holds its length to the second, and the first item beyond it is blamed", "[rules][capacity]") {
    place_in(item, bulletin, "2021-03-10", 3);
    const auto second = place_in(item, bulletin, "2021-03-10", 2);
    CHECK(broken(*this).empty());
    (*this)[second].length = Seconds(121);
    place_in(item, bulletin, "2021-03-10", 1);
    CHECK(broken(*this) == Told{"capacity.seconds P-2 P-1 P-3"});
    CHECK(check()[0].args == Told{"P-2", "Bản tin", "2021-03-10", "6:01", "5:00"});
}

TEST_CASE_METHOD(Capacity, "Days of a slot and different slots have room of their own", "[rules][capacity]") {
    const auto evening = slot("Tối", radio, "19:00", 5);
    place_in(item, bulletin, "2021-03-10", 5);
    place_in(item, bulletin, "2021-03-11", 5);
    place_in(item, evening, "2021-03-10", 5);
    place(item, radio, "2021-03-10", "13:00", 5);
    CHECK(broken(*this).empty());
}

TEST_CASE_METHOD(Capacity, "An explicit capacity outranks the length, in both directions", "[rules][capacity]") {
    place_in(item, bulletin, "2021-03-10", 3);
    (*this)[bulletin].capacity = 179;
    CHECK(broken(*this) == Told{"capacity.seconds P-1"});
    (*this)[bulletin].capacity = 180;
    CHECK(broken(*this).empty());
    (*this)[bulletin].capacity = 600;
    place_in(item, bulletin, "2021-03-10", 7);
    CHECK(broken(*this).empty());
}

TEST_CASE_METHOD(Capacity, "A page counts items or columns, whatever their length", "[rules][capacity]") {
    const auto page = slot("Chuyên trang", paper, "", 0);
    (*this)[page].capacity = 2;
    for (int i = 0; i < 2; ++i) (*this)[place_in(item, page, "2021-03-10", 60)].size = 3;

    SECTION("in items") {
        (*this)[page].capacity_unit = CapacityUnit::Items;
        CHECK(broken(*this).empty());
        place_in(item, page, "2021-03-10", 0);
        CHECK(broken(*this) == Told{"capacity.items P-3 P-1 P-2"});
        CHECK(check()[0].args == Told{"P-3", "Chuyên trang", "2021-03-10", "3", "2"});
    }
    SECTION("in columns") {
        (*this)[page].capacity_unit = CapacityUnit::Columns;
        (*this)[page].capacity = 6;
        CHECK(broken(*this).empty());
        (*this)[page].capacity = 5;
        CHECK(broken(*this) == Told{"capacity.columns P-2 P-1"});
        CHECK(check()[0].args == Told{"P-2", "Chuyên trang", "2021-03-10", "6", "5"});
    }
    SECTION("and without a number has no limit") {
        (*this)[page].capacity_unit = CapacityUnit::Items;
        (*this)[page].capacity = 0;
        CHECK(broken(*this).empty());
    }
}

TEST_CASE_METHOD(Capacity, "What was cancelled gives its room back", "[rules][capacity]") {
    place_in(item, bulletin, "2021-03-10", 5);
    const auto second = place_in(item, bulletin, "2021-03-10", 1);
    CHECK(broken(*this).size() == 1);
    (*this)[second].state = PlacementState::Cancelled;
    CHECK(broken(*this).empty());
}

TEST_CASE_METHOD(Capacity, "An item at the very end of a day stays with its day", "[rules][capacity]") {
    const auto night = slot("Đêm", radio, "", 5);
    for (const auto* date : {"2021-03-11", "2021-03-10", "2021-03-11"}) {
        const auto id = place_in(item, night, date, 3);
        (*this)[id].start = clock_time(date == std::string("2021-03-10") ? "24:00" : "00:00");
    }
    CHECK(broken(*this) == Told{"capacity.seconds P-3 P-1"});
}
