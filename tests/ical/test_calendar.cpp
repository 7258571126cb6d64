// SPDX-License-Identifier: Apache-2.0
// The head of a calendar and what belongs to all of it: C8 to C15, C50.
#include <catch2/catch.hpp>

#include "reader.h"
#include "sample_plan.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

std::string empty_calendar(const Sample& sample) { return exported(sample, model::Series(), {}); }

}  // namespace

TEST_CASE("C1, C2, C3, C9: The sample is one calendar without a fault in its bytes", "[C1][C2][C3][C9]") {
    const auto sample = sample_plan();
    for (const auto layout : {Layout::Recurring, Layout::Flat}) {
        const auto bytes = exported(sample, layout);
        CHECK(byte_faults(bytes).empty());
        CHECK_NOTHROW(read_calendar(bytes));
    }
}

TEST_CASE("C8: No error of a parser is in the output", "[C8]") {
    CHECK(exported(sample_plan()).find("X-LIC-ERROR") == std::string::npos);
}

TEST_CASE("C9: Version and product stand once, and the calendar has no UID of its own", "[C9]") {
    const auto calendar = read_calendar(exported(sample_plan()));
    CHECK(calendar.value("VERSION") == "2.0");
    CHECK(calendar.value("PRODID") == "-//Lich Song//Lich Song//VI");
    CHECK(calendar.value("CALSCALE") == "GREGORIAN");
    CHECK_FALSE(calendar.has("UID"));
}

TEST_CASE("C10: What has two names is said under both, and the same", "[C10]") {
    const auto sample = sample_plan();
    const auto calendar = read_calendar(exported(sample));
    CHECK(calendar.line("NAME").text() == sample.head.name);
    CHECK(calendar.value("X-WR-CALNAME") == calendar.value("NAME"));
    CHECK(calendar.line("DESCRIPTION").text() == sample.head.description);
    CHECK(calendar.value("X-WR-CALDESC") == calendar.value("DESCRIPTION"));
    CHECK(calendar.value("REFRESH-INTERVAL") == "PT4H");
    CHECK(calendar.line("REFRESH-INTERVAL").parameter("VALUE") == "DURATION");
    CHECK(calendar.value("X-PUBLISHED-TTL") == "PT4H");
    CHECK(calendar.value("X-WR-TIMEZONE") == "Asia/Ho_Chi_Minh");
    CHECK(calendar.value("COLOR") == "firebrick");
    CHECK(calendar.value("X-APPLE-CALENDAR-COLOR") == "#B22223");
    CHECK(calendar.line("X-LICHSONG-ISSUING-BODY").text() == "Công an tỉnh Đồng Tháp");
}

TEST_CASE("A colour or an interval that cannot be read is replaced by a good one", "[C10]") {
    auto sample = sample_plan();
    sample.head.colour = "red\r\nX:1";
    sample.head.refresh = "PT4H\r\nX:1";
    const auto calendar = read_calendar(exported(sample));
    CHECK(calendar.value("X-APPLE-CALENDAR-COLOR") == "#0F766E");
    CHECK(calendar.value("COLOR") == "teal");
    CHECK(calendar.value("REFRESH-INTERVAL") == "PT4H");
}

TEST_CASE("C11: A category that holds a comma stays one category", "[C11]") {
    auto sample = sample_plan();
    auto entry = sample.entries.back();
    entry.segment.topics = {{2}, {1}};
    const auto calendar = read_calendar(exported(sample, entry));
    const auto& event = *calendar.components("VEVENT").at(0);
    CHECK(event.line("CATEGORIES").texts() == std::vector<std::string>{"An toàn, phòng cháy; chữa cháy", "Quyền và nghĩa vụ cử tri"});
}

TEST_CASE("C12, C15: There is no METHOD, no ORGANIZER and no ATTENDEE, and the responsible body is named in every entry", "[C12][C15]") {
    const auto calendar = read_calendar(exported(sample_plan()));
    CHECK_FALSE(calendar.has("METHOD"));
    for (const auto* event : calendar.components("VEVENT")) {
        CHECK_FALSE(event->has("ORGANIZER"));
        CHECK_FALSE(event->has("ATTENDEE"));
        CHECK(event->line("X-LICHSONG-RESPONSIBLE-BODY").text() == "Phòng PV05, Công an tỉnh Đồng Tháp");
        CHECK(event->line("DESCRIPTION").text().find("Chịu trách nhiệm nội dung: Phòng PV05") != std::string::npos);
    }
}

TEST_CASE("Where nobody is named for an item, the series answers for it, and else the campaign", "[C12]") {
    auto sample = sample_plan();
    auto entry = sample.entries.front();
    const auto body = [&] {
        return read_calendar(exported(sample, entry)).components("VEVENT").at(0)->line("X-LICHSONG-RESPONSIBLE-BODY").text();
    };
    entry.segment.responsible_body = "Phòng PA03";
    CHECK(body() == "Phòng PA03");
    entry.segment.responsible_body.clear();
    CHECK(body() == "Phòng PV05, Công an tỉnh Đồng Tháp");
    sample.series("an-ninh").responsible_body.clear();
    CHECK(body() == "Công an tỉnh Đồng Tháp");
}

TEST_CASE("C13: Each TZID used has one VTIMEZONE, before the first entry that uses it", "[C13]") {
    const auto bytes = exported(sample_plan());
    const auto calendar = read_calendar(bytes);
    REQUIRE(calendar.components("VTIMEZONE").size() == 1);
    CHECK(calendar.components("VTIMEZONE")[0]->value("TZID") == "Asia/Ho_Chi_Minh");
    CHECK(bytes.find("BEGIN:VTIMEZONE") < bytes.find("TZID=Asia/Ho_Chi_Minh"));
    CHECK(bytes.find("/freeassociation") == std::string::npos);
    for (const auto* event : calendar.components("VEVENT"))
        for (const auto& line : event->lines)
            if (!line.parameter("TZID").empty()) CHECK(line.parameter("TZID") == "Asia/Ho_Chi_Minh");
}

TEST_CASE("A calendar of whole days only has no VTIMEZONE", "[C13]") {
    const auto sample = sample_plan();
    const auto calendar = read_calendar(exported(sample, sample.entries.back()));
    CHECK(calendar.components("VEVENT").size() == 1);
    CHECK(calendar.components("VTIMEZONE").empty());
}

TEST_CASE("C14: The time zone of Vietnam is one observance of seven hours", "[C14]") {
    const auto calendar = read_calendar(exported(sample_plan()));
    const auto& zone = *calendar.components("VTIMEZONE").at(0);
    REQUIRE(zone.children.size() == 1);
    CHECK(zone.children[0].name == "STANDARD");
    CHECK(zone.children[0].value("DTSTART") == "19700101T000000");
    CHECK(zone.children[0].value("TZOFFSETFROM") == "+0700");
    CHECK(zone.children[0].value("TZOFFSETTO") == "+0700");
    CHECK(zone.children[0].value("TZNAME") == "+07");
}

TEST_CASE("The old name of the zone is written by the new one", "[C13]") {
    auto sample = sample_plan();
    sample.plan.campaign.zone = "Asia/Saigon";
    const auto bytes = exported(sample);
    CHECK(bytes.find("TZID=Asia/Ho_Chi_Minh") != std::string::npos);
    CHECK(bytes.find("TZID=Asia/Saigon") == std::string::npos);
}

TEST_CASE("Times of another zone leave in UTC, series one by one", "[C13][C23]") {
    auto sample = sample_plan();
    sample.plan.campaign.zone = "Europe/Paris";  // with daylight saving, which a rule in UTC could not follow
    const auto bytes = exported(sample);
    CHECK(bytes.find("TZID") == std::string::npos);
    CHECK(bytes.find("RRULE") == std::string::npos);
    const auto calendar = read_calendar(bytes);
    CHECK(calendar.components("VEVENT").size() == sample.entries.size());
    CHECK(calendar.components("VEVENT").at(0)->value("DTSTART") == "20210503T170000Z");
}

TEST_CASE("C50: An empty calendar is valid: it holds its time zone", "[C50]") {
    auto sample = sample_plan();
    const auto calendar = read_calendar(empty_calendar(sample));
    REQUIRE(calendar.children.size() == 1);
    CHECK(calendar.components("VTIMEZONE").at(0)->value("TZID") == "Asia/Ho_Chi_Minh");
    sample.plan.campaign.zone = "Europe/Paris";
    CHECK(read_calendar(empty_calendar(sample)).components("VTIMEZONE").at(0)->value("TZID") == "Etc/UTC");
}

TEST_CASE("Ending a calendar twice ends it once", "[C9]") {
    const auto sample = sample_plan();
    const base::Zone zone("Asia/Ho_Chi_Minh");
    std::string bytes;
    ical::CalendarWriter writer([&](std::string_view some) { bytes += some; }, sample.head, sample.plan, zone, sample.wording);
    writer.finish();
    const auto once = bytes;
    writer.finish();
    CHECK(bytes == once);
}
