// SPDX-License-Identifier: Apache-2.0
#include "calendar/ical/entry_zones.h"

#include "calendar/ical/lines.h"

namespace lichsong::ical {
namespace {

template <class Visit>
void each_zone(std::string_view entry, const Visit& visit) {
    // Only a parameter is followed by "=", and most entries fold nothing but their description.
    if (entry.find("TZID=") == std::string_view::npos && entry.find("\r\n ") == std::string_view::npos) return;
    const auto look = [&](const ContentLine& line) {
        if (const auto tzid = parameter_of(line.parameters, "TZID"); !tzid.empty()) visit(line.number, tzid);
    };
    LineReader reader({look, [](LineFault, long) {}});
    reader.feed(entry);
    reader.finish();
}

}  // namespace

bool names_zone(std::string_view entry) {
    bool named = false;
    each_zone(entry, [&](long, std::string_view) { named = true; });
    return named;
}

std::vector<long> lines_of_other_zones(std::string_view entry, std::string_view tzid) {
    std::vector<long> lines;
    each_zone(entry, [&](long line, std::string_view other) {
        if (other != tzid) lines.push_back(line);
    });
    return lines;
}

}  // namespace lichsong::ical
