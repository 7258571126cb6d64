// SPDX-License-Identifier: Apache-2.0
#include "calendar/ical/foreign_zones.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>

#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace lichsong::ical {
namespace {

std::unique_ptr<base::Zone> zone_or_nothing(std::string_view name) {
    if (name.empty()) return nullptr;
    try {
        return std::make_unique<base::Zone>(name);
    } catch (const base::Error&) {
        return nullptr;  // not a name of IANA: the next way is tried
    }
}

std::unique_ptr<base::Zone> fixed_zone(int seconds_east) {
    return zone_or_nothing("GMT" + base::offset_text(seconds_east));
}

// "+07:00", "+0700", "+7" behind UTC or GMT, wherever it stands.
std::optional<int> offset_within(std::string_view name) {
    constexpr int most_hours = 14;
    for (const std::string_view prefix : {"UTC", "GMT"}) {
        const auto at = name.find(prefix);
        if (at == std::string_view::npos) continue;
        auto rest = name.substr(at + prefix.size());
        if (rest.empty() || (rest[0] != '+' && rest[0] != '-')) continue;
        const bool west = rest[0] == '-';
        rest.remove_prefix(1);
        const auto digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
        int hours = 0;
        int minutes = 0;
        std::from_chars(rest.data(), rest.data() + std::min<std::size_t>(digits, 2), hours);
        auto tail = rest.substr(std::min<std::size_t>(digits, 2));
        if (tail.starts_with(':')) tail.remove_prefix(1);
        std::from_chars(tail.data(), tail.data() + std::min<std::size_t>(tail.size(), 2), minutes);
        if (digits == 0 || digits > 4 || hours > most_hours || minutes > 59) continue;
        const int seconds = hours * 3600 + minutes * 60;
        return west ? -seconds : seconds;
    }
    return std::nullopt;
}

}  // namespace

std::unique_ptr<base::Zone> zone_named(std::string_view name) {
    name = base::trim(name);
    if (auto zone = zone_or_nothing(name)) return zone;
    if (auto zone = zone_or_nothing(base::zone_of_windows(name))) return zone;
    if (name.starts_with('/'))  // a registry and its version stand before the name
        for (auto at = name.find('/', 1); at != std::string_view::npos; at = name.find('/', at + 1))
            if (auto zone = zone_or_nothing(name.substr(at + 1))) return zone;
    if (const auto offset = offset_within(name)) return fixed_zone(*offset);
    return nullptr;
}

const base::Zone& ForeignZones::find(std::string_view tzid, long line, const Report& report) {
    auto found = m_known.find(tzid);
    if (found == m_known.end()) found = m_known.emplace(std::string(tzid), resolve(tzid, line, report)).first;
    return found->second ? *found->second : m_home;
}

const base::Zone& ForeignZones::utc() { return find("Etc/UTC", 0, [](const ImportFinding&) {}); }

std::unique_ptr<base::Zone> ForeignZones::resolve(std::string_view tzid, long line, const Report& report) const {
    if (auto zone = zone_named(tzid)) {
        if (zone->name() == m_home.name()) return nullptr;
        return zone;
    }
    const auto defined = std::find_if(m_defined.begin(), m_defined.end(), [&](const ForeignZone& zone) { return zone.tzid == tzid; });
    if (defined != m_defined.end()) {
        if (auto zone = zone_named(defined->location)) return zone;
        constexpr int most = 14 * 3600;
        if (defined->offset && std::abs(*defined->offset) <= most) {
            if (defined->varies) report({"import.zone_without_summer", line, "TZID", std::string(tzid)});
            return fixed_zone(*defined->offset);
        }
    }
    report({"import.zone_unknown", line, "TZID", std::string(tzid)});
    return nullptr;
}

}  // namespace lichsong::ical
