// SPDX-License-Identifier: Apache-2.0
// Answers as other programs send them, and what is no answer at all: the files of tests/data/ical/itip and what is made of them.
#include <catch2/catch.hpp>

#include <algorithm>

#include "itip_help.h"
#include "random_text.h"

using namespace lichsong;
using namespace lichsong::ical;
using namespace lichsong::test;

namespace {

const std::string uid = "7d0c1f3e-52a6-4b1e-9a44-0c5d21e30417";
const base::Stamp answered = 1'620'008'130;  // 2021-05-03T02:15:30Z

std::vector<std::string> codes(const ItipMessage& message) {
    std::vector<std::string> found;
    for (const auto& finding : message.findings) found.emplace_back(finding.code);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

// A reply of the usual form with lines put in before its end.
std::string reply_with(const std::string& lines, const std::string& method = "METHOD:REPLY\r\n") {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + method + "BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20210503T021530Z\r\nORGANIZER:mailto:lich@example.vn\r\n" + lines +
           "END:VEVENT\r\nEND:VCALENDAR\r\n";
}
const std::string attendee = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:tin@example.vn\r\n";

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

}  // namespace

TEST_CASE("Answers of the programs that partners use say the same", "[itip][C54]") {
    struct Sample {
        const char* file;
        PartStat status;
        const char* name;
        bool has_time;
        bool has_sequence;
    };
    const auto sample = GENERATE(Sample{"google_reply.ics", PartStat::Accepted, "tin@bao.example.vn", true, true},
                                 Sample{"outlook_reply.ics", PartStat::Accepted, "Báo tỉnh: tòa soạn, thư ký", true, true},
                                 Sample{"apple_reply.ics", PartStat::Declined, "Báo tỉnh", true, true},
                                 Sample{"thunderbird_reply.ics", PartStat::Tentative, "Báo tỉnh", true, true},
                                 Sample{"least_reply.ics", PartStat::Accepted, "", false, false},
                                 Sample{"statuses_reply.ics", PartStat::Accepted, "", false, true});
    INFO(sample.file);
    const auto message = read(itip_file(sample.file));
    CHECK(message.method == ItipMethod::Reply);
    CHECK(message.organizer == "lich@tuyentruyen.example.vn");
    REQUIRE(message.items.size() == 1);
    const auto& item = message.items[0];
    CHECK(item.uid == uid);
    CHECK(item.stamp == answered);
    CHECK(item.sequence == (sample.has_sequence ? std::optional(2) : std::nullopt));
    REQUIRE(item.attendees.size() == 1);
    CHECK(item.attendees[0] == ItipAttendee{{"tin@bao.example.vn", sample.name}, sample.status});
    CHECK(message.findings.empty());
    CHECK(item.start.has_value() == sample.has_time);
    if (!sample.has_time) return;
    CHECK(item.start == ItipTime{wall(2021, 5, 19, 19, 0), false});
    CHECK(item.length == model::Seconds(15 * 60));
}

TEST_CASE("A proposal of another time comes with its time, and with what was said", "[itip][C56]") {
    const auto* file = GENERATE("google_counter.ics", "outlook_counter.ics");
    INFO(file);
    const auto message = read(itip_file(file));
    CHECK(message.method == ItipMethod::Counter);
    REQUIRE(message.items.size() == 1);
    const auto& item = message.items[0];
    CHECK(item.start == ItipTime{wall(2021, 5, 19, 20, 30), false});
    CHECK(item.length == model::Seconds(15 * 60));
    CHECK(item.location == "Đài PTTH tỉnh");
    CHECK(item.comment == "Giờ 19h đã kín, xin chuyển sang 20h30");
    CHECK(message.findings.empty());
}

TEST_CASE("Each VEVENT of an answer is an item; the airing it names is on the campaign's wall", "[itip][C54]") {
    const auto message = read(itip_file("several_instances_reply.ics"));
    REQUIRE(message.items.size() == 3);
    CHECK(message.items[0].recurrence_id == ItipTime{wall(2021, 5, 19, 19, 0), false});
    CHECK(message.items[1].recurrence_id == ItipTime{wall(2021, 5, 21, 19, 0), false});
    CHECK(message.items[2].recurrence_id == ItipTime{wall(2021, 5, 23, 0, 0), true});
    CHECK(message.items[1].comment == "Trùng trực tiếp\nXin chuyển hôm sau");
    CHECK(message.items[1].attendees[0].status == PartStat::Declined);
    CHECK(message.findings.empty());
}

TEST_CASE("A whole day that comes as its midnight is the same day", "[itip]") {
    const auto message = read(itip_file("outlook_whole_day_reply.ics"));
    const ItipTime ours{wall(2021, 5, 23, 0, 0), true};
    const auto& item = message.items.at(0);
    CHECK(is_same(ours, item.start.value()));
    CHECK(is_same(ours, item.recurrence_id.value()));
    CHECK_FALSE(is_same({ours.wall, false}, ours));
    CHECK_FALSE(is_same({ours.wall + 86'400, true}, *item.start));
    CHECK(message.findings.empty());
}

TEST_CASE("A delegated answer keeps both attendees and says that there should be one", "[itip]") {
    const auto message = read(itip_file("delegated_reply.ics"));
    REQUIRE(message.items.at(0).attendees.size() == 2);
    CHECK(message.items[0].attendees[0].status == PartStat::Delegated);
    CHECK(codes(message) == std::vector<std::string>{"itip.property_repeated"});
}

TEST_CASE("REQUEST-STATUS is read without libical, which keeps freed memory of it", "[itip]") {
    const auto message = read(itip_file("statuses_reply.ics"));
    CHECK(message.items.at(0).request_status == std::vector<std::string>{"2.0;Success;mailto:tin@bao.example.vn", "3.1;Invalid property value;DTSTART:96-Apr-01"});
}

TEST_CASE("REFRESH asks for nothing but to be told again", "[itip]") {
    const auto message = read(itip_file("refresh.ics"));
    CHECK(message.method == ItipMethod::Refresh);
    CHECK(message.findings.empty());
    CHECK_FALSE(message.items.at(0).sequence);
}

TEST_CASE("A file without a method, with two, or with one nobody knows, is refused", "[itip]") {
    CHECK(refusal(reply_with(attendee)) == "read");
    CHECK(refusal(reply_with(attendee, "")) == "itip.no_method");
    CHECK(refusal(reply_with(attendee, "METHOD:\r\n")) == "itip.no_method");
    CHECK(refusal(reply_with(attendee, "METHOD:REPLY\r\nMETHOD:CANCEL\r\n")) == "itip.several_methods");
    CHECK(refusal(reply_with(attendee, "METHOD:REPLY\r\nMETHOD:reply\r\n")) == "read");
    CHECK(refusal(reply_with(attendee, "METHOD:X-REPLY\r\n")) == "itip.unknown_method");
    CHECK(refusal(reply_with(attendee, "METHOD:\x01\xFF\r\n")) == "itip.unknown_method");
    CHECK(refusal("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n") == "itip.no_event");
    CHECK(refusal("BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VTODO\r\nUID:a\r\nEND:VTODO\r\nEND:VCALENDAR\r\n") == "itip.no_event");
}

TEST_CASE("What is no calendar, is cut off, or is larger than any answer, is refused by the guard", "[itip]") {
    CHECK(refusal("") == "ics.not_a_calendar");
    CHECK(refusal("<html>") == "ics.not_a_calendar");
    const auto whole = itip_file("google_reply.ics");
    CHECK(refusal(whole.substr(0, whole.size() / 2)) == "ics.cut_off");
    std::string many;
    while (many.size() < itip_most_octets) many += "X-A:" + std::string(70, 'x') + "\r\n";
    CHECK(refusal(reply_with(attendee + many)) == "ics.too_large");
    std::string events = "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n";
    for (std::size_t i = 0; i <= itip_most_items; ++i) events += "BEGIN:VEVENT\r\nUID:a" + std::to_string(i) + "\r\nEND:VEVENT\r\n";
    CHECK(refusal(events + "END:VCALENDAR\r\n") == "ics.too_many_components");
}

TEST_CASE("What of an answer cannot be read is missing in it, and told with its line", "[itip]") {
    struct Bad {
        const char* lines;
        const char* code;
        long line;
    };
    const auto bad = GENERATE(Bad{"SEQUENCE:hai\r\n", "import.unreadable_value", 10}, Bad{"SEQUENCE:-1\r\n", "import.unreadable_value", 10},
                              Bad{"SEQUENCE:2;1\r\n", "import.unreadable_value", 10}, Bad{"SEQUENCE:99999999999\r\n", "import.unreadable_value", 10},
                              Bad{"DTSTART:19:00\r\n", "import.unreadable_value", 10}, Bad{"DTSTART:99990101T000000Z\r\n", "import.far_away", 10},
                              Bad{"DTSTART:20210519T190000\r\n", "import.floating", 10}, Bad{"DTSTART;TZID=Sao Hỏa:20210519T190000\r\n", "import.zone_unknown", 10},
                              Bad{"DTSTART:20210519T120000Z\r\nDTEND:20210519T110000Z\r\n", "import.end_before_start", 11},
                              Bad{"RECURRENCE-ID:hôm sau\r\n", "import.unreadable_value", 10}, Bad{"ATTENDEE:invalid:nomail\r\n", "itip.no_address", 10},
                              Bad{"ATTENDEE;PARTSTAT=MAYBE:mailto:b@example.vn\r\n", "itip.unknown_status", 10}, Bad{"UID:b\r\n", "itip.property_repeated", 10},
                              Bad{"ORGANIZER:mailto:khac@example.vn\r\n", "itip.property_repeated", 10});
    INFO(bad.lines);
    const auto message = read(reply_with(attendee + std::string(bad.lines)));
    const auto found = std::find_if(message.findings.begin(), message.findings.end(), [&](const ImportFinding& f) { return f.code == bad.code; });
    REQUIRE(found != message.findings.end());
    CHECK(found->line == bad.line);
    CHECK(message.items.size() == 1);
}

TEST_CASE("An airing that cannot be named is not taken for the whole series", "[itip]") {
    const auto message = read(reply_with(attendee + "RECURRENCE-ID:hôm sau\r\n"));
    CHECK(message.items.at(0).has_unreadable_id);
    CHECK_FALSE(message.items[0].recurrence_id);
}

TEST_CASE("What a method must have and must not have is told", "[itip]") {
    const auto nothing = read(reply_with("", "METHOD:REFRESH\r\n"));
    CHECK(codes(nothing) == std::vector<std::string>{"itip.property_missing"});
    CHECK(codes(read(reply_with(attendee + "SUMMARY:x\r\n", "METHOD:REFRESH\r\n"))) == std::vector<std::string>{"itip.property_unexpected"});
    CHECK(codes(read(reply_with(attendee + "BEGIN:VALARM\r\nACTION:AUDIO\r\nEND:VALARM\r\n"))).empty());
}

TEST_CASE("A message of several matters or several organizers says so", "[itip]") {
    auto text = itip_file("several_instances_reply.ics");
    CHECK(codes(read(replaced(text, "UID:7d0c1f3e", "UID:00000000"))) == std::vector<std::string>{"itip.several_uids"});
    CHECK(codes(read(replaced(text, "ORGANIZER:mailto:lich", "ORGANIZER:mailto:khac"))) == std::vector<std::string>{"itip.organizers_differ"});
}

TEST_CASE("Addresses are compared without scheme and case, and nothing but an address is one", "[itip]") {
    CHECK(itip_address("mailto:tin@bao.example.vn") == "tin@bao.example.vn");
    CHECK(itip_address(" MAILTO:Tin@BAO.example.vn ") == "tin@bao.example.vn");
    CHECK(itip_address("tin@bao.example.vn") == "tin@bao.example.vn");
    for (const char* none : {"", "mailto:", "mailto:@b", "mailto:a@", "a@b@c", "mailto:a b@c", "mailto:a@b\r\nX:y", "mailto:tin@b\xC3\xA1o.vn", "http://a/b", "a@b,c@d", "\"a\"@b", "a@b;x"})
        CHECK(itip_address(none).empty());
    CHECK(itip_address(std::string(300, 'a') + "@b").empty());
}

TEST_CASE("A comment is no longer than anybody reads", "[itip]") {
    std::string lines = attendee;
    for (int i = 0; i < 10; ++i) lines += "COMMENT:" + std::string(1'000, 'x') + "\r\n";
    const auto message = read(reply_with(lines));
    CHECK(message.items.at(0).comment.size() <= itip_longest_comment);
    CHECK(codes(message) == std::vector<std::string>{"itip.comment_cut"});
}

TEST_CASE("Answers torn and disturbed at random are read or refused, and nothing else", "[.once][itip]") {
    const std::vector<std::string> files{itip_file("google_reply.ics"), itip_file("outlook_counter.ics"), itip_file("several_instances_reply.ics"), itip_file("statuses_reply.ics")};
    Random random(5546);
    int was_read = 0;
    for (int i = 0; i < 400; ++i) {
        auto text = files[below(random, files.size())];
        for (std::size_t change = 0, changes = 1 + below(random, 4); change < changes; ++change) {
            const auto at = below(random, text.size());
            switch (below(random, 4)) {
                case 0: text.erase(at, 1 + below(random, 20)); break;
                case 1: text.insert(at, hostile_text(random)); break;
                case 2: text[at] = static_cast<char>(below(random, 256)); break;
                default: text.insert(at, text.substr(below(random, text.size()), below(random, 200)));
            }
        }
        const auto end = refusal(text);
        INFO(text);
        REQUIRE((end == "read" || end.starts_with("ics.") || end.starts_with("itip.")));
        REQUIRE(end != "ics.reader_failed");
        was_read += end == "read" ? 1 : 0;
    }
    CHECK(was_read > 50);
}
