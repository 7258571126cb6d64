// SPDX-License-Identifier: Apache-2.0
// Wall-clock time in the campaign's zone: Boost.Date_Time dates, times of day, and how people type and read both.
// Zones and offsets are not here: they matter only where a time leaves the program (base/zone.h).
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include "calendar/base/clock.h"

namespace lichsong::model {

/// A calendar day. Default-constructed it is "no date" (is_special()), which is stored as NULL.
using Date = boost::gregorian::date;
using Days = boost::gregorian::days;
using Seconds = std::chrono::seconds;

/// Monday is 0, Sunday 6: the week of Vietnam and of ISO 8601.
enum class Weekday : std::uint8_t { Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday };

[[nodiscard]] inline bool is_set(const Date& date) noexcept { return !date.is_special(); }
[[nodiscard]] Weekday weekday(const Date& date);
/// The Monday of the week that holds `date`.
[[nodiscard]] Date monday_of(const Date& date);
[[nodiscard]] inline Date plus_days(const Date& date, long days) { return date + Days(days); }
[[nodiscard]] inline long days_between(const Date& from, const Date& to) { return (to - from).days(); }

/// A time of the clock on the wall, to the second; 24:00 is the end of a day.
struct TimeOfDay {
    std::int32_t seconds = 0;

    static constexpr TimeOfDay at(int hour, int minute) { return {hour * 3600 + minute * 60}; }
    [[nodiscard]] constexpr int hour() const { return seconds / 3600; }
    [[nodiscard]] constexpr int minute() const { return seconds / 60 % 60; }
    friend constexpr auto operator<=>(const TimeOfDay&, const TimeOfDay&) = default;
};

/// Seconds from 1970-01-01T00:00 on the wall: sorts and subtracts faster than any pair of date and time.
using WallSeconds = std::int64_t;
[[nodiscard]] WallSeconds wall_seconds(const Date& date, TimeOfDay time);
[[nodiscard]] Date date_of(WallSeconds wall);
[[nodiscard]] TimeOfDay time_of(WallSeconds wall);

/// What an abbreviated date is completed from.
struct DateContext {
    int year = 0;  ///< for "23/5"; 0 means that the year must be typed
    Date dday;     ///< for "D-14" and "N-14"; no date means that there is no election day
};

/// Reads 2021-05-23, 23/5/2021, 23-5-2021, 23.5.2021, 23/5 (year of the context), D-14, N+3; never month before day.
/// Throws Error{Input,"date.unreadable"|"date.no_such_day"|"date.no_year"|"date.no_dday"}.
[[nodiscard]] Date parse_date(std::string_view text, const DateContext& context = {});

/// Reads 19:45, 19h45, 19g45, 1945, 5h, 24:00, and 19:45:30. Throws Error{Input,"time.unreadable"}.
[[nodiscard]] TimeOfDay parse_time(std::string_view text);

/// Reads a length: 300 (seconds), 5m, 5m30s, 1h30m, 5', 05:00 (minutes:seconds). Throws Error{Input,"duration.unreadable"}.
[[nodiscard]] Seconds parse_duration(std::string_view text);

[[nodiscard]] std::string iso(const Date& date);          ///< 2021-05-23; empty for no date
[[nodiscard]] std::string dmy(const Date& date);          ///< 23/5/2021, as Vietnamese offices write it
[[nodiscard]] std::string hm(TimeOfDay time);             ///< 19:45, or 19:45:30 where there are seconds
[[nodiscard]] std::string duration_text(Seconds length);  ///< 5:00, 1:30:00
/// Offset from election day: "D-14", "D", "D+3"; empty where either is missing.
[[nodiscard]] std::string d_offset(const Date& date, const Date& dday);
/// "2021-W10" (ISO 8601 week).
[[nodiscard]] std::string iso_week(const Date& date);
/// The inverse of iso(), for stored dates; fast. Throws Error{Store,"store.bad_value"} for what iso() cannot have written.
[[nodiscard]] Date from_iso(std::string_view iso_date);

/// Today by the clock, at `offset_east` seconds from UTC.
[[nodiscard]] Date today(const base::Clock& clock, int offset_east);

}  // namespace lichsong::model
