// SPDX-License-Identifier: Apache-2.0
// How our own slots and series repeat: every n weeks on weekdays, or monthly by ordinal weekday or by day. A small value,
// expanded by plain date arithmetic. Rules of other people's calendars are not this: calendar/ical expands those.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/model/time.h"

namespace lichsong::model {

struct Recurrence {
    enum class Unit : std::uint8_t { None, Weekly, MonthlyByWeekday, MonthlyByDay };

    Unit unit = Unit::None;      ///< None: only the extra dates count
    std::uint8_t weekdays = 0;   ///< Weekly and MonthlyByWeekday: bit 0 is Monday
    std::int8_t ordinal = 0;     ///< MonthlyByWeekday: 1…5 from the front, -1…-5 from the end of the month
    std::int8_t month_day = 0;   ///< MonthlyByDay: 1…31, or -1 for the last day; months without that day are left out
    std::uint16_t every = 1;     ///< weeks or months between, counted from the anchor

    friend bool operator==(const Recurrence&, const Recurrence&) = default;
    [[nodiscard]] explicit operator bool() const noexcept { return unit != Unit::None; }

    static Recurrence daily() { return {Unit::Weekly, 0x7F, 0, 0, 1}; }
    static Recurrence weekly(std::initializer_list<Weekday> days, std::uint16_t every = 1);
    static Recurrence monthly(int ordinal, Weekday day) {
        return {Unit::MonthlyByWeekday, static_cast<std::uint8_t>(1U << static_cast<unsigned>(day)), static_cast<std::int8_t>(ordinal), 0, 1};
    }
    static Recurrence monthly_on(int day) { return {Unit::MonthlyByDay, 0, 0, static_cast<std::int8_t>(day), 1}; }
};

/// The subset of RFC 5545 §3.3.10 that says the same: "FREQ=WEEKLY;BYDAY=MO,WE", "FREQ=MONTHLY;BYDAY=-1SA",
/// "FREQ=MONTHLY;BYMONTHDAY=15", each with INTERVAL where it is not 1. Empty for Unit::None.
[[nodiscard]] std::string to_rrule(const Recurrence& rule);

/// The inverse; also "FREQ=DAILY". Throws Error{Input,"recurrence.unreadable"} for anything the value cannot hold.
[[nodiscard]] Recurrence parse_recurrence(std::string_view rrule);

/// Calls `visit(Date)` for each date of the rule within [from, to], in order. Intervals count from `anchor`, whose week
/// or month is number zero; nothing lies before it.
template <class Visit>
void for_each_date(const Recurrence& rule, const Date& anchor, const Date& from, const Date& to, Visit&& visit);

/// The rule within [from, to], with extra dates added and removed ones taken out: sorted, each once.
[[nodiscard]] std::vector<Date> expand(const Recurrence& rule, const Date& anchor, const Date& from, const Date& to,
                                       const std::vector<Date>& extra = {}, const std::vector<Date>& removed = {});

/// True where the rule itself, without extra and removed dates, falls on `date`.
[[nodiscard]] bool falls_on(const Recurrence& rule, const Date& anchor, const Date& date);

/// A weekly rule on the weekdays that come so many days later; other rules as they are.
[[nodiscard]] Recurrence shifted(Recurrence rule, long days);

/// The date of a monthly rule in the month of `first_of_month`; no date where that month has none.
[[nodiscard]] Date date_in_month(const Recurrence& rule, const Date& first_of_month, Weekday day);

// ---- implementation of the template: kept in the header so that the loop is inlined into its callers

namespace detail {
template <class Visit>
void weekly_dates(const Recurrence& rule, const Date& anchor, const Date& from, const Date& to, Visit& visit) {
    const auto zero = static_cast<std::int64_t>(monday_of(anchor).day_number());
    const auto start = static_cast<std::int64_t>(std::max(from, anchor).day_number());
    const auto end = static_cast<std::int64_t>(to.day_number());
    const std::int64_t step = 7 * static_cast<std::int64_t>(rule.every);
    std::int64_t week = zero + std::max<std::int64_t>(0, (start - zero) / step) * step;
    for (; week <= end; week += step)
        for (unsigned days = rule.weekdays; days != 0; days &= days - 1) {
            const std::int64_t day = week + std::countr_zero(days);
            if (day >= start && day <= end) visit(Date(static_cast<std::uint32_t>(day)));
        }
}
[[nodiscard]] std::vector<Date> monthly_dates(const Recurrence& rule, const Date& anchor, const Date& from, const Date& to);
}  // namespace detail

template <class Visit>
void for_each_date(const Recurrence& rule, const Date& anchor, const Date& from, const Date& to, Visit&& visit) {
    if (rule.unit == Recurrence::Unit::None || !is_set(anchor) || to < from) return;
    if (rule.unit == Recurrence::Unit::Weekly) {
        detail::weekly_dates(rule, anchor, from, to, visit);
        return;
    }
    for (const auto& date : detail::monthly_dates(rule, anchor, from, to)) visit(date);
}

}  // namespace lichsong::model
