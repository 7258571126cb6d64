// SPDX-License-Identifier: Apache-2.0
// The first look at a foreign calendar: each limit just kept and just broken, each fault with its line, and where components
// lie.
#include <catch2/catch.hpp>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/ical/guard.h"
#include "calendar/ical/raw_component.h"

using namespace lichsong;
using ical::GuardLimits;

namespace {

std::string event(const std::string& lines) { return "BEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\n"; }
std::string calendar(const std::string& lines) { return "BEGIN:VCALENDAR\r\n" + lines + "END:VCALENDAR\r\n"; }

std::string repeated(const std::string& text, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
}

// "taken", or the code of the refusal with its line.
std::string verdict(const std::string& bytes, const GuardLimits& limits = {}) {
    try {
        static_cast<void>(ical::outline_of(bytes, limits));
        return "taken";
    } catch (const base::Error& error) {
        for (const auto& arg : error.args()) CHECK(base::is_utf8(arg));
        return error.code() + ' ' + error.args().at(0);
    }
}

}  // namespace

TEST_CASE("A file that is no whole calendar is refused with the line where it shows", "[guard]") {
    CHECK(verdict(calendar(event("UID:a\r\n"))) == "taken");
    CHECK(verdict(calendar("")) == "taken");
    CHECK(verdict("") == "ics.not_a_calendar 1");
    CHECK(verdict("<!DOCTYPE html>\n<html>\n") == "ics.not_a_calendar 1");
    CHECK(verdict("\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\n").starts_with("ics.not_a_calendar"));
    CHECK(verdict(calendar(event("")) + "UID:a\r\n") == "ics.not_a_calendar 5");
    CHECK(verdict("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\n") == "ics.cut_off 2");
    CHECK(verdict("BEGIN:VCALENDAR\r\n") == "ics.cut_off 1");
    CHECK(verdict("BEGIN:VCALENDAR\r\nBEGIN:VCALENDAR\r\n") == "ics.cut_off 2");
    CHECK(verdict(calendar("BEGIN:VEVENT\r\nEND:VTODO\r\n")) == "ics.not_nested 3");
    CHECK(verdict("END:\xFF\xE1\r\n") == "ics.not_nested 1");
    CHECK(verdict(calendar(event("UID:a\r\nX-A:" + std::string(1, '\0') + "\r\n"))) == "ics.nul 4");
    CHECK(verdict(calendar(event("")) + calendar(event(""))) == "taken");  // several calendars, one behind the other
}

TEST_CASE("Each limit may be reached and not passed", "[guard]") {
    const auto both = [](const std::string& code, GuardLimits limits, const std::string& just, const std::string& over) {
        INFO(code);
        CHECK(verdict(just, limits) == "taken");
        CHECK(verdict(over, limits).starts_with(code + ' '));
    };
    const auto with = [](auto member, auto value) {
        GuardLimits limits;
        limits.*member = value;
        return limits;
    };
    const auto plain = calendar(event("UID:a\r\n"));
    both("ics.too_large", with(&GuardLimits::bytes, plain.size()), plain, plain + ' ');
    both("ics.too_many_lines", with(&GuardLimits::lines, 5L), plain, calendar(event("UID:a\r\nX:1\r\n")));
    both("ics.line_too_long", with(&GuardLimits::line, std::size_t{100}), calendar(event("X-A:" + std::string(97, 'a') + "\r\n")), calendar(event("X-A:" + std::string(98, 'a') + "\r\n")));
    both("ics.too_deep", with(&GuardLimits::depth, std::size_t{3}), calendar(event("BEGIN:X\r\nEND:X\r\n")), calendar(event("BEGIN:X\r\nBEGIN:Y\r\nEND:Y\r\nEND:X\r\n")));
    both("ics.too_many_parameters", with(&GuardLimits::parameters, std::size_t{2}), calendar(event("X;A=1;B=\"2;;;\":1\r\n")), calendar(event("X;A=1;B=2;C=3:1\r\n")));
    both("ics.too_many_parameters", with(&GuardLimits::parameter_octets, std::size_t{10}), calendar(event("X;A=1234567:1\r\n")), calendar(event("X;A=12345678:1\r\n")));
    both("ics.too_many_properties", with(&GuardLimits::properties, 3L), calendar(event(repeated("X:1\r\n", 3))), calendar(event(repeated("X:1\r\n", 4))));
    both("ics.too_many_properties", with(&GuardLimits::properties, 3L), calendar(repeated("X:1\r\n", 3)), calendar(repeated("X:1\r\n", 4)));
    both("ics.too_many_values", with(&GuardLimits::values, std::size_t{4}), calendar(event("RDATE:1,2\r\nEXDATE:3,4\r\n")), calendar(event("RDATE:1,2\r\nEXDATE:3,4,5\r\n")));
    const std::string zone = "BEGIN:VTIMEZONE\r\nTZID:";
    const std::string end = "\r\nEND:VTIMEZONE\r\n";
    both("ics.too_many_zones", with(&GuardLimits::zones, std::size_t{2}), calendar(zone + "a" + end + zone + "b" + end), calendar(zone + "a" + end + zone + "b" + end + zone + "c" + end));
    both("ics.too_many_components", with(&GuardLimits::components, std::size_t{2}), calendar(repeated(event(""), 2)), calendar(repeated(event(""), 3)));
    both("ics.too_many_of_one", with(&GuardLimits::of_one_uid, std::size_t{2}), calendar(repeated(event("UID:a\r\n"), 2)), calendar(repeated(event("UID:a\r\n"), 3)));
    both("ics.too_many_faults", with(&GuardLimits::faults, 2L), calendar(repeated("gì đây\r\n", 2)), calendar(repeated("gì đây\r\n", 3)));
}

TEST_CASE("An attached file may be long, as it is dropped", "[guard]") {
    CHECK(verdict(calendar(event("ATTACH;VALUE=BINARY:" + std::string(200'000, 'A') + "\r\n"))) == "taken");
}

TEST_CASE("The outline has the head, the zones, and the components by UID where they first came", "[guard]") {
    const std::string bytes = calendar("name:Lịch\r\nBEGIN:VTIMEZONE\r\nTZID:Z\r\nX-LIC-LOCATION:Asia/Tokyo\r\nBEGIN:DAYLIGHT\r\nTZOFFSETTO:+0800\r\nEND:DAYLIGHT\r\nBEGIN:STANDARD\r\n"
                                       "TZOFFSETTO:-053015\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" +
                                       event("UID:a\r\n") + event("UID:b\r\n") + "BEGIN:VTODO\r\nUID:a\r\nEND:VTODO\r\n" + event("UID:a\r\nX:1\r\n") + event(""));
    const auto outline = ical::outline_of(bytes);
    REQUIRE(outline.head.size() == 1);
    CHECK(outline.head[0].name == "NAME");
    CHECK(outline.head[0].value == "Lịch");
    CHECK(outline.head[0].line == 2);
    REQUIRE(outline.zones.size() == 1);
    CHECK(outline.zones[0].tzid == "Z");
    CHECK(outline.zones[0].location == "Asia/Tokyo");
    CHECK(outline.zones[0].offset == -(5 * 3600 + 30 * 60 + 15));
    CHECK(outline.zones[0].varies);
    CHECK(outline.events == 4);
    REQUIRE(outline.objects.size() == 4);
    CHECK(outline.objects[0].size() == 2);
    const auto& place = outline.objects[0][1];
    CHECK(bytes.substr(place.begin, place.end - place.begin) == event("UID:a\r\nX:1\r\n"));
    CHECK_FALSE(outline.objects[2][0].event);
}

TEST_CASE("A component comes as lines, without what nobody may see again", "[guard]") {
    const std::string bytes = calendar(event("uid;x=1:a\r\nSUMMARY:Dài\r\n  ra\r\nREQUEST-STATUS:2.0;Success\r\nBEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\nBEGIN:X-B\r\nX-C:1\r\nEND:X-B\r\n"
                                             "X-D:\x01\r\nATTACH;ENCODING=BASE64:QQ==\r\nATTACH:https://example.org\r\nkhông\r\n"));
    std::string told;
    ical::RawComponent component;
    component.read(bytes, ical::outline_of(bytes).objects.at(0).at(0), [&](const ical::ImportFinding& finding) { told += std::string(finding.code) + ' ' + std::to_string(finding.line) + '\n'; });
    CHECK(component.name() == "VEVENT");
    CHECK(component.line() == 2);
    CHECK(component.text() == "UID;x=1:a\nSUMMARY:Dài ra\nBEGIN:X-B\nX-C:1\nEND:X-B\nATTACH:https://example.org\n");
    CHECK(told == "import.alarm_dropped 7\nimport.unreadable_text 13\nimport.attachment_dropped 14\nimport.no_property 16\n");
    CHECK(component.find("X-C") == nullptr);  // of the component within
    CHECK(component.find("UID")->parameters == ";x=1");
}
