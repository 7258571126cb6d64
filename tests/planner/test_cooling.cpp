// SPDX-License-Identifier: Apache-2.0
// The search's chance and patience, in whole numbers: near what the library's logarithm says, and the same everywhere.
#include <catch2/catch.hpp>

#include <cmath>

#include "calendar/planner/cooling.h"

using lichsong::planner::Dice;
using lichsong::planner::Patience;
using lichsong::planner::temperature_at;

TEST_CASE("It cools from the hottest to one, and never grows warmer") {
    for (const std::int64_t hottest : {1, 2, 300, 30'000, 1 << 30}) {
        CHECK(temperature_at(hottest, 0, 1'000) == hottest);
        CHECK(temperature_at(hottest, 1'000, 1'000) == 1);
        auto before = hottest;
        bool is_falling = true;
        for (std::int64_t done = 0; done <= 1'000; ++done) {
            const auto now = temperature_at(hottest, done, 1'000);
            is_falling = is_falling && now <= before;
            before = now;
        }
        CHECK(is_falling);
    }
}

TEST_CASE("Temperature is a power of what is left of the way") {
    for (const std::int64_t hottest : {300, 30'000})
        for (std::int64_t done = 0; done <= 5'000'000; done += 9'973) {
            const auto exact = std::pow(static_cast<double>(hottest), 1.0 - static_cast<double>(done) / 5'000'000.0);
            REQUIRE(std::abs(static_cast<double>(temperature_at(hottest, done, 5'000'000)) - exact) < 0.52);
        }
    CHECK(temperature_at(30'000, std::int64_t{1} << 37, std::int64_t{1} << 38) == 173);  // the root of 30 000 is 173.2
}

TEST_CASE("Patience is the logarithm of chance") {
    const Patience patience;
    for (std::size_t i = 0; i < patience.table().size(); ++i) {
        const auto exact = -std::log((static_cast<double>(i) + 0.5) / 4'096.0) * Patience::unit;
        REQUIRE(std::abs(static_cast<double>(patience.table()[i]) - exact) < 0.52);
    }
}

TEST_CASE("Tables and dice are the same on every machine") {
    const Patience patience;
    const auto& table = patience.table();
    std::uint64_t sum = 0;
    for (const auto value : table) sum = sum * 31 + static_cast<std::uint64_t>(value);
    CHECK(sum == 0xA1A0AC3E794B40E6U);
    CHECK(Dice(1).next() == 0x910A2DEC89025CC1U);  // as SplitMix64 has it
    std::uint64_t temperatures = 0;
    for (std::int64_t done = 0; done < 10'000; ++done) temperatures = temperatures * 31 + static_cast<std::uint64_t>(temperature_at(30'000, done, 10'000));
    CHECK(temperatures == 0xF5A8AE7F5534A685U);
}
