// SPDX-License-Identifier: Apache-2.0
// The zones of zones and the VTIMEZONE of a fixed offset.
#include "calendar/ical/timezone.h"

#include <algorithm>
#include <array>

#include "calendar/ical/writer.h"

namespace lichsong::ical {
namespace {

// Vietnam keeps +07:00 since 13 June 1975; nothing this program plans lies before.
constexpr std::array zones{
    ZoneRow{"Asia/Ho_Chi_Minh", "Asia/Ho_Chi_Minh", "+0700", "+07"},
    ZoneRow{"Asia/Saigon", "Asia/Ho_Chi_Minh", "+0700", "+07"},
};
constexpr ZoneRow utc{"Etc/UTC", "Etc/UTC", "+0000", "UTC"};

}  // namespace

const ZoneRow* find_zone(std::string_view name) {
    const auto* found = std::find_if(zones.begin(), zones.end(), [&](const ZoneRow& row) { return row.name == name; });
    return found == zones.end() ? nullptr : found;
}

const ZoneRow& utc_zone() { return utc; }

void write_timezone(LineWriter& out, const ZoneRow& zone) {
    out.line("BEGIN", "VTIMEZONE");
    out.line("TZID", zone.tzid);
    out.line("BEGIN", "STANDARD");
    out.line("DTSTART", "19700101T000000");
    out.line("TZOFFSETFROM", zone.offset);
    out.line("TZOFFSETTO", zone.offset);
    out.line("TZNAME", zone.label);
    out.line("END", "STANDARD");
    out.line("END", "VTIMEZONE");
}

}  // namespace lichsong::ical
