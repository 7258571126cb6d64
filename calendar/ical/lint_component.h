// SPDX-License-Identifier: Apache-2.0
// What the linter keeps of one component while it reads, and the judgement of it once it is whole.
#pragma once

#include <bitset>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/ical/lines.h"
#include "calendar/ical/moment.h"

namespace lichsong::ical {

/// Known properties, in the order of their table.
enum class Known : std::uint8_t {
    Action, Attach, Attendee, Calscale, Categories, Class, Color, Comment, Completed, Contact, Created, Description, Dtend, Dtstamp,
    Dtstart, Due, Duration, Exdate, Exrule, Geo, LastModified, LicError, Location, Method, Name, Organizer, PercentComplete,
    Priority, Prodid, Rdate, RecurrenceId, RefreshInterval, RelatedTo, RequestStatus, Resources, Rrule, Sequence, Source, Status,
    Summary, Transp, Trigger, Tzid, Tzname, TzoffsetFrom, TzoffsetTo, Uid, Url, Version, AppleColor, PublishedTtl, CalendarDescription,
    CalendarName, Other,
};

enum class LintValue : std::uint8_t { Any, Text, Texts, Uri, Moment, Moments, Utc, Number, Offset };

struct KnownProperty {
    std::string_view name;
    Known id;
    LintValue value;
    bool once;  ///< in one component
};
[[nodiscard]] std::string_view known_property_name(Known property);
/// The row of a name in capitals; that of Known::Other for any other.
[[nodiscard]] const KnownProperty& known_property(std::string_view name);

enum class ComponentKind : std::uint8_t { Calendar, Event, Todo, Journal, FreeBusy, Timezone, Observance, Alarm, Other };
[[nodiscard]] ComponentKind component_kind(std::string_view name);

/// A date or time of a property, and in which zone: 0 is none.
struct DatedLine {
    long line = 0;  ///< 0: it is not there
    Known property = Known::Other;
    Moment value;
    std::uint32_t zone = 0;

    [[nodiscard]] explicit operator bool() const noexcept { return line != 0; }
    /// Whether one may stand for a day of the other (RFC 5545 §3.8.5.1): both days, or both times of the same zone.
    [[nodiscard]] bool has_form_of(const DatedLine& other) const noexcept { return value.form == other.value.form && zone == other.zone; }
};

struct LintComponent {
    ComponentKind kind = ComponentKind::Other;
    std::string name;
    long line = 0;
    std::bitset<64> seen;
    DatedLine start, end, due, recurrence;
    std::vector<DatedLine> exceptions;  ///< the first value of each EXDATE and RDATE
    std::string rule, status, transparency, action, uid, zone;
    long rule_line = 0;
    int rules = 0;
    bool has_components = false;

    [[nodiscard]] bool has(Known property) const noexcept { return seen[static_cast<std::size_t>(property)]; }
    /// As new, with the memory kept.
    void begin(ComponentKind of_kind, std::string_view called, long at);
};

using RaiseFault = std::function<void(std::string_view code, long line, std::string_view property, std::string_view detail)>;

/// `method`: of the calendar, empty where it has none.
void judge_component(const LintComponent& component, std::string_view method, const RaiseFault& raise);

}  // namespace lichsong::ical
