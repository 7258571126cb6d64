// SPDX-License-Identifier: Apache-2.0
// Dates and times as digits.
#include "calendar/ical/moment.h"

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
