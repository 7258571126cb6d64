// SPDX-License-Identifier: Apache-2.0
// What becomes of a calendar of somebody else: letters, names, outlets, what is dropped, and what is kept to go out again.
#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

#include "calendar/ical/lint.h"
#include "import_desk.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

std::string titled(const std::string& title) { return "UID:a\nSUMMARY:" + title + "\nDTSTART;TZID=Asia/Ho_Chi_Minh:20210512T194500\nDURATION:PT30M"; }

const std::string start = "\nDTSTART;TZID=Asia/Ho_Chi_Minh:20210512T194500\nDURATION:PT30M";

struct Taken {
    std::string title;
    Lines findings;
    friend bool operator==(const Taken&, const Taken&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Taken& taken) {
        out << taken.title;
        for (const auto& finding : taken.findings) out << " | " << finding;
        return out;
    }
};

Taken taken(const std::string& bytes) {
    ImportDesk office;
    office.import(bytes);
    const auto airings = office.airings();
    constexpr std::string_view before = "2021-05-12 19:45 1800 dai-mau ";
    return {airings.size() == 1 && airings[0].starts_with(before) ? airings[0].substr(before.size()) : "(" + std::to_string(airings.size()) + ")", office.findings()};
}

std::string without_cr(std::string text) {
    std::erase(text, '\r');
    return text;
}

std::string utf16(const std::string& ascii, bool little) {
    std::string out = little ? "\xFF\xFE" : "\xFE\xFF";
    for (const char c : ascii) out += little ? std::string{c, '\0'} : std::string{'\0', c};
    return out;
}

long faults_of(const std::string& bytes) {
    ical::Linter linter([](const ical::LintFinding& finding) { UNSCOPED_INFO(finding.line << ' ' << finding.fault->code << ' ' << finding.detail); });
    linter.feed(bytes);
    linter.finish();
    return linter.count();
}

// Logical lines of the one entry with that UID.
Lines entry_lines(const std::string& bytes, const std::string& uid) {
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        if (bytes.compare(i, 3, "\r\n ") == 0) i += 2;
        else if (bytes[i] != '\r') text += bytes[i];
    std::istringstream in(text);
    Lines entry;
    for (std::string line; std::getline(in, line);) {
        if (line == "BEGIN:VEVENT" || line == "BEGIN:VTODO") entry.clear();
        entry.push_back(line);
        if ((line == "END:VEVENT" || line == "END:VTODO") && std::find(entry.begin(), entry.end(), "UID:" + uid) != entry.end()) return entry;
    }
    return {};
}

bool has(const Lines& lines, const std::string& line) { return std::find(lines.begin(), lines.end(), line) != lines.end(); }

}  // namespace

TEST_CASE("Line ends, a byte order mark and the case of names make no difference", "[import]") {
    const auto bytes = calendar_of(titled("Tin"));
    CHECK(taken(bytes) == Taken{"Tin", {}});
    CHECK(taken(without_cr(bytes)) == Taken{"Tin", {}});
    CHECK(taken("\xEF\xBB\xBF" + bytes) == Taken{"Tin", {}});
    CHECK(taken("begin:vcalendar\r\nbegin:vevent\r\nuid:a\r\nsummary:Tin\r\ndtstart;tzid=Asia/Ho_Chi_Minh:20210512T194500\r\nduration:PT30M\r\nend:vevent\r\nend:vcalendar\r\n") == Taken{"Tin", {}});
    CHECK(taken(calendar_of(titled("T\n in"))) == Taken{"Tin", {}});
    CHECK(taken(calendar_of(titled("Ti\n\tn"))) == Taken{"Tin", {}});
}

TEST_CASE("Old Vietnamese encodings are read, and told", "[import]") {
    CHECK(taken(calendar_of(titled("\xA7\xE5ng Th\xB8p tuy\xAAn truy\xD2n b\xC7u c\xF6"))) == Taken{"Đồng Tháp tuyên truyền bầu cử", {"encoding TCVN3"}});
    CHECK(taken(calendar_of(titled("\xD1o\xE0ng Tha\xF9p tuye\xE2n truye\xE0n ba\xE0u c\xF6\xFB"))).findings == Lines{"encoding VNI"});
    CHECK(taken(utf16(calendar_of(titled("Tin")), true)) == Taken{"Tin", {"encoding UTF-16"}});
    CHECK(taken(utf16(calendar_of(titled("Tin")), false)) == Taken{"Tin", {"encoding UTF-16"}});
}

TEST_CASE("Old fonts that somebody has passed through UTF-8 are repaired, and told", "[import]") {
    CHECK(taken(calendar_of(titled("§ång Th¸p"))) == Taken{"Đồng Tháp", {"old_font Đồng Tháp"}});
    CHECK(taken(calendar_of(titled("Ñoàng Thaùp"))) == Taken{"Đồng Tháp", {"old_font Đồng Tháp"}});
}

TEST_CASE("Letters with their marks apart, escapes and line breaks make a plain title", "[import]") {
    CHECK(taken(calendar_of(titled("Ba\xCC\x81o\\, đài\\; \\\\ và\\nmạng"))) == Taken{"Báo, đài; \\ và mạng", {}});
    CHECK(taken(calendar_of(titled(""))) == Taken{"(không có tiêu đề)", {"no_title"}});
    CHECK(taken(calendar_of("UID:a" + start)) == Taken{"(không có tiêu đề)", {"no_title"}});
}

TEST_CASE("A backslash that escapes nothing stands for itself, and breaks no letter", "[import]") {
    CHECK(taken(calendar_of(titled("C:\\Đề án\\tin\\"))) == Taken{"C:\\Đề án\\tin\\", {}});
    CHECK(taken(calendar_of(titled("Tin \\\"nóng\\\""))) == Taken{"Tin \"nóng\"", {}});
}

TEST_CASE("Line breaks in names are no fault of the rest of the file", "[import]") {
    ImportDesk office;
    office.options.outlet = "";
    office.import(calendar(event(titled("Tin") + "\nLOCATION:Đài\\nxã\nX-LICHSONG-OUTLET:dai-xa\nX-LICHSONG-MEDIUM:radio\nX-LICHSONG-RESPONSIBLE-BODY:Phòng\\nPV05"), "NAME:Lich\\nban"));
    CHECK(office.airings() == Lines{"2021-05-12 19:45 1800 dai-xa Tin"});
    CHECK(office.findings() == Lines{"outlet_made Đài xã"});
}

TEST_CASE("What a title says of a cancellation and of its issue is understood", "[import]") {
    for (const char* title : {"Canceled: Tin", "Cancelled: Tin", "Đã hủy: Tin", "Đã huỷ: Tin", "[HỦY] Tin"}) {
        INFO(title);
        CHECK(taken(calendar_of(titled(title))) == Taken{"Tin cancelled", {}});
    }
    CHECK(taken(calendar_of(titled("Tin") + "\nSTATUS:CANCELLED")) == Taken{"Tin cancelled", {}});
    CHECK(taken(calendar_of(titled("Tin") + "\nSTATUS:CONFIRMED")) == Taken{"Tin", {}});  // agreed by whom?
    ImportDesk office;
    office.import(calendar_of(titled("Tin (kỳ 12)")));
    CHECK(office.airings() == Lines{"2021-05-12 19:45 1800 dai-mau Tin"});
    const auto segment = office.desk->rows().find(model::EntityKind::Segment, office.placement("Tin").segment.value);
    CHECK(model::from_record<model::Segment>(*segment).issue == 12);
    CHECK(taken(calendar_of(titled("Tin (kỳ)"))) == Taken{"Tin (kỳ)", {}});
    CHECK(taken(calendar_of(titled("Tin (kỳ x)"))) == Taken{"Tin (kỳ x)", {}});
}

TEST_CASE("Lines that cannot be read are left out by themselves", "[import]") {
    CHECK(taken(calendar_of(titled("Tin") + "\nX-A:một\x01hai")) == Taken{"Tin", {"unreadable_text"}});
    CHECK(taken(calendar_of(titled("Tin") + "\nkhông phải dòng nào")) == Taken{"Tin", {"no_property"}});
}

TEST_CASE("An entry without UID is recognised again by what it says", "[import]") {
    const auto bytes = calendar_of("SUMMARY:Tin" + start);
    ImportDesk office;
    office.import(bytes);
    CHECK(office.findings() == Lines{"no_uid"});
    const auto uid = office.placement("Tin").uid;
    CHECK(uid.size() == 36);
    office.import(bytes);
    CHECK(office.outcomes() == Lines{"unchanged Tin"});
    CHECK(office.airings().size() == 1);
    CHECK(office.placement("Tin").uid == uid);
}

TEST_CASE("The newer of two entries with one UID counts, and different ones are taken apart", "[import]") {
    const auto two = [](const std::string& first, const std::string& second) { return calendar(event("UID:a\n" + first) + event("UID:a\n" + second)); };
    const auto zone = std::string(";TZID=Asia/Ho_Chi_Minh:");
    const auto early = "SUMMARY:Tin\nDURATION:PT30M\nDTSTART" + zone + "20210512T194500";
    CHECK(taken(two(early + "\nSEQUENCE:1", early + "\nSEQUENCE:2\nLOCATION:B")) == Taken{"Tin", {"uid_twice a"}});
    ImportDesk office;
    office.import(two(early, "SUMMARY:Khác\nDURATION:PT30M\nDTSTART" + zone + "20210513T194500"));
    CHECK(office.airings() == Lines{"2021-05-12 19:45 1800 dai-mau Tin", "2021-05-13 19:45 1800 dai-mau Khác"});
    CHECK(office.findings() == Lines{"uid_shared a"});
    CHECK(office.placement("Tin").uid == "a");
    CHECK(office.placement("Khác").uid.size() == 36);
    const auto rule = early + "\nRRULE:FREQ=WEEKLY;COUNT=2";
    office.import(calendar(event("UID:b\n" + rule + "\nSEQUENCE:7") + event("UID:b\n" + rule + ";COUNT=3")));
    CHECK(office.findings().at(0) == "rule_unreadable FREQ=WEEKLY;COUNT=2;COUNT=3");
}

TEST_CASE("The outlet is the one of the call, else the one that the entry names, else the only one", "[import]") {
    const auto named = [](const std::string& more) { return calendar_of(titled("Tin") + more); };
    ImportDesk office;
    const auto outlet_of = [&](const std::string& bytes) {
        ImportDesk fresh;
        fresh.options.outlet = office.options.outlet;
        fresh.import(bytes);
        const auto lines = fresh.airings();
        for (const auto& finding : fresh.findings()) UNSCOPED_INFO(finding);
        return lines.empty() ? fresh.findings().at(0) : lines[0];
    };
    CHECK(outlet_of(named("\nLOCATION:Báo mẫu")) == "2021-05-12 19:45 1800 dai-mau Tin");
    office.options.outlet = "";
    CHECK(outlet_of(named("\nX-LICHSONG-OUTLET:dai-mau\nLOCATION:Báo mẫu")) == "2021-05-12 19:45 1800 dai-mau Tin");
    CHECK(outlet_of(named("\nLOCATION:đài  MẪU")) == "no_outlet đài  MẪU");
    CHECK(outlet_of(named("\nLOCATION:dai mau")) == "2021-05-12 19:45 1800 dai-mau Tin");
    CHECK(outlet_of(named("\nLOCATION:Báo mẫu")) == "2021-05-12 - 0 bao-mau Tin");
    CHECK(outlet_of(named("\nLOCATION:Đài khác")) == "no_outlet Đài khác");
    CHECK(outlet_of(named("")) == "no_outlet");
    office.options.outlet = "khong-co";
    CHECK(office.refusal_of(named("")) == "row.unknown");
}

TEST_CASE("Where there is one outlet only, it is that one", "[import]") {
    ImportDesk office;
    office.options.outlet = "";
    service::Edit edit(*office.desk, {"row.remove", {}});
    for (const auto kind : {model::EntityKind::Series, model::EntityKind::Placement, model::EntityKind::Segment, model::EntityKind::Slot})
        for (const auto& record : office.desk->rows().all(kind)) edit.remove(kind, record.head.id);
    edit.remove(model::EntityKind::Outlet, office.desk->require(model::EntityKind::Outlet, "bao-mau").head.id);
    edit.commit();
    office.import(calendar_of(titled("Tin") + "\nLOCATION:Đài khác"));
    CHECK(office.airings() == Lines{"2021-05-12 19:45 1800 dai-mau Tin"});
}

TEST_CASE("An outlet that one of our calendars names is made where the plan has none", "[import]") {
    ImportDesk office;
    office.options.outlet = "";
    office.import(calendar_of(titled("Tin") + "\nLOCATION:Đài xã\nX-LICHSONG-OUTLET:dai-xa\nX-LICHSONG-MEDIUM:loudspeaker\nX-LICHSONG-CODE:XA-1"));
    CHECK(office.findings() == Lines{"outlet_made Đài xã"});
    CHECK(office.airings() == Lines{"2021-05-12 19:45 1800 dai-xa Tin"});
    CHECK(office.placement("Tin").key == "XA-1");
    CHECK(office.desk->context().outlets.find({office.placement("Tin").outlet.value})->name == "Đài xã");
}

TEST_CASE("Alarms, attached files and answers to requests are dropped and never seen again", "[import][C40]") {
    ImportDesk office;
    const auto summary = office.import(calendar_of(titled("Tin") +
        "\nREQUEST-STATUS:2.0;Success\nX-LIC-ERROR;X-LIC-ERRORTYPE=VALUE-PARSE-ERROR:x\nATTACH;VALUE=BINARY;ENCODING=BASE64:QUJD\nATTACH:https://example.org/a.pdf\n"
        "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Nhắc\nTRIGGER:-PT15M\nEND:VALARM"));
    CHECK(office.findings() == Lines{"attachment_dropped", "alarm_dropped"});
    CHECK(summary.something_lost);  // a file is
    const auto entry = entry_lines(office.exported(), "a");
    CHECK(has(entry, "ATTACH:https://example.org/a.pdf"));
    for (const auto& line : entry) {
        INFO(line);
        for (const char* gone : {"REQUEST-STATUS", "X-LIC-ERROR", "ALARM", "ATTACH;", "TRIGGER", "QUJD"}) CHECK(line.find(gone) == std::string::npos);
    }
}

TEST_CASE("C60: A component that cannot stand within an event is not kept there, and that is told", "[import][C60]") {
    ImportDesk office;
    office.import(calendar(event(titled("Tin") + "\nBEGIN:VTIMEZONE\nTZID:Z\nBEGIN:X-PHU\nEND:X-PHU\nEND:VTIMEZONE\nX-MAU:xanh")));
    CHECK(office.findings() == Lines{"component_dropped"});
    const auto text = office.exported();
    CHECK(faults_of(text) == 0);
    CHECK(text.find("TZID:Z") == std::string::npos);
    CHECK(text.find("\r\nX-MAU:xanh\r\n") != std::string::npos);
}

TEST_CASE("C60: What names a zone that does not leave with the calendar does not leave either", "[import][C60]") {
    ImportDesk office;
    const auto todo = std::string("BEGIN:VTODO\r\nUID:viec\r\nDTSTAMP:20210501T000000Z\r\nDTSTART;TZID=Europe/Paris:20210520T080000\r\nEND:VTODO\r\n");
    office.import(calendar(event(titled("Tin") + "\nX-GIO;TZID=Europe/Paris:20210520T080000\nX-NHA;TZID=Asia/Ho_Chi_Minh:20210520T080000") + todo));
    const auto text = office.exported();
    CHECK(faults_of(text) == 0);
    CHECK(text.find("Europe/Paris") == std::string::npos);
    CHECK(text.find("X-NHA;TZID=Asia/Ho_Chi_Minh") != std::string::npos);
}

TEST_CASE("C60: What nobody here understands is kept and goes out again, and not to partners", "[import][C60]") {
    ImportDesk office;
    const auto todo = std::string("BEGIN:VTODO\r\nUID:viec\r\nDTSTAMP:20210501T000000Z\r\nSUMMARY:Việc phải làm\r\nDUE;VALUE=DATE:20210520\r\nX-MAU:vàng\r\nEND:VTODO\r\n");
    office.import(calendar(event(titled("Tin") + "\nX-MAU;X-SO=1:đỏ\\, xanh\nGEO:10.5;105.6\nCLASS:PRIVATE\nBEGIN:X-PHU\nX-TRONG:có\nEND:X-PHU") + todo));
    CHECK(office.outcomes() == Lines{"new Tin"});
    CHECK(office.findings() == Lines{"kept_only"});
    const auto text = office.exported();
    CHECK(faults_of(text) == 0);
    const auto entry = entry_lines(text, "a");
    for (const char* line : {"X-MAU;X-SO=1:đỏ\\, xanh", "GEO:10.5;105.6", "CLASS:PRIVATE", "BEGIN:X-PHU", "X-TRONG:có", "END:X-PHU", "DTSTART;TZID=Asia/Ho_Chi_Minh:20210512T194500", "SUMMARY:Tin"}) {
        INFO(line);
        CHECK(has(entry, line));
    }
    CHECK(entry_lines(text, "viec") == Lines{"BEGIN:VTODO", "UID:viec", "DTSTAMP:20210501T000000Z", "SUMMARY:Việc phải làm", "DUE;VALUE=DATE:20210520", "X-MAU:vàng", "END:VTODO"});

    office.set(model::EntityKind::Placement, office.placement("Tin").key, {{"state", "confirmed"}});
    const auto partner = office.exported(true);
    CHECK(faults_of(partner) == 0);
    CHECK(entry_lines(partner, "a").size() > 5);
    for (const char* ours : {"X-MAU", "GEO", "CLASS:PRIVATE", "X-PHU", "VTODO", "viec"}) {
        INFO(ours);
        CHECK(partner.find(ours) == std::string::npos);
    }
    // Changed here, it leaves as this plan has it, with what it brought besides.
    const auto changed = entry_lines(office.exported(), "a");
    CHECK(has(changed, "X-MAU;X-SO=1:đỏ\\, xanh"));
    CHECK(has(changed, "END:X-PHU"));
    CHECK(has(changed, "STATUS:CONFIRMED"));
}
