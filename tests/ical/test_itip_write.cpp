// SPDX-License-Identifier: Apache-2.0
// What we write to partners: what each method holds by RFC 5546 §3.2, judged by the reader of the tests, by our linter, and by
// our own reader in a round trip.
#include <catch2/catch.hpp>

#include <algorithm>

#include "calendar/base/text.h"
#include "calendar/ical/itip_write.h"
#include "calendar/ical/lint.h"
#include "itip_help.h"
#include "random_plan.h"
#include "random_text.h"
#include "reader.h"
#include "sample_plan.h"

using namespace lichsong;
using namespace lichsong::ical;
using namespace lichsong::test;

namespace {

const base::Stamp made = 1'620'000'000;  // 2021-05-03T00:00:00Z

ItipEnvelope envelope(ItipMethod method) { return {method, {"mailto:lich@tuyentruyen.example.vn", "Ban tuyên truyền"}, {"Tin@bao.example.vn", "Báo tỉnh; \"tin\""}, made, {}, "Xin trả lời"}; }

std::vector<std::string> faults(const std::string& text) {
    std::vector<std::string> found;
    Linter linter([&](const LintFinding& finding) { found.push_back(std::string(finding.fault->code) + " " + std::to_string(finding.line)); });
    linter.feed(text);
    linter.finish();
    return found;
}

// Names of the properties whose number RFC 5546 does not allow for the method.
std::vector<std::string> against_the_table(ItipMethod method, const ReadComponent& event) {
    std::vector<std::string> wrong;
    for (const auto name : itip_properties()) {
        const auto count = event.all(name).size();
        const auto presence = itip_presence(method, name);
        const bool good = presence == Presence::Any || (presence == Presence::Never && count == 0) || (presence == Presence::Once && count == 1) ||
                          (presence == Presence::AtMostOnce && count <= 1) || (presence == Presence::OnceOrMore && count >= 1);
        if (!good) wrong.emplace_back(name);
    }
    return wrong;
}

// A message as every message must be.
ReadComponent checked(ItipMethod method, const std::string& text) {
    CHECK(byte_faults(text).empty());
    CHECK(faults(text).empty());
    auto calendar = read_calendar(text);
    CHECK(calendar.value("METHOD") == itip_name(method));
    REQUIRE_FALSE(calendar.components("VEVENT").empty());
    for (const auto* event : calendar.components("VEVENT")) {
        CHECK(against_the_table(method, *event).empty());
        CHECK(event->value("UID") == calendar.components("VEVENT")[0]->value("UID"));
        CHECK(event->value("ORGANIZER") == "mailto:lich@tuyentruyen.example.vn");
    }
    CHECK(read(text).findings.empty());
    return calendar;
}

ItipWriter writer_of(const Sample& sample) { return {sample.plan, vietnam(), sample.wording}; }

const ItipMethod to_partners[] = {ItipMethod::Request, ItipMethod::Cancel};

std::string code_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const base::Error& error) {
        return error.code();
    }
    return "done";
}

}  // namespace

TEST_CASE("A REQUEST asks one partner about one placement, with all that the export shows of it", "[itip]") {
    auto sample = sample_plan();
    const auto& entry = sample.entry("DT21-0001");
    const auto texts = writer_of(sample).placements(envelope(ItipMethod::Request), {&entry, 1});
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].uid == entry.placement.uid);
    const auto calendar = checked(ItipMethod::Request, texts[0].text);
    const auto& event = *calendar.components("VEVENT")[0];
    const auto whole = read_calendar(exported(sample, entry));
    for (const auto& line : whole.components("VEVENT")[0]->lines) {
        if (line.name == "DTSTAMP") continue;
        CHECK(event.value(line.name) == line.value);
    }
    CHECK(event.value("DTSTAMP") == "20210503T000000Z");
    CHECK(event.line("COMMENT").text() == "Xin trả lời");
    CHECK(event.line("ORGANIZER").parameter("CN") == "Ban tuyên truyền");
    const auto& attendee = event.line("ATTENDEE");
    CHECK(attendee.value == "mailto:Tin@bao.example.vn");
    CHECK(attendee.parameter("CN") == "Báo tỉnh; \"tin\"");
    CHECK(attendee.parameter("PARTSTAT") == "NEEDS-ACTION");
    CHECK(attendee.parameter("RSVP") == "TRUE");
    CHECK(attendee.parameter("ROLE") == "REQ-PARTICIPANT");
}

TEST_CASE("Nothing internal leaves in a message", "[itip]") {
    auto sample = sample_plan();
    for (auto& entry : sample.entries) {
        entry.placement.note.text = "CANARY-note";
        entry.placement.reason = "CANARY-reason";
        entry.placement.evidence = "CANARY-evidence";
        entry.entry = "BEGIN:VEVENT\r\nX-OTHER:CANARY-origin\r\nATTENDEE:mailto:canary-origin@example.vn\r\nEND:VEVENT\r\n";
    }
    const auto writer = writer_of(sample);
    for (const auto method : to_partners) {
        for (const auto& message : writer.placements(envelope(method), sample.entries)) CHECK(message.text.find("CANARY") == std::string::npos);
        for (const auto& series : sample.plan.series)
            for (const auto& message : writer.series(envelope(method), series, sample.entries_of(id_of(series)))) {
                CHECK(message.text.find("CANARY") == std::string::npos);
                CHECK(message.text.find("canary") == std::string::npos);
            }
    }
}

TEST_CASE("Every entry and series of the sample makes right messages", "[itip][C12][C13]") {
    const auto sample = sample_plan();
    const auto writer = writer_of(sample);
    for (const auto method : to_partners) {
        for (const auto& message : writer.placements(envelope(method), sample.entries)) checked(method, message.text);
        for (const auto& series : sample.plan.series) {
            const auto entries = sample.entries_of(id_of(series));
            for (const auto& message : writer.series(envelope(method), series, entries)) checked(method, message.text);
            for (const auto& message : writer.instances(envelope(method), series, entries)) checked(method, message.text);
        }
    }
}

TEST_CASE("A cancelled placement is not asked for", "[itip]") {
    auto sample = sample_plan();
    auto& entry = sample.entry("DT21-0001");
    entry.placement.state = model::PlacementState::Cancelled;
    CHECK(writer_of(sample).placements(envelope(ItipMethod::Request), {&entry, 1}).empty());
    CHECK(writer_of(sample).placements(envelope(ItipMethod::Cancel), {&entry, 1}).size() == 1);
    const auto& dropped = sample.series("bo");
    CHECK(writer_of(sample).series(envelope(ItipMethod::Request), dropped, sample.entries_of(id_of(dropped))).empty());
    entry.placement.date = {};
    CHECK(writer_of(sample).placements(envelope(ItipMethod::Cancel), {&entry, 1}).empty());
}

TEST_CASE("A series goes out as one message: its rule, its exceptions and its overrides", "[itip][C22]") {
    auto sample = sample_plan();
    const auto& series = sample.series("an-ninh");
    const auto entries = sample.entries_of(id_of(series));
    const auto texts = writer_of(sample).series(envelope(ItipMethod::Request), series, entries);
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].uid == series.uid);
    const auto calendar = checked(ItipMethod::Request, texts[0].text);
    const auto whole = read_calendar(exported(sample, series, entries));
    const auto events = calendar.components("VEVENT"), exported_events = whole.components("VEVENT");
    REQUIRE(events.size() == exported_events.size());
    CHECK(events[0]->value("RRULE") == exported_events[0]->value("RRULE"));
    for (std::size_t i = 1; i < events.size(); ++i) {
        CHECK(events[i]->value("RECURRENCE-ID") == exported_events[i]->value("RECURRENCE-ID"));
        CHECK(events[i]->has("ATTENDEE"));
    }
}

TEST_CASE("C57: Cancelling one airing names it and leaves the series; cancelling the series names none", "[itip][C57][C33]") {
    auto sample = sample_plan();
    const auto& series = sample.series("an-ninh");
    const auto entries = sample.entries_of(id_of(series));
    const auto one = writer_of(sample).instances(envelope(ItipMethod::Cancel), series, {entries.data(), 1});
    REQUIRE(one.size() == 1);
    const auto instance = checked(ItipMethod::Cancel, one[0].text);
    REQUIRE(instance.components("VEVENT").size() == 1);
    CHECK(instance.components("VEVENT")[0]->value("UID") == series.uid);
    CHECK(instance.components("VEVENT")[0]->value("RECURRENCE-ID") == "20210503T190000");
    CHECK(instance.components("VEVENT")[0]->value("STATUS") == "CANCELLED");
    CHECK_FALSE(instance.components("VEVENT")[0]->has("RRULE"));
    const auto all = writer_of(sample).series(envelope(ItipMethod::Cancel), series, entries);
    const auto whole = checked(ItipMethod::Cancel, all.at(0).text);
    REQUIRE(whole.components("VEVENT").size() == 1);
    CHECK_FALSE(whole.components("VEVENT")[0]->has("RECURRENCE-ID"));
    CHECK(whole.components("VEVENT")[0]->value("STATUS") == "CANCELLED");
}

TEST_CASE("C58: A changed airing goes out alone, by the UID of its series", "[itip][C58]") {
    auto sample = sample_plan();
    const auto& series = sample.series("an-ninh");
    auto entries = sample.entries_of(id_of(series));
    const auto repeat = std::find_if(entries.begin(), entries.end(), [](const Entry& e) { return e.placement.series_date == model::from_iso("2021-05-10"); });
    REQUIRE(repeat != entries.end());
    const auto texts = writer_of(sample).instances(envelope(ItipMethod::Request), series, {&*repeat, 1});
    const auto calendar = checked(ItipMethod::Request, texts.at(0).text);
    CHECK(calendar.components("VEVENT")[0]->value("RECURRENCE-ID") == "20210510T190000");
    CHECK(calendar.components("VEVENT")[0]->value("DTSTART") == "20210511T190000");
    repeat->placement.repeat_of = {1};  // one that stands apart keeps its own UID
    const auto apart = writer_of(sample).instances(envelope(ItipMethod::Request), series, entries);
    REQUIRE(apart.size() == 2);
    CHECK(apart[0].uid == series.uid);
    CHECK(apart[1].uid == repeat->placement.uid);
}

TEST_CASE("The linter asks for LAST-MODIFIED of what is subscribed to, not of messages that must not hold it", "[itip][C20]") {
    ItipMessage message{ItipMethod::Refresh, "lich@tuyentruyen.example.vn", {}, {}};
    message.items.emplace_back().uid = "a";
    const auto text = write_answer(message, vietnam());
    CHECK(faults(text).empty());
    const auto with = [&](std::string_view method) {
        auto other = text;
        const std::string_view old = "METHOD:REFRESH";
        return other.replace(other.find(old), old.size(), method);
    };
    CHECK(faults(with("METHOD:PUBLISH")) == std::vector<std::string>{"lint.no_last_modified 6"});
    CHECK(faults(with("METHOD:REPLY")).empty());
}

TEST_CASE("The SEQUENCE of the envelope goes before the entry's own", "[itip]") {
    auto sample = sample_plan();
    auto with = envelope(ItipMethod::Cancel);
    with.sequence = 7;
    const auto texts = writer_of(sample).placements(with, {&sample.entry("DT21-0001"), 1});
    CHECK(checked(ItipMethod::Cancel, texts.at(0).text).components("VEVENT")[0]->value("SEQUENCE") == "7");
}

TEST_CASE("What is no address, and what is another method's, is refused", "[itip]") {
    auto sample = sample_plan();
    const auto writer = writer_of(sample);
    const auto write = [&](const ItipEnvelope& with) { return code_of([&] { static_cast<void>(writer.placements(with, {&sample.entry("DT21-0001"), 1})); }); };
    CHECK(write(envelope(ItipMethod::Request)) == "done");
    for (const char* address : {"", "bao", "mailto:a@b\r\nATTENDEE:mailto:c@d", "a@b c", "a@b,c@d"}) {
        auto with = envelope(ItipMethod::Request);
        with.attendee.address = address;
        CHECK(write(with) == "itip.bad_address");
        with = envelope(ItipMethod::Request);
        with.organizer.address = address;
        CHECK(write(with) == "itip.bad_address");
    }
    for (const auto method : {ItipMethod::Reply, ItipMethod::Counter, ItipMethod::Refresh, ItipMethod::DeclineCounter}) CHECK(write(envelope(method)) == "itip.not_for_entries");
    CHECK(code_of([] { static_cast<void>(write_answer({ItipMethod::Request, {}, {}, {}}, vietnam())); }) == "itip.not_an_answer");
}

TEST_CASE("No text breaks out of its line in a message", "[itip]") {
    auto sample = sample_plan();
    Random random(6047);
    auto& entry = sample.entry("DT21-0001");
    const auto count = [&](const std::string& text) { return unfold(text).size(); };
    const auto plain = count(writer_of(sample).placements(envelope(ItipMethod::Request), {&entry, 1}).at(0).text);
    for (int i = 0; i < 300; ++i) {
        auto with = envelope(ItipMethod::Request);
        with.comment = "x" + hostile_text(random);
        with.attendee.name = "x" + hostile_text(random);
        with.organizer.name = "x" + hostile_text(random);
        entry.segment.title = "x" + hostile_text(random);
        const auto text = writer_of(sample).placements(with, {&entry, 1}).at(0).text;
        REQUIRE(byte_faults(text).empty());
        REQUIRE(count(text) == plain);
    }
}

namespace {

ItipItem random_item(Random& random, ItipMethod method) {
    constexpr PartStat statuses[] = {PartStat::Accepted, PartStat::Declined, PartStat::Tentative, PartStat::NeedsAction};
    const auto text = [&] { return base::clean(harmless_text(random, below(random, 60))); };
    const auto time = [&](bool all_day) { return ItipTime{wall(2021, 3 + static_cast<int>(below(random, 6)), 1 + static_cast<int>(below(random, 28)), all_day ? 0 : static_cast<int>(below(random, 24)), 0), all_day}; };
    const bool has_content = method == ItipMethod::Reply || method == ItipMethod::Counter;
    const bool all_day = below(random, 4) == 0;
    ItipItem item;
    item.uid = "u" + std::to_string(random());
    if (below(random, 2) == 0) item.recurrence_id = time(all_day);
    if (method == ItipMethod::Counter || (method != ItipMethod::Refresh && below(random, 3) != 0)) item.sequence = static_cast<int>(below(random, 9));
    item.stamp = made + static_cast<base::Stamp>(below(random, 100'000));
    item.organizer = {"lich@tuyentruyen.example.vn", text()};
    if (method != ItipMethod::DeclineCounter) item.attendees = {{{"tin@bao.example.vn", text()}, method == ItipMethod::Refresh ? PartStat::NeedsAction : statuses[below(random, 4)]}};
    item.comment = text();
    if (method != ItipMethod::Refresh && below(random, 2) == 0) item.request_status = {"2.0;Success"};
    if (!has_content) return item;
    item.summary = text();
    item.location = text();
    if (method == ItipMethod::Counter || below(random, 2) == 0) item.start = time(all_day);
    if (item.start && below(random, 4) != 0) item.length = model::Seconds(all_day ? 86'400 : 60 * (1 + static_cast<int>(below(random, 90))));
    return item;
}

}  // namespace

TEST_CASE("An answer that we write is read as what it was", "[itip]") {
    Random random(5546);
    const base::Zone paris("Europe/Paris");
    for (int i = 0; i < 240; ++i) {
        constexpr ItipMethod methods[] = {ItipMethod::Reply, ItipMethod::Counter, ItipMethod::Refresh, ItipMethod::DeclineCounter};
        const auto& zone = i % 3 == 0 ? paris : vietnam();  // in Paris times leave in UTC
        ItipMessage message{methods[i % 4], "lich@tuyentruyen.example.vn", {}, {}};
        message.items.push_back(random_item(random, message.method));
        const auto text = write_answer(message, zone);
        INFO(text);
        REQUIRE(byte_faults(text).empty());
        REQUIRE(faults(text).empty());
        REQUIRE(against_the_table(message.method, *read_calendar(text).components("VEVENT").at(0)).empty());
        const auto back = read_itip(text, LICHSONG_READER, zone);
        REQUIRE(back.findings.empty());
        REQUIRE(back.method == message.method);
        REQUIRE(back.organizer == message.organizer);
        REQUIRE(back.items.size() == 1);
        const auto &was = message.items[0], &is = back.items[0];
        REQUIRE(is.uid == was.uid);
        REQUIRE(is.recurrence_id == was.recurrence_id);
        REQUIRE(is.sequence == was.sequence);
        REQUIRE(is.stamp == was.stamp);
        REQUIRE(is.organizer == was.organizer);
        REQUIRE(is.attendees == was.attendees);
        REQUIRE(is.start == was.start);
        REQUIRE(is.length == was.length);
        REQUIRE(is.summary == was.summary);
        REQUIRE(is.location == was.location);
        REQUIRE(is.comment == was.comment);
        REQUIRE(is.request_status == was.request_status);
    }
}

TEST_CASE("What we ask is read as what it was, for plans made at random", "[itip]") {
    Random random(3);
    for (int i = 0; i < 6; ++i) {
        const auto sample = random_plan(random);
        const auto writer = writer_of(sample);
        const auto with = envelope(ItipMethod::Request);
        for (std::size_t at = 0; at < sample.entries.size(); at += 7) {
            const auto& entry = sample.entries[at];
            for (const auto& message : writer.placements(with, {&entry, 1})) {
                REQUIRE(faults(message.text).empty());
                const auto back = read(message.text);
                REQUIRE(back.findings.empty());
                const auto& item = back.items.at(0);
                REQUIRE(item.uid == entry.placement.uid);
                REQUIRE(item.sequence == entry.placement.sequence);
                REQUIRE(item.stamp == made);
                REQUIRE(item.start->wall == model::wall_span(entry.placement).start);
                REQUIRE(item.attendees == std::vector<ItipAttendee>{{{"tin@bao.example.vn", with.attendee.name}, PartStat::NeedsAction}});
                REQUIRE(item.comment == with.comment);
            }
        }
        for (const auto& series : sample.plan.series)
            for (const auto& message : writer.series(with, series, sample.entries_of(id_of(series)))) {
                REQUIRE(faults(message.text).empty());
                REQUIRE(read(message.text).findings.empty());
            }
    }
}

TEST_CASE("The table of what a method holds is that of RFC 5546, where it matters to us", "[itip]") {
    using enum ItipMethod;
    CHECK(itip_presence(Request, "ATTENDEE") == Presence::OnceOrMore);
    CHECK(itip_presence(Reply, "ATTENDEE") == Presence::Once);
    CHECK(itip_presence(Publish, "ATTENDEE") == Presence::Never);
    CHECK(itip_presence(DeclineCounter, "ATTENDEE") == Presence::Never);
    CHECK(itip_presence(Reply, "DTSTART") == Presence::AtMostOnce);
    CHECK(itip_presence(Counter, "DTSTART") == Presence::Once);
    CHECK(itip_presence(Cancel, "SEQUENCE") == Presence::Once);
    CHECK(itip_presence(Refresh, "SEQUENCE") == Presence::Never);
    CHECK(itip_presence(Add, "RECURRENCE-ID") == Presence::Never);
    CHECK(itip_presence(Reply, "X-MICROSOFT-CDO-BUSYSTATUS") == Presence::Any);
    for (std::size_t method = 0; method < itip_method_count; ++method)
        for (const char* name : {"UID", "DTSTAMP", "ORGANIZER"}) CHECK(itip_presence(static_cast<ItipMethod>(method), name) == Presence::Once);
}
