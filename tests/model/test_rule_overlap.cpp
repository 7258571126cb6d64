// SPDX-License-Identifier: Apache-2.0
// Rule "overlap".
#include <catch2/catch.hpp>

#include "tests/model/sample.h"

using namespace lichsong::test;

namespace {
struct Overlap : Sample {
    Overlap() { rule("overlap"); }
};
}  // namespace

TEST_CASE_METHOD(Overlap, "Two items on one outlet's air at the same second overlap", "[rules][overlap]") {
    const auto item = segment("Tin", {fire});
    place(item, radio, "2021-03-10", "08:00", 10);
    const auto late = place(item, radio, "2021-03-10", "08:09", 5);
    CHECK(broken(*this) == Told{"overlap.same_outlet P-2 P-1"});
    CHECK(check()[0].args == Told{"P-2", "P-1", "Phát thanh", "2021-03-10", "08:09"});

    (*this)[late].start = clock_time("08:09:59");
    CHECK(broken(*this).size() == 1);
    (*this)[late].start = clock_time("08:10");
    CHECK(broken(*this).empty());
}

TEST_CASE_METHOD(Overlap, "Items on different outlets or different days never overlap", "[rules][overlap]") {
    const auto item = segment("Tin", {fire});
    place(item, radio, "2021-03-10", "08:00", 10);
    place(item, television, "2021-03-10", "08:00", 10);
    place(item, radio, "2021-03-11", "08:00", 10);
    CHECK(broken(*this).empty());
}

TEST_CASE_METHOD(Overlap, "An item may run past midnight into the next day's first", "[rules][overlap]") {
    const auto item = segment("Tin", {fire});
    place(item, radio, "2021-03-10", "23:55", 10);
    place(item, radio, "2021-03-11", "00:04", 1);
    CHECK(broken(*this) == Told{"overlap.same_outlet P-2 P-1"});
}

TEST_CASE_METHOD(Overlap, "What is published stands side by side", "[rules][overlap]") {
    const auto item = segment("Bài", {fire});
    for (const auto outlet : {paper, web}) {
        place(item, outlet, "2021-03-10", "08:00", 10);
        place(item, outlet, "2021-03-10", "08:00", 10);
    }
    CHECK(broken(*this).empty());
}

TEST_CASE_METHOD(Overlap, "Items booked for the same time in one slot are laid one after the other", "[rules][overlap]") {
    const auto item = segment("Tin", {fire});
    const auto bulletin = slot("Bản tin", radio, "13:00", 5);
    place_in(item, bulletin, "2021-03-10", 2);
    place_in(item, bulletin, "2021-03-10", 2);
    place_in(item, bulletin, "2021-03-10", 1);
    CHECK(broken(*this).empty());

    SECTION("and meet what follows where they run over") {
        place_in(item, bulletin, "2021-03-10", 1);
        place(item, radio, "2021-03-10", "13:06", 1);
        CHECK(broken(*this).empty());
        place(item, radio, "2021-03-10", "13:05", 1);
        CHECK(broken(*this) == Told{"overlap.same_outlet P-6 P-4"});
    }
    SECTION("but a time of its own within the slot is kept, and may be taken") {
        const auto fixed = place_in(item, bulletin, "2021-03-10", 1);
        (*this)[fixed].start = clock_time("13:04:59");
        CHECK(broken(*this) == Told{"overlap.same_slot P-4 P-3"});
        CHECK(check()[0].args == Told{"P-4", "P-3", "Bản tin", "2021-03-10", "13:04:59"});
        (*this)[fixed].start = clock_time("13:05");
        CHECK(broken(*this).empty());
    }
}

TEST_CASE_METHOD(Overlap, "A laid item pushed behind one that is booked later is the one to blame", "[rules][overlap]") {
    const auto item = segment("Tin", {fire});
    const auto bulletin = slot("Bản tin", radio, "13:00", 5);
    place_in(item, bulletin, "2021-03-10", 4);
    place_in(item, bulletin, "2021-03-10", 2);  // 13:04 to 13:06
    place(item, radio, "2021-03-10", "13:03", 3);
    CHECK(broken(*this) == Told{"overlap.same_outlet P-2 P-3", "overlap.same_outlet P-3 P-1"});
}

TEST_CASE_METHOD(Overlap, "Each late item is held against the one that stays longest", "[rules][overlap]") {
    const auto item = segment("Tin", {fire});
    place(item, radio, "2021-03-10", "08:00", 60);
    place(item, radio, "2021-03-10", "08:10", 5);
    place(item, radio, "2021-03-10", "08:20", 5);
    place(item, radio, "2021-03-10", "09:00", 5);
    CHECK(broken(*this) == Told{"overlap.same_outlet P-2 P-1", "overlap.same_outlet P-3 P-1"});
}

TEST_CASE_METHOD(Overlap, "What was cancelled, declined, missed or is not intended leaves its time free", "[rules][overlap]") {
    const auto item = segment("Tin", {fire});
    const auto first = place(item, radio, "2021-03-10", "08:00", 10);
    place(item, radio, "2021-03-10", "08:00", 10);
    for (const auto& state : state_table()) {
        INFO(name_of(state.state));
        (*this)[first].state = state.state;
        const bool free = state.state == PlacementState::Cancelled || state.state == PlacementState::Declined ||
                          state.state == PlacementState::Missed || state.state == PlacementState::PreEmpted;
        CHECK(broken(*this).size() == (free ? 0 : 1));
    }
    (*this)[first].state = PlacementState::Draft;
    (*this)[first].intention = Intention::NotIntended;
    CHECK(broken(*this).empty());
    (*this)[first].intention = Intention::Hold;
    CHECK(broken(*this).size() == 1);
}

TEST_CASE_METHOD(Overlap, "An item without a length takes no airtime, and one without a time is not on air", "[rules][overlap]") {
    const auto item = segment("Tin", {fire});
    place(item, radio, "2021-03-10", "08:00", 10);
    place(item, radio, "2021-03-10", "08:05", 0);
    place(item, radio, "2021-03-10", "", 10);
    CHECK(broken(*this).empty());
}

TEST_CASE_METHOD(Overlap, "A rule for one topic asks that one of the two is about it", "[rules][overlap]") {
    (*this)[base::Id<Rule>{1}].only_topic = fire;
    place(segment("Giao thông", {traffic}), radio, "2021-03-10", "08:00", 60);
    place(segment("Cháy", {kitchen}), radio, "2021-03-10", "08:05", 10);
    place(segment("Giao thông nữa", {traffic}), radio, "2021-03-10", "08:10", 10);
    CHECK(broken(*this) == Told{"overlap.same_outlet P-2 P-1", "overlap.same_outlet P-3 P-2"});
    place(segment("Giao thông", {traffic}), radio, "2021-03-10", "08:30", 5);
    CHECK(broken(*this).size() == 2);
}
