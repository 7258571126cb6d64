// SPDX-License-Identifier: Apache-2.0
// Monthly arithmetic, RRULE text, and the merge with extra and removed dates.
#include "calendar/model/recurrence.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace lichsong::model {
namespace {

using base::Error;
using base::Fault;

constexpr std::array<std::string_view, 7> day_names = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
constexpr int longest_interval = 520;

std::int64_t month_number(const Date& date) { return static_cast<std::int64_t>(date.year()) * 12 + date.month().as_number() - 1; }

Date first_of(std::int64_t month) {
    return Date(static_cast<unsigned short>(month / 12), static_cast<unsigned short>(month % 12 + 1), 1);
}

int number_in(std::string_view text, int low, int high, std::string_view whole) {
    int value = 0;
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size() || value < low || value > high || value == 0)
        throw Error(Fault::Input, "recurrence.unreadable", {std::string(whole)});
    return value;
}

void read_days(Recurrence& rule, std::string_view list, std::string_view whole) {
    for (auto item : base::split(list, ',')) {
        const auto name = item.size() >= 2 ? item.substr(item.size() - 2) : item;
        const auto found = std::find(day_names.begin(), day_names.end(), name);
        if (found == day_names.end()) throw Error(Fault::Input, "recurrence.unreadable", {std::string(whole)});
        item.remove_suffix(2);
        const int ordinal = item.empty() ? 0 : number_in(item, -5, 5, whole);
        if (rule.weekdays != 0 && rule.ordinal != ordinal) throw Error(Fault::Input, "recurrence.unreadable", {std::string(whole)});
        rule.ordinal = static_cast<std::int8_t>(ordinal);
        rule.weekdays = static_cast<std::uint8_t>(rule.weekdays | (1U << static_cast<unsigned>(found - day_names.begin())));
    }
}

void check_complete(Recurrence& rule, std::string_view freq, std::string_view whole) {
    const auto fail = [&] { return Error(Fault::Input, "recurrence.unreadable", {std::string(whole)}); };
    if (freq == "DAILY") {
        if (rule.weekdays != 0 || rule.month_day != 0 || rule.every != 1) throw fail();
        rule = Recurrence::daily();
    } else if (freq == "WEEKLY") {
        if (rule.weekdays == 0 || rule.ordinal != 0 || rule.month_day != 0) throw fail();
        rule.unit = Recurrence::Unit::Weekly;
    } else if (freq == "MONTHLY") {
        const bool by_weekday = rule.weekdays != 0 && rule.ordinal != 0;
        if (by_weekday == (rule.month_day != 0) || (rule.weekdays != 0 && rule.ordinal == 0)) throw fail();
        rule.unit = by_weekday ? Recurrence::Unit::MonthlyByWeekday : Recurrence::Unit::MonthlyByDay;
    } else {
        throw fail();
    }
}

}  // namespace

Recurrence Recurrence::weekly(std::initializer_list<Weekday> days, std::uint16_t every) {
    Recurrence rule{Unit::Weekly, 0, 0, 0, every};
    for (const auto day : days) rule.weekdays = static_cast<std::uint8_t>(rule.weekdays | (1U << static_cast<unsigned>(day)));
    return rule;
}

std::string to_rrule(const Recurrence& rule) {
    if (!rule) return {};
    std::string text = rule.unit == Recurrence::Unit::Weekly ? "FREQ=WEEKLY" : "FREQ=MONTHLY";
    if (rule.every != 1) text += ";INTERVAL=" + std::to_string(rule.every);
    if (rule.unit == Recurrence::Unit::MonthlyByDay) return text + ";BYMONTHDAY=" + std::to_string(rule.month_day);
    text += ";BYDAY=";
    for (unsigned day = 0; day < day_names.size(); ++day) {
        if ((rule.weekdays & (1U << day)) == 0) continue;
        if (text.back() != '=') text += ',';
        if (rule.unit == Recurrence::Unit::MonthlyByWeekday) text += std::to_string(rule.ordinal);
        text += day_names[day];
    }
    return text;
}

Recurrence parse_recurrence(std::string_view rrule) {
    Recurrence rule;
    auto rest = base::trim(rrule);
    if (rest.starts_with("RRULE:")) rest.remove_prefix(6);
    if (rest.empty()) return rule;
    std::string_view freq;
    for (const auto part : base::split(rest, ';')) {
        const auto equals = part.find('=');
        const auto name = part.substr(0, equals);
        const auto value = equals == std::string_view::npos ? std::string_view{} : part.substr(equals + 1);
        if (name == "FREQ") freq = value;
        else if (name == "INTERVAL") rule.every = static_cast<std::uint16_t>(number_in(value, 1, longest_interval, rrule));
        else if (name == "BYDAY") read_days(rule, value, rrule);
        else if (name == "BYMONTHDAY") rule.month_day = static_cast<std::int8_t>(number_in(value, -1, 31, rrule));
        else throw Error(Fault::Input, "recurrence.unreadable", {std::string(rrule)});
    }
    check_complete(rule, freq, rrule);
    return rule;
}

Date date_in_month(const Recurrence& rule, const Date& first_of_month, Weekday day) {
    const Date last = first_of_month.end_of_month();
    if (rule.unit == Recurrence::Unit::MonthlyByDay) {
        if (rule.month_day < 0) return last;
        const auto date = plus_days(first_of_month, rule.month_day - 1);
        return date <= last ? date : Date();
    }
    const int wanted = static_cast<int>(day);
    Date date;
    if (rule.ordinal > 0) {
        const int ahead = (wanted - static_cast<int>(weekday(first_of_month)) + 7) % 7;
        date = plus_days(first_of_month, ahead + 7L * (rule.ordinal - 1));
    } else {
        const int back = (static_cast<int>(weekday(last)) - wanted + 7) % 7;
        date = plus_days(last, -back + 7L * (rule.ordinal + 1));
    }
    return date >= first_of_month && date <= last ? date : Date();
}

std::vector<Date> detail::monthly_dates(const Recurrence& rule, const Date& anchor, const Date& from, const Date& to) {
    std::vector<Date> dates;
    const auto zero = month_number(anchor);
    const Date start = std::max(from, anchor);
    const auto behind = (month_number(start) - zero) / rule.every * rule.every;
    const unsigned days = rule.unit == Recurrence::Unit::MonthlyByDay ? 1U : rule.weekdays;
    for (auto month = zero + std::max<std::int64_t>(0, behind); month <= month_number(to); month += rule.every) {
        const auto first = dates.size();
        for (unsigned left = days; left != 0; left &= left - 1) {
            const auto date = date_in_month(rule, first_of(month), static_cast<Weekday>(std::countr_zero(left)));
            if (is_set(date) && date >= start && date <= to) dates.push_back(date);
        }
        std::sort(dates.begin() + static_cast<std::ptrdiff_t>(first), dates.end());
    }
    return dates;
}

std::vector<Date> expand(const Recurrence& rule, const Date& anchor, const Date& from, const Date& to,
                         const std::vector<Date>& extra, const std::vector<Date>& removed) {
    std::vector<Date> dates;
    for_each_date(rule, anchor, from, to, [&](const Date& date) { dates.push_back(date); });
    if (!extra.empty()) {
        std::copy_if(extra.begin(), extra.end(), std::back_inserter(dates), [&](const Date& d) { return d >= from && d <= to; });
        std::sort(dates.begin(), dates.end());
        dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
    }
    if (!removed.empty())
        std::erase_if(dates, [&](const Date& d) { return std::find(removed.begin(), removed.end(), d) != removed.end(); });
    return dates;
}

Recurrence shifted(Recurrence rule, long days) {
    constexpr long week = 7;
    const auto by = static_cast<unsigned>(((days % week) + week) % week);
    const unsigned weekdays = rule.weekdays;
    if (rule.unit == Recurrence::Unit::Weekly) rule.weekdays = static_cast<std::uint8_t>(((weekdays << by) | (weekdays >> (7U - by))) & 0x7FU);
    return rule;
}

bool falls_on(const Recurrence& rule, const Date& anchor, const Date& date) {
    bool found = false;
    for_each_date(rule, anchor, date, date, [&](const Date&) { found = true; });
    return found;
}

}  // namespace lichsong::model
