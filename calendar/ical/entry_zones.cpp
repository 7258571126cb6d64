// SPDX-License-Identifier: Apache-2.0
#include "calendar/ical/entry_zones.h"

#include <algorithm>

#include "calendar/ical/lines.h"

namespace lichsong::ical {
namespace {

// Cheaper than to read the lines, and most entries end here. Names of parameters may be in small letters (RFC 5545 §2), and
// a fold may part them.
bool may_name_zone(std::string_view entry) {
    constexpr std::string_view name = "TZID=";
    const auto is_same = [](char a, char b) { return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 'a' + 'A') : a) == b; };
    return std::search(entry.begin(), entry.end(), name.begin(), name.end(), is_same) != entry.end() || entry.find("\r\n ") != std::string_view::npos;
}

template <class Visit>
void each_zone(std::string_view entry, const Visit& visit) {
    if (!may_name_zone(entry)) return;
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
