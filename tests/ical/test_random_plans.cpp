// SPDX-License-Identifier: Apache-2.0
// Plans made at random: whatever happened to a series, its recurring entry has exactly the occurrences that its
// placements have, and the same as when they are written one by one.
#include <catch2/catch.hpp>

#include <algorithm>

#include "expansion.h"
#include "random_plan.h"
#include "reader.h"

using namespace lichsong;
using namespace lichsong::test;

TEST_CASE("A recurring entry has the occurrences of its placements, whatever happened to them", "[C22][C26][C28][C29][C32][C33]") {
    Random random(5545);
    int recurring = 0;
    for (int i = 0; i < 3'000; ++i) {
        const auto sample = random_series(random);
        const auto bytes = exported(sample, sample.plan.series.rows().front(), sample.entries);
        INFO("round " << i);
        recurring += bytes.find("RRULE") != std::string::npos;
        auto flat = occurrences(read_calendar(exported(sample, Layout::Flat)));
        const auto is_cancelled = [](const Occurrence& one) { return one.status == "CANCELLED"; };
        const bool any_live = !std::all_of(flat.begin(), flat.end(), is_cancelled);
        if (any_live) std::erase_if(flat, is_cancelled);
        REQUIRE(occurrences(read_calendar(bytes)) == flat);
        REQUIRE(byte_faults(bytes).empty());
    }
    CHECK(recurring > 2'000);
}

TEST_CASE("The order in which placements come does not change a recurring entry", "[C19]") {
    Random random(19);
    for (int i = 0; i < 300; ++i) {
        auto sample = random_series(random);
        const auto& series = sample.plan.series.rows().front();
        const auto before = exported(sample, series, sample.entries);
        std::shuffle(sample.entries.begin(), sample.entries.end(), random);
        REQUIRE(exported(sample, series, sample.entries) == before);
    }
}
