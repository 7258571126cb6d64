// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

#include "calendar/base/conveyor.h"

using lichsong::base::Conveyor;

TEST_CASE("Everything arrives once, in order, and never more is under way than there is room", "[conveyor]") {
    constexpr int all = 10'000;
    constexpr int room = 3;
    Conveyor<int> conveyor(room);
    std::atomic<int> put = 0;
    std::jthread putter([&] {
        for (int i = 0; i < all; ++i)
            if (conveyor.put(i)) ++put;
        conveyor.close();
    });
    int taken = 0;
    bool in_order = true;
    int most = 0;
    while (const auto item = conveyor.take()) {
        in_order = in_order && *item == taken;
        most = std::max(most, put - taken);
        ++taken;
    }
    CHECK(in_order);
    CHECK(taken == all);
    CHECK(most <= room + 1);  // the one just taken is counted, too
    CHECK_FALSE(conveyor.take());
}

TEST_CASE("What was put before the end is taken after it", "[conveyor]") {
    Conveyor<int> conveyor(2);
    CHECK(conveyor.put(1));
    conveyor.close();
    CHECK(conveyor.take() == 1);
    CHECK_FALSE(conveyor.take());
}

TEST_CASE("A putter that waits for room learns that the taker has gone", "[conveyor]") {
    Conveyor<int> conveyor(1);
    REQUIRE(conveyor.put(1));
    bool second = true;
    {
        std::jthread putter([&] { second = conveyor.put(2); });
        conveyor.abandon();
    }
    CHECK_FALSE(second);
    CHECK_FALSE(conveyor.put(3));
}
