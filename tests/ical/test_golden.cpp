// SPDX-License-Identifier: Apache-2.0
// The sample against the bytes kept in tests/data/ical/sample.ics, which were read and found right by the readers of
// tests/interop. A difference means that every partner's calendar will change: look at it, then renew the file with
// sample_calendar.
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

#include "sample_plan.h"

TEST_CASE("The sample calendar is byte for byte what it was", "[C19][golden]") {
    std::ifstream file(LICHSONG_TEST_DATA "/ical/sample.ics", std::ios::binary);
    REQUIRE(file.good());
    const std::string kept{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    CHECK(lichsong::test::exported(lichsong::test::sample_plan()) == kept);
}
