// SPDX-License-Identifier: Apache-2.0
// One walk through the lines; every limit is one line of code and one sentence for the person.
#include "calendar/ical/guard.h"

#include <algorithm>
#include <unordered_map>

#include "calendar/base/error.h"
#include "calendar/ical/lines.h"

namespace lichsong::ical {
namespace {

[[noreturn]] void refuse(std::string_view code, long line, std::string limit = {}) {
    throw base::Error(base::Fault::Input, code, {std::to_string(line), std::move(limit)});
}

// Parameters are parted by semicolons that stand outside of quotes.
std::size_t count_parameters(std::string_view text) {
    bool quoted = false;
    std::size_t count = 0;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        else if (c == ';' && !quoted) ++count;
    }
    return count;
}

// RFC 5545 §3.3.14: +0700, -053015.
std::optional<int> read_offset(std::string_view text) {
    const bool good = (text.size() == 5 || text.size() == 7) && (text[0] == '+' || text[0] == '-') &&
                      std::all_of(text.begin() + 1, text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!good) return std::nullopt;
    const auto two = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    const int seconds = two(1) * 3600 + two(3) * 60 + (text.size() == 7 ? two(5) : 0);
    return text[0] == '-' ? -seconds : seconds;
}

// Names of components are letters, digits and hyphens; what else stands there is shown in part, and never as broken text.
std::string component_name(std::string_view value) {
    std::string name(value.substr(0, 32));
    std::replace_if(name.begin(), name.end(), [](char c) { return c <= ' ' || c > '~'; }, '?');
    to_upper(name);
    return name;
}

class OutlineWalk {
public:
    OutlineWalk(std::string_view bytes, const GuardLimits& limits) : m_bytes(bytes), m_limits(limits) {}

    CalendarOutline run() {
        if (m_bytes.size() > m_limits.bytes) refuse("ics.too_large", 0, std::to_string(m_limits.bytes / 1024 / 1024));
        // A NUL ends the file for libical, which then says nothing of the rest.
        if (const auto nul = m_bytes.find('\0'); nul != std::string_view::npos)
            refuse("ics.nul", 1 + std::count(m_bytes.begin(), m_bytes.begin() + static_cast<std::ptrdiff_t>(nul), '\n'));
        LineReader reader({[this](const ContentLine& line) { take(line); }, [this](LineFault fault, long number) { raise(fault, number); }});
        reader.feed(m_bytes);
        reader.finish();
        if (m_calendars == 0) refuse("ics.not_a_calendar", 1);
        if (!m_open.empty()) refuse("ics.cut_off", m_open.back().line, m_open.back().name);
        return std::move(m_outline);
    }

private:
    struct Open {
        std::string name;
        long line;
    };

    void raise(LineFault fault, long number) {
        if (fault == LineFault::Endless) refuse("ics.line_too_long", number, std::to_string(m_limits.line / 1024));
        if (fault != LineFault::NoName && fault != LineFault::NoColon) return;
        if (m_calendars == 0) refuse("ics.not_a_calendar", number);
        if (++m_faults > m_limits.faults) refuse("ics.too_many_faults", number, std::to_string(m_limits.faults));
    }

    void take(const ContentLine& line) {
        if (line.number > m_limits.lines) refuse("ics.too_many_lines", line.number, std::to_string(m_limits.lines));
        m_name.assign(line.name);
        to_upper(m_name);
        const auto octets = line.name.size() + line.parameters.size() + line.value.size();
        if (octets > m_limits.line && m_name != "ATTACH") refuse("ics.line_too_long", line.number, std::to_string(m_limits.line / 1024));
        if (line.parameters.size() > m_limits.parameter_octets || (!line.parameters.empty() && count_parameters(line.parameters) > m_limits.parameters))
            refuse("ics.too_many_parameters", line.number, std::to_string(m_limits.parameters));
        if (m_name == "BEGIN") return begin(line);
        if (m_name == "END") return end(line);
        if (m_open.empty()) refuse("ics.not_a_calendar", line.number);
        if (m_open.size() == 1) {
            count_property(line.number);
            m_outline.head.push_back({m_name, std::string(line.value), line.number});
        } else {
            property(line);
        }
    }

    void begin(const ContentLine& line) {
        auto name = component_name(line.value);
        if (m_open.empty() != (name == "VCALENDAR")) refuse(m_open.empty() ? "ics.not_a_calendar" : "ics.cut_off", line.number, "VCALENDAR");
        if (m_open.size() >= m_limits.depth) refuse("ics.too_deep", line.number, std::to_string(m_limits.depth));
        if (m_open.empty()) ++m_calendars;
        if (m_open.empty()) m_properties = 0;
        if (m_open.size() == 1) begin_component(name, line);
        m_open.push_back({std::move(name), line.number});
    }

    void begin_component(const std::string& name, const ContentLine& line) {
        m_properties = 0;
        m_values = 0;
        m_uid.clear();
        m_place = {line.offset, 0, line.number, name == "VEVENT"};
        if (name != "VTIMEZONE") return;
        if (m_outline.zones.size() >= m_limits.zones) refuse("ics.too_many_zones", line.number, std::to_string(m_limits.zones));
        m_outline.zones.push_back({{}, {}, {}, false, line.number});
    }

    // Calendars put one behind the other bring the same zone again and again.
    void end_zone() {
        auto& zones = m_outline.zones;
        const auto same = std::find_if(zones.begin(), zones.end(), [&](const ForeignZone& zone) { return zone.tzid == zones.back().tzid; });
        if (same + 1 != zones.end()) zones.pop_back();
    }

    void end(const ContentLine& line) {
        const auto name = component_name(line.value);
        if (m_open.empty() || m_open.back().name != name) refuse("ics.not_nested", line.number, name);
        m_open.pop_back();
        if (m_open.size() == 1) name == "VTIMEZONE" ? end_zone() : end_component(line);
    }

    void end_component(const ContentLine& line) {
        if (++m_components > m_limits.components) refuse("ics.too_many_components", line.number, std::to_string(m_limits.components));
        if (m_place.event) ++m_outline.events;
        // As far as the line that follows: the offset of this one and what it holds.
        m_place.end = std::min(m_bytes.size(), m_bytes.find('\n', line.offset) == std::string_view::npos ? m_bytes.size() : m_bytes.find('\n', line.offset) + 1);
        auto& objects = m_outline.objects;
        const auto [place, is_new] = m_uid.empty() || !m_place.event ? std::pair(m_objects.end(), true) : m_objects.try_emplace(m_uid, objects.size());
        if (is_new) {
            objects.push_back({m_place});
            return;
        }
        auto& object = objects[place->second];
        if (object.size() >= m_limits.of_one_uid) refuse("ics.too_many_of_one", line.number, std::to_string(m_limits.of_one_uid));
        object.push_back(m_place);
    }

    void property(const ContentLine& line) {
        count_property(line.number);
        if (m_open[1].name == "VTIMEZONE") return zone(line);
        if (m_open.size() > 2) return;
        if (m_name == "UID") m_uid = line.value;
        if (m_name == "RRULE" && ++m_rules > m_limits.rules) refuse("ics.too_many_rules", line.number, std::to_string(m_limits.rules));
        if (m_name != "RDATE" && m_name != "EXDATE") return;
        m_values += 1 + static_cast<std::size_t>(std::count(line.value.begin(), line.value.end(), ','));
        if (m_values > m_limits.values) refuse("ics.too_many_values", line.number, std::to_string(m_limits.values));
    }

    void zone(const ContentLine& line) {
        auto& zone = m_outline.zones.back();
        if (m_name == "TZID") zone.tzid = line.value;
        if (m_name == "X-LIC-LOCATION") zone.location = line.value;
        if (m_name != "TZOFFSETTO") return;
        const auto offset = read_offset(line.value);
        if (!offset) return;
        zone.varies = zone.varies || (zone.offset && *zone.offset != *offset);
        if (!zone.offset || m_open.back().name == "STANDARD") zone.offset = offset;
    }

    void count_property(long line) {
        if (++m_properties > m_limits.properties) refuse("ics.too_many_properties", line, std::to_string(m_limits.properties));
    }

    std::string_view m_bytes;
    const GuardLimits& m_limits;
    CalendarOutline m_outline;
    std::unordered_map<std::string, std::size_t> m_objects;
    std::vector<Open> m_open;
    std::string m_name, m_uid;
    ComponentPlace m_place;
    long m_calendars = 0, m_faults = 0, m_properties = 0;
    std::size_t m_values = 0, m_components = 0, m_rules = 0;
};

}  // namespace

CalendarOutline outline_of(std::string_view bytes, const GuardLimits& limits) { return OutlineWalk(bytes, limits).run(); }

}  // namespace lichsong::ical
