// SPDX-License-Identifier: Apache-2.0
// Reading the text of a rule: a table of the numbers each list may hold, and what must not stand beside what.
#include "calendar/ical/foreign_rule.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <limits>
#include <string>

namespace lichsong::ical {
namespace {

using Freq = ForeignRule::Freq;

constexpr std::size_t longest_text = 4'096;  // every day of the year from both ends takes 3.3 KB
constexpr std::array<std::string_view, 7> weekday_names{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
constexpr std::array<std::string_view, 7> freq_names{"DAILY", "WEEKLY", "MONTHLY", "YEARLY", "HOURLY", "MINUTELY", "SECONDLY"};
constexpr std::size_t daily_and_above = 4;

void refuse(RuleReading& reading, RuleRefusal refusal) {
    reading.refusals = static_cast<std::uint16_t>(reading.refusals | 1U << static_cast<unsigned>(refusal));
}

std::optional<int> number(std::string_view text, int low, int high) {
    const bool negative = low < 0 && text.starts_with('-');
    if (low < 0 && (negative || text.starts_with('+'))) text.remove_prefix(1);
    int value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || text.front() == '-' || problem != std::errc{} || end != text.data() + text.size()) return {};
    if (negative) value = -value;
    if (value < low || value > high || (low < 0 && value == 0)) return {};
    return value;
}

// Calls `take` with each item of a comma list; false as soon as it refuses one.
template <class Take>
bool each_item(std::string_view list, Take&& take) {
    while (true) {
        const auto comma = list.find(',');
        if (!take(list.substr(0, comma))) return false;
        if (comma == std::string_view::npos) return true;
        list.remove_prefix(comma + 1);
    }
}

// Of a single-valued time the first item stays; that there were more is a refusal of its own.
template <std::optional<std::int32_t> ForeignRule::*place>
void put_time(RuleReading& reading, int value) {
    auto& held = reading.rule.*place;
    if (held && *held != value) refuse(reading, RuleRefusal::TimeLists);
    held = value;
}

template <auto place>
void put_ordinal(RuleReading& reading, int value) {
    (reading.rule.*place).add(value);
}

struct NumberPart {
    std::string_view name;
    int low, high;  ///< below zero: also from the end, never zero
    bool list;
    void (*put)(RuleReading&, int);
};
constexpr int any_size = std::numeric_limits<std::int32_t>::max();
constexpr std::array number_parts{
    NumberPart{"INTERVAL", 1, any_size, false, [](RuleReading& to, int value) { to.rule.interval = value; }},
    NumberPart{"COUNT", 1, any_size, false, [](RuleReading& to, int value) { to.rule.count = value; }},
    NumberPart{"BYMONTH", 1, 12, true, [](RuleReading& to, int value) { to.rule.months = static_cast<std::uint16_t>(to.rule.months | 1U << value); }},
    NumberPart{"BYMONTHDAY", -31, 31, true, put_ordinal<&ForeignRule::month_days>},
    NumberPart{"BYYEARDAY", -366, 366, true, put_ordinal<&ForeignRule::year_days>},
    NumberPart{"BYWEEKNO", -53, 53, true, put_ordinal<&ForeignRule::weeks>},
    NumberPart{"BYSETPOS", -366, 366, true, put_ordinal<&ForeignRule::positions>},
    NumberPart{"BYHOUR", 0, 23, true, put_time<&ForeignRule::hour>},
    NumberPart{"BYMINUTE", 0, 59, true, put_time<&ForeignRule::minute>},
    NumberPart{"BYSECOND", 0, 60, true, [](RuleReading& to, int value) { put_time<&ForeignRule::second>(to, std::min(value, 59)); }},
};

bool read_freq(RuleReading& reading, std::string_view value) {
    const auto found = static_cast<std::size_t>(std::find(freq_names.begin(), freq_names.end(), value) - freq_names.begin());
    if (found >= daily_and_above) refuse(reading, RuleRefusal::BelowDaily);
    else reading.rule.freq = static_cast<Freq>(found);
    return found < freq_names.size();
}

bool read_until(RuleReading& reading, std::string_view value) {
    reading.rule.until = read_moment(value);
    return reading.rule.until.has_value();
}

std::optional<std::size_t> weekday_named(std::string_view name) {
    const auto* const found = std::find(weekday_names.begin(), weekday_names.end(), name);
    if (found == weekday_names.end()) return {};
    return static_cast<std::size_t>(found - weekday_names.begin());
}

bool read_days(RuleReading& reading, std::string_view list) {
    return each_item(list, [&](std::string_view item) {
        if (item.size() < 2) return false;
        const auto day = weekday_named(item.substr(item.size() - 2));
        item.remove_suffix(2);
        if (!day) return false;
        if (item.empty()) {
            reading.rule.weekdays = static_cast<std::uint8_t>(reading.rule.weekdays | 1U << *day);
            return true;
        }
        const auto ordinal = number(item, -53, 53);
        if (ordinal) reading.rule.nth_weekdays[*day].add(*ordinal);
        return ordinal.has_value();
    });
}

bool read_week_start(RuleReading& reading, std::string_view value) {
    const auto day = weekday_named(value);
    if (day) reading.rule.week_start = static_cast<model::Weekday>(*day);
    return day.has_value();
}

bool read_other_calendar(RuleReading& reading, std::string_view value) {
    refuse(reading, RuleRefusal::Rscale);
    return !value.empty();
}

struct WordPart {
    std::string_view name;
    bool (*read)(RuleReading&, std::string_view);
};
constexpr std::array word_parts{
    WordPart{"FREQ", read_freq},         WordPart{"UNTIL", read_until},           WordPart{"BYDAY", read_days},
    WordPart{"WKST", read_week_start},   WordPart{"RSCALE", read_other_calendar}, WordPart{"SKIP", read_other_calendar},
};

template <class Table>
auto row_named(const Table& table, std::string_view name) {
    return std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.name == name; });
}

constexpr std::size_t part_count = number_parts.size() + word_parts.size();
constexpr std::size_t freq_part = number_parts.size();  // FREQ opens the table of words
constexpr std::size_t month_part = 2;

// Reads one part; `seen` has a bit for each known one. False where it says nothing that the standard knows.
bool read_part(RuleReading& reading, std::string_view part, std::bitset<part_count>& seen, bool other_calendar) {
    const auto equals = part.find('=');
    if (equals == std::string_view::npos) return false;
    const auto name = part.substr(0, equals);
    const auto value = part.substr(equals + 1);
    const auto first_time = [&](std::size_t place) {
        const bool before = seen[place];
        seen.set(place);
        return !before;
    };
    if (const auto* row = row_named(number_parts, name); row != number_parts.end()) {
        const auto place = static_cast<std::size_t>(row - number_parts.begin());
        if (!first_time(place)) return false;
        if (place == month_part && other_calendar) return true;  // 5L, or a thirteenth month: RFC 7529 §4.2
        const auto take = [&](std::string_view item) {
            const auto read = number(item, row->low, row->high);
            if (read) row->put(reading, *read);
            return read.has_value();
        };
        return row->list ? each_item(value, take) : take(value);
    }
    const auto* const row = row_named(word_parts, name);
    return row != word_parts.end() && first_time(freq_part + static_cast<std::size_t>(row - word_parts.begin())) && row->read(reading, value);
}

// What §3.3.10 forbids beside a FREQ, or without another part.
bool is_misplaced(const ForeignRule& rule) {
    const bool yearly = rule.freq == Freq::Yearly;
    const bool nth = rule.has_nth_weekdays();
    const bool others = rule.months != 0 || rule.weekdays != 0 || nth || rule.month_days.any() || rule.year_days.any() ||
                        rule.weeks.any() || rule.sets_time();
    return (rule.weeks.any() && !yearly) || (rule.year_days.any() && !yearly) || (rule.month_days.any() && rule.freq == Freq::Weekly) ||
           (nth && (rule.freq < Freq::Monthly || rule.weeks.any())) || (rule.positions.any() && !others);
}

// Names and words are the same in small letters (RFC 5545 §3.3.10 in the notation of RFC 5234 §2.3).
std::string in_capitals(std::string_view text) {
    std::string capitals(text);
    for (char& c : capitals)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return capitals;
}

}  // namespace

bool ForeignRule::has_nth_weekdays() const {
    return std::any_of(nth_weekdays.begin(), nth_weekdays.end(), [](const auto& ordinals) { return ordinals.any(); });
}

ForeignRule ForeignRule::without_times() const {
    auto rule = *this;
    rule.hour = rule.minute = rule.second = std::nullopt;
    return rule;
}

RuleReading read_rule(std::string_view rrule_value) {
    RuleReading reading;
    if (rrule_value.size() > longest_text) {
        refuse(reading, RuleRefusal::TooMany);
        return reading;
    }
    const auto text = in_capitals(rrule_value);
    const bool other_calendar = text.find("RSCALE=") != std::string::npos;
    std::bitset<part_count> seen;
    for (std::string_view rest = text; !rest.empty();) {
        const auto semicolon = rest.find(';');
        if (!read_part(reading, rest.substr(0, semicolon), seen, other_calendar)) refuse(reading, RuleRefusal::Unreadable);
        rest.remove_prefix(semicolon == std::string_view::npos ? rest.size() : semicolon + 1);
    }
    if (!seen[freq_part]) refuse(reading, RuleRefusal::Unreadable);
    if (reading.rule.count > 0 && reading.rule.until) refuse(reading, RuleRefusal::CountAndUntil);
    if (!reading.has(RuleRefusal::BelowDaily) && is_misplaced(reading.rule)) refuse(reading, RuleRefusal::Misplaced);
    return reading;
}

std::variant<ForeignRule, RuleRefusal> read_foreign_rule(std::string_view rrule_value) {
    const auto reading = read_rule(rrule_value);
    if (reading.refusals != 0) return static_cast<RuleRefusal>(std::countr_zero(reading.refusals));
    if (!can_fall(reading.rule)) return RuleRefusal::NeverFalls;
    return reading.rule;
}

}  // namespace lichsong::ical
