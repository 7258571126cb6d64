// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "calendar/base/error.h"
#include "calendar/base/zone.h"

using namespace lichsong::base;

namespace {
constexpr Stamp hours = 3600;
constexpr Stamp gap_day = 1'615'680'000;      // 2021-03-14T00:00Z: New York moves on at 02:00
constexpr Stamp overlap_day = 1'636'243'200;  // 2021-11-07T00:00Z: New York moves back at 02:00
constexpr Stamp summer_2021 = 1'621'728'000;  // 2021-05-23T00:00Z
}  // namespace

TEST_CASE("Vietnam is seven hours ahead, without summer time", "[zone]") {
    const Zone zone("Asia/Ho_Chi_Minh");
    CHECK(zone.name() == "Asia/Ho_Chi_Minh");
    CHECK(zone.is_fixed());
    for (const Stamp at : {Stamp{189'302'400}, summer_2021, Stamp{4'000'000'000}}) {
        CHECK(zone.offset_at(at) == 7 * hours);
        CHECK(zone.to_utc(zone.to_local(at)) == at);
    }
    CHECK(zone.offset_at(-100'000'000) == 8 * hours);  // 1966, Saigon
    CHECK(zone.to_utc(-100'000'000 + 8 * hours) == -100'000'000);
}

TEST_CASE("A wall-clock time that is skipped is moved on by the length of the gap", "[zone]") {
    const Zone zone("America/New_York");
    CHECK_FALSE(zone.is_fixed());
    CHECK(zone.to_utc(gap_day + 2 * hours - 1) == gap_day + 7 * hours - 1);
    CHECK(zone.to_utc(gap_day + 2 * hours + 1800) == gap_day + 7 * hours + 1800);  // 02:30 is taken as 03:30
    CHECK(zone.to_local(zone.to_utc(gap_day + 2 * hours + 1800)) == gap_day + 3 * hours + 1800);
    CHECK(zone.to_utc(gap_day + 3 * hours) == gap_day + 7 * hours);
}

TEST_CASE("A wall-clock time that happens twice is the earlier one", "[zone]") {
    const Zone zone("America/New_York");
    CHECK(zone.to_utc(overlap_day + 1 * hours + 1800) == overlap_day + 5 * hours + 1800);  // still summer time
    CHECK(zone.to_utc(overlap_day + 2 * hours) == overlap_day + 7 * hours);
    CHECK(zone.to_local(overlap_day + 5 * hours) == zone.to_local(overlap_day + 6 * hours));
}

TEST_CASE("Every hour of two years of a zone with summer time comes back, but for the hour that is twice", "[zone]") {
    const Zone zone("America/New_York");
    int lost = 0;
    for (Stamp at = 1'600'000'000; at < 1'663'072'000; at += hours)
        if (zone.to_utc(zone.to_local(at)) != at) ++lost;
    CHECK(lost == 2);
}

TEST_CASE("A name that is no zone is refused", "[zone]") {
    for (const auto* name : {"Asia/Sai_Gon", "", "UTC+7 "}) {
        try {
            const Zone zone(name);
            FAIL("accepted " << name);
        } catch (const Error& error) {
            CHECK(error.code() == "zone.unknown");
            CHECK(error.args() == std::vector<std::string>{name});
        }
    }
    CHECK(Zone("UTC").offset_at(0) == 0);
}

TEST_CASE("Offsets are written as ISO 8601 does", "[zone]") {
    CHECK(offset_text(25'200) == "+07:00");
    CHECK(offset_text(0) == "+00:00");
    CHECK(offset_text(-12'600) == "-03:30");
    CHECK(offset_text(20'700) == "+05:45");
}
