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
    put(static_cast<int>(date.year()), 4);
    put(static_cast<int>(static_cast<unsigned>(date.month())), 2);
    put(static_cast<int>(static_cast<unsigned>(date.day())), 2);
    if (moment.form == Moment::Form::Date) return;
    const auto time = static_cast<int>((point - day).count());
    m_text[m_size++] = 'T';
    put(time / 3600, 2);
    put(time / 60 % 60, 2);
    put(time % 60, 2);
    if (moment.form == Moment::Form::Utc) m_text[m_size++] = 'Z';
}

void MomentText::put(int value, std::size_t digits) {
    for (std::size_t i = digits; i-- > 0; value /= 10) m_text[m_size + i] = static_cast<char>('0' + value % 10);
    m_size += digits;
}

void moment_line(LineWriter& out, std::string_view name, std::string_view tzid, const Moment& moment) {
    out.begin(name);
    if (moment.form == Moment::Form::Date) out.parameter("VALUE", "DATE");
    if (moment.form == Moment::Form::Local) out.parameter("TZID", tzid);
    out.colon();
    out.plain(MomentText(moment));
    out.end();
}

}  // namespace lichsong::ical
