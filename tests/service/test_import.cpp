// SPDX-License-Identifier: Apache-2.0
// What becomes of a calendar of somebody else: days and times, in every way in which they are written.
#include <catch2/catch.hpp>

#include "calendar/ical/moment.h"
#include "import_desk.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

const std::string hanoi = ";TZID=Asia/Ho_Chi_Minh:";

// An event of half an hour; the lines say how its DTSTART goes on behind the name.
std::string at(const std::string& start, const std::string& more = "") { return calendar_of("UID:a\nSUMMARY:Tin\nDTSTART" + start + "\nDURATION:PT30M" + (more.empty() ? "" : "\n" + more)); }

// What one such event becomes: its airings, and then what was found.
Lines made_of(const std::string& bytes) {
    ImportDesk office;
    office.import(bytes);
    auto lines = office.airings();
    for (const auto& finding : office.findings()) lines.push_back(finding);
    return lines;
}

}  // namespace

TEST_CASE("A single event becomes one draft with its title, day, time and length", "[import]") {
    ImportDesk office;
    const auto summary = office.import(at(hanoi + "20210512T194500", "SEQUENCE:3\nDESCRIPTION:Ghi chú\\nhai dòng\nCATEGORIES:phong chay,Lạ\nURL:https://example.org/a"));
    CHECK(office.airings() == Lines{"2021-05-12 19:45 1800 dai-mau Tin"});
    CHECK(office.outcomes() == Lines{"new Tin"});
    CHECK(office.findings() == Lines{"topic_unknown Lạ"});
    CHECK_FALSE(summary.something_lost);
    const auto placement = office.placement("Tin");
    CHECK(placement.uid == "a");
    CHECK(placement.sequence == 3);
    CHECK(office.desk->context().slots.find(placement.slot)->title == "Khung giờ Đài mẫu");
    CHECK(model::from_record<model::Placement>(office.desk->require(model::EntityKind::Placement, placement.key)).note.text == "Ghi chú\nhai dòng");
    const auto segment = model::from_record<model::Segment>(*office.desk->rows().find(model::EntityKind::Segment, placement.segment.value));
    CHECK(segment.topics.size() == 1);
    CHECK(segment.url == "https://example.org/a");
}

TEST_CASE("C35: A weekly series until a DATE has its last day still, and exceptions are gone", "[import][C35]") {
    ImportDesk office;
    office.import(at(hanoi + "20210503T190000", "RRULE:FREQ=WEEKLY;UNTIL=20210524\nEXDATE" + hanoi + "20210510T190000"));
    CHECK(office.airings() == Lines{"2021-05-03 19:00 1800 dai-mau Tin", "2021-05-17 19:00 1800 dai-mau Tin", "2021-05-24 19:00 1800 dai-mau Tin"});
    CHECK(office.outcomes() == Lines{"new Tin ×3"});
    const auto series = model::from_record<model::Series>(office.desk->require(model::EntityKind::Series, office.rows[0].code));
    CHECK(model::to_rrule(series.rule) == "FREQ=WEEKLY;BYDAY=MO");
    CHECK(series.removed_dates == std::vector{model::Date(2021, 5, 10)});
    CHECK(series.uid == "a");
}

TEST_CASE("C35: Added dates keep their own zone, and a period its own end", "[import][C35]") {
    CHECK(made_of(at(hanoi + "20210503T190000", "RDATE;TZID=Asia/Bangkok:20210505T200000\nRDATE;VALUE=PERIOD:20210506T120000Z/20210506T124500Z,20210507T120000Z/PT10M")) ==
          Lines{"2021-05-03 19:00 1800 dai-mau Tin", "2021-05-05 20:00 1800 dai-mau Tin", "2021-05-06 19:00 2700 dai-mau Tin", "2021-05-07 19:00 600 dai-mau Tin", "slot_made Tin"});
}

TEST_CASE("A date added twice, or one the rule gives as well, is one airing", "[import]") {
    CHECK(made_of(at(hanoi + "20210503T194500", "RRULE:FREQ=WEEKLY;COUNT=2\nRDATE" + hanoi + "20210510T194500,20210511T194500,20210511T194500")) ==
          Lines{"2021-05-03 19:45 1800 dai-mau Tin", "2021-05-10 19:45 1800 dai-mau Tin", "2021-05-11 19:45 1800 dai-mau Tin"});
}

TEST_CASE("An override moves, renames and cancels its own day only", "[import][C32]") {
    const auto master = event("UID:a\nSUMMARY:Tin\nDTSTART" + hanoi + "20210503T194500\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=4");
    const auto moved = event("UID:a\nSUMMARY:Tin khác\nRECURRENCE-ID:20210504T124500Z\nDTSTART" + hanoi + "20210504T203000\nDURATION:PT20M");
    const auto gone = event("UID:a\nSUMMARY:Tin\nSTATUS:CANCELLED\nRECURRENCE-ID" + hanoi + "20210505T194500\nDTSTART" + hanoi + "20210505T194500\nDURATION:PT30M");
    const Lines wanted{"2021-05-03 19:45 1800 dai-mau Tin", "2021-05-04 20:30 1200 dai-mau Tin khác", "2021-05-05 19:45 1800 dai-mau Tin cancelled", "2021-05-06 19:45 1800 dai-mau Tin"};
    CHECK(made_of(calendar(master + moved + gone)) == wanted);
    CHECK(made_of(calendar(gone + master + moved)) == wanted);  // in whichever order they come
}

TEST_CASE("C36: Overrides without a master are kept", "[import][C36]") {
    const auto one = [](const std::string& day) { return event("UID:a\nSUMMARY:Tin\nRECURRENCE-ID" + hanoi + day + "T190000\nDTSTART" + hanoi + day + "T194500\nDURATION:PT30M"); };
    CHECK(made_of(calendar(one("20210512") + one("20210513"))) == Lines{"2021-05-12 19:45 1800 dai-mau Tin", "2021-05-13 19:45 1800 dai-mau Tin"});
    CHECK(made_of(calendar(one("20210512"))) == Lines{"2021-05-12 19:45 1800 dai-mau Tin"});
}

TEST_CASE("THISANDFUTURE goes on from its day", "[import]") {
    CHECK(made_of(calendar(event("UID:a\nSUMMARY:Tin\nDTSTART" + hanoi + "20210503T194500\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=4") +
                           event("UID:a\nSUMMARY:Tin mới\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Asia/Ho_Chi_Minh:20210505T194500\nDTSTART" + hanoi +
                                 "20210505T200000\nDURATION:PT10M"))) ==
          Lines{"2021-05-03 19:45 1800 dai-mau Tin", "2021-05-04 19:45 1800 dai-mau Tin", "2021-05-05 20:00 600 dai-mau Tin mới", "2021-05-06 20:00 600 dai-mau Tin mới"});
}

TEST_CASE("A whole day goes into a paper, and not on the radio", "[import]") {
    const auto bytes = calendar_of("UID:a\nSUMMARY:Bài\nDTSTART;VALUE=DATE:20210512\nDTEND;VALUE=DATE:20210513");
    ImportDesk office;
    office.import(bytes);
    CHECK(office.airings().empty());
    CHECK(office.outcomes() == Lines{"left_out Bài"});
    CHECK(office.findings() == Lines{"no_clock_time"});
    CHECK(office.summary.something_lost);
    office.options.outlet = "bao-mau";
    CHECK_FALSE(office.import(bytes).something_lost);
    CHECK(office.airings() == Lines{"2021-05-12 - 0 bao-mau Bài"});
}

TEST_CASE("A time of day is left out for a paper, and of several days the first counts", "[import]") {
    ImportDesk office;
    office.options.outlet = "bao-mau";
    CHECK_FALSE(office.import(at(hanoi + "20210512T070000")).something_lost);
    CHECK(office.findings() == Lines{"time_dropped"});
    CHECK(office.import(calendar_of("UID:b\nSUMMARY:Dài\nDTSTART;VALUE=DATE:20210512\nDTEND;VALUE=DATE:20210515")).something_lost);
    CHECK(office.findings() == Lines{"many_days", "vanished Tin, 12/5/2021"});
    CHECK(office.airings() == Lines{"2021-05-12 - 0 bao-mau Dài", "2021-05-12 - 0 bao-mau Tin"});
}

TEST_CASE("An event across midnight belongs to the day on which it begins", "[import][C25]") {
    CHECK(made_of(calendar_of("UID:a\nSUMMARY:Đêm\nDTSTART" + hanoi + "20210512T234500\nDTEND" + hanoi + "20210513T001500")) == Lines{"2021-05-12 23:45 1800 dai-mau Đêm"});
}

TEST_CASE("An end that is missing, early or equal gives no length", "[import]") {
    const auto ended = [](const std::string& end) { return calendar_of("UID:a\nSUMMARY:Tin\nDTSTART" + hanoi + "20210512T194500" + end); };
    CHECK(made_of(ended("")) == Lines{"2021-05-12 19:45 0 dai-mau Tin"});
    CHECK(made_of(ended("\nDTEND" + hanoi + "20210512T194500")) == Lines{"2021-05-12 19:45 0 dai-mau Tin"});
    CHECK(made_of(ended("\nDTEND" + hanoi + "20210512T194400")) == Lines{"2021-05-12 19:45 0 dai-mau Tin", "end_before_start"});
    CHECK(made_of(ended("\nDURATION:-PT5M")) == Lines{"2021-05-12 19:45 0 dai-mau Tin", "end_before_start"});
    CHECK(made_of(ended("\nDURATION:PT99999999999999M")) == Lines{"2021-05-12 19:45 0 dai-mau Tin", "unreadable_value PT99999999999999M"});
    CHECK(made_of(ended("\nDURATION:soon")) == Lines{"2021-05-12 19:45 0 dai-mau Tin", "unreadable_value soon"});
    CHECK(made_of(ended("\nDTEND" + hanoi + "20210532T194500")) == Lines{"2021-05-12 19:45 0 dai-mau Tin", "unreadable_value 20210532T194500"});
}

TEST_CASE("Of two overrides for the same airing the newer counts, and that is told", "[import][C36]") {
    const auto master = "UID:a\nSUMMARY:Tin\nDTSTART" + hanoi + "20210512T194500\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=2";
    const auto moved = [](const std::string& hour, const std::string& sequence) {
        return "UID:a\nSUMMARY:Tin\nRECURRENCE-ID" + hanoi + "20210513T194500\nDTSTART" + hanoi + "20210513T" + hour + "4500\nDURATION:PT30M\nSEQUENCE:" + sequence;
    };
    for (const auto& file : {calendar(event(master) + event(moved("20", "1")) + event(moved("21", "2"))), calendar(event(master) + event(moved("21", "2")) + event(moved("20", "1")))}) {
        const auto made = made_of(file);
        CHECK(std::find(made.begin(), made.end(), "2021-05-13 21:45 1800 dai-mau Tin") != made.end());
        CHECK(std::find(made.begin(), made.end(), "uid_twice a") != made.end());
        CHECK(std::count_if(made.begin(), made.end(), [](const auto& line) { return line.starts_with("2021"); }) == 2);
    }
}

TEST_CASE("An override of nobody knows which airing is told, changes nothing and is no airing of its own", "[import]") {
    const auto master = "UID:a\nSUMMARY:Tin\nDTSTART" + hanoi + "20210512T194500\nDURATION:PT30M";
    const auto odd = "UID:a\nSUMMARY:Khác\nRECURRENCE-ID" + hanoi + "20210230T194500\nDTSTART" + hanoi + "20210513T194500";
    const Lines wanted{"2021-05-12 19:45 1800 dai-mau Tin", "unreadable_value 20210230T194500"};
    CHECK(made_of(calendar(event(master) + event(odd))) == wanted);
    CHECK(made_of(calendar(event(odd) + event(master))) == wanted);
}

TEST_CASE("A time without a zone is that of the calendar, else that of the campaign", "[import]") {
    CHECK(made_of(at(":20210512T194500")) == Lines{"2021-05-12 19:45 1800 dai-mau Tin", "floating"});
    const auto in = [](const std::string& zone) { return calendar(event("UID:a\nSUMMARY:Tin\nDTSTART:20210512T214500\nDURATION:PT30M"), "X-WR-TIMEZONE:" + zone); };
    CHECK(made_of(in("Asia/Tokyo")) == Lines{"2021-05-12 19:45 1800 dai-mau Tin", "floating"});
    CHECK(made_of(in("Tokyo Standard Time")) == Lines{"2021-05-12 19:45 1800 dai-mau Tin", "floating"});
}

TEST_CASE("A zone is understood by every name that programs give it", "[import]") {
    const Lines wanted{"2021-05-12 19:45 1800 dai-mau Tin"};
    for (const char* name : {"Asia/Ho_Chi_Minh", "Asia/Saigon", "SE Asia Standard Time", "/freeassociation.sourceforge.net/Asia/Ho_Chi_Minh", "/softwarestudio.org/Olson_20011030_5/Asia/Saigon",
                             "\"(UTC+07:00) Bangkok, Hanoi, Jakarta\"", "\"(GMT+07.00) Bangkok / Hanoi / Jakarta\"", "GMT+0700", "UTC+7", "\"GMT+07:00\"", "Etc/GMT-7"}) {
        INFO(name);
        CHECK(made_of(at(";TZID=" + std::string(name) + ":20210512T194500")) == wanted);
    }
    CHECK(made_of(at(":20210512T124500Z")) == wanted);
}

TEST_CASE("A zone nobody knows is taken from its own definition, or else as the calendar's, and told", "[import]") {
    const auto own = [](const std::string& observances, const std::string& more) {
        return "BEGIN:VTIMEZONE\r\nTZID:Giờ Nhật\r\n" + more + observances + "END:VTIMEZONE\r\n";
    };
    const std::string standard = "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\nEND:STANDARD\r\n";
    const std::string summer = "BEGIN:DAYLIGHT\r\nDTSTART:19700301T000000\r\nTZOFFSETFROM:+0900\r\nTZOFFSETTO:+1000\r\nEND:DAYLIGHT\r\n";
    const auto japanese = event("UID:a\nSUMMARY:Tin\nDTSTART;TZID=Giờ Nhật:20210512T214500\nDURATION:PT30M");
    CHECK(made_of(calendar(own(standard, "") + japanese)) == Lines{"2021-05-12 19:45 1800 dai-mau Tin"});
    CHECK(made_of(calendar(own("", "X-LIC-LOCATION:Asia/Tokyo\r\n") + japanese)) == Lines{"2021-05-12 19:45 1800 dai-mau Tin"});
    CHECK(made_of(calendar(own(summer + standard, "") + japanese)) == Lines{"2021-05-12 19:45 1800 dai-mau Tin", "zone_without_summer Giờ Nhật"});
    CHECK(made_of(calendar(japanese)) == Lines{"2021-05-12 21:45 1800 dai-mau Tin", "zone_unknown Giờ Nhật"});
    CHECK(made_of(calendar(own("", "") + japanese)) == Lines{"2021-05-12 21:45 1800 dai-mau Tin", "zone_unknown Giờ Nhật"});
}

TEST_CASE("A series in a zone with summer time follows its own clock", "[import]") {
    CHECK(made_of(calendar_of("UID:a\nSUMMARY:Tin\nDTSTART;TZID=America/New_York:20210307T080000\nDURATION:PT30M\nRRULE:FREQ=WEEKLY;COUNT=2")) ==
          Lines{"2021-03-07 20:00 1800 dai-mau Tin", "2021-03-14 19:00 1800 dai-mau Tin", "slot_made Tin"});
    // Saturday evening there is Sunday morning here.
    CHECK(made_of(calendar_of("UID:a\nSUMMARY:Tin\nDTSTART;TZID=America/New_York:20210501T200000\nDURATION:PT30M\nRRULE:FREQ=WEEKLY;BYDAY=SA;COUNT=2")) ==
          Lines{"2021-05-02 07:00 1800 dai-mau Tin", "2021-05-09 07:00 1800 dai-mau Tin", "slot_made Tin"});
}

TEST_CASE("Days outside of what any calendar is for are left out", "[import]") {
    CHECK(made_of(at(hanoi + "19691231T120000")) == Lines{"far_away 19691231T120000"});
    CHECK(made_of(at(hanoi + "21010101T120000")) == Lines{"far_away 21010101T120000"});
    CHECK(made_of(at(hanoi + "20210230T120000")) == Lines{"unreadable_value 20210230T120000", "start_unreadable"});
    CHECK(made_of(calendar_of("UID:a\nSUMMARY:Tin")) == Lines{"no_start"});
    // Years that our own dates do not have.
    CHECK(made_of(at(hanoi + "00210503T120000")) == Lines{"far_away 00210503T120000"});
    CHECK(made_of(at(hanoi + "20210512T194500", "RDATE" + hanoi + "00210503T120000\nEXDATE" + hanoi + "99990503T120000")) ==
          Lines{"2021-05-12 19:45 1800 dai-mau Tin", "unreadable_value 00210503T120000", "unreadable_value 99990503T120000"});
}

TEST_CASE("A rule without end is taken as far as the campaign goes", "[import]") {
    ImportDesk office;
    CHECK_FALSE(office.import(at(hanoi + "20210607T194500", "RRULE:FREQ=WEEKLY")).something_lost);
    CHECK(office.airings() == Lines{"2021-06-07 19:45 1800 dai-mau Tin", "2021-06-14 19:45 1800 dai-mau Tin", "2021-06-21 19:45 1800 dai-mau Tin", "2021-06-28 19:45 1800 dai-mau Tin"});
    CHECK(office.findings() == Lines{"endless 2021-06-30"});
}

TEST_CASE("C37: Rules that no schedule has are refused, each with its reason, and the rest is taken", "[import][C37]") {
    const auto refused = [](const std::string& rule) {
        ImportDesk office;
        office.import(calendar(event("UID:a\nSUMMARY:Tin\nDTSTART" + hanoi + "20210503T194500\n" + rule) + event("UID:b\nSUMMARY:Còn\nDTSTART" + hanoi + "20210503T194500\nDURATION:PT30M")));
        CHECK(office.airings() == Lines{"2021-05-03 19:45 1800 dai-mau Còn"});
        CHECK(office.outcomes() == Lines{"left_out Tin", "new Còn"});
        CHECK(office.summary.something_lost);
        return office.findings();
    };
    CHECK(refused("RRULE:FREQ=SECONDLY;COUNT=3") == Lines{"rule_below_daily FREQ=SECONDLY;COUNT=3"});
    CHECK(refused("RRULE:FREQ=MINUTELY") == Lines{"rule_below_daily FREQ=MINUTELY"});
    CHECK(refused("RRULE:FREQ=HOURLY") == Lines{"rule_below_daily FREQ=HOURLY"});
    CHECK(refused("RRULE:RSCALE=CHINESE;FREQ=YEARLY") == Lines{"rule_rscale RSCALE=CHINESE;FREQ=YEARLY"});
    CHECK(refused("RRULE:FREQ=DAILY;COUNT=3;UNTIL=20210601") == Lines{"rule_count_and_until FREQ=DAILY;COUNT=3;UNTIL=20210601"});
    CHECK(refused("RRULE:FREQ=DAILY;COUNT=9;BYHOUR=8,9") == Lines{"rule_times FREQ=DAILY;COUNT=9;BYHOUR=8,9"});
    CHECK(refused("RRULE:FREQ=WEEKLY;BYDAY=XX") == Lines{"rule_unreadable FREQ=WEEKLY;BYDAY=XX"});
    CHECK(refused("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30") == Lines{"rule_never FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"});
    CHECK(refused("RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY") == Lines{"second_rule"});
    CHECK(refused("RRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY") == Lines{"exrule"});
    CHECK(refused("RRULE:FREQ=DAILY;UNTIL=20990101").at(0).starts_with("rule_too_long"));
}

TEST_CASE("Of a rule and its exceptions nothing may be left, which is told", "[import]") {
    CHECK(made_of(at(hanoi + "20210503T194500", "RRULE:FREQ=DAILY;COUNT=1\nEXDATE" + hanoi + "20210503T194500")) == Lines{"no_days"});
}

TEST_CASE("600 exceptions in one line are kept whole, never 500", "[import][C30]") {
    std::string exceptions = "EXDATE" + hanoi;
    for (int i = 0; i < 600; ++i) exceptions += (i == 0 ? "" : ",") + std::string(std::string_view(ical::MomentText({ical::Moment::Form::Local, model::wall_seconds(model::plus_days(model::Date(2021, 1, 1), i), model::TimeOfDay::at(19, 45))})));
    ImportDesk office;
    office.import(at(hanoi + "20210101T194500", "RRULE:FREQ=DAILY;COUNT=602\n" + exceptions));
    CHECK(office.airings() == Lines{"2022-08-24 19:45 1800 dai-mau Tin", "2022-08-25 19:45 1800 dai-mau Tin"});
    CHECK(office.findings().empty());
    const auto text = office.exported();
    std::size_t count = 0;
    for (auto at = text.find("\r\nEXDATE"); at != std::string::npos; at = text.find("\r\nEXDATE", at + 1)) ++count;
    CHECK(count == 600);
}
