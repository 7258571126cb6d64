// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <set>

#include "calendar/base/error.h"
#include "calendar/base/id.h"

using namespace lichsong::base;

TEST_CASE("UUIDs are random ones of version 4, in lower case", "[id]") {
    UuidSource source;
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const auto uuid = source.next();
        REQUIRE(uuid.size() == 36);
        CHECK(uuid[14] == '4');
        CHECK(std::string("89ab").find(uuid[19]) != std::string::npos);
        CHECK(uuid.find_first_not_of("0123456789abcdef-") == std::string::npos);
        seen.insert(uuid);
    }
    CHECK(seen.size() == 1000);
}

TEST_CASE("A seed repeats the same UUIDs, another gives others", "[id]") {
    UuidSource first(7);
    UuidSource second(7);
    UuidSource third(8);
    const auto uuid = first.next();
    CHECK(uuid == second.next());
    CHECK(uuid != third.next());
    CHECK(uuid != first.next());
}

TEST_CASE("Id zero is none", "[id]") {
    CHECK_FALSE(Id<int>{});
    CHECK(Id<int>{1});
    CHECK(Id<int>{1} < Id<int>{2});
}

TEST_CASE("An error carries who has to act, a code and arguments, and no sentence", "[error]") {
    const Error error(Fault::Conflict, "editor.changed", {"DT21-1"});
    CHECK(error.fault() == Fault::Conflict);
    CHECK(static_cast<int>(Fault::Call) == 2);
    CHECK(static_cast<int>(Fault::Store) == 5);
    CHECK(std::string(error.what()) == "editor.changed");
    CHECK(error.args() == std::vector<std::string>{"DT21-1"});
}
