// SPDX-License-Identifier: Apache-2.0
// Foreign calendars from bytes to occurrences and to the entry that leaves again.
#include <catch2/catch.hpp>

#include <functional>

#include "calendar/ical/entry_zones.h"
#include "calendar/ical/foreign.h"
#include "calendar/ical/foreign_entry.h"
#include "calendar/ical/occurrences.h"

using namespace lichsong;
using Lines = std::vector<std::string>;

namespace {

const base::Zone home("Asia/Ho_Chi_Minh");
const std::string hanoi = ";TZID=Asia/Ho_Chi_Minh:";

std::string event(const std::string& lines) { return "BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20210501T000000Z\r\nSUMMARY:Tin\r\n" + lines + "\r\nEND:VEVENT\r\n"; }

void each_object(const std::string& events, const std::function<void(const ical::ForeignObject&)>& take) {
    const auto bytes = "BEGIN:VCALENDAR\r\n" + events + "END:VCALENDAR\r\n";
    ical::ForeignCalendar calendar(bytes, {LICHSONG_READER, &home, {}}, [](const ical::ImportFinding&) {});
    calendar.each(take);
}

// "20210503T190000 1800", on the wall of the event's own zone, of the only object.
Lines happens(const std::string& events, const model::Date& from = {2021, 5, 1}, const model::Date& to = {2021, 5, 31}, std::size_t most = 5'000) {
    Lines lines;
    each_object(events, [&](const ical::ForeignObject& object) {
        const auto found = ical::occurrences(object, from, to, most);
        for (const auto& one : found.list)
            lines.push_back(std::string(std::string_view(ical::MomentText({ical::Moment::Form::Local, one.start}))) + ' ' + std::to_string(one.end - one.start));
        if (found.cut) lines.emplace_back("cut");
    });
    return lines;
}

ical::ForeignEntry entry(const std::string& events, bool with_code = true) {
    ical::ForeignEntry made;
    ical::EntrySpeller speller(home, "20210510T010000Z");
    each_object(events, [&](const ical::ForeignObject& object) { made = speller.spell(object, with_code); });
    return made;
}

}  // namespace

TEST_CASE("What overlaps the days asked for is listed, also where it began before", "[occurrences]") {
    const auto night = event("DTSTART" + hanoi + "20210503T230000\r\nDURATION:PT2H\r\nRRULE:FREQ=DAILY;COUNT=3");
    CHECK(happens(night, {2021, 5, 5}, {2021, 5, 5}) == Lines{"20210504T230000 7200", "20210505T230000 7200"});
    CHECK(happens(night, {2021, 5, 6}, {2021, 5, 6}) == Lines{"20210505T230000 7200"});
    CHECK(happens(night, {2021, 5, 7}, {2021, 5, 7}).empty());
    const auto days = event("DTSTART;VALUE=DATE:20210503\r\nDTEND;VALUE=DATE:20210505");
    CHECK(happens(days, {2021, 5, 4}, {2021, 5, 4}) == Lines{"20210503T000000 172800"});
    CHECK(happens(days, {2021, 5, 5}, {2021, 5, 5}).empty());
}

TEST_CASE("DTSTART counts also where its rule would not give it, and no more than asked for are listed", "[occurrences]") {
    const auto odd = event("DTSTART" + hanoi + "20210503T190000\r\nRRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=2");
    CHECK(happens(odd) == Lines{"20210503T190000 0", "20210504T190000 0", "20210511T190000 0"});
    CHECK(happens(event("DTSTART" + hanoi + "20210503T190000\r\nRRULE:FREQ=DAILY"), {2021, 5, 1}, {2021, 5, 31}, 3).back() == "cut");
}

TEST_CASE("Overrides are matched as instants, whatever zone they name, and whole days as days", "[occurrences][C32]") {
    const auto master = event("DTSTART" + hanoi + "20210503T190000\r\nDURATION:PT30M\r\nRRULE:FREQ=DAILY;COUNT=2");
    CHECK(happens(master + event("RECURRENCE-ID:20210504T120000Z\r\nDTSTART" + hanoi + "20210504T200000\r\nDURATION:PT10M")) == Lines{"20210503T190000 1800", "20210504T200000 600"});
    CHECK(happens(master + event("RECURRENCE-ID;TZID=Asia/Tokyo:20210504T210000\r\nDTSTART;TZID=Asia/Tokyo:20210504T220000")) == Lines{"20210503T190000 1800", "20210504T220000 0"});
    // One that matches no instance is one more.
    CHECK(happens(master + event("RECURRENCE-ID" + hanoi + "20210510T190000\r\nDTSTART" + hanoi + "20210510T190000")).size() == 3);
    CHECK(happens(event("DTSTART;VALUE=DATE:20210503\r\nRRULE:FREQ=DAILY;COUNT=2") + event("RECURRENCE-ID;VALUE=DATE:20210504\r\nDTSTART;VALUE=DATE:20210510")) ==
          Lines{"20210503T000000 86400", "20210510T000000 86400"});
}

TEST_CASE("A day in EXDATE takes all of that day away", "[occurrences]") {
    CHECK(happens(event("DTSTART" + hanoi + "20210503T190000\r\nRRULE:FREQ=DAILY;COUNT=2\r\nEXDATE;VALUE=DATE:20210504")) == Lines{"20210503T190000 0"});
}

TEST_CASE("C60: An entry leaves on our wall, in our spelling, with what nobody understands", "[foreign_entry][C60]") {
    const auto made = entry(event("DTSTART;TZID=Asia/Tokyo:20210503T210000\r\nDURATION:PT30M\r\nX-A;B=\"c:d\":e\\,f\r\nX-LICHSONG-CODE:AB-1"));
    CHECK(made.whole);
    CHECK(made.text == "BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20210501T000000Z\r\nSUMMARY:Tin\r\nDTSTART;TZID=Asia/Ho_Chi_Minh:20210503T190000\r\nX-A;B=\"c:d\":e\\,f\r\nX-LICHSONG-CODE:AB-1\r\n"
                       "LAST-MODIFIED:20210501T000000Z\r\nDTEND;TZID=Asia/Ho_Chi_Minh:20210503T193000\r\nEND:VEVENT\r\n");
    CHECK(ical::names_zone(made.text));
    CHECK(ical::is_of_our_kind(made.text));
    CHECK(entry(event("DTSTART" + hanoi + "20210503T210000\r\nX-LICHSONG-CODE:AB-1"), false).text.find("CODE") == std::string::npos);
}

TEST_CASE("A rule that would fall on other days on our wall does not leave as it came", "[foreign_entry]") {
    const auto weekly = [](const std::string& zone) { return event("DTSTART" + zone + "20210503T210000\r\nRRULE:FREQ=WEEKLY;COUNT=2"); };
    CHECK(entry(weekly(hanoi)).whole);
    CHECK(entry(weekly(";TZID=SE Asia Standard Time:")).whole);  // Bangkok has our time
    CHECK_FALSE(entry(weekly(";TZID=Asia/Tokyo:")).whole);
    CHECK_FALSE(entry(weekly(";TZID=America/New_York:")).whole);
    // What our spelling has no words for: a day taken out whole, an added date with an end of its own, all that follows.
    const auto daily = "DTSTART" + hanoi + "20210503T190000\r\nDTEND" + hanoi + "20210503T193000\r\nRRULE:FREQ=DAILY;COUNT=3";
    CHECK(entry(event(daily)).whole);
    CHECK_FALSE(entry(event(daily + "\r\nEXDATE;VALUE=DATE:20210504")).whole);
    CHECK_FALSE(entry(event(daily + "\r\nRDATE;VALUE=PERIOD:20210510T120000Z/PT10M")).whole);
    const auto from_then_on = event("RECURRENCE-ID;RANGE=THISANDFUTURE" + hanoi + "20210504T190000\r\nDTSTART" + hanoi + "20210504T200000");
    CHECK_FALSE(entry(event(daily) + from_then_on).whole);
    CHECK_FALSE(entry(event("RECURRENCE-ID" + hanoi + "20210503T210000\r\nDTSTART" + hanoi + "20210503T210000")).whole);  // without a master
}

TEST_CASE("Two entries say the same whatever their stamps, and not where a word differs", "[foreign_entry]") {
    const auto plain = "DTSTART" + hanoi + "20210503T210000";
    const auto one = entry(event(plain)).text;
    CHECK(ical::says_the_same(one, entry(event(plain + "\r\nSEQUENCE:4\r\nLAST-MODIFIED:20210601T000000Z\r\nX-LICHSONG-STATE:draft")).text));
    CHECK_FALSE(ical::says_the_same(one, entry(event(plain + "\r\nLOCATION:x")).text));
    CHECK_FALSE(ical::says_the_same(one, entry(event("DTSTART" + hanoi + "20210503T210100")).text));
    CHECK_FALSE(ical::says_the_same(one, ""));
}

TEST_CASE("Lines kept for an entry that changed here are those of the right instance and none of ours", "[foreign_entry]") {
    const auto made = entry(event("DTSTART" + hanoi + "20210503T190000\r\nRRULE:FREQ=DAILY;COUNT=2\r\nGEO:1;2\r\nBEGIN:X-B\r\nSUMMARY:in\r\nEND:X-B") +
                            event("RECURRENCE-ID" + hanoi + "20210504T190000\r\nDTSTART" + hanoi + "20210504T200000\r\nX-OWN:1"));
    std::string buffer;
    CHECK(ical::kept_lines(made.text, "", buffer) == "GEO:1;2\r\nBEGIN:X-B\r\nSUMMARY:in\r\nEND:X-B\r\n");
    CHECK(ical::kept_lines(made.text, "20210504T190000", buffer) == "X-OWN:1\r\n");
    CHECK(ical::kept_lines(made.text, "20210505T190000", buffer).empty());
}

TEST_CASE("C29: A RECURRENCE-ID leaves in the form of its series, and an entry that has another does not leave as it came", "[foreign_entry][C29]") {
    const auto days = event("DTSTART;VALUE=DATE:20210503\r\nRRULE:FREQ=DAILY;COUNT=2");
    const auto moved = entry(days + event("RECURRENCE-ID;VALUE=DATE:20210504\r\nDTSTART" + hanoi + "20210504T190000\r\nDURATION:PT30M"));
    CHECK(moved.whole);
    CHECK(moved.text.find("\r\nRECURRENCE-ID;VALUE=DATE:20210504\r\nDTSTART;TZID=Asia/Ho_Chi_Minh:20210504T190000\r\n") != std::string::npos);
    const auto evenings = event("DTSTART" + hanoi + "20210503T190000\r\nRRULE:FREQ=DAILY;COUNT=2");
    const auto whole_day = entry(evenings + event("RECURRENCE-ID" + hanoi + "20210504T190000\r\nDTSTART;VALUE=DATE:20210504"));
    CHECK(whole_day.whole);
    CHECK(whole_day.text.find("\r\nRECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20210504T190000\r\nDTSTART;VALUE=DATE:20210504\r\n") != std::string::npos);
    CHECK_FALSE(entry(days + event("RECURRENCE-ID" + hanoi + "20210504T190000\r\nDTSTART" + hanoi + "20210504T200000")).whole);
}

TEST_CASE("C60: A component whose name is no name does not leave", "[foreign_entry][C60]") {
    const ical::Report report = [](const ical::ImportFinding&) {};
    const auto spelled = [&](const std::string& name) {
        const auto bytes = "BEGIN:" + name + "\r\nUID:a\r\nDTSTAMP:20210501T000000Z\r\nEND:" + name + "\r\n";
        ical::RawComponent raw;
        raw.read(bytes, {0, bytes.size(), 1}, report);
        return ical::EntrySpeller(home, "20210510T010000Z").spell(raw);
    };
    CHECK_FALSE(spelled("VTODO").empty());
    CHECK_FALSE(spelled("X-PHU").empty());
    for (const auto* name : {"V TODO", "V:TODO", "VTODÔ", ""}) {
        INFO(name);
        CHECK(spelled(name).empty());
    }
}
