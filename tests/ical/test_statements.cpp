// SPDX-License-Identifier: Apache-2.0
// Statements of the conformance table held for calendars of any plan, not of the sample only: 100 plans made at random, in both
// layouts, read by the judge of reader.h. Those that need an editor are in tests/service/test_statements.cpp.
#include <catch2/catch.hpp>

#include <map>
#include <set>

#include "calendar/model/lunar.h"
#include "expansion.h"
#include "random_plan.h"
#include "reader.h"

using namespace lichsong;
using namespace lichsong::model;
using namespace lichsong::test;

namespace {

// Calls `judge` with each calendar, as bytes and as read.
template <class Judge>
void each_calendar(std::uint64_t seed, Judge&& judge) {
    Random random(seed);
    for (int i = 0; i < 100; ++i) {
        const auto plan = random_plan(random);
        for (const auto layout : {Layout::Recurring, Layout::Flat}) {
            INFO("seed " << seed << ", plan " << i << (layout == Layout::Flat ? ", flat" : ", recurring"));
            const auto bytes = exported(plan, layout);
            judge(bytes, read_calendar(bytes));
        }
    }
}

bool is_whole_day(const ReadLine& line) { return line.parameter("VALUE") == "DATE"; }

}  // namespace

TEST_CASE("C1, C2, C3: No plan makes a fault in the bytes of its calendar", "[C1][C2][C3][random]") {
    each_calendar(1, [](const std::string& bytes, const ReadComponent&) { REQUIRE(byte_faults(bytes) == std::vector<std::string>()); });
}

TEST_CASE("C8, C31, C39, C40: No plan makes what has no place in a feed", "[C8][C31][C39][C40][random]") {
    each_calendar(8, [](const std::string& bytes, const ReadComponent& calendar) {
        for (const char* word : {"X-LIC-ERROR", "EXRULE", "RANGE=", "RSCALE=", "FREQ=HOURLY", "FREQ=MINUTELY", "FREQ=SECONDLY"})
            REQUIRE(bytes.find(word) == std::string::npos);
        for (const auto& child : calendar.children) REQUIRE((child.name == "VEVENT" || child.name == "VTIMEZONE"));
        for (const auto* event : calendar.components("VEVENT")) REQUIRE(event->children.empty());
    });
}

TEST_CASE("C9, C12, C15: Every calendar has one head, without UID and METHOD, and nobody is invited", "[C9][C12][C15][random]") {
    each_calendar(9, [](const std::string&, const ReadComponent& calendar) {
        REQUIRE(calendar.value("VERSION") == "2.0");  // line() throws where it stands twice
        REQUIRE_FALSE(calendar.value("PRODID").empty());
        for (const char* name : {"UID", "METHOD"}) REQUIRE_FALSE(calendar.has(name));
        for (const auto* event : calendar.components("VEVENT"))
            for (const char* name : {"ORGANIZER", "ATTENDEE"}) REQUIRE_FALSE(event->has(name));
    });
}

TEST_CASE("C13, C14: Each TZID used has exactly one VTIMEZONE of one observance, and none is unused", "[C13][C14][random]") {
    each_calendar(13, [](const std::string&, const ReadComponent& calendar) {
        std::set<std::string> used;
        for (const auto* event : calendar.components("VEVENT"))
            for (const auto& line : event->lines)
                if (!line.parameter("TZID").empty()) used.insert(line.parameter("TZID"));
        std::set<std::string> defined;
        for (const auto* zone : calendar.components("VTIMEZONE")) {
            REQUIRE(defined.insert(zone->value("TZID")).second);
            REQUIRE(zone->children.size() == 1);
        }
        REQUIRE(used == defined);
    });
}

TEST_CASE("C16, C18: Every entry has UID, DTSTAMP, LAST-MODIFIED, SEQUENCE, and shares UID and instance with no other", "[C16][C18][random]") {
    each_calendar(16, [](const std::string&, const ReadComponent& calendar) {
        std::set<std::pair<std::string, std::string>> seen;
        for (const auto* event : calendar.components("VEVENT")) {
            REQUIRE(event->value("DTSTAMP").ends_with("Z"));
            REQUIRE(event->value("LAST-MODIFIED").ends_with("Z"));
            REQUIRE_FALSE(event->value("SEQUENCE").empty());
            REQUIRE(event->value("UID").find('@') == std::string::npos);
            REQUIRE(seen.emplace(event->value("UID"), event->has("RECURRENCE-ID") ? event->value("RECURRENCE-ID") : "").second);
        }
    });
}

TEST_CASE("C23, C24, C25: Every entry ends after it begins, in the same form, local with a zone or as whole days", "[C23][C24][C25][random]") {
    int across_midnight = 0, whole_days = 0;
    each_calendar(23, [&](const std::string&, const ReadComponent& calendar) {
        for (const auto* event : calendar.components("VEVENT")) {
            const auto &start = event->line("DTSTART"), &end = event->line("DTEND");
            REQUIRE(start.parameters == end.parameters);
            REQUIRE(is_whole_day(start) != (start.parameter("TZID") == "Asia/Ho_Chi_Minh"));
            REQUIRE(start.value < end.value);
            (is_whole_day(start) ? whole_days : across_midnight) += start.value.substr(0, 8) != end.value.substr(0, 8);
        }
    });
    CHECK(across_midnight > 100);
    CHECK(whole_days > 100);
}

// occurrences() throws where a DTSTART, UNTIL, EXDATE, RDATE or RECURRENCE-ID is no instance or of another type.
TEST_CASE("C26, C27, C28, C29, C33: Of a recurring calendar exactly the occurrences of the flat one come back", "[C26][C27][C28][C29][C33][random]") {
    Random random(26);
    for (int i = 0; i < 100; ++i) {
        const auto plan = random_plan(random);
        INFO("plan " << i);
        const auto live = [](std::vector<Occurrence> all) {
            std::erase_if(all, [](const Occurrence& one) { return one.status == "CANCELLED"; });
            return all;
        };
        REQUIRE(live(occurrences(read_calendar(exported(plan)))) == live(occurrences(read_calendar(exported(plan, Layout::Flat)))));
    }
}

TEST_CASE("C30: EXDATE and RDATE have one value a line, however many there are", "[C30][random]") {
    each_calendar(30, [](const std::string&, const ReadComponent& calendar) {
        for (const auto* event : calendar.components("VEVENT"))
            for (const char* name : {"EXDATE", "RDATE"})
                for (const auto& line : event->all(name)) REQUIRE(line.value.find(',') == std::string::npos);
    });
}

TEST_CASE("C32: An override follows its master, names an instance once, and is never older than it", "[C32][random]") {
    int overrides = 0;
    each_calendar(32, [&](const std::string&, const ReadComponent& calendar) {
        std::map<std::string, long> masters;
        for (const auto* event : calendar.components("VEVENT")) {
            if (!event->has("RECURRENCE-ID")) {
                masters.emplace(event->value("UID"), std::stol(event->value("SEQUENCE")));
                continue;
            }
            ++overrides;
            REQUIRE(masters.contains(event->value("UID")));
            REQUIRE(masters.at(event->value("UID")) <= std::stol(event->value("SEQUENCE")));
            REQUIRE_FALSE(event->has("RRULE"));
        }
    });
    CHECK(overrides > 1'000);
}

TEST_CASE("C38: Days of the lunar calendar leave as dates, never by a rule of another calendar", "[C38]") {
    auto sample = sample_plan();
    auto& series = sample.series("roi");
    series.extra_dates.clear();
    for (int month = 1; month <= 4; ++month) series.extra_dates.push_back(from_lunar({15, month, 2021, false}));
    auto entry = sample.entries_of(id_of(series)).front();
    std::vector<ical::Entry> entries;
    for (const auto& day : series.extra_dates) {
        entry.placement.uid = iso(day);
        entry.placement.date = entry.placement.series_date = day;
        entries.push_back(entry);
    }
    const auto bytes = exported(sample, series, entries);
    CHECK(bytes.find("RSCALE") == std::string::npos);
    CHECK(bytes.find("RRULE") == std::string::npos);
    std::vector<std::string> days;
    for (const auto& one : occurrences(read_calendar(bytes))) days.push_back(one.start.substr(0, 8));
    CHECK(days == std::vector<std::string>{"20210226", "20210327", "20210426", "20210526"});  // the last is Phật Đản of 2021
}

TEST_CASE("C41, C42: Status, transparency and title agree in every entry", "[C41][C42][random]") {
    each_calendar(41, [](const std::string&, const ReadComponent& calendar) {
        for (const auto* event : calendar.components("VEVENT")) {
            const auto status = event->value("STATUS");
            const bool cancelled = status == "CANCELLED";
            REQUIRE((cancelled || status == "TENTATIVE" || status == "CONFIRMED"));
            REQUIRE(event->line("SUMMARY").text().starts_with("[HỦY] ") == cancelled);
            if (cancelled || is_whole_day(event->line("DTSTART"))) REQUIRE(event->value("TRANSP") == "TRANSPARENT");
        }
    });
}
