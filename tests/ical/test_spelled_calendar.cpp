// SPDX-License-Identifier: Apache-2.0
// Reading and spelling in a thread of their own: what arrives, in which order, and what happens when either side fails.
#include <catch2/catch.hpp>

#include <stdexcept>
#include <thread>

#include "calendar/base/error.h"
#include "calendar/ical/spelled_calendar.h"

using namespace lichsong;

namespace {

const base::Zone home("Asia/Ho_Chi_Minh");

std::string event(int number, const std::string& lines = {}) {
    return "BEGIN:VEVENT\r\nUID:u" + std::to_string(number) + "\r\nDTSTAMP:20210501T000000Z\r\nDTSTART;TZID=Asia/Ho_Chi_Minh:20210503T190000\r\nSUMMARY:Tin\r\n" + lines +
           "END:VEVENT\r\n";
}

std::string calendar(int events, const std::string& lines = {}) {
    std::string bytes = "BEGIN:VCALENDAR\r\n";
    for (int i = 0; i < events; ++i) bytes += event(i, lines);
    return bytes + "END:VCALENDAR\r\n";
}

struct Heard {
    std::vector<std::string> list;  // "u3", and "u3 import.…" before it for what was found on the way
    bool here = true;               // all in the caller's thread
};

Heard read(const std::string& bytes, std::size_t fail_at = 0, const std::string& reader = LICHSONG_READER) {
    Heard heard;
    const auto caller = std::this_thread::get_id();
    ical::SpelledCalendar spelled(bytes, {reader, &home, {}}, home, "20210510T010000Z", [&](const ical::ImportFinding& finding) {
        heard.here = heard.here && std::this_thread::get_id() == caller;
        heard.list.emplace_back(finding.code);
    });
    std::size_t count = 0;
    spelled.each([&](ical::SpelledObject&& object) {
        heard.here = heard.here && std::this_thread::get_id() == caller;
        if (++count == fail_at) throw std::runtime_error("the disk is full");
        heard.list.push_back(object.object.uid + (object.entry.text.empty() ? " without a spelling" : ""));
    });
    return heard;
}

}  // namespace

TEST_CASE("A thousand events arrive in the order of the file, spelled, in the caller's thread", "[spelled]") {
    const auto heard = read(calendar(1'000));
    REQUIRE(heard.list.size() == 1'000);
    CHECK(heard.here);
    for (int i = 0; i < 1'000; ++i)
        if (heard.list[static_cast<std::size_t>(i)] != "u" + std::to_string(i)) FAIL("number " << i << " is " << heard.list[static_cast<std::size_t>(i)]);
}

TEST_CASE("What was found on the way to an object is told before it", "[spelled]") {
    const auto heard = read(calendar(130, "DURATION:soon\r\n"));
    REQUIRE(heard.list.size() == 260);
    CHECK(heard.here);
    for (std::size_t i = 0; i < 130; ++i) {
        if (heard.list[2 * i].rfind("import.", 0) != 0) FAIL("number " << i << ": " << heard.list[2 * i]);
        if (heard.list[2 * i + 1] != "u" + std::to_string(i)) FAIL("number " << i << ": " << heard.list[2 * i + 1]);
    }
}

TEST_CASE("A caller that fails stops the reading, and its own failure is the one that is told", "[spelled]") {
    const auto bytes = calendar(5'000);
    CHECK_THROWS_WITH(read(bytes, 1), "the disk is full");
    CHECK_THROWS_WITH(read(bytes, 700), "the disk is full");
    CHECK_THROWS_WITH(read(bytes, 5'000), "the disk is full");
}

TEST_CASE("A reader that is not there is the caller's error", "[spelled]") {
    CHECK_THROWS_AS(read(calendar(10), 0, "/nowhere/lichsong-ical"), base::Error);
}
