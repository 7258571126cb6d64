// SPDX-License-Identifier: Apache-2.0
// Where a foreign rule says what our own recurrence can say, in whichever words its program put it.
#include <algorithm>
#include <bit>

#include "calendar/ical/foreign_rule.h"

namespace lichsong::ical {
namespace {

using Freq = ForeignRule::Freq;
using model::Recurrence;
using model::Weekday;

constexpr std::int64_t longest_interval = 520;  // what model::parse_recurrence() takes
constexpr std::uint8_t whole_week = 0x7F;

std::optional<Recurrence> every(Recurrence rule, std::int64_t interval) {
    if (interval > longest_interval) return {};
    rule.every = static_cast<std::uint16_t>(interval);
    return rule;
}

Recurrence on_weekdays(std::uint8_t weekdays) { return {Recurrence::Unit::Weekly, weekdays, 0, 0, 1}; }

std::uint8_t bit_of(Weekday day) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(day)); }

bool has_days_of_month_or_year(const ForeignRule& rule) {
    return rule.month_days.any() || rule.year_days.any() || rule.weeks.any() || rule.has_nth_weekdays();
}

// The only ordinal that is there, else 0.
template <std::size_t most>
int single(const Ordinals<most>& ordinals) {
    if (ordinals.front.count() + ordinals.back.count() != 1) return 0;
    const bool back = ordinals.back.any();
    for (int n = 1; n <= static_cast<int>(most); ++n)
        if ((back ? ordinals.back : ordinals.front)[static_cast<std::size_t>(n)]) return back ? -n : n;
    return 0;
}

// A week that begins on another day than our Monday matters only where an interval parts days of one such week.
bool same_weeks(const ForeignRule& rule, std::uint8_t weekdays, Weekday anchor) {
    const auto into_week = [](int day, Weekday start) { return (day - static_cast<int>(start) + 7) % 7; };
    for (int day = 0; day < 7; ++day) {
        if ((weekdays >> day & 1) == 0) continue;
        const auto is_this_week = [&](Weekday start) { return into_week(day, start) >= into_week(static_cast<int>(anchor), start); };
        if (is_this_week(rule.week_start) != is_this_week(Weekday::Monday)) return rule.interval == 1;
    }
    return true;
}

std::optional<Recurrence> from_daily(const ForeignRule& rule, Weekday anchor) {
    if (rule.weekdays != 0 || rule.interval % 7 != 0) return {};
    return every(on_weekdays(bit_of(anchor)), rule.interval / 7);
}

std::optional<Recurrence> from_weekly(const ForeignRule& rule, Weekday anchor) {
    const auto weekdays = rule.weekdays != 0 ? rule.weekdays : bit_of(anchor);
    if (!same_weeks(rule, weekdays, anchor)) return {};
    return every(on_weekdays(weekdays), rule.interval);
}

std::optional<Recurrence> on_month_day(int day, std::int64_t months) {
    if (day == 0 || day < -1 || day > 31) return {};
    return every(Recurrence::monthly_on(day), months);
}

std::optional<Recurrence> on_nth_weekdays(int ordinal, std::uint8_t weekdays, std::int64_t months) {
    if (ordinal == 0 || ordinal < -5 || ordinal > 5) return {};
    return every({Recurrence::Unit::MonthlyByWeekday, weekdays, static_cast<std::int8_t>(ordinal), 0, 1}, months);
}

// "BYDAY=FR;BYSETPOS=3" is 3FR, and of all seven days the last is that of the month: so Outlook says it.
std::optional<Recurrence> from_positions(const ForeignRule& rule, std::int64_t months) {
    if (has_days_of_month_or_year(rule)) return {};
    const int position = single(rule.positions);
    if (rule.weekdays == whole_week) return on_month_day(position, months);
    return std::has_single_bit(rule.weekdays) ? on_nth_weekdays(position, rule.weekdays, months) : std::nullopt;
}

// A rule that chooses days of single months, `months` apart.
std::optional<Recurrence> from_months(const ForeignRule& rule, const model::Date& anchor, std::int64_t months) {
    if (rule.positions.any()) return from_positions(rule, months);
    if (rule.weekdays != 0 || rule.year_days.any() || rule.weeks.any()) return {};
    if (!rule.has_nth_weekdays()) return on_month_day(rule.month_days.any() ? single(rule.month_days) : static_cast<int>(anchor.day()), months);
    if (rule.month_days.any()) return {};
    std::uint8_t weekdays = 0;
    int ordinal = 0;
    for (std::size_t day = 0; day < rule.nth_weekdays.size(); ++day) {
        if (!rule.nth_weekdays[day].any()) continue;
        const int own = single(rule.nth_weekdays[day]);
        if (own == 0 || (ordinal != 0 && ordinal != own)) return {};
        ordinal = own;
        weekdays = static_cast<std::uint8_t>(weekdays | 1U << day);
    }
    return on_nth_weekdays(ordinal, weekdays, months);
}

// A month each year is every twelfth month, where DTSTART lies in it.
std::optional<Recurrence> from_yearly(const ForeignRule& rule, const model::Date& anchor) {
    const unsigned anchor_month = 1U << static_cast<unsigned>(anchor.month().as_number());
    const bool leaves_month = rule.months == 0 && !has_days_of_month_or_year(rule) && rule.weekdays == 0 && !rule.positions.any();
    if (!leaves_month && rule.months != anchor_month) return {};
    return from_months(rule, anchor, 12 * static_cast<std::int64_t>(rule.interval));
}

}  // namespace

std::optional<Recurrence> as_recurrence(const ForeignRule& rule, const model::Date& anchor) {
    if (!model::is_set(anchor) || rule.sets_time()) return {};
    const auto weekday = model::weekday(anchor);
    const bool every_period = rule.interval == 1 && rule.months == 0 && !rule.positions.any() && !has_days_of_month_or_year(rule);
    if (every_period && (rule.weekdays != 0 || rule.freq == Freq::Daily)) return on_weekdays(rule.weekdays != 0 ? rule.weekdays : whole_week);
    if (rule.freq == Freq::Yearly) return from_yearly(rule, anchor);
    if (rule.months != 0) return {};
    if (rule.freq == Freq::Monthly) return from_months(rule, anchor, rule.interval);
    if (rule.positions.any() || has_days_of_month_or_year(rule)) return {};
    return rule.freq == Freq::Daily ? from_daily(rule, weekday) : from_weekly(rule, weekday);
}

}  // namespace lichsong::ical
