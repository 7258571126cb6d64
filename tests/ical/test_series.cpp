// SPDX-License-Identifier: Apache-2.0
// Series as recurring entries: C20 to C22, C26 to C33 of the conformance table.
#include <catch2/catch.hpp>

#include <algorithm>

#include "expansion.h"
#include "reader.h"
#include "sample_plan.h"

using namespace lichsong;
using namespace lichsong::model;
using namespace lichsong::test;

namespace {

struct Exported {
    ReadComponent calendar;
    explicit Exported(const Sample& sample, const char* key) {
        const auto& series = *sample.plan.series.find_key(key);
        calendar = read_calendar(exported(sample, series, sample.entries_of(id_of(series))));
    }
    [[nodiscard]] const ReadComponent& master() const { return *calendar.components("VEVENT").at(0); }
    [[nodiscard]] const ReadComponent& instance(std::string_view id) const {
        for (const auto* event : calendar.components("VEVENT"))
            if (event->has("RECURRENCE-ID") && event->value("RECURRENCE-ID") == id) return *event;
        throw std::runtime_error("no override of " + std::string(id));
    }
    [[nodiscard]] std::vector<std::string> values(std::string_view name) const {
        std::vector<std::string> found;
        for (const auto& line : master().all(name)) found.push_back(line.value);
        return found;
    }
    [[nodiscard]] std::vector<std::string> overrides() const {
        std::vector<std::string> found;
        for (const auto* event : calendar.components("VEVENT"))
            if (event->has("RECURRENCE-ID")) found.push_back(event->value("RECURRENCE-ID"));
        return found;
    }
};

using Strings = std::vector<std::string>;

ical::Entry& on(Sample& sample, const char* key, const char* day) {
    const auto id = id_of(sample.series(key));
    return *std::find_if(sample.entries.begin(), sample.entries.end(), [&](const ical::Entry& e) {
        return e.placement.series == id && e.placement.series_date == from_iso(day);
    });
}

}  // namespace

TEST_CASE("C26: A series is one recurring entry that begins on its first real day", "[C26]") {
    const auto sample = sample_plan();
    CHECK(Exported(sample, "an-ninh").master().value("DTSTART") == "20210503T190000");  // Monday; the series begins on a Saturday
    CHECK(Exported(sample, "trang").master().value("DTSTART") == "20210504");           // odd week of an even start
    CHECK(Exported(sample, "cuoi-thang").master().value("DTSTART") == "20210327T234500");
    CHECK_NOTHROW(occurrences(read_calendar(exported(sample))));
}

TEST_CASE("C27: A rule ends by UNTIL, in UTC for times and as a day for whole days", "[C27]") {
    const auto sample = sample_plan();
    CHECK(Exported(sample, "an-ninh").master().value("RRULE") == "FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20210521T120000Z");
    CHECK(Exported(sample, "trang").master().value("RRULE") == "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20210518");
    CHECK(Exported(sample, "cuoi-thang").master().value("RRULE") == "FREQ=MONTHLY;BYDAY=-1SA;UNTIL=20210529T164500Z");
}

TEST_CASE("C28: The last occurrence is kept, also one early in the morning of Vietnam", "[C28]") {
    auto sample = sample_plan();
    const_cast<Slot&>(*sample.plan.slots.find({1})).start = TimeOfDay::at(5, 0);
    for (auto& entry : sample.entries)
        if (entry.placement.slot.value == 1) entry.placement.start = TimeOfDay::at(5, 0);
    const Exported out(sample, "an-ninh");
    CHECK(out.master().value("RRULE").ends_with("UNTIL=20210520T220000Z"));  // the day before, in UTC
    CHECK(out.overrides() ==
          Strings{"20210510T050000", "20210514T050000", "20210519T050000", "20210521T050000", "20210523T050000"});
}

TEST_CASE("C29: EXDATE, RDATE and RECURRENCE-ID are of the type and zone of DTSTART", "[C29]") {
    const auto sample = sample_plan();
    for (const char* key : {"an-ninh", "trang"}) {
        const Exported out(sample, key);
        for (const auto* event : out.calendar.components("VEVENT"))
            for (const char* name : {"EXDATE", "RDATE", "RECURRENCE-ID"})
                for (const auto& line : event->all(name)) CHECK(line.parameters == out.master().line("DTSTART").parameters);
    }
}

TEST_CASE("C30: EXDATE and RDATE have one value a line", "[C30]") {
    auto sample = sample_plan();
    auto& series = sample.series("an-ninh");
    series.rule = Recurrence::daily();
    series.last_day = from_iso("2023-05-22");
    const Exported out(sample, "an-ninh");
    CHECK(out.values("EXDATE").size() > 700);
    for (const auto& value : out.values("EXDATE")) CHECK(value.size() == 15);
}

TEST_CASE("C31: There is no EXRULE, no range, no COUNT, and nothing below daily", "[C31]") {
    const auto bytes = exported(sample_plan());
    for (const char* word : {"EXRULE", "RANGE=", "COUNT=", "FREQ=HOURLY", "FREQ=MINUTELY", "FREQ=SECONDLY", "RSCALE"})
        CHECK(bytes.find(word) == std::string::npos);
}

TEST_CASE("C32: A moved instance is an override that names its original start and follows the master", "[C32]") {
    const auto sample = sample_plan();
    const Exported out(sample, "an-ninh");
    const auto& moved = out.instance("20210510T190000");
    CHECK_FALSE(out.master().has("RECURRENCE-ID"));  // the first in the object
    CHECK(moved.value("UID") == out.master().value("UID"));
    CHECK(moved.value("UID") == sample.plan.series.find_key("an-ninh")->uid);
    CHECK(moved.value("DTSTART") == "20210511T190000");
    CHECK(moved.value("X-LICHSONG-CODE") == "DT21-0003");
    CHECK(moved.value("DTSTAMP") == "20210401T010200Z");
    CHECK(moved.value("LAST-MODIFIED") == moved.value("DTSTAMP"));
}

TEST_CASE("C21: An override is never older than its master by SEQUENCE, and neither falls", "[C21][C32]") {
    auto sample = sample_plan();
    CHECK(Exported(sample, "an-ninh").master().value("SEQUENCE") == "2");
    CHECK(Exported(sample, "an-ninh").instance("20210510T190000").value("SEQUENCE") == "2");
    on(sample, "an-ninh", "2021-05-10").placement.sequence = 5;
    sample.series("an-ninh").sequence = 6;
    CHECK(Exported(sample, "an-ninh").instance("20210510T190000").value("SEQUENCE") == "6");
    on(sample, "an-ninh", "2021-05-10").placement.sequence = 9;
    CHECK(Exported(sample, "an-ninh").instance("20210510T190000").value("SEQUENCE") == "9");
}

TEST_CASE("C20: A change of any placement raises LAST-MODIFIED of the master, a cancelled one too", "[C20]") {
    auto sample = sample_plan();
    const auto before = Exported(sample, "an-ninh").master().value("LAST-MODIFIED");
    on(sample, "an-ninh", "2021-05-12").placement.modified = 1'620'000'000;
    CHECK(before < "20210503T000000Z");
    CHECK(Exported(sample, "an-ninh").master().value("LAST-MODIFIED") == "20210503T000000Z");
}

TEST_CASE("C22: Another hour of the slot moves the master and the RECURRENCE-ID of every override", "[C22]") {
    auto sample = sample_plan();
    const_cast<Slot&>(*sample.plan.slots.find({1})).start = TimeOfDay::at(18, 30);
    for (auto& entry : sample.entries)
        if (entry.placement.slot.value == 1) entry.placement.start = TimeOfDay::at(18, 30);
    const Exported out(sample, "an-ninh");
    CHECK(out.overrides() == Strings{"20210510T183000", "20210514T183000", "20210519T183000", "20210521T183000", "20210523T183000"});
    CHECK_NOTHROW(occurrences(out.calendar));
}

TEST_CASE("C33: Cancelled and removed instances are EXDATE, added ones RDATE", "[C33]") {
    const Exported out(sample_plan(), "an-ninh");
    CHECK(out.values("EXDATE") == Strings{"20210507T190000", "20210512T190000"});
    CHECK(out.values("RDATE") == Strings{"20210522T190000", "20210523T190000"});
    for (const auto* event : out.calendar.components("VEVENT")) CHECK(event->value("STATUS") != "CANCELLED");
}

TEST_CASE("The sample series has exactly its instances", "[C26][C33]") {
    std::vector<std::string> starts;
    for (const auto& one : occurrences(Exported(sample_plan(), "an-ninh").calendar)) starts.push_back(one.start + ' ' + one.status);
    CHECK(starts == Strings{"20210503T190000 CONFIRMED", "20210505T190000 CONFIRMED", "20210511T190000 CONFIRMED", "20210514T190000 CONFIRMED",
                            "20210517T190000 CONFIRMED", "20210519T190000 TENTATIVE", "20210521T200500 CONFIRMED", "20210522T190000 CONFIRMED", "20210524T190000 CONFIRMED"});
}

TEST_CASE("An instance of other title, status, outlet or body is an override, one of its own number is not", "[C32]") {
    auto sample = sample_plan();
    CHECK(Exported(sample, "an-ninh").overrides() ==
          Strings{"20210510T190000", "20210514T190000", "20210519T190000", "20210521T190000", "20210523T190000"});
    const auto becomes_override = [&](auto&& change) {
        auto changed = sample;
        change(on(changed, "an-ninh", "2021-05-05"));
        const auto found = Exported(changed, "an-ninh").overrides();
        return std::find(found.begin(), found.end(), "20210505T190000") != found.end();
    };
    CHECK_FALSE(becomes_override([](ical::Entry& e) { e.segment.issue = 99; }));
    CHECK_FALSE(becomes_override([](ical::Entry& e) { e.placement.state = PlacementState::Aired; }));  // confirmed as well
    CHECK_FALSE(becomes_override([](ical::Entry& e) { e.segment.responsible_body.clear(); }));         // the series answers
    CHECK(becomes_override([](ical::Entry& e) { e.placement.state = PlacementState::Draft; }));
    CHECK(becomes_override([](ical::Entry& e) { e.placement.length = Seconds(600); }));
    CHECK(becomes_override([](ical::Entry& e) { e.placement.start = TimeOfDay::at(19, 5); }));
    CHECK(becomes_override([](ical::Entry& e) { e.placement.slot = {2}; }));
    CHECK(becomes_override([](ical::Entry& e) { e.segment.responsible_body = "Phòng PA03"; }));
    CHECK(becomes_override([](ical::Entry& e) { e.segment.topics = {{2}}; }));
    CHECK(becomes_override([](ical::Entry& e) { e.segment.reference = "42/KH"; }));
    CHECK(becomes_override([](ical::Entry& e) { e.segment.url = "https://a.example"; }));
    CHECK(becomes_override([](ical::Entry& e) { e.repeat_of_code = "DT21-0001"; }));
}

TEST_CASE("The status of the master is the commonest, and of two as common the tentative", "[C41]") {
    auto sample = sample_plan();
    CHECK(Exported(sample, "an-ninh").master().value("STATUS") == "CONFIRMED");
    on(sample, "an-ninh", "2021-05-17").placement.state = PlacementState::Cancelled;  // four and four are left
    for (const char* day : {"2021-05-03", "2021-05-05", "2021-05-10"}) on(sample, "an-ninh", day).placement.state = PlacementState::Draft;
    CHECK(Exported(sample, "an-ninh").master().value("STATUS") == "TENTATIVE");
    CHECK(Exported(sample, "trang").master().value("X-LICHSONG-STATE") == "confirmed");
    CHECK_FALSE(Exported(sample, "an-ninh").master().has("X-LICHSONG-STATE"));  // its placements differ
}

TEST_CASE("A series of whole days has days everywhere", "[C24][C29]") {
    const Exported out(sample_plan(), "trang");
    CHECK(out.master().line("DTSTART").parameter("VALUE") == "DATE");
    CHECK(out.master().value("DTEND") == "20210505");
    CHECK(out.instance("20210518").value("DTSTART") == "20210520");
    CHECK(out.calendar.components("VTIMEZONE").empty());
}

TEST_CASE("C42: A series of which nothing is left stays, as cancelled", "[C42]") {
    const Exported out(sample_plan(), "bo");
    REQUIRE(out.calendar.components("VEVENT").size() == 1);
    CHECK(out.master().value("STATUS") == "CANCELLED");
    CHECK(out.master().line("SUMMARY").text() == "[HỦY] Chuyên mục đã bỏ");
    CHECK(out.values("EXDATE").empty());
    CHECK(occurrences(out.calendar).size() == 5);
}

TEST_CASE("A series without placements leaves nothing", "[C26]") {
    const auto sample = sample_plan();
    const auto calendar = read_calendar(exported(sample, *sample.plan.series.find_key("an-ninh"), {}));
    CHECK(calendar.components("VEVENT").empty());
}

TEST_CASE("A series without a rule is written placement by placement", "[C26]") {
    const auto sample = sample_plan();
    const Exported out(sample, "roi");
    CHECK(out.calendar.components("VEVENT").size() == 2);
    CHECK_FALSE(out.master().has("RRULE"));
    CHECK(out.master().value("UID") != sample.plan.series.find_key("roi")->uid);
}

TEST_CASE("A timed placement in a series of whole days, or the reverse, stands apart", "[C29]") {
    auto sample = sample_plan();
    on(sample, "an-ninh", "2021-05-05").placement.start.reset();
    const Exported out(sample, "an-ninh");
    CHECK(out.values("EXDATE") == Strings{"20210505T190000", "20210507T190000", "20210512T190000"});
    const auto& apart = *out.calendar.components("VEVENT").back();
    CHECK(apart.value("DTSTART") == "20210505");
    CHECK(apart.value("UID") == on(sample, "an-ninh", "2021-05-05").placement.uid);
    CHECK_NOTHROW(occurrences(out.calendar));
}

TEST_CASE("Of two placements on one day of a series, the first run is the instance", "[C32]") {
    auto sample = sample_plan();
    auto repeat = on(sample, "an-ninh", "2021-05-05");
    repeat.placement.id = 0;  // before the first run by id, so that the order must come from being a repeat
    repeat.placement.uid = "repeat";
    repeat.placement.repeat_of = {2};
    repeat.placement.start = TimeOfDay::at(21, 0);
    sample.entries.push_back(repeat);
    const Exported out(sample, "an-ninh");
    CHECK(out.calendar.components("VEVENT").back()->value("UID") == "repeat");
    CHECK(out.calendar.components("VEVENT").back()->value("DTSTART") == "20210505T210000");
    CHECK_NOTHROW(occurrences(out.calendar));
}

TEST_CASE("A series without a last day of its own ends with the campaign", "[C27]") {
    auto sample = sample_plan();
    sample.series("an-ninh").last_day = Date();
    CHECK(Exported(sample, "an-ninh").master().value("RRULE").ends_with("UNTIL=20210531T120000Z"));
}
