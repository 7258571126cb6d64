// SPDX-License-Identifier: Apache-2.0
// Reading the parts of a rule, and which weekdays and days of the month they allow.
#include "calendar/ical/lint_rule.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace lichsong::ical {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
constexpr std::array<std::string_view, 7> frequencies{"SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"};

struct PartRow {
    std::string_view name;
    std::string_view RulePart::*place;  ///< none: known, and makes the rule too involved to judge a start by
};
constexpr std::array parts{
    PartRow{"FREQ", &RulePart::freq},          PartRow{"INTERVAL", &RulePart::interval}, PartRow{"COUNT", &RulePart::count},
    PartRow{"UNTIL", &RulePart::until},        PartRow{"BYDAY", &RulePart::by_day},      PartRow{"BYMONTH", &RulePart::by_month},
    PartRow{"BYMONTHDAY", &RulePart::by_month_day}, PartRow{"RSCALE", &RulePart::rscale}, PartRow{"WKST", nullptr},
    PartRow{"SKIP", nullptr},                  PartRow{"BYSETPOS", nullptr},             PartRow{"BYYEARDAY", nullptr},
    PartRow{"BYWEEKNO", nullptr},              PartRow{"BYHOUR", nullptr},               PartRow{"BYMINUTE", nullptr},
    PartRow{"BYSECOND", nullptr},
};

std::optional<int> whole(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    int value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || problem != std::errc{} || end != text.data() + text.size()) return {};
    return value;
}

// Calls `test` with each item of a comma list until one passes.
template <class Test>
bool any_item(std::string_view list, Test&& test) {
    while (true) {
        const auto comma = list.find(',');
        if (test(list.substr(0, comma))) return true;
        if (comma == std::string_view::npos) return false;
        list.remove_prefix(comma + 1);
    }
}

bool is_day_item(std::string_view item) {
    if (item.size() < 2 || std::find(weekdays.begin(), weekdays.end(), item.substr(item.size() - 2)) == weekdays.end()) return false;
    const auto ordinal = item.substr(0, item.size() - 2);
    if (ordinal.empty()) return true;
    const auto number = whole(ordinal);
    return number && *number != 0 && *number >= -53 && *number <= 53;
}

bool values_are_sound(const RulePart& rule) {
    const auto positive = [](std::string_view text) { return text.empty() || whole(text).value_or(0) > 0; };
    const auto within = [](std::string_view list, int most) {
        return list.empty() || !any_item(list, [&](std::string_view item) { const auto n = whole(item); return !n || *n == 0 || *n > most || *n < -most; });
    };
    if (std::find(frequencies.begin(), frequencies.end(), rule.freq) == frequencies.end()) return false;
    if (!positive(rule.interval) || !positive(rule.count)) return false;
    if (!rule.until.empty() && !read_moment(rule.until)) return false;
    if (!rule.by_day.empty() && any_item(rule.by_day, [](std::string_view item) { return !is_day_item(item); })) return false;
    return within(rule.by_month_day, 31) && (!rule.rscale.empty() || within(rule.by_month, 12));
}

}  // namespace

RulePart read_rule(std::string_view value) {
    RulePart rule;
    while (!value.empty()) {
        const auto semicolon = value.find(';');
        const auto part = value.substr(0, semicolon);
        value.remove_prefix(semicolon == std::string_view::npos ? value.size() : semicolon + 1);
        const auto equals = part.find('=');
        const auto* row = std::find_if(parts.begin(), parts.end(), [&](const PartRow& known) { return known.name == part.substr(0, equals); });
        if (equals == std::string_view::npos || row == parts.end()) {
            rule.unreadable = true;
            continue;
        }
        if (row->place == nullptr) {
            rule.others = rule.others || row->name.starts_with("BY");
            continue;
        }
        auto& place = rule.*(row->place);
        if (!place.empty()) rule.unreadable = true;  // each part once
        place = part.substr(equals + 1);
    }
    rule.unreadable = rule.unreadable || !values_are_sound(rule);
    return rule;
}

std::optional<bool> start_is_in(const RulePart& rule, const Moment& start) {
    if (rule.unreadable || rule.others || !rule.rscale.empty()) return {};
    using namespace std::chrono;
    const auto day = floor<days>(sys_seconds{seconds{start.seconds}});
    const year_month_day date{day};
    const int month_day = static_cast<int>(static_cast<unsigned>(date.day()));
    const int last_day = static_cast<int>(static_cast<unsigned>(year_month_day_last{date.year(), month_day_last{date.month()}}.day()));
    if (!rule.by_month.empty() && !any_item(rule.by_month, [&](std::string_view item) { return whole(item) == static_cast<int>(static_cast<unsigned>(date.month())); }))
        return false;
    if (!rule.by_month_day.empty() && !any_item(rule.by_month_day, [&](std::string_view item) {
            const auto wanted = whole(item).value_or(0);
            return wanted == month_day || wanted == month_day - last_day - 1;
        }))
        return false;
    if (rule.by_day.empty()) return true;
    const bool by_year = rule.freq == "YEARLY" && rule.by_month.empty();
    const auto first = by_year ? sys_days{date.year() / January / 1} : sys_days{date.year() / date.month() / 1};
    const auto last = by_year ? sys_days{date.year() / December / 31} : sys_days{date.year() / date.month() / std::chrono::last};
    const auto name = weekdays[weekday{day}.c_encoding()];
    return any_item(rule.by_day, [&](std::string_view item) {
        if (!item.ends_with(name)) return false;
        const auto ordinal = item.substr(0, item.size() - 2);
        if (ordinal.empty()) return true;
        const auto wanted = whole(ordinal).value_or(0);
        return wanted > 0 ? wanted == (day - first).count() / 7 + 1 : wanted == -((last - day).count() / 7 + 1);
    });
}

}  // namespace lichsong::ical
