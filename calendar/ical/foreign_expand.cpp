// SPDX-License-Identifier: Apache-2.0
// Instances of a rule: the days of each year, parted into the periods of FREQ; INTERVAL chooses periods, BYSETPOS days within
// one, and COUNT, UNTIL and the window end it. A year costs at most a walk over its days, so nothing can run away.
#include <algorithm>
#include <array>
#include <chrono>
#include <limits>

#include "calendar/ical/foreign_days.h"

namespace lichsong::ical {
namespace {

using model::WallSeconds;
using Freq = ForeignRule::Freq;

constexpr WallSeconds seconds_per_day = 86'400;
constexpr unsigned all_months = 0x1FFE;

constexpr DayNumber day_of(WallSeconds wall) { return (wall - ((wall % seconds_per_day) + seconds_per_day) % seconds_per_day) / seconds_per_day; }
constexpr WallSeconds new_year(int year) {
    using namespace std::chrono;
    return sys_seconds{sys_days{std::chrono::year{year} / 1 / 1}}.time_since_epoch().count();
}
constexpr WallSeconds earliest_shown = new_year(1970);
constexpr WallSeconds latest_shown = new_year(2101) - 1;
constexpr WallSeconds earliest_start = new_year(1);
constexpr WallSeconds latest_start = new_year(10'000) - 1;

// The rule with what it leaves to DTSTART filled in: "FREQ=YEARLY;BYMONTH=1" means its day (§3.3.10).
ForeignRule filled_in(ForeignRule rule, DayNumber start) {
    const bool no_day = rule.weekdays == 0 && !rule.month_days.any() && !rule.year_days.any() && !rule.has_nth_weekdays();
    if (rule.freq == Freq::Daily || !no_day) return rule;
    if (rule.freq == Freq::Weekly || rule.weeks.any()) {
        rule.weekdays = static_cast<std::uint8_t>(1U << static_cast<unsigned>(weekday_of(start)));
        return rule;
    }
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{start}}};
    rule.month_days.add(static_cast<int>(static_cast<unsigned>(date.day())));
    if (rule.freq == Freq::Yearly && rule.months == 0) rule.months = static_cast<std::uint16_t>(1U << static_cast<unsigned>(date.month()));
    return rule;
}

WallSeconds time_within_day(const ForeignRule& rule, WallSeconds dtstart) {
    const auto time = static_cast<std::int32_t>(dtstart - day_of(dtstart) * seconds_per_day);
    return rule.hour.value_or(time / 3600) * 3600 + rule.minute.value_or(time / 60 % 60) * 60 + rule.second.value_or(time % 60);
}

// The days of a rule in order, from the period that holds `begin` on. Periods are counted from `start`.
class Walk {
public:
    Walk(const ForeignRule& rule, DayNumber start)
        : m_rule(filled_in(rule, start)), m_start(start), m_start_week(week_first(start)), m_start_year(year_of(start)) {
        while (m_start_year.month_start[m_start_month + 1] <= start - m_start_year.first) ++m_start_month;
    }

    // Calls take(day) until it returns false, which it must for some day not far after `last`.
    template <class Take>
    void run(DayNumber begin, DayNumber last, Take&& take) {
        // Weeks are the only periods that lie in two years: their sets have to be whole before and after.
        const DayNumber first = m_rule.freq == Freq::Weekly ? week_first(begin) : begin;
        auto year = year_of(first);
        bool cut = m_rule.freq == Freq::Daily || m_rule.freq == Freq::Weekly;
        for (; year.first <= last + 6; year = year.next()) {
            const auto months = months_in_phase(year);
            if (months == 0) continue;
            auto days = days_of(m_rule, year, months);
            if (cut) days.drop_before(static_cast<int>(first - year.first));
            cut = false;
            const auto each = [&](int day) { return take_day(year, year.first + day, take); };
            if (!days.each(each)) return;
        }
        close_period(take);
    }

private:
    [[nodiscard]] DayNumber week_first(DayNumber day) const { return day - (weekday_of(day) - static_cast<int>(m_rule.week_start) + 7) % 7; }

    [[nodiscard]] unsigned months_in_phase(const Year& year) const {
        const unsigned months = m_rule.months == 0 ? all_months : m_rule.months;
        if (m_rule.interval == 1 || m_rule.freq < Freq::Monthly) return months;
        const std::int64_t years = year.number - m_start_year.number;
        if (m_rule.freq == Freq::Yearly) return years % m_rule.interval == 0 ? months : 0;
        unsigned chosen = 0;
        for (int month = 0; month < 12; ++month)
            if ((years * 12 + month - static_cast<int>(m_start_month)) % m_rule.interval == 0) chosen |= 2U << month;
        return months & chosen;
    }

    [[nodiscard]] bool in_phase(DayNumber day) const {
        if (m_rule.interval == 1 || m_rule.freq >= Freq::Monthly) return true;
        return (m_rule.freq == Freq::Daily ? day - m_start : (week_first(day) - m_start_week) / 7) % m_rule.interval == 0;
    }

    [[nodiscard]] DayNumber period_end(const Year& year, DayNumber day) const {
        switch (m_rule.freq) {
            case Freq::Daily: return day + 1;
            case Freq::Weekly: return week_first(day) + 7;
            case Freq::Monthly: return year.first + *std::upper_bound(year.month_start.begin(), year.month_start.end(), day - year.first);
            case Freq::Yearly: break;
        }
        return year.first + year.length;
    }

    template <class Take>
    bool take_day(const Year& year, DayNumber day, Take&& take) {
        if (!in_phase(day)) return true;
        if (!m_rule.positions.any()) return take(day);
        if (day >= m_end) {
            if (!close_period(take)) return false;
            m_end = period_end(year, day);
        }
        m_period[m_size++] = day;
        return true;
    }

    // Gives the days of the period that BYSETPOS chooses, and empties it.
    template <class Take>
    bool close_period(Take&& take) {
        const auto size = m_size;
        m_size = 0;
        for (std::size_t i = 0; i < size; ++i)
            if ((m_rule.positions.front[i + 1] || m_rule.positions.back[size - i]) && !take(m_period[i])) return false;
        return true;
    }

    ForeignRule m_rule;
    DayNumber m_start, m_start_week;
    Year m_start_year;
    std::size_t m_start_month = 0;  // January is 0
    std::array<DayNumber, 366> m_period{};
    std::size_t m_size = 0;
    DayNumber m_end = std::numeric_limits<DayNumber>::min();
};

WallSeconds limit_of(const ForeignRule& rule, const std::optional<WallSeconds>& until) {
    if (until) return *until;
    if (!rule.until) return latest_shown;
    return rule.until->seconds + (rule.until->form == Moment::Form::Date ? seconds_per_day - 1 : 0);
}

}  // namespace

RuleInstances expand_foreign(const ForeignRule& rule, WallSeconds dtstart, const RuleWindow& window) {
    RuleInstances found;
    const auto from = std::max(window.from, earliest_shown);
    const auto to = std::min({window.to, latest_shown, limit_of(rule, window.until)});
    if (dtstart < earliest_start || dtstart > to || from > to) return found;
    const auto time = time_within_day(rule, dtstart);
    std::int32_t counted = 0;
    const auto begin = day_of(rule.bounded_by_count() ? dtstart : std::max(dtstart, from));
    Walk(rule, day_of(dtstart)).run(begin, day_of(to), [&](DayNumber day) {
        const auto at = day * seconds_per_day + time;
        if (at > to || (rule.bounded_by_count() && counted == rule.count)) return false;
        if (at < dtstart) return true;
        ++counted;
        if (at < from) return true;
        found.cut = found.starts.size() >= window.most;
        if (!found.cut) found.starts.push_back(at);
        return !found.cut;
    });
    return found;
}

bool gives_start(const ForeignRule& rule, WallSeconds dtstart) {
    if (dtstart < earliest_start || dtstart > latest_start) return false;
    const auto start = day_of(dtstart);
    bool given = false;
    if (start * seconds_per_day + time_within_day(rule, dtstart) != dtstart) return false;
    Walk(rule, start).run(start, start, [&](DayNumber day) {
        given = day == start;
        return day < start;
    });
    return given;
}

bool can_fall(const ForeignRule& rule) {
    auto any_time = rule.without_times();
    any_time.interval = 1;
    any_time.count = 0;
    // A rule leaves to its start nothing, the weekday, or the day of the month: so many starts differ.
    const auto filled = filled_in(any_time, 0);
    const DayNumber starts = filled == any_time ? 1 : filled.month_days == any_time.month_days ? 7 : 31;
    for (DayNumber start = 0; start < starts; ++start)
        if (!expand_foreign(any_time, start * seconds_per_day, {earliest_shown, latest_shown, 1, {}}).starts.empty()) return true;
    return false;
}

}  // namespace lichsong::ical
