// SPDX-License-Identifier: Apache-2.0
// The validator: it finds every fault of its table, each where it is, and nothing in calendars of ours.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "calendar/ical/lint.h"
#include "random_text.h"
#include "sample_plan.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

std::vector<ical::LintFinding> findings(std::string_view bytes, std::size_t block = 1'000'000) {
    std::vector<ical::LintFinding> found;
    ical::Linter linter([&](const ical::LintFinding& finding) { found.push_back(finding); });
    for (std::size_t at = 0; at < bytes.size(); at += block) linter.feed(bytes.substr(at, block));
    linter.finish();
    return found;
}

std::set<std::string> codes(std::string_view bytes) {
    std::set<std::string> found;
    for (const auto& finding : findings(bytes)) found.emplace(finding.fault->code.substr(5));
    return found;
}

// With LF in the source, as it is easier to read.
std::string crlf(std::string_view text) {
    std::string result;
    for (const char c : text) result += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return result;
}

const std::string sound = crlf(R"(BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//Example//EN
NAME:Lịch
X-WR-CALNAME:Lịch
REFRESH-INTERVAL;VALUE=DURATION:PT4H
X-PUBLISHED-TTL:PT4H
COLOR:teal
X-APPLE-CALENDAR-COLOR:#008080
BEGIN:VTIMEZONE
TZID:Asia/Ho_Chi_Minh
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0700
TZOFFSETTO:+0700
TZNAME:+07
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:a1
DTSTAMP:20210501T000000Z
LAST-MODIFIED:20210501T000000Z
SEQUENCE:0
DTSTART;TZID=Asia/Ho_Chi_Minh:20210503T190000
DTEND;TZID=Asia/Ho_Chi_Minh:20210503T191500
RRULE:FREQ=WEEKLY;UNTIL=20210531T120000Z;BYDAY=MO
EXDATE;TZID=Asia/Ho_Chi_Minh:20210510T190000
SUMMARY:Tin an ninh\, trật tự
CATEGORIES:An toàn\, giao thông,PCCC
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:https://example.org/a
END:VEVENT
BEGIN:VEVENT
UID:a1
RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20210517T190000
DTSTAMP:20210501T000000Z
LAST-MODIFIED:20210501T000000Z
DTSTART;TZID=Asia/Ho_Chi_Minh:20210518T190000
DTEND;TZID=Asia/Ho_Chi_Minh:20210518T191500
SUMMARY:Dời sang thứ ba
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT15M
DESCRIPTION:Sắp phát
END:VALARM
END:VEVENT
BEGIN:VTODO
UID:t1
DTSTAMP:20210501T000000Z
DTSTART;TZID=Asia/Ho_Chi_Minh:20210501T080000
DUE;TZID=Asia/Ho_Chi_Minh:20210502T080000
STATUS:NEEDS-ACTION
END:VTODO
END:VCALENDAR
)");

struct Case {
    const char* from;  ///< what of the sound calendar goes
    std::string to;    ///< what comes instead
    std::set<std::string> expected;
};

std::string changed(const Case& one) {
    auto text = sound;
    const auto from = crlf(one.from);
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), crlf(one.to));
    return text;
}

std::string many_values(int count) {
    std::string line = "EXDATE;TZID=Asia/Ho_Chi_Minh:20210510T190000";
    for (int i = 1; i < count; ++i) line += i % 2 == 0 ? ",\n 20210510T190000" : ",20210517T190000";
    return line + '\n';
}

const Case cases[] = {
    // bytes
    {"SEQUENCE:0\n", std::string("SEQUENCE:0\n") + "X-A:" + std::string(72, 'x') + '\n', {"too_long"}},
    {"SUMMARY:Dời", "SUMMARY:D\xE1\xBB\n \x9Di", {"split_character"}},
    {"SUMMARY:Dời", "SUMMARY:D\xE1i", {"not_utf8"}},
    {"SUMMARY:Dời", "SUMMARY:D\x01", {"control"}},
    {"SUMMARY:Dời", "SUMMARY:D\rx", {"bare_cr"}},
    {"SUMMARY:Dời", "SUMMARY:Do\xCC\x9B\xCC\x80i", {"not_nfc"}},
    {"SEQUENCE:0\n", "\nSEQUENCE:0\n", {"no_name"}},
    {"SEQUENCE:0\n", "SEQUENCE\n", {"no_colon"}},
    {"SEQUENCE:0\n", ":0\n", {"no_name"}},
    // values
    {"SUMMARY:Dời", "SUMMARY:a\\b", {"bad_escape"}},
    {"SUMMARY:Dời", "SUMMARY:a\\", {"bad_escape"}},
    {"SUMMARY:Dời", "SUMMARY:a, b", {"not_escaped"}},
    {"SUMMARY:Dời", "SUMMARY:a; b", {"not_escaped"}},
    {"SUMMARY:Dời", "SUMMARY:a\\, b\\; c\\n d\\N e\\\\", {}},
    {"URL:https://example.org/a", "URL:example.org/a", {"not_a_uri"}},
    {"SUMMARY:Dời", "SUMMARY;ALTREP=\"a\"b:x", {"open_quote"}},
    {"SUMMARY:Dời", "SUMMARY;X-P=a^b:x", {"caret"}},
    {"SUMMARY:Dời", "SUMMARY;X-P=\"a^n^^^'\",\"b;c:d\":x", {}},
    {"SEQUENCE:0", "X-LIC-ERROR;X-LIC-ERRORTYPE=VALUE-PARSE-ERROR:x", {"lic_error"}},
    {"DTSTAMP:20210501T000000Z", "DTSTAMP:20210230T000000Z", {"unreadable"}},
    {"DTSTART;TZID=Asia/Ho_Chi_Minh:20210501T080000", "DTSTART:20210501", {"unreadable", "end_form"}},
    {"SEQUENCE:0", "SEQUENCE:một", {"number"}},
    {"SEQUENCE:0", "SEQUENCE:-1", {"number"}},
    // the calendar
    {"VERSION:2.0", "VERSION:1.0", {"version"}},
    {"VERSION:2.0\n", "", {"version"}},
    {"PRODID:-//Example//Example//EN\n", "", {"prodid"}},
    {"VERSION:2.0\n", "VERSION:2.0\nUID:c1\n", {"calendar_uid"}},
    {"X-WR-CALNAME:Lịch", "X-WR-CALNAME:Calendar", {"names_differ"}},
    {"REFRESH-INTERVAL;VALUE=DURATION", "REFRESH-INTERVAL", {"refresh_value"}},
    {"X-PUBLISHED-TTL:PT4H", "X-PUBLISHED-TTL:PT1H", {"refresh_differs"}},
    {"COLOR:teal", "COLOR:#008080", {"colour"}},
    {"X-APPLE-CALENDAR-COLOR:#008080", "X-APPLE-CALENDAR-COLOR:teal", {"colour"}},
    {"VERSION:2.0\n", "VERSION:2.0\nMETHOD:PUBLISH\n", {"publish_organizer"}},
    {"SEQUENCE:0\n", "SEQUENCE:0\nATTENDEE:mailto:a@example.org\n", {}},
    // nesting
    {"END:STANDARD\n", "", {"not_closed"}},
    {"END:VTODO\n", "END:VTODO\nEND:VTODO\n", {"not_opened"}},
    {"BEGIN:VCALENDAR\n", "X-A:1\nBEGIN:VCALENDAR\n", {"outside"}},
    // zones
    {"TZID:Asia/Ho_Chi_Minh", "TZID:Asia/Bangkok", {"zone_missing", "zone_unused"}},
    {"EXDATE;TZID=Asia/Ho_Chi_Minh", "EXDATE;TZID=/freeassociation.sourceforge.net/Asia/\n Ho_Chi_Minh", {"zone_prefix", "date_form"}},
    {"TZOFFSETFROM:+0700", "TZOFFSETFROM:+070630", {"zone_seconds"}},
    {"TZOFFSETTO:+0700\n", "", {"zone_incomplete"}},
    {"TZID:Asia/Ho_Chi_Minh\n", "", {"zone_incomplete", "zone_missing"}},
    {"END:VTIMEZONE\n", "END:VTIMEZONE\nBEGIN:VTIMEZONE\nTZID:Asia/Ho_Chi_Minh\nEND:VTIMEZONE\n", {"zone_twice", "zone_incomplete"}},
    // components
    {"UID:t1\n", "", {"no_uid"}},
    {"UID:t1\nDTSTAMP:20210501T000000Z\n", "UID:t1\n", {"no_dtstamp"}},
    {"DTSTAMP:20210501T000000Z", "DTSTAMP:20210501T000000", {"not_utc"}},
    {"SEQUENCE:0\n", "SEQUENCE:0\nSEQUENCE:1\n", {"repeated"}},
    {"LAST-MODIFIED:20210501T000000Z\n", "", {"no_last_modified"}},
    {"DTSTART;TZID=Asia/Ho_Chi_Minh:20210503T190000\n", "", {"no_start"}},
    {"DTEND;TZID=Asia/Ho_Chi_Minh:20210518T191500", "DTEND:20210518T191500", {"floating"}},
    {"DTEND;TZID=Asia/Ho_Chi_Minh:20210518T191500", "DTEND;TZID=Asia/Ho_Chi_Minh:20210518T190000", {"end_before_start"}},
    {"DTEND;TZID=Asia/Ho_Chi_Minh:20210518T191500", "DTEND;VALUE=DATE:20210518", {"end_form"}},
    {"DTSTART;TZID=Asia/Ho_Chi_Minh:20210518T190000\nDTEND;TZID=Asia/Ho_Chi_Minh:20210518T191500", "DTSTART;VALUE=DATE:20210518\nDTEND;VALUE=DATE:20210518",
     {"end_not_exclusive"}},
    {"DTSTART;TZID=Asia/Ho_Chi_Minh:20210518T190000\nDTEND;TZID=Asia/Ho_Chi_Minh:20210518T191500", "DTSTART;VALUE=DATE:20210518\nDTEND;VALUE=DATE:20210519", {}},
    {"SUMMARY:Dời", "DURATION:PT15M\nSUMMARY:Dời", {"end_and_duration"}},
    {"STATUS:CONFIRMED", "STATUS:COMPLETED", {"status"}},
    {"STATUS:CONFIRMED", "STATUS:confirmed", {}},
    {"TRANSP:OPAQUE", "TRANSP:BUSY", {"transparency"}},
    {"STATUS:NEEDS-ACTION", "DURATION:PT1H", {"due_and_duration"}},
    {"DTSTART;TZID=Asia/Ho_Chi_Minh:20210501T080000\nDUE;TZID=Asia/Ho_Chi_Minh:20210502T080000", "DURATION:PT1H", {"duration_alone"}},
    {"DESCRIPTION:Sắp phát\n", "", {"alarm"}},
    {"TRIGGER:-PT15M\n", "", {"alarm"}},
    // recurrence
    {"RRULE:FREQ=WEEKLY;UNTIL=20210531T120000Z;BYDAY=MO", "RRULE:FREQ=OFTEN", {"rule"}},
    {"RRULE:FREQ=WEEKLY;UNTIL=20210531T120000Z;BYDAY=MO", "RRULE:FREQ=WEEKLY;BYDAY=XX", {"rule"}},
    {"RRULE:FREQ=WEEKLY;UNTIL=20210531T120000Z;BYDAY=MO", "RRULE:FREQ=WEEKLY;INTERVAL=0", {"rule"}},
    {"EXDATE;", "RRULE:FREQ=DAILY\nEXDATE;", {"rules"}},
    {"UNTIL=20210531T120000Z", "UNTIL=20210531T120000Z;COUNT=5", {"count_and_until"}},
    {"UNTIL=20210531T120000Z", "UNTIL=20210531", {"until_form"}},
    {"UNTIL=20210531T120000Z", "UNTIL=20210531T190000", {"until_form"}},
    {"BYDAY=MO", "BYDAY=TU", {"start_not_in_rule"}},
    {"FREQ=WEEKLY;UNTIL=20210531T120000Z;BYDAY=MO", "FREQ=MONTHLY;BYDAY=1MO", {}},
    {"FREQ=WEEKLY;UNTIL=20210531T120000Z;BYDAY=MO", "FREQ=MONTHLY;BYDAY=-5MO", {}},
    {"FREQ=WEEKLY;UNTIL=20210531T120000Z;BYDAY=MO", "FREQ=MONTHLY;BYDAY=2MO", {"start_not_in_rule"}},
    {"FREQ=WEEKLY;UNTIL=20210531T120000Z;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=-29", {}},
    {"FREQ=WEEKLY;UNTIL=20210531T120000Z;BYDAY=MO", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3", {}},
    {"FREQ=WEEKLY;UNTIL=20210531T120000Z;BYDAY=MO", "FREQ=YEARLY;BYMONTH=6", {"start_not_in_rule"}},
    {"FREQ=WEEKLY;UNTIL=20210531T120000Z;BYDAY=MO", "FREQ=YEARLY;BYDAY=18MO", {}},
    {"FREQ=WEEKLY;UNTIL=20210531T120000Z;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=1", {}},
    {"FREQ=WEEKLY;UNTIL=20210531T120000Z;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=-1", {"start_not_in_rule"}},
    {"FREQ=WEEKLY;UNTIL=20210531T120000Z;BYDAY=MO", "FREQ=YEARLY;BYWEEKNO=19;BYDAY=MO", {"start_not_in_rule"}},
    {"FREQ=WEEKLY;UNTIL=20210531T120000Z;BYDAY=MO", "FREQ=DAILY;BYHOUR=9,19", {}},
    {"FREQ=WEEKLY;UNTIL=20210531T120000Z;BYDAY=MO", "FREQ=DAILY;BYHOUR=9", {"start_not_in_rule"}},
    {"FREQ=WEEKLY;UNTIL=20210531T120000Z;BYDAY=MO", "FREQ=DAILY;BYSETPOS=0;BYDAY=MO", {"rule"}},
    {"EXDATE;", "EXRULE:FREQ=DAILY\nEXDATE;", {"exrule"}},
    {"RECURRENCE-ID;", "RECURRENCE-ID;RANGE=THISANDFUTURE;", {"range"}},
    {"FREQ=WEEKLY;UNTIL=20210531T120000Z;BYDAY=MO", "FREQ=HOURLY", {"below_daily"}},
    {"FREQ=WEEKLY;UNTIL=20210531T120000Z;BYDAY=MO", "RSCALE=CHINESE;FREQ=YEARLY", {"rscale"}},
    {"EXDATE;TZID=Asia/Ho_Chi_Minh:20210510T190000", "EXDATE:20210510T120000Z", {"date_form"}},
    {"EXDATE;TZID=Asia/Ho_Chi_Minh:20210510T190000", "EXDATE;VALUE=DATE:20210510", {"date_form"}},
    {"RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20210517T190000", "RECURRENCE-ID;VALUE=DATE:20210517", {"date_form"}},
    {"EXDATE;TZID=Asia/Ho_Chi_Minh:20210510T190000\n", many_values(400), {}},
    {"EXDATE;TZID=Asia/Ho_Chi_Minh:20210510T190000\n", many_values(401), {"too_many_values"}},
    {"UID:a1\nRECURRENCE-ID", "UID:a2\nRECURRENCE-ID", {"override_alone"}},
    {"RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20210517T190000\n", "", {"twice"}},
};

}  // namespace

TEST_CASE("Nothing is found in a sound calendar, wherever its bytes are cut", "[lint]") {
    for (const std::size_t block : {1UL, 2UL, 3UL, 7UL, 64UL, 1'000'000UL})
        for (const auto& finding : findings(sound, block)) FAIL_CHECK(block << ": " << finding.line << ' ' << finding.fault->code << ' ' << finding.detail);
    CHECK(findings(sound).empty());
}

TEST_CASE("Each fault put into a sound calendar is found, and no other", "[lint]") {
    for (const auto& one : cases) {
        INFO(one.from << " → " << one.to.substr(0, 200));
        const auto text = changed(one);
        CHECK(codes(text) == one.expected);
        std::set<std::string> in_pieces;
        for (const auto& finding : findings(text, 5)) in_pieces.emplace(finding.fault->code.substr(5));
        CHECK(in_pieces == one.expected);
    }
}

TEST_CASE("Faults of the file as a whole are found", "[lint]") {
    CHECK(codes("") == std::set<std::string>{"no_calendar"});
    CHECK(codes("<html>\r\n") == std::set<std::string>{"no_name", "no_calendar"});
    CHECK(codes("\xEF\xBB\xBF" + sound) == std::set<std::string>{"bom"});
    CHECK(codes(sound + sound) == std::set<std::string>{"second_calendar"});
    CHECK(codes(sound.substr(0, sound.size() - 2)) == std::set<std::string>{"no_end"});
    CHECK(codes("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n") == std::set<std::string>{"nothing_in_it"});
    auto lf = sound;
    lf.erase(std::remove(lf.begin(), lf.end(), '\r'), lf.end());
    CHECK(codes(lf) == std::set<std::string>{"bare_lf"});
    auto published = sound;
    published.replace(published.find("SEQUENCE:0"), 10, "ATTENDEE:mailto:a@example.org\r\nORGANIZER:mailto:b@example.org");
    published.replace(published.find("VERSION:2.0"), 11, "VERSION:2.0\r\nMETHOD:PUBLISH");
    CHECK(codes(published) == std::set<std::string>{"publish_attendee", "publish_organizer"});
    auto twice = sound;
    twice.replace(twice.find("PRODID:"), 7, "PRODID:y\r\nPRODID:");
    CHECK(codes(twice) == std::set<std::string>{"prodid"});
    std::string deep = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n";
    for (int i = 0; i < 9; ++i) deep += "BEGIN:X-A\r\n";
    for (int i = 0; i < 9; ++i) deep += "END:X-A\r\n";
    CHECK(codes(deep + "END:VCALENDAR\r\n") == std::set<std::string>{"too_deep"});
    const auto event = sound.find("BEGIN:VEVENT");
    const auto override = sound.find("BEGIN:VEVENT", event + 1);
    const auto task = sound.find("BEGIN:VTODO");
    CHECK(codes(sound.substr(0, event) + sound.substr(override, task - override) + sound.substr(event, override - event) + sound.substr(task)) ==
          std::set<std::string>{"override_first"});
}

TEST_CASE("A line without end is given up, and what came before is told", "[lint]") {
    std::set<std::string> found;
    ical::Linter linter([&](const ical::LintFinding& finding) { found.emplace(finding.fault->code.substr(5)); });
    linter.feed("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nX-A:");
    const std::string block(1024 * 1024, 'x');
    for (int i = 0; i < 40; ++i) linter.feed(block);
    linter.finish();
    CHECK(found == std::set<std::string>{"endless", "not_closed", "nothing_in_it"});
}

TEST_CASE("A finding names the line of the file, and shows no more than a part of a long value", "[lint]") {
    const auto found = findings(changed({"SUMMARY:Dời", "SUMMARY:a, " + std::string(50, 'x') + "\n " + std::string(40, 'y'), {}}));
    REQUIRE(found.size() == 1);
    CHECK(found[0].line == 41);
    CHECK(found[0].property == "SUMMARY");
    CHECK(found[0].detail.size() < 70);
}

TEST_CASE("After a hundred findings of a kind the others are only counted", "[lint]") {
    std::string text = sound;
    for (int i = 0; i < 1'000; ++i) text += "no colon\r\n";
    long shown = 0;
    ical::Linter linter([&](const ical::LintFinding&) { ++shown; });
    linter.feed(text);
    linter.finish();
    CHECK(shown == ical::Linter::most_of_a_kind);
    CHECK(linter.count() == 1'000);
}

TEST_CASE("Every fault of the table is put to the test above", "[lint]") {
    std::set<std::string> tested{"bom", "second_calendar", "no_end", "nothing_in_it", "bare_lf", "publish_attendee", "too_deep", "override_first", "endless", "no_calendar"};
    for (const auto& one : cases) tested.insert(one.expected.begin(), one.expected.end());
    std::set<std::string> known;
    for (const auto& fault : ical::lint_faults()) {
        known.emplace(fault.code.substr(5));
        CHECK(fault.code.starts_with("lint."));
        CHECK(fault.section.starts_with("RFC "));
    }
    CHECK(known == tested);
}

TEST_CASE("Nothing is found in the sample as we write it", "[lint]") {
    for (const auto layout : {Layout::Recurring, Layout::Flat})
        for (const auto& finding : findings(exported(sample_plan(), layout))) FAIL_CHECK(finding.line << ' ' << finding.fault->code << ' ' << finding.detail);
    auto empty = sample_plan();
    empty.entries.clear();
    empty.plan.series.clear();
    CHECK(codes(exported(empty)).empty());
}

TEST_CASE("Whatever bytes are cut, swapped or doubled, the linter ends and stays within its table", "[lint][random]") {
    Random random(5545);
    for (int i = 0; i < 2'000; ++i) {
        auto text = sound;
        for (auto strokes = 1 + below(random, 6); strokes > 0 && !text.empty(); --strokes) {
            const auto at = below(random, text.size());
            switch (below(random, 4)) {
                case 0: text.erase(at, 1 + below(random, 40)); break;
                case 1: text[at] = static_cast<char>(below(random, 256)); break;
                case 2: text.insert(at, text.substr(below(random, text.size()), below(random, 80))); break;
                default: text.resize(at + 1); break;
            }
        }
        const auto whole = findings(text);
        const auto pieces = findings(text, 1 + below(random, 50));
        REQUIRE(whole.size() == pieces.size());
        for (std::size_t j = 0; j < whole.size(); ++j) {
            REQUIRE(whole[j].fault == pieces[j].fault);
            REQUIRE(whole[j].line == pieces[j].line);
        }
    }
}
