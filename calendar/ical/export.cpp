// SPDX-License-Identifier: Apache-2.0
// The order of things in a calendar: head, time zone, entries, end.
#include "calendar/ical/export.h"

#include <utility>

#include "calendar/ical/colour.h"
#include "calendar/ical/entry_zones.h"
#include "calendar/ical/foreign_entry.h"
#include "calendar/ical/projection.h"
#include "calendar/ical/properties.h"
#include "calendar/ical/recurring.h"
#include "calendar/ical/series_view.h"
#include "calendar/ical/timezone.h"
#include "calendar/ical/writer.h"

namespace lichsong::ical {
namespace {

constexpr std::string_view default_colour = "#0F766E";  // Apple's calendar once crashed where there was none (ical.md, section 2)
constexpr std::string_view default_refresh = "PT4H";

// RFC 5545 §3.3.6, as far as letters go: enough to be sure that it is one harmless word.
std::string_view checked_duration(std::string_view text) {
    const bool good = text.starts_with('P') && text.find_first_not_of("PTWDHMS0123456789") == std::string_view::npos;
    return good ? text : default_refresh;
}

CalendarView view_of(const CalendarHead& head, const base::Zone& zone) {
    CalendarView view;
    view.name = head.name;
    view.description = head.description;
    view.issuing_body = head.organizer;
    view.refresh = checked_duration(head.refresh);
    view.zone = zone.name();
    view.colour = read_colour(head.colour) ? std::string_view(head.colour) : default_colour;
    view.colour_name = nearest_css_name(*read_colour(view.colour));
    return view;
}

}  // namespace

struct CalendarWriter::State {
    State(Sink sink, const model::Plan& loaded, const base::Zone& of_campaign, Wording words)
        : out(std::move(sink)),
          plan(loaded),
          zone(of_campaign),
          wording(std::move(words)),
          projection(loaded, zone, wording),
          zone_row(find_zone(zone.name())) {}

    void write() {
        any_entry = true;
        need_zone(view.start.form == Moment::Form::Local);
        write_event(out, view, kept);
    }

    // Written once and only if used: a VTIMEZONE that nothing refers to is as wrong as a missing one (ical.md C13).
    void need_zone(bool needed) {
        if (needed && zone_row != nullptr && !std::exchange(zone_written, true)) write_timezone(out, *zone_row);
    }

    void write_placement(const Entry& entry, Projection& names);
    void write_as_it_came(std::string_view entry);
    void write_master(const model::Series& series, const Arrangement& arrangement, std::string_view origin);
    void write_override(const model::Series& series, const Arrangement::Override& instance, std::string_view origin);

    LineWriter out;
    const model::Plan& plan;
    const base::Zone& zone;
    Wording wording;
    Projection projection;
    const ZoneRow* zone_row;
    EventView view;  ///< one for all entries, so that its memory is asked for once
    std::string_view kept;     ///< lines of another calendar for the entry to be written
    std::string kept_buffer;
    bool zone_written = false;
    bool any_entry = false;
    bool finished = false;
};

CalendarWriter::CalendarWriter(Sink sink, const CalendarHead& head, const model::Plan& plan, const base::Zone& zone,
                               const Wording& wording)
    : m_state(std::make_unique<State>(std::move(sink), plan, zone, wording)) {
    m_state->out.line("BEGIN", "VCALENDAR");
    write_calendar_properties(m_state->out, view_of(head, zone));
}

CalendarWriter::~CalendarWriter() = default;

void CalendarWriter::placement(const Entry& entry) { m_state->write_placement(entry, m_state->projection); }

void CalendarWriter::placements(std::span<const Entry> entries, const model::Plan& then) {
    if (entries.empty()) return;
    Projection names(then, m_state->zone, m_state->wording);
    for (const auto& entry : entries) m_state->write_placement(entry, names);
}

void CalendarWriter::State::write_placement(const Entry& entry, Projection& names) {
    if (!model::is_set(entry.placement.date)) return;
    names.show(view, entry);
    if (entry.as_it_came && !entry.entry.empty()) return write_as_it_came(entry.entry);
    kept = entry.entry.empty() ? std::string_view() : kept_lines(entry.entry, {}, kept_buffer);
    write();
    kept = {};
}

void CalendarWriter::series(const model::Series& series, std::span<const Entry> entries, std::string_view origin, bool as_it_came) {
    auto& state = *m_state;
    if (as_it_came && !origin.empty() && !entries.empty()) {
        state.projection.show(state.view, entries.front());
        state.view.code = {};  // one for each of its placements
        return state.write_as_it_came(origin);
    }
    if (!can_recur(series, state.plan, state.projection)) {
        for (const auto& entry : entries) placement(entry);
        return;
    }
    const auto arrangement = arrange(series, state.plan, entries, state.projection);
    if (arrangement.has_instances) {
        state.write_master(series, arrangement, origin);
        for (const auto& instance : arrangement.overrides) state.write_override(series, instance, origin);
    }
    for (const auto* entry : arrangement.apart) placement(*entry);
}

void CalendarWriter::other(std::string_view component) {
    m_state->need_zone(names_zone(component));
    m_state->any_entry = true;
    m_state->out.lines(component);
}

// Who answers for it must be said of every entry; a calendar that is not ours does not.
void CalendarWriter::State::write_as_it_came(std::string_view entry) {
    need_zone(names_zone(entry));
    any_entry = true;
    if (is_of_our_kind(entry)) return out.lines(entry);
    constexpr std::string_view end = "END:VEVENT\r\n";
    while (!entry.empty()) {
        const auto at = entry.find(end);
        out.lines(entry.substr(0, at));
        if (at == std::string_view::npos) return;
        write_own_properties(out, view);
        out.lines(end);
        entry.remove_prefix(at + end.size());
    }
}

void CalendarWriter::State::write_master(const model::Series& series, const Arrangement& arrangement, std::string_view origin) {
    show_master(view, projection, plan, series, arrangement);
    kept = origin.empty() ? std::string_view() : kept_lines(origin, {}, kept_buffer);
    write();
    kept = {};
}

void CalendarWriter::State::write_override(const model::Series& series, const Arrangement::Override& instance, std::string_view origin) {
    show_override(view, projection, plan, series, instance);
    kept = origin.empty() ? std::string_view() : kept_lines(origin, MomentText(*view.recurrence_id), kept_buffer);
    write();
    kept = {};
}

void CalendarWriter::finish() {
    if (std::exchange(m_state->finished, true)) return;
    // A calendar must have a component (RFC 5545 §3.6).
    if (!m_state->any_entry) write_timezone(m_state->out, m_state->zone_row == nullptr ? utc_zone() : *m_state->zone_row);
    m_state->out.line("END", "VCALENDAR");
    m_state->out.flush();
}

std::size_t CalendarWriter::left_out() const noexcept { return m_state->out.left_out(); }

}  // namespace lichsong::ical
