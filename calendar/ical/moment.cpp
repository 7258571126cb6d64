// SPDX-License-Identifier: Apache-2.0
// Dates and times as digits.
#include "calendar/ical/moment.h"

#include <algorithm>
#include <chrono>

#include "calendar/ical/writer.h"

namespace lichsong::ical {

MomentText::MomentText(const Moment& moment) {
    using namespace std::chrono;
    const sys_seconds point{seconds{moment.seconds}};
    const auto day = floor<days>(point);
    const year_month_day date{day};
    const auto year = static_cast<unsigned>(static_cast<int>(date.year()));
    put_two_digits(year / 100);
    put_two_digits(year % 100);
    put_two_digits(static_cast<unsigned>(date.month()));
    put_two_digits(static_cast<unsigned>(date.day()));
    if (moment.form == Moment::Form::Date) return;
    const auto time = static_cast<unsigned>((point - day).count());
    m_text[m_size++] = 'T';
    put_two_digits(time / 3600);
    put_two_digits(time / 60 % 60);
    put_two_digits(time % 60);
    if (moment.form == Moment::Form::Utc) m_text[m_size++] = 'Z';
}

void MomentText::put_two_digits(unsigned value) {
    m_text[m_size] = static_cast<char>('0' + value / 10);
    m_text[m_size + 1] = static_cast<char>('0' + value % 10);
    m_size += 2;
}

std::optional<Moment> read_moment(std::string_view text) {
    using namespace std::chrono;
    const auto number = [&](std::size_t at, std::size_t digits) {
        int value = 0;
        for (const char c : text.substr(at, digits)) {
            if (c < '0' || c > '9') return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    };
    const bool utc = text.ends_with('Z');
    const auto size = text.size() - (utc ? 1 : 0);
    if (size != 15 && (size != 8 || utc)) return {};
    const int year = number(0, 4), month = number(4, 2), day = number(6, 2);
    if (year < 1 || month < 1 || day < 1) return {};
    const year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)}, std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return {};
    const auto midnight = sys_seconds{sys_days{date}}.time_since_epoch().count();
    if (size == 8) return Moment{Moment::Form::Date, midnight};
    const int hour = number(9, 2), minute = number(11, 2), second = number(13, 2);
    if (text[8] != 'T' || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return {};
    return Moment{utc ? Moment::Form::Utc : Moment::Form::Local, midnight + hour * 3600 + minute * 60 + std::min(second, 59)};
}

// Both parameters are our own words, so they need none of the care of LineWriter::parameter().
void moment_line(LineWriter& out, std::string_view name, std::string_view tzid, const Moment& moment) {
    out.begin(name);
    if (moment.form == Moment::Form::Date) out.plain(";VALUE=DATE");
    if (moment.form == Moment::Form::Local) {
        out.plain(";TZID=");
        out.plain(tzid);
    }
    out.colon();
    out.plain(MomentText(moment));
    out.end();
}

}  // namespace lichsong::ical
