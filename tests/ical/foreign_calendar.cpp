// SPDX-License-Identifier: Apache-2.0
#include "foreign_calendar.h"

#include <cstdio>
#include <iterator>
#include <utility>

#include "calendar/model/time.h"

namespace lichsong::test {
namespace {

template <std::size_t count>
const char* one_of(Random& random, const char* const (&choices)[count]) { return choices[below(random, count)]; }

bool seldom(Random& random) { return below(random, 5) == 0; }

// TEXT as a program writes it that escapes, and sometimes as one that does not.
std::string escaped(Random& random, const std::string& text) {
    std::string out;
    const bool careless = below(random, 10) == 0;
    for (const char c : text) {
        if (!careless && (c == '\\' || c == ',' || c == ';')) out += '\\';
        out += c;
    }
    return out;
}

struct Zone {
    std::string parameter;
    bool utc = false;
};

Zone random_zone(Random& random) {
    static constexpr const char* names[] = {"Asia/Ho_Chi_Minh", "Asia/Ho_Chi_Minh", "Asia/Ho_Chi_Minh", "SE Asia Standard Time", "Asia/Bangkok", "Asia/Tokyo", "America/New_York",
                                            "/freeassociation.sourceforge.net/Asia/Ho_Chi_Minh", "\"(UTC+07:00) Bangkok, Hanoi, Jakarta\"", "Sao Hỏa", "Giờ riêng", "Europe/Berlin"};
    switch (below(random, 8)) {
        case 0: return {"", true};
        case 1: return {"", false};
        default: return {";TZID=" + std::string(one_of(random, names)), false};
    }
}

class Event {
public:
    Event(Random& random, int number) : m_random(random), m_uid("su-kien-" + std::to_string(number)), m_zone(random_zone(random)), m_all_day(below(random, 6) == 0) {
        m_day = day();
        char text[8];
        std::snprintf(text, sizeof text, "T%02d%02d00", static_cast<int>(below(random, 24)), static_cast<int>(below(random, 12)) * 5);
        m_time = text;
        m_end_by_length = below(random, 3) == 0;
    }

    std::string text() {
        begin();
        if (below(m_random, 15) != 0) line("UID:" + m_uid);
        start(m_day, m_time);
        if (below(m_random, 2) == 0) recurrence();
        auto all = finish();
        return all += overrides();
    }

private:
    [[nodiscard]] model::Date day() { return model::plus_days(model::Date(2021, 1, 4), static_cast<long>(below(m_random, 300))); }
    [[nodiscard]] static std::string digits(const model::Date& date) {
        auto text = model::iso(date);
        std::erase(text, '-');
        return text;
    }
    [[nodiscard]] std::string when(const model::Date& date, const std::string& time) const {
        if (m_all_day) return ";VALUE=DATE:" + digits(date);
        return m_zone.parameter + ':' + digits(date) + time + (m_zone.utc ? "Z" : "");
    }

    void line(const std::string& text) { (m_text += text) += "\r\n"; }
    void begin() { line("BEGIN:VEVENT"); }

    void start(const model::Date& date, const std::string& time) {
        line("DTSTART" + when(date, time));
        if (seldom(m_random)) return;
        if (m_end_by_length) return line(m_all_day ? "DURATION:P1D" : "DURATION:PT" + std::to_string(1 + below(m_random, 90)) + "M");
        if (m_all_day) return line("DTEND;VALUE=DATE:" + digits(model::plus_days(date, 1 + static_cast<long>(below(m_random, 2)))));
        line("DTEND" + when(model::plus_days(date, seldom(m_random) ? 1 : 0), "T235900"));
    }

    void recurrence() {
        static constexpr const char* rules[] = {
            "FREQ=DAILY;COUNT=5", "FREQ=WEEKLY;COUNT=8", "FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=9", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=6", "FREQ=MONTHLY;BYDAY=-1SA;COUNT=4",
            "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=4", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3", "FREQ=YEARLY;COUNT=2", "FREQ=DAILY;UNTIL=20211101", "FREQ=WEEKLY;UNTIL=20211101T000000Z",
            "FREQ=DAILY;INTERVAL=3;UNTIL=20211101T120000", "FREQ=WEEKLY", "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "freq=weekly;count=3", "COUNT=3;FREQ=DAILY", "FREQ=HOURLY;COUNT=3",
            "FREQ=DAILY;COUNT=3;UNTIL=20211101", "FREQ=SOMETIMES", "RRULE", "FREQ=DAILY;COUNT=640"};
        const std::string rule = one_of(m_random, rules);
        m_recurs = true;
        line("RRULE:" + rule);
        if (rule.ends_with("640")) exceptions(600);
        else if (below(m_random, 3) == 0) exceptions(1 + static_cast<int>(below(m_random, 3)));
        for (auto i = below(m_random, 3); i > 0; --i) line("RDATE" + when(model::plus_days(m_day, static_cast<long>(below(m_random, 60))), m_time));
        if (seldom(m_random) && !m_all_day) line("RDATE;VALUE=PERIOD:" + digits(model::plus_days(m_day, 5)) + "T030000Z/PT20M");
    }

    void exceptions(int count) {
        std::string values;
        for (int i = 0; i < count; ++i) {
            const auto value = when(model::plus_days(m_day, i + 1), m_time);
            values += i == 0 ? value : ',' + value.substr(value.rfind(':') + 1);
        }
        line("EXDATE" + values);
    }

    void texts() {
        if (!seldom(m_random)) line("SUMMARY:" + escaped(m_random, "Tin " + harmless_text(m_random, 1 + below(m_random, 30))));
        if (seldom(m_random)) line("SUMMARY;LANGUAGE=en:Second");
        if (seldom(m_random)) line("DESCRIPTION:" + escaped(m_random, harmless_text(m_random, below(m_random, 120))));
        if (seldom(m_random)) line("LOCATION:" + escaped(m_random, harmless_text(m_random, 4)));
        if (seldom(m_random)) line("CATEGORIES:An toàn\\, giao thông,PCCC");
        if (seldom(m_random)) line("CATEGORIES:" + escaped(m_random, harmless_text(m_random, 3)));
        if (seldom(m_random)) line("URL:https://example.org/" + std::to_string(below(m_random, 100)));
        static constexpr const char* states[] = {"STATUS:CONFIRMED", "STATUS:TENTATIVE", "STATUS:CANCELLED", "STATUS:KHONG"};
        if (seldom(m_random)) line(one_of(m_random, states));
        if (seldom(m_random)) line("SEQUENCE:" + std::to_string(below(m_random, 9)));
        if (below(m_random, 10) != 0) line("DTSTAMP:20210" + std::to_string(1 + below(m_random, 9)) + "01T000000Z");
        if (below(m_random, 2) == 0) line("LAST-MODIFIED:2021010" + std::to_string(1 + below(m_random, 9)) + "T000000Z");
    }

    void unknown() {
        static constexpr const char* lines[] = {
            "X-MAU;X-SO=1;X-CHU=\"a:b;c\":đỏ, xanh", "GEO:10.45;105.63", "CLASS:PRIVATE", "TRANSP:TRANSPARENT", "PRIORITY:5", "CONTACT:Phòng trực", "COLOR:red", "IMAGE;VALUE=URI:https://example.org/a.png",
            "ATTENDEE;CN=\"Trần, A\":mailto:a@example.org", "ORGANIZER:mailto:b@example.org", "REQUEST-STATUS:2.0;Success", "X-LIC-ERROR:x", "ATTACH;VALUE=BINARY;ENCODING=BASE64:QUJD",
            "ATTACH:https://example.org/a.pdf", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY", "COMMENT:Một\\nhai", "RELATED-TO:khac", "CREATED:20200101T000000Z", "X-RONG:", "X-ALT-DESC;FMTTYPE=text/html:<b>a</b>",
            "PRIORITY:cao", "GEO:abc", "không phải dòng nào", "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Nhắc\r\nTRIGGER:-PT15M\r\nEND:VALARM",
            "BEGIN:X-PHU\r\nX-TRONG:có\r\nEND:X-PHU", "CREATED:hôm qua", "URL:nowhere"};
        for (auto i = below(m_random, 4); i > 0; --i) line(one_of(m_random, lines));
        if (below(m_random, 30) == 0) line("X-DAI:" + std::string(3'000, 'd'));
    }

    std::string finish() {
        texts();
        unknown();
        line("END:VEVENT");
        return std::exchange(m_text, {});
    }

    std::string overrides() {
        std::string all;
        if (!m_recurs) return all;
        for (auto i = below(m_random, 3); i > 0; --i) {
            begin();
            line("UID:" + m_uid);
            line("RECURRENCE-ID" + std::string(seldom(m_random) ? ";RANGE=THISANDFUTURE" : "") + when(model::plus_days(m_day, static_cast<long>(7 * i)), m_time));
            start(model::plus_days(m_day, static_cast<long>(7 * i + below(m_random, 2))), below(m_random, 2) == 0 ? m_time : "T063000");
            all += finish();
        }
        return all;
    }

    Random& m_random;
    std::string m_uid;
    Zone m_zone;
    bool m_all_day;
    bool m_recurs = false;
    bool m_end_by_length = false;
    model::Date m_day;
    std::string m_time;
    std::string m_text;
};

constexpr const char* own_zone =
    "BEGIN:VTIMEZONE\r\nTZID:Giờ riêng\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
constexpr const char* todo = "BEGIN:VTODO\r\nUID:viec\r\nDTSTAMP:20210501T000000Z\r\nSUMMARY:Việc\r\nX-MAU:vàng\r\nEND:VTODO\r\n";

}  // namespace

std::string foreign_calendar(Random& random, int events) {
    std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Ban//Lich//VI\r\n";
    if (seldom(random)) text += "X-WR-TIMEZONE:Asia/Tokyo\r\n";
    if (below(random, 2) == 0) text += "X-WR-CALNAME:Lịch bạn\r\n";
    text += own_zone;
    if (seldom(random)) text += todo;
    for (int i = 0; i < events; ++i) text += Event(random, i).text();
    return text + "END:VCALENDAR\r\n";
}

}  // namespace lichsong::test
