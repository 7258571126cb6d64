// SPDX-License-Identifier: Apache-2.0
// Reading and writing of dates, times and lengths. No locale of the system takes part.
#include "calendar/model/time.h"

#include <array>
#include <charconv>
#include <vector>

#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace lichsong::model {
namespace {

using base::Error;
using base::Fault;

const Date epoch(1970, 1, 1);
constexpr int seconds_per_day = 86'400;

void put_digits(char* at, int value, int digits) {
    for (int i = digits - 1; i >= 0; --i, value /= 10) at[i] = static_cast<char>('0' + value % 10);
}

std::string padded(int value, int digits) {
    std::string text(static_cast<std::size_t>(digits), '0');
    put_digits(text.data(), value, digits);
    return text;
}
constexpr int first_year = 1900;
constexpr int last_year = 2199;  // beyond it no plan is meant, and the lunar calendar is not checked

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size() || text.empty() || text.front() == '-') return std::nullopt;
    return value;
}

[[noreturn]] void unreadable_date(std::string_view text) { throw Error(Fault::Input, "date.unreadable", {std::string(text)}); }

Date checked_date(int year, int month, int day, std::string_view text) {
    if (year < first_year || year > last_year) throw Error(Fault::Input, "date.no_such_day", {std::string(text)});
    if (month < 1 || month > 12) throw Error(Fault::Input, "date.no_such_day", {std::string(text)});
    const auto month_end = boost::gregorian::gregorian_calendar::end_of_month_day(
        static_cast<unsigned short>(year), static_cast<unsigned short>(month));
    if (day < 1 || day > month_end) throw Error(Fault::Input, "date.no_such_day", {std::string(text)});
    return Date(static_cast<unsigned short>(year), static_cast<unsigned short>(month), static_cast<unsigned short>(day));
}

// D-14, N-14, D+3, D, D0; with a true minus sign as well, as reports print it.
std::optional<long> dday_offset(std::string_view text) {
    if (text.empty() || (text.front() != 'D' && text.front() != 'd' && text.front() != 'N' && text.front() != 'n'))
        return std::nullopt;
    text.remove_prefix(1);
    if (text.empty() || text == "0") return 0;
    constexpr std::string_view minus = "\u2212";
    int sign = 1;
    if (text.starts_with(minus)) {
        sign = -1;
        text.remove_prefix(minus.size());
    } else if (text.front() == '-' || text.front() == '+') {
        sign = text.front() == '-' ? -1 : 1;
        text.remove_prefix(1);
    } else {
        return std::nullopt;
    }
    constexpr int farthest = 10'000;
    const auto days = whole_number(text);
    if (!days || *days > farthest) return std::nullopt;
    return sign * static_cast<long>(*days);
}

// Splits "5h30", "19:45", "5m30s" into numbers and the marks behind them.
struct Part {
    int number;
    char mark;  // ':' 'h' 'm' 's', 0 at the end
};

std::optional<std::vector<Part>> parts_of(std::string_view text) {
    std::vector<Part> parts;
    while (!text.empty()) {
        std::size_t digits = 0;
        while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
        const auto number = whole_number(text.substr(0, digits));
        if (!number) return std::nullopt;
        text.remove_prefix(digits);
        char mark = 0;
        if (!text.empty()) {
            mark = text.front() == '\'' ? 'm' : text.front() == '"' ? 's' : text.front();
            text.remove_prefix(1);
            if (mark == ':' && text.empty()) return std::nullopt;
        }
        parts.push_back({*number, mark});
    }
    if (parts.empty()) return std::nullopt;
    return parts;
}

}  // namespace

Weekday weekday(const Date& date) {
    return static_cast<Weekday>(date.day_number() % 7);  // Boost counts Julian days, and day 0 was a Monday
}

Date monday_of(const Date& date) { return plus_days(date, -static_cast<long>(weekday(date))); }

WallSeconds wall_seconds(const Date& date, TimeOfDay time) {
    static const auto epoch_number = static_cast<std::int64_t>(epoch.day_number());
    return (static_cast<std::int64_t>(date.day_number()) - epoch_number) * seconds_per_day + time.seconds;
}

Date date_of(WallSeconds wall) {
    const auto days = wall >= 0 ? wall / seconds_per_day : (wall - seconds_per_day + 1) / seconds_per_day;
    return plus_days(epoch, static_cast<long>(days));
}

TimeOfDay time_of(WallSeconds wall) {
    const auto within = wall % seconds_per_day;
    return {static_cast<std::int32_t>(within < 0 ? within + seconds_per_day : within)};
}

Date parse_date(std::string_view text, const DateContext& context) {
    text = base::trim(text);
    if (const auto offset = dday_offset(text)) {
        if (!is_set(context.dday)) throw Error(Fault::Input, "date.no_dday", {std::string(text)});
        const auto date = plus_days(context.dday, *offset);
        if (date.year() < first_year || date.year() > last_year) throw Error(Fault::Input, "date.no_such_day", {std::string(text)});
        return date;
    }
    std::array<int, 3> numbers{};
    std::size_t count = 0;
    char separator = 0;
    auto rest = text;
    while (true) {
        const auto cut = rest.find_first_of("/-.");
        const auto number = whole_number(rest.substr(0, cut));
        if (!number || count == numbers.size()) unreadable_date(text);
        numbers[count++] = *number;
        if (cut == std::string_view::npos) break;
        if (separator != 0 && rest[cut] != separator) unreadable_date(text);
        separator = rest[cut];
        rest.remove_prefix(cut + 1);
    }
    const bool iso_order = count == 3 && separator == '-' && text.find('-') == 4;
    if (iso_order) return checked_date(numbers[0], numbers[1], numbers[2], text);
    if (count == 3) return checked_date(numbers[2], numbers[1], numbers[0], text);
    if (count != 2) unreadable_date(text);
    if (context.year == 0) throw Error(Fault::Input, "date.no_year", {std::string(text)});
    return checked_date(context.year, numbers[1], numbers[0], text);
}

TimeOfDay parse_time(std::string_view text) {
    const auto fail = [&] { return Error(Fault::Input, "time.unreadable", {std::string(text)}); };
    auto rest = base::trim(text);
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (rest.size() == 4 && whole_number(rest)) {
        hour = *whole_number(rest.substr(0, 2));
        minute = *whole_number(rest.substr(2));
    } else {
        const auto parts = parts_of(rest);
        if (!parts || parts->size() > 3) throw fail();
        const char mark = parts->front().mark;
        if (mark != ':' && mark != 'h' && mark != 'g' && mark != 'H') throw fail();
        if (mark == ':' && parts->size() == 1) throw fail();
        if (parts->back().mark != 0 && parts->size() > 1) throw fail();
        if (parts->size() == 3 && (*parts)[1].mark != ':') throw fail();
        hour = parts->front().number;
        if (parts->size() > 1) minute = (*parts)[1].number;
        if (parts->size() > 2) second = (*parts)[2].number;
    }
    const bool midnight_end = hour == 24 && minute == 0 && second == 0;
    if ((hour > 23 && !midnight_end) || minute > 59 || second > 59) throw fail();
    return {hour * 3600 + minute * 60 + second};
}

Seconds parse_duration(std::string_view text) {
    const auto fail = [&] { return Error(Fault::Input, "duration.unreadable", {std::string(text)}); };
    const auto parts = parts_of(base::trim(text));
    if (!parts) throw fail();
    constexpr std::int64_t longest = 7 * seconds_per_day;
    std::int64_t total = 0;
    if (parts->front().mark == ':') {  // minutes:seconds or hours:minutes:seconds
        if (parts->size() > 3) throw fail();  // before counting: more parts would run over
        for (const auto& part : *parts) {
            if (&part != &parts->back() && part.mark != ':') throw fail();
            total = total * 60 + part.number;
        }
        if (parts->back().mark != 0) throw fail();
    } else if (parts->size() == 1 && parts->front().mark == 0) {
        total = parts->front().number;
    } else {
        std::int64_t last_unit = longest;
        for (const auto& [number, mark] : *parts) {
            const std::int64_t unit = mark == 'h' ? 3600 : mark == 'm' ? 60 : mark == 's' ? 1 : 0;
            if (unit == 0 || unit >= last_unit) throw fail();
            last_unit = unit;
            total += number * unit;
        }
    }
    if (total > longest) throw fail();
    return Seconds(total);
}

std::string iso(const Date& date) {
    if (!is_set(date)) return {};
    const auto ymd = date.year_month_day();
    const int year = ymd.year;
    const int month = ymd.month;
    const int day = ymd.day;
    std::string text = "0000-00-00";
    put_digits(&text[0], year, 4);
    put_digits(&text[5], month, 2);
    put_digits(&text[8], day, 2);
    return text;
}

std::string dmy(const Date& date) {
    if (!is_set(date)) return {};
    const auto ymd = date.year_month_day();
    return std::to_string(ymd.day.as_number()) + '/' + std::to_string(ymd.month.as_number()) + '/' + std::to_string(int{ymd.year});
}

std::string hm(TimeOfDay time) {
    const int second = time.seconds % 60;
    auto text = padded(time.hour(), 2) + ':' + padded(time.minute(), 2);
    if (second != 0) text += ':' + padded(second, 2);
    return text;
}

std::string duration_text(Seconds length) {
    const auto total = length.count();
    const auto hours = total / 3600;
    const int minutes = static_cast<int>(total / 60 % 60);
    const int seconds = static_cast<int>(total % 60);
    return (hours > 0 ? std::to_string(hours) + ':' + padded(minutes, 2) : std::to_string(minutes)) + ':' + padded(seconds, 2);
}

std::string d_offset(const Date& date, const Date& dday) {
    if (!is_set(date) || !is_set(dday)) return {};
    const auto days = days_between(dday, date);
    if (days == 0) return "D";
    return (days > 0 ? "D+" : "D") + std::to_string(days);
}

std::string iso_week(const Date& date) {
    const auto thursday = plus_days(monday_of(date), 3);
    return padded(static_cast<int>(thursday.year()), 4) + "-W" + padded(static_cast<int>(date.week_number()), 2);
}

Date from_iso(std::string_view text) {
    const auto bad = [&] { return Error(Fault::Store, "store.bad_value", {std::string(text)}); };
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') throw bad();
    int numbers[3] = {};
    constexpr std::pair<std::size_t, std::size_t> places[3] = {{0, 4}, {5, 2}, {8, 2}};
    for (int i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < places[i].second; ++j) {
            const char digit = text[places[i].first + j];
            if (digit < '0' || digit > '9') throw bad();
            numbers[i] = numbers[i] * 10 + (digit - '0');
        }
    return checked_date(numbers[0], numbers[1], numbers[2], text);
}

Date today(const base::Clock& clock, int offset_east) { return date_of(clock.now() + offset_east); }

}  // namespace lichsong::model
