// SPDX-License-Identifier: Apache-2.0
// Each BY part as a set of days; a day is given where all the parts that are there agree (RFC 5545 §3.3.10, the table of
// what expands and what limits).
#include "calendar/ical/foreign_days.h"

#include <algorithm>
#include <chrono>

namespace lichsong::ical {
namespace {

DayNumber first_day_of(int year) { return std::chrono::sys_days{std::chrono::year{year} / 1 / 1}.time_since_epoch().count(); }

// Calls `take(first, end)` with each of the months, as days of the year.
template <class Take>
void each_month(const Year& year, unsigned months, Take&& take) {
    for (unsigned left = months; left != 0; left &= left - 1) {
        const auto month = static_cast<std::size_t>(std::countr_zero(left));
        take(year.month_start[month - 1], year.month_start[month]);
    }
}

template <class Take>
void each_bit(std::uint64_t bits, Take&& take) {
    for (; bits != 0; bits &= bits - 1) take(std::countr_zero(bits));
}

YearDays all_days(const Year& year, unsigned months) {
    YearDays days;
    each_month(year, months, [&](int first, int end) { days.put_range(first, end); });
    return days;
}

YearDays by_month_day(const ForeignRule& rule, const Year& year, unsigned months) {
    const auto front = rule.month_days.front.to_ullong();
    const auto back = rule.month_days.back.to_ullong();
    YearDays days;
    each_month(year, months, [&](int first, int end) {
        const int length = end - first;
        days.put_bits(first, front >> 1U & ((1ULL << length) - 1));
        each_bit(back, [&](int n) { if (n <= length) days.put(end - n); });
    });
    return days;
}

YearDays by_year_day(const ForeignRule& rule, const Year& year) {
    YearDays days;
    for (int n = 1; n <= year.length; ++n) {
        if (rule.year_days.front[static_cast<std::size_t>(n)]) days.put(n - 1);
        if (rule.year_days.back[static_cast<std::size_t>(n)]) days.put(year.length - n);
    }
    return days;
}

// Week number one is the first with four days or more in its year.
DayNumber first_week(DayNumber first_of_year, int week_start) {
    const int into_week = (weekday_of(first_of_year) - week_start + 7) % 7;
    return first_of_year - into_week + (into_week > 3 ? 7 : 0);
}

// Weeks are numbered by their own year, which at New Year may be the one before or after.
YearDays by_week(const ForeignRule& rule, const Year& year) {
    const int week_start = static_cast<int>(rule.week_start);
    const DayNumber own = first_week(year.first, week_start);
    const DayNumber next = first_week(year.first + year.length, week_start);
    YearDays days;
    const auto put_weeks = [&](DayNumber first, DayNumber end, std::uint64_t numbers) {
        const int count = static_cast<int>((end - first) / 7);
        const auto put = [&](int n) { days.put_bits(static_cast<int>(first - year.first) + 7 * (n - 1), 0x7F); };
        each_bit(rule.weeks.front.to_ullong() & numbers, [&](int n) { if (n <= count) put(n); });
        each_bit(rule.weeks.back.to_ullong(), [&](int n) { if (n <= count && (numbers >> (count + 1 - n) & 1U) != 0) put(count + 1 - n); });
    };
    constexpr std::uint64_t last_ones = 3ULL << 52U;
    if (own > year.first) put_weeks(first_week(first_day_of(year.number - 1), week_start), own, last_ones);
    put_weeks(own, next, ~0ULL);
    if (next < year.first + year.length) put_weeks(next, first_week(first_day_of(year.number + 2), week_start), 2);
    return days;
}

void put_nth_weekdays(YearDays& days, const ForeignRule& rule, const Year& year, int first, int end) {
    const int first_weekday = weekday_of(year.first + first);
    for (int weekday = 0; weekday < 7; ++weekday) {
        const auto& ordinals = rule.nth_weekdays[static_cast<std::size_t>(weekday)];
        if (!ordinals.any()) continue;
        const int earliest = first + (weekday - first_weekday + 7) % 7;
        const int count = (end - earliest + 6) / 7;
        each_bit(ordinals.front.to_ullong(), [&](int n) { if (n <= count) days.put(earliest + 7 * (n - 1)); });
        each_bit(ordinals.back.to_ullong(), [&](int n) { if (n <= count) days.put(earliest + 7 * (count - n)); });
    }
}

// Ordinals count within the year only where YEARLY names no month (§3.3.10, notes 1 and 2 of the table).
YearDays by_weekday(const ForeignRule& rule, const Year& year, unsigned months) {
    YearDays days;
    if (rule.weekdays != 0) {
        std::uint64_t nine_weeks = 0;
        for (int day = 0; day < 63; ++day) nine_weeks |= static_cast<std::uint64_t>(rule.weekdays >> (weekday_of(year.first) + day) % 7 & 1U) << day;
        for (int from = 0; from < year.length; from += 63) days.put_bits(from, nine_weeks);
    }
    if (!rule.has_nth_weekdays()) return days;
    if (rule.freq == ForeignRule::Freq::Yearly && rule.months == 0) put_nth_weekdays(days, rule, year, 0, year.length);
    else each_month(year, months, [&](int first, int end) { put_nth_weekdays(days, rule, year, first, end); });
    return days;
}

}  // namespace

Year::Year(int year_number) : Year(year_number, first_day_of(year_number)) {}

Year::Year(int year_number, DayNumber first_day)
    : number(year_number), first(first_day), length(std::chrono::year{year_number}.is_leap() ? 366 : 365),
      month_start{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365} {
    if (length == 365) return;
    for (std::size_t month = 2; month < month_start.size(); ++month) ++month_start[month];
}

Year year_of(DayNumber day) {
    using namespace std::chrono;
    return Year(static_cast<int>(year_month_day{sys_days{days{day}}}.year()));
}

void YearDays::put_bits(int from, std::uint64_t bits) {
    if (from < 0) {
        bits = from > -64 ? bits >> -from : 0;
        from = 0;
    }
    const auto word = word_of(from);
    const auto shift = static_cast<unsigned>(from & 63);
    if (word < m_words.size()) m_words[word] |= bits << shift;
    if (shift != 0 && word + 1 < m_words.size()) m_words[word + 1] |= bits >> (64 - shift);
}

void YearDays::put_range(int from, int end) {
    for (; from < end; from += 32) put_bits(from, (1ULL << std::min(32, end - from)) - 1);
}

void YearDays::drop_before(int day) {
    for (std::size_t word = 0; word < m_words.size(); ++word) {
        const int left = day - static_cast<int>(word * 64);
        if (left >= 64) m_words[word] = 0;
        else if (left > 0) m_words[word] &= ~0ULL << left;
    }
}

YearDays& YearDays::operator&=(const YearDays& other) {
    for (std::size_t word = 0; word < m_words.size(); ++word) m_words[word] &= other.m_words[word];
    return *this;
}

YearDays days_of(const ForeignRule& rule, const Year& year, unsigned months) {
    auto days = all_days(year, months);
    if (rule.month_days.any()) days &= by_month_day(rule, year, months);
    if (rule.year_days.any()) days &= by_year_day(rule, year);
    if (rule.weeks.any()) days &= by_week(rule, year);
    if (rule.weekdays != 0 || rule.has_nth_weekdays()) days &= by_weekday(rule, year, months);
    return days;
}

}  // namespace lichsong::ical
