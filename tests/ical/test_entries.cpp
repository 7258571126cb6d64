// SPDX-License-Identifier: Apache-2.0
// Single entries: identity, stamps, times, status, and what must never leave. C16 to C25, C40 to C42.
#include <catch2/catch.hpp>

#include <set>

#include "reader.h"
#include "sample_plan.h"

using namespace lichsong;
using namespace lichsong::model;
using namespace lichsong::test;

namespace {

ReadComponent event_of(const Sample& sample, const ical::Entry& entry) {
    return *read_calendar(exported(sample, entry)).components("VEVENT").at(0);
}

ical::Entry timed_entry(const Sample& sample) { return sample.entries[sample.entries.size() - 2]; }
ical::Entry whole_day_entry(const Sample& sample) { return sample.entries.back(); }

}  // namespace

TEST_CASE("C16: Every entry has UID, DTSTAMP and LAST-MODIFIED in UTC, and SEQUENCE", "[C16]") {
    const auto calendar = read_calendar(exported(sample_plan()));
    for (const auto* event : calendar.components("VEVENT")) {
        CHECK_FALSE(event->value("UID").empty());
        CHECK(event->value("DTSTAMP").ends_with("Z"));
        CHECK(event->value("LAST-MODIFIED") == event->value("DTSTAMP"));
        CHECK_FALSE(event->value("SEQUENCE").empty());
    }
}

TEST_CASE("C17: The UID stays when everything else changes", "[C17]") {
    auto sample = sample_plan();
    auto entry = timed_entry(sample);
    const auto uid = event_of(sample, entry).value("UID");
    CHECK(uid == entry.placement.uid);
    entry.segment.title = "Khác";
    entry.placement.date = from_iso("2021-05-20");
    entry.placement.outlet = {3};
    entry.placement.state = PlacementState::Cancelled;
    entry.placement.key = "DT21-9999";
    CHECK(event_of(sample, entry).value("UID") == uid);
}

TEST_CASE("C18: No two entries share UID and RECURRENCE-ID", "[C18]") {
    const auto sample = sample_plan();
    for (const auto layout : {Layout::Recurring, Layout::Flat}) {
        const auto calendar = read_calendar(exported(sample, layout));
        std::set<std::string> seen;
        for (const auto* event : calendar.components("VEVENT")) {
            const auto instance = event->has("RECURRENCE-ID") ? event->value("RECURRENCE-ID") : std::string();
            CHECK(seen.insert(event->value("UID") + instance).second);
        }
    }
}

TEST_CASE("C19: Two exports of unchanged data are the same bytes", "[C19]") {
    CHECK(exported(sample_plan()) == exported(sample_plan()));
    CHECK(exported(sample_plan(), Layout::Flat) == exported(sample_plan(), Layout::Flat));
}

TEST_CASE("C20: A change of anything shown raises LAST-MODIFIED", "[C20]") {
    const auto sample = sample_plan();
    const auto entry = timed_entry(sample);
    const auto before = event_of(sample, entry).value("LAST-MODIFIED");
    const auto after = [&](auto&& change) {
        auto changed = sample;
        auto changed_entry = entry;
        change(changed, changed_entry);
        return event_of(changed, changed_entry).value("LAST-MODIFIED");
    };
    constexpr base::Stamp later = 1'620'000'000;  // 2021-05-03T00:00:00Z
    CHECK(before < "20210503T000000Z");
    CHECK(after([](Sample&, ical::Entry& e) { e.placement.modified = later; }) == "20210503T000000Z");
    CHECK(after([](Sample&, ical::Entry& e) { e.segment.modified = later; }) == "20210503T000000Z");
    CHECK(after([](Sample& s, ical::Entry&) { const_cast<Outlet&>(*s.plan.outlets.find({1})).modified = later; }) == "20210503T000000Z");
    CHECK(after([](Sample& s, ical::Entry&) { const_cast<Slot&>(*s.plan.slots.find({2})).modified = later; }) == "20210503T000000Z");
    CHECK(after([](Sample& s, ical::Entry&) { const_cast<Topic&>(*s.plan.topics.find({1})).modified = later; }) == "20210503T000000Z");
    CHECK(after([](Sample& s, ical::Entry& e) {
              e.placement.series = {1};
              s.series("an-ninh").modified = later;
          }) == "20210503T000000Z");
    CHECK(after([](Sample& s, ical::Entry& e) {
              e.segment.responsible_body.clear();
              s.plan.campaign.modified = later;
          }) == "20210503T000000Z");
    CHECK(after([](Sample& s, ical::Entry&) { s.plan.campaign.modified = later; }) == before);
}

TEST_CASE("C21: SEQUENCE is that of the placement", "[C21]") {
    const auto sample = sample_plan();
    auto entry = timed_entry(sample);
    entry.placement.sequence = 7;
    CHECK(event_of(sample, entry).value("SEQUENCE") == "7");
}

TEST_CASE("C23: Times are local with TZID, and never floating", "[C23]") {
    const auto calendar = read_calendar(exported(sample_plan()));
    for (const auto* event : calendar.components("VEVENT"))
        for (const char* name : {"DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE"})
            for (const auto& line : event->all(name)) {
                INFO(name << ' ' << line.value);
                CHECK((line.parameter("TZID") == "Asia/Ho_Chi_Minh") != (line.parameter("VALUE") == "DATE"));
                CHECK(line.value.size() == (line.parameter("VALUE") == "DATE" ? 8U : 15U));
            }
}

TEST_CASE("C23: Every entry ends after it begins, also one without a length", "[C23]") {
    const auto sample = sample_plan();
    const auto calendar = read_calendar(exported(sample));
    for (const auto* event : calendar.components("VEVENT")) CHECK(event->value("DTEND") > event->value("DTSTART"));
    auto entry = timed_entry(sample);
    entry.placement.start = TimeOfDay::at(20, 0);
    entry.placement.length = Seconds(0);
    CHECK(event_of(sample, entry).value("DTEND") == "20210517T203000");  // of its slot
    entry.placement.slot = {};
    CHECK(event_of(sample, entry).value("DTEND") == "20210517T200100");
    entry.placement.series = {1};
    CHECK(event_of(sample, entry).value("DTEND") == "20210517T200100");  // its series has no length either
}

TEST_CASE("C24: An entry without a clock time is a whole day that ends before the next", "[C24]") {
    const auto sample = sample_plan();
    const auto event = event_of(sample, whole_day_entry(sample));
    CHECK(event.line("DTSTART").parameter("VALUE") == "DATE");
    CHECK(event.value("DTSTART") == "20210523");
    CHECK(event.line("DTEND").parameter("VALUE") == "DATE");
    CHECK(event.value("DTEND") == "20210524");
}

TEST_CASE("C25: An entry across midnight ends on the next day", "[C25]") {
    const auto sample = sample_plan();
    const auto event = event_of(sample, timed_entry(sample));
    CHECK(event.value("DTSTART") == "20210517T234500");
    CHECK(event.value("DTEND") == "20210518T001500");
}

TEST_CASE("An entry at 24:00 begins the next day", "[C25]") {
    const auto sample = sample_plan();
    auto entry = timed_entry(sample);
    entry.placement.start = TimeOfDay::at(24, 0);
    CHECK(event_of(sample, entry).value("DTSTART") == "20210518T000000");
}

TEST_CASE("C41: A placement without a date is passed over", "[C41]") {
    const auto sample = sample_plan();
    auto entry = timed_entry(sample);
    entry.placement.date = Date();
    CHECK(read_calendar(exported(sample, entry)).components("VEVENT").empty());
}

TEST_CASE("C39, C40: Feeds carry no alarms and no to-dos", "[C39][C40]") {
    const auto calendar = read_calendar(exported(sample_plan()));
    CHECK(calendar.children.size() == calendar.components("VEVENT").size() + calendar.components("VTIMEZONE").size());
    for (const auto* event : calendar.components("VEVENT")) CHECK(event->children.empty());
}

TEST_CASE("C41: Each state has its status", "[C41]") {
    const auto sample = sample_plan();
    auto entry = timed_entry(sample);
    const char* expected[] = {"TENTATIVE", "TENTATIVE", "CONFIRMED", "CANCELLED", "TENTATIVE", "CONFIRMED", "CONFIRMED", "CANCELLED", "CANCELLED"};
    for (const auto& info : state_table()) {
        entry.placement.state = info.state;
        const auto event = event_of(sample, entry);
        CHECK(event.value("STATUS") == expected[static_cast<std::size_t>(info.state)]);
        CHECK(event.value("X-LICHSONG-STATE") == name_of(info.state));
    }
}

TEST_CASE("C41: Whole days, press and what is cancelled make nobody busy", "[C41]") {
    const auto sample = sample_plan();
    CHECK(event_of(sample, whole_day_entry(sample)).value("TRANSP") == "TRANSPARENT");
    auto entry = timed_entry(sample);
    CHECK(event_of(sample, entry).value("TRANSP") == "OPAQUE");
    entry.placement.outlet = {3};
    CHECK(event_of(sample, entry).value("TRANSP") == "TRANSPARENT");
    entry.placement.outlet = {1};
    entry.placement.state = PlacementState::Cancelled;
    CHECK(event_of(sample, entry).value("TRANSP") == "TRANSPARENT");
}

TEST_CASE("C42: A cancelled entry stays, says so in its title as well, and has a higher SEQUENCE", "[C42]") {
    const auto sample = sample_plan();
    const auto calendar = read_calendar(exported(sample));
    for (const auto* event : calendar.components("VEVENT")) {
        if (event->line("SUMMARY").text() != "[HỦY] Tọa đàm \"Cử tri trẻ\"") continue;
        CHECK(event->value("STATUS") == "CANCELLED");
        CHECK(event->value("SEQUENCE") == "1");
        return;
    }
    FAIL("not found");
}

TEST_CASE("Title and description say what, where, by whom, after which document", "[entry]") {
    auto sample = sample_plan();
    auto entry = sample.entries.front();
    entry.repeat_of_code = "DT21-0400";
    entry.makegood_for_code = "DT21-0399";
    auto event = event_of(sample, entry);
    CHECK(event.line("SUMMARY").text() == "Vì an ninh Tổ quốc (kỳ 1)");
    CHECK(event.line("LOCATION").text() == "Đài Phát thanh Đồng Tháp");
    CHECK(event.line("DESCRIPTION").text() ==
          "Mã: DT21-0001\nKênh: Đài Phát thanh Đồng Tháp\nĐã xác nhận\nkỳ 1\n"
          "Chịu trách nhiệm nội dung: Phòng PV05, Công an tỉnh Đồng Tháp\nVăn bản: 41/KH-CAT-PV05 (12/4/2021)\n"
          "Phát lại: DT21-0400\nPhát bù: DT21-0399");
    CHECK(event.value("X-LICHSONG-CODE") == "DT21-0001");
    CHECK(event.value("X-LICHSONG-SERIES") == "an-ninh");
    CHECK(event.value("X-LICHSONG-OUTLET") == "tg-radio");
    CHECK(event.value("X-LICHSONG-MEDIUM") == "radio");
    CHECK(event.value("COLOR") == "steelblue");
    sample.wording.english = true;
    entry.segment.title_en = "For national security";
    event = event_of(sample, entry);
    CHECK(event.line("SUMMARY").text() == "For national security (kỳ 1)");
    CHECK(event.line("LOCATION").text() == "Dong Thap Radio");
    CHECK(event.line("CATEGORIES").texts() == std::vector<std::string>{"Voters' rights and duties"});
    CHECK(event.line("DESCRIPTION").text().find("41/KH-CAT-PV05 (2021-04-12)") != std::string::npos);
}

TEST_CASE("An unsafe URL is left out and counted, the entry stays", "[C6]") {
    const auto sample = sample_plan();
    auto entry = timed_entry(sample);
    entry.segment.url = "https://a/\r\nATTENDEE:mailto:x@y";
    std::string bytes;
    const base::Zone zone("Asia/Ho_Chi_Minh");
    ical::CalendarWriter writer([&](std::string_view some) { bytes += some; }, sample.head, sample.plan, zone, sample.wording);
    writer.placement(entry);
    writer.finish();
    CHECK(writer.left_out() == 1);
    CHECK_FALSE(read_calendar(bytes).components("VEVENT").at(0)->has("URL"));
}

TEST_CASE("Nothing kept for the house leaves it", "[entry]") {
    auto sample = sample_plan();
    for (auto& entry : sample.entries) {
        entry.placement.note.text = "CANARY-note";
        entry.placement.reason = "CANARY-reason";
        entry.placement.evidence = "CANARY-evidence";
    }
    const_cast<Slot&>(*sample.plan.slots.find({1})).note.text = "CANARY-slot";
    Partner partner;
    partner.id = 1;
    partner.name = partner.short_name = partner.email = "CANARY-partner";
    sample.plan.partners.add(partner);
    Contact contact;
    contact.id = 1;
    contact.partner = {1};
    contact.name = contact.phone = contact.email = contact.post = "CANARY-contact";
    sample.plan.contacts.add(contact);
    const_cast<Outlet&>(*sample.plan.outlets.find({1})).partner = {1};
    CHECK(exported(sample).find("CANARY") == std::string::npos);
    CHECK(exported(sample, Layout::Flat).find("CANARY") == std::string::npos);
    sample.entries.front().segment.title = "CANARY-title";  // the search itself works
    CHECK(exported(sample).find("CANARY") != std::string::npos);
}
