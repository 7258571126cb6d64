// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <map>
#include <string>

#include "calendar/model/field.h"
#include "calendar/model/medium.h"
#include "calendar/model/workflow.h"

using namespace lichsong::model;
using enum PlacementState;

TEST_CASE("Tables of states and media stand in the order of their values", "[workflow]") {
    REQUIRE(state_table().size() == placement_state_names.size());
    for (std::size_t i = 0; i < state_table().size(); ++i) CHECK(state_table()[i].state == static_cast<PlacementState>(i));
    REQUIRE(media().size() == medium_names.size());
    for (std::size_t i = 0; i < media().size(); ++i) {
        CHECK(media()[i].medium == static_cast<Medium>(i));
        CHECK(&medium_info(static_cast<Medium>(i)) == &media()[i]);
    }
}

TEST_CASE("A later layer of coverage holds the earlier ones, and what covers takes room", "[workflow]") {
    for (const auto& info : state_table()) {
        INFO(name_of(info.state));
        if (info.aired) CHECK(info.confirmed);
        if (info.confirmed) CHECK(info.planned);
        CHECK(info.planned == info.occupies);
        CHECK(&state_info(info.state) == &info);
    }
}

TEST_CASE("Each state stands in a partner's calendar as agreed or not", "[workflow]") {
    const auto status = [](PlacementState state) { return state_info(state).status; };
    for (const auto state : {Draft, Requested, CounterProposed}) CHECK(status(state) == CalendarStatus::Tentative);
    for (const auto state : {Confirmed, Aired, Missed}) CHECK(status(state) == CalendarStatus::Confirmed);
    for (const auto state : {Declined, PreEmpted, Cancelled}) CHECK(status(state) == CalendarStatus::Cancelled);
    for (const auto state : {Confirmed, Aired, Missed, PreEmpted}) CHECK(state_info(state).is_protected);
    for (const auto state : {Draft, Requested, CounterProposed, Declined, Cancelled}) CHECK_FALSE(state_info(state).is_protected);
}

TEST_CASE("States follow each other as the table says, and in no other way", "[workflow]") {
    const std::map<PlacementState, std::vector<PlacementState>> allowed{
        {Draft, {Requested, Confirmed, Declined, CounterProposed, PreEmpted}},
        {Requested, {Draft, Confirmed, Declined, CounterProposed, Aired, PreEmpted}},
        {Confirmed, {Draft, Requested, Declined, CounterProposed, Aired, Missed, PreEmpted}},
        {Declined, {Draft, Requested, Confirmed, CounterProposed}},
        {CounterProposed, {Draft, Requested, Confirmed, Declined, Aired, PreEmpted}},
        {Aired, {Confirmed, Missed}},
        {Missed, {Confirmed, Aired, PreEmpted}},
        {PreEmpted, {Confirmed, Aired, Missed}},
        {Cancelled, {}},
    };
    for (const auto& from : state_table())
        for (const auto& to : state_table()) {
            INFO(name_of(from.state) << " -> " << name_of(to.state));
            const auto& list = allowed.at(from.state);
            const bool expected = from.state == to.state || to.state == Cancelled || std::find(list.begin(), list.end(), to.state) != list.end();
            CHECK(may_follow(from.state, to.state) == expected);
        }
}

TEST_CASE("A medium goes out by the clock or in issues, and starts with the lead times of the field", "[media]") {
    for (const auto& info : media()) {
        CHECK(info.has_clock_time != info.has_issue);
        CHECK(info.lead_content >= info.lead_approval);
        CHECK(info.lead_approval >= info.lead_tape);
        CHECK(info.colour.size() == 7);
    }
    const auto leads = [](Medium medium) { return std::pair(medium_info(medium).lead_content, medium_info(medium).lead_tape); };
    CHECK(leads(Medium::Television) == std::pair(5, 2));
    CHECK(leads(Medium::Radio) == std::pair(3, 1));
    CHECK(leads(Medium::Print).first == 3);
    CHECK(leads(Medium::Loudspeaker).first == 1);
    CHECK(leads(Medium::Online).first == 0);
}
