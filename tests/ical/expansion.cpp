// SPDX-License-Identifier: Apache-2.0
// The expansion of expansion.h.
#include "expansion.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <stdexcept>

#include "calendar/model/recurrence.h"

namespace lichsong::test {
namespace {

using model::Date;

Date date_in(const std::string& value) { return model::from_iso(value.substr(0, 4) + '-' + value.substr(4, 2) + '-' + value.substr(6, 2)); }

std::string digits(const Date& date) {
    auto text = model::iso(date);
    std::erase(text, '-');
    return text;
}

void require(bool holds, const std::string& what) {
    if (!holds) throw std::runtime_error(what);
}

void require_same_type(const ReadLine& line, const ReadLine& start) {
    require(line.parameters == start.parameters && line.value.size() == start.value.size(), line.name + " is of another type than DTSTART");
}

// The last day of the rule on the wall: UNTIL is UTC for times, and Vietnam is seven hours ahead.
Date until_day(const std::string& until, const std::string& start) {
    if (start.size() == 8) {
        require(until.size() == 8, "UNTIL must be a date");
        return date_in(until);
    }
    require(until.size() == 16 && until.back() == 'Z', "UNTIL must be in UTC");
    const model::TimeOfDay utc{std::stoi(until.substr(9, 2)) * 3600 + std::stoi(until.substr(11, 2)) * 60 + std::stoi(until.substr(13, 2))};
    const auto wall = model::wall_seconds(date_in(until), utc) + 7 * 3600;
    const auto time = model::time_of(wall);
    require(start.substr(9, 4) == model::hm(time).substr(0, 2) + model::hm(time).substr(3, 2), "UNTIL is not the start of an instance");
    return model::date_of(wall);
}

std::set<std::string> instance_starts(const ReadComponent& event) {
    const auto& start = event.line("DTSTART");
    std::set<std::string> starts;
    const auto time = start.value.substr(8);
    const auto rule = event.value("RRULE");
    const auto cut = rule.find(";UNTIL=");
    require(cut != std::string::npos && rule.find("COUNT") == std::string::npos, "a rule must end with UNTIL");
    const auto first = date_in(start.value);
    const auto last = until_day(rule.substr(cut + 7), start.value);
    for (const auto& day : model::expand(model::parse_recurrence(rule.substr(0, cut)), first, first, last)) starts.insert(digits(day) + time);
    require(starts.contains(start.value), "DTSTART is no instance of its rule");
    require(starts.contains(digits(last) + time), "UNTIL is no instance of its rule");
    for (const auto& line : event.all("RDATE")) {
        require_same_type(line, start);
        require(starts.insert(line.value).second, "RDATE " + line.value + " is given by the rule already");
    }
    for (const auto& line : event.all("EXDATE")) {
        require_same_type(line, start);
        require(starts.erase(line.value) == 1, "EXDATE " + line.value + " meets no instance");
    }
    return starts;
}

std::string moved_by_length(const ReadComponent& event, const std::string& start) {
    const auto seconds = [](const std::string& value) {
        const auto part = [&](std::size_t at) { return value.size() == 8 ? 0 : std::stoi(value.substr(at, 2)); };
        return model::wall_seconds(date_in(value), {part(9) * 3600 + part(11) * 60 + part(13)});
    };
    const auto end = seconds(start) + seconds(event.value("DTEND")) - seconds(event.value("DTSTART"));
    if (start.size() == 8) return digits(model::date_of(end));
    const auto time = model::time_of(end);
    char text[16];
    std::snprintf(text, sizeof text, "T%02d%02d%02d", time.hour(), time.minute(), time.seconds % 60);
    return digits(model::date_of(end)) + text;
}

Occurrence occurrence(const ReadComponent& event, const std::string& start) {
    return {start, moved_by_length(event, start), event.value("STATUS"), event.line("SUMMARY").text()};
}

}  // namespace

std::vector<Occurrence> occurrences(const ReadComponent& calendar) {
    std::vector<Occurrence> found;
    std::map<std::string, std::map<std::string, const ReadComponent*>> overrides;
    for (const auto* event : calendar.components("VEVENT"))
        if (event->has("RECURRENCE-ID")) overrides[event->value("UID")][event->value("RECURRENCE-ID")] = event;
    for (const auto* event : calendar.components("VEVENT")) {
        if (event->has("RECURRENCE-ID")) continue;
        if (!event->has("RRULE")) {
            found.push_back(occurrence(*event, event->value("DTSTART")));
            continue;
        }
        auto& own = overrides[event->value("UID")];
        for (const auto& start : instance_starts(*event)) {
            const auto instead = own.find(start);
            if (instead == own.end()) {
                found.push_back(occurrence(*event, start));
                continue;
            }
            require_same_type(instead->second->line("RECURRENCE-ID"), event->line("DTSTART"));
            found.push_back(occurrence(*instead->second, instead->second->value("DTSTART")));
            own.erase(instead);
        }
        require(own.empty(), "an override meets no instance");
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace lichsong::test
