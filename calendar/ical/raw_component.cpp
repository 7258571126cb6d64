// SPDX-License-Identifier: Apache-2.0
#include "calendar/ical/raw_component.h"

#include <algorithm>
#include <array>

#include "calendar/ical/lines.h"

namespace lichsong::ical {
namespace {

constexpr std::size_t longest_attachment = 4 * 1024;  // an address; anything longer is the thing itself

bool holds_attachment(const ContentLine& line) {
    return is_same_name(parameter_of(line.parameters, "VALUE"), "BINARY") || !parameter_of(line.parameters, "ENCODING").empty() ||
           line.value.size() > longest_attachment;
}

// What is not kept within another component: alarms, which nobody wants of a subscription, and what belongs beside it.
struct Dropped {
    std::string_view name;
    std::string_view finding;
};
constexpr std::array dropped_within{
    Dropped{"VALARM", "import.alarm_dropped"},       Dropped{"VCALENDAR", "import.component_dropped"}, Dropped{"VEVENT", "import.component_dropped"},
    Dropped{"VTODO", "import.component_dropped"},    Dropped{"VJOURNAL", "import.component_dropped"},  Dropped{"VFREEBUSY", "import.component_dropped"},
    Dropped{"VTIMEZONE", "import.component_dropped"}, Dropped{"STANDARD", "import.component_dropped"}, Dropped{"DAYLIGHT", "import.component_dropped"},
};

const Dropped* find_dropped(std::string_view name) {
    const auto* found = std::find_if(dropped_within.begin(), dropped_within.end(), [&](const Dropped& row) { return is_same_name(row.name, name); });
    return found == dropped_within.end() ? nullptr : found;
}

}  // namespace

std::string_view RawComponent::keep(std::string_view piece) {
    const auto at = m_bytes.size();
    m_bytes.insert(m_bytes.end(), piece.begin(), piece.end());
    return {m_bytes.data() + at, piece.size()};
}

void RawComponent::read(std::string_view file, const ComponentPlace& place, const Report& report) {
    m_line = place.line;
    m_lines.clear();
    m_bytes.clear();
    m_bytes.reserve(place.end - place.begin + 1);  // lines only grow shorter, so nothing moves and views stay right
    m_name.clear();
    int depth = 0;
    int dropped = 0;  // depth at which a component began that is not kept
    long spoilt = 0;
    std::string name;
    const auto number_of = [&](long number) { return number + place.line - 1; };
    LineReader reader({[&](const ContentLine& line) {
        name.assign(line.name);
        to_upper(name);
        const bool begins = name == "BEGIN";
        const bool ends = name == "END";
        if (begins) ++depth;
        const int at = depth;
        if (ends) --depth;
        if (begins && at == 1) m_name = line.value;
        if (at == 1 && (begins || ends)) return;
        const auto number = number_of(line.number);
        if (const auto* inner = begins && dropped == 0 ? find_dropped(line.value) : nullptr) {
            dropped = at;
            return report({inner->finding, number, std::string(inner->name), {}});
        }
        if (dropped != 0) {
            if (ends && at == dropped) dropped = 0;
            return;
        }
        if (spoilt == line.number) return report({"import.unreadable_text", number, name, {}});
        if (name == "ATTACH" && holds_attachment(line)) return report({"import.attachment_dropped", number, name, {}});
        if (name == "REQUEST-STATUS" || name == "X-LIC-ERROR") return;
        m_lines.push_back({number, keep(name), keep(line.parameters), keep(line.value), at > 1});
    }, [&](LineFault fault, long number) {
        if (fault == LineFault::NotUtf8 || fault == LineFault::Control || fault == LineFault::BareCr) spoilt = number;
        if (fault == LineFault::NoName || fault == LineFault::NoColon) report({"import.no_property", number_of(number), {}, {}});
    }});
    reader.feed(file.substr(place.begin, place.end - place.begin));
    reader.finish();
    to_upper(m_name);
}

const RawLine* RawComponent::find(std::string_view name) const {
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [&](const RawLine& line) { return !line.nested && line.name == name; });
    return found == m_lines.end() ? nullptr : &*found;
}

std::string RawComponent::text() const {
    std::string whole;
    whole.reserve(m_bytes.size() + 2 * m_lines.size());
    for (const auto& line : m_lines) ((((whole += line.name) += line.parameters) += ':') += line.value) += '\n';
    return whole;
}

}  // namespace lichsong::ical
