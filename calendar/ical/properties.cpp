// SPDX-License-Identifier: Apache-2.0
// The tables, and one writer for each kind of value. The order of the rows is the order in the file.
#include "calendar/ical/properties.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include "calendar/ical/writer.h"

namespace lichsong::ical {
namespace {

template <class View>
struct Property {
    std::string_view name;  ///< with the parameters that never change
    void (*write)(LineWriter& out, std::string_view name, const View& view);
};

// ---- kinds of value; each writes nothing where there is nothing

template <auto Member, class View>
void text(LineWriter& out, std::string_view name, const View& view) {
    if (const std::string_view value = view.*Member; !value.empty()) out.text_line(name, value);
}

template <auto Member, class View>
void plain(LineWriter& out, std::string_view name, const View& view) {
    if (const std::string_view value = view.*Member; !value.empty()) out.line(name, value);
}

template <auto Member, class View>
void uri(LineWriter& out, std::string_view name, const View& view) {
    if (const std::string_view value = view.*Member; !value.empty()) out.uri_line(name, value);
}

template <auto Member>
void number(LineWriter& out, std::string_view name, const EventView& view) {
    std::array<char, 12> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), view.*Member).ptr;
    out.line(name, {digits.data(), static_cast<std::size_t>(end - digits.data())});
}

template <auto Member>
void stamp(LineWriter& out, std::string_view name, const EventView& view) {
    out.line(name, MomentText({Moment::Form::Utc, view.*Member}));
}

template <auto Member>
void moment(LineWriter& out, std::string_view name, const EventView& view) {
    moment_line(out, name, view.tzid, view.*Member);
}

template <auto Member>
void moment_if(LineWriter& out, std::string_view name, const EventView& view) {
    if (view.*Member) moment_line(out, name, view.tzid, *(view.*Member));
}

// One value a line: libical drops all after the 500th value of a line without a word (ical.md 3.9, C30).
template <auto Member>
void moments(LineWriter& out, std::string_view name, const EventView& view) {
    for (const auto& value : view.*Member) moment_line(out, name, view.tzid, value);
}

template <auto Member>
void texts(LineWriter& out, std::string_view name, const EventView& view) {
    if ((view.*Member).empty()) return;
    out.begin(name);
    const char* separator = ":";
    for (const auto value : view.*Member) {
        out.plain(separator);
        out.text(value);
        separator = ",";
    }
    out.end();
}

// ---- the tables

constexpr std::string_view product = "-//Lich Song//Lich Song//VI";

// No UID of the calendar (RFC 7986 §5.3): vdirsyncer stores the whole feed as one item named after it (ical.md C9).
// No METHOD: PUBLISH demands an ORGANIZER in every entry, which clients may show as an invitation (ical.md C12, section 6).
constexpr Property<CalendarView> calendar_properties[] = {
    {"NAME", text<&CalendarView::name>},                                  // RFC 7986 §5.1
    {"X-WR-CALNAME", text<&CalendarView::name>},
    {"DESCRIPTION", text<&CalendarView::description>},                    // RFC 7986 §5.2
    {"X-WR-CALDESC", text<&CalendarView::description>},
    {"REFRESH-INTERVAL;VALUE=DURATION", plain<&CalendarView::refresh>},   // RFC 7986 §5.7
    {"X-PUBLISHED-TTL", plain<&CalendarView::refresh>},                   // read by Outlook and Nextcloud
    {"X-WR-TIMEZONE", text<&CalendarView::zone>},
    {"COLOR", plain<&CalendarView::colour_name>},                         // RFC 7986 §5.9
    {"X-APPLE-CALENDAR-COLOR", plain<&CalendarView::colour>},
    {"X-LICHSONG-ISSUING-BODY", text<&CalendarView::issuing_body>},
};

constexpr Property<EventView> event_properties[] = {
    {"UID", text<&EventView::uid>},                                       // RFC 5545 §3.8.4.7
    {"RECURRENCE-ID", moment_if<&EventView::recurrence_id>},              // §3.8.4.4
    {"DTSTAMP", stamp<&EventView::modified>},                             // §3.8.7.2: without METHOD, the last revision
    {"LAST-MODIFIED", stamp<&EventView::modified>},                       // §3.8.7.3
    {"SEQUENCE", number<&EventView::sequence>},                           // §3.8.7.4
    {"DTSTART", moment<&EventView::start>},                               // §3.8.2.4
    {"DTEND", moment<&EventView::end>},                                   // §3.8.2.2
    {"RRULE", plain<&EventView::rrule>},                                  // §3.8.5.3
    {"RDATE", moments<&EventView::rdates>},                               // §3.8.5.2
    {"EXDATE", moments<&EventView::exdates>},                             // §3.8.5.1
    {"SUMMARY", text<&EventView::summary>},                               // §3.8.1.12
    {"LOCATION", text<&EventView::location>},                             // §3.8.1.7
    {"DESCRIPTION", text<&EventView::description>},                       // §3.8.1.5
    {"CATEGORIES", texts<&EventView::categories>},                        // §3.8.1.2
    {"STATUS", plain<&EventView::status>},                                // §3.8.1.11
    {"TRANSP", plain<&EventView::transparency>},                          // §3.8.2.7
    {"URL", uri<&EventView::url>},                                        // §3.8.4.6
    {"COLOR", plain<&EventView::colour>},                                 // RFC 7986 §5.9
    {"X-LICHSONG-CODE", text<&EventView::code>},
    {"X-LICHSONG-SERIES", text<&EventView::series>},
    {"X-LICHSONG-STATE", plain<&EventView::state>},
    {"X-LICHSONG-OUTLET", text<&EventView::outlet>},
    {"X-LICHSONG-MEDIUM", plain<&EventView::medium>},
    {"X-LICHSONG-RESPONSIBLE-BODY", text<&EventView::responsible_body>},
};

}  // namespace

void write_calendar_properties(LineWriter& out, const CalendarView& calendar) {
    out.line("VERSION", "2.0");
    out.line("PRODID", product);
    out.line("CALSCALE", "GREGORIAN");
    for (const auto& property : calendar_properties) property.write(out, property.name, calendar);
}

void write_event(LineWriter& out, const EventView& event, std::string_view kept) {
    out.line("BEGIN", "VEVENT");
    for (const auto& property : event_properties) property.write(out, property.name, event);
    out.lines(kept);
    out.line("END", "VEVENT");
}

void write_event_properties(LineWriter& out, const EventView& event, const std::function<bool(std::string_view name)>& wanted) {
    for (const auto& property : event_properties)
        if (wanted(property.name)) property.write(out, property.name, event);
}

void write_own_properties(LineWriter& out, const EventView& event) {
    write_event_properties(out, event, [](std::string_view name) { return name.starts_with("X-LICHSONG-"); });
}

bool is_event_property(std::string_view name) {
    return std::any_of(std::begin(event_properties), std::end(event_properties), [&](const auto& property) { return property.name == name; });
}

}  // namespace lichsong::ical
