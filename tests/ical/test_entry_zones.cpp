// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "calendar/ical/entry_zones.h"

using lichsong::ical::lines_of_other_zones;
using lichsong::ical::names_zone;
using Lines = std::vector<long>;

TEST_CASE("A zone is named by a parameter, also of a property nobody knows and folded anywhere, and not by a text", "[entry_zones]") {
    CHECK(names_zone("BEGIN:VEVENT\r\nDTSTART;TZID=Asia/Ho_Chi_Minh:20210503T190000\r\nEND:VEVENT\r\n"));
    CHECK(names_zone("X-OTHER;A=b;TZID=Europe/Paris:1\r\n"));
    CHECK(names_zone("X-OTHER;A=b;TZ\r\n ID=Europe/Paris:1\r\n"));
    CHECK(names_zone("X-OTHER;TzId=Europe/Paris:1\r\n"));
    CHECK_FALSE(names_zone("DTSTART:20210503T120000Z\r\n"));
    CHECK_FALSE(names_zone("SUMMARY:a\\;TZID=b\r\n"));
    CHECK_FALSE(names_zone("X-OTHER;A=\"x;TZID=y\":1\r\n"));
}

TEST_CASE("Lines that name another zone than the one that leaves are found by their first physical line", "[entry_zones]") {
    CHECK(lines_of_other_zones("A:1\r\n 2\r\nX-B;TZID=Z:1\r\nDTSTART;TZID=Ours:1\r\nX-C;TZI\r\n D=Other:1\r\n", "Ours") == Lines{3, 5});
    CHECK(lines_of_other_zones("DTSTART;TZID=Ours:1\r\n", "Ours").empty());
    CHECK(lines_of_other_zones("X-OTHER;tzid=Other:1\r\n", "Ours") == Lines{1});
}
