// SPDX-License-Identifier: Apache-2.0
// The tables of properties and components, and what a whole component must have.
#include "calendar/ical/lint_component.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>

#include "calendar/ical/foreign_rule.h"

namespace lichsong::ical {
namespace {

using enum LintValue;

constexpr std::array properties{
    KnownProperty{"ACTION", Known::Action, Any, true},
    KnownProperty{"ATTACH", Known::Attach, Any, false},
    KnownProperty{"ATTENDEE", Known::Attendee, Uri, false},
    KnownProperty{"CALSCALE", Known::Calscale, Any, true},
    KnownProperty{"CATEGORIES", Known::Categories, Texts, false},
    KnownProperty{"CLASS", Known::Class, Any, true},
    KnownProperty{"COLOR", Known::Color, Any, true},
    KnownProperty{"COMMENT", Known::Comment, Text, false},
    KnownProperty{"COMPLETED", Known::Completed, Utc, true},
    KnownProperty{"CONTACT", Known::Contact, Text, false},
    KnownProperty{"CREATED", Known::Created, Utc, true},
    KnownProperty{"DESCRIPTION", Known::Description, Text, false},
    KnownProperty{"DTEND", Known::Dtend, LintValue::Moment, true},
    KnownProperty{"DTSTAMP", Known::Dtstamp, Utc, true},
    KnownProperty{"DTSTART", Known::Dtstart, LintValue::Moment, true},
    KnownProperty{"DUE", Known::Due, LintValue::Moment, true},
    KnownProperty{"DURATION", Known::Duration, Any, true},
    KnownProperty{"EXDATE", Known::Exdate, Moments, false},
    KnownProperty{"EXRULE", Known::Exrule, Any, false},
    KnownProperty{"GEO", Known::Geo, Any, true},
    KnownProperty{"LAST-MODIFIED", Known::LastModified, Utc, true},
    KnownProperty{"X-LIC-ERROR", Known::LicError, Any, false},
    KnownProperty{"LOCATION", Known::Location, Text, true},
    KnownProperty{"METHOD", Known::Method, Any, true},
    KnownProperty{"NAME", Known::Name, Text, false},
    KnownProperty{"ORGANIZER", Known::Organizer, Uri, true},
    KnownProperty{"PERCENT-COMPLETE", Known::PercentComplete, Number, true},
    KnownProperty{"PRIORITY", Known::Priority, Number, true},
    KnownProperty{"PRODID", Known::Prodid, Text, false},
    KnownProperty{"RDATE", Known::Rdate, Moments, false},
    KnownProperty{"RECURRENCE-ID", Known::RecurrenceId, LintValue::Moment, true},
    KnownProperty{"REFRESH-INTERVAL", Known::RefreshInterval, Any, true},
    KnownProperty{"RELATED-TO", Known::RelatedTo, Text, false},
    KnownProperty{"REQUEST-STATUS", Known::RequestStatus, Any, false},
    KnownProperty{"RESOURCES", Known::Resources, Texts, false},
    KnownProperty{"RRULE", Known::Rrule, Any, false},
    KnownProperty{"SEQUENCE", Known::Sequence, Number, true},
    KnownProperty{"SOURCE", Known::Source, Uri, true},
    KnownProperty{"STATUS", Known::Status, Any, true},
    KnownProperty{"SUMMARY", Known::Summary, Text, true},
    KnownProperty{"TRANSP", Known::Transp, Any, true},
    KnownProperty{"TRIGGER", Known::Trigger, Any, true},
    KnownProperty{"TZID", Known::Tzid, Text, true},
    KnownProperty{"TZNAME", Known::Tzname, Text, false},
    KnownProperty{"TZOFFSETFROM", Known::TzoffsetFrom, Offset, true},
    KnownProperty{"TZOFFSETTO", Known::TzoffsetTo, Offset, true},
    KnownProperty{"UID", Known::Uid, Text, true},
    KnownProperty{"URL", Known::Url, Uri, true},
    KnownProperty{"VERSION", Known::Version, Any, false},
    KnownProperty{"X-APPLE-CALENDAR-COLOR", Known::AppleColor, Any, false},
    KnownProperty{"X-PUBLISHED-TTL", Known::PublishedTtl, Any, false},
    KnownProperty{"X-WR-CALDESC", Known::CalendarDescription, Text, false},
    KnownProperty{"X-WR-CALNAME", Known::CalendarName, Text, false},
};
constexpr KnownProperty other{"", Known::Other, Any, false};
static_assert(static_cast<std::size_t>(Known::Other) < 64, "LintComponent::seen has a bit for each");

struct ComponentRow {
    std::string_view name;
    ComponentKind kind;
};
constexpr std::array components{
    ComponentRow{"VCALENDAR", ComponentKind::Calendar},   ComponentRow{"VEVENT", ComponentKind::Event},
    ComponentRow{"VTODO", ComponentKind::Todo},           ComponentRow{"VJOURNAL", ComponentKind::Journal},
    ComponentRow{"VFREEBUSY", ComponentKind::FreeBusy},   ComponentRow{"VTIMEZONE", ComponentKind::Timezone},
    ComponentRow{"STANDARD", ComponentKind::Observance},  ComponentRow{"DAYLIGHT", ComponentKind::Observance},
    ComponentRow{"VALARM", ComponentKind::Alarm},
};

// ---- what each kind of component must have and may not have

struct Needed {
    ComponentKind kind;
    Known property;
    std::string_view name;
    std::string_view fault;
};
constexpr std::array needed{
    Needed{ComponentKind::Event, Known::Uid, "UID", "lint.no_uid"},
    Needed{ComponentKind::Todo, Known::Uid, "UID", "lint.no_uid"},
    Needed{ComponentKind::Journal, Known::Uid, "UID", "lint.no_uid"},
    Needed{ComponentKind::FreeBusy, Known::Uid, "UID", "lint.no_uid"},
    Needed{ComponentKind::Event, Known::Dtstamp, "DTSTAMP", "lint.no_dtstamp"},
    Needed{ComponentKind::Todo, Known::Dtstamp, "DTSTAMP", "lint.no_dtstamp"},
    Needed{ComponentKind::Journal, Known::Dtstamp, "DTSTAMP", "lint.no_dtstamp"},
    Needed{ComponentKind::FreeBusy, Known::Dtstamp, "DTSTAMP", "lint.no_dtstamp"},
    Needed{ComponentKind::Event, Known::LastModified, "LAST-MODIFIED", "lint.no_last_modified"},
    Needed{ComponentKind::Timezone, Known::Tzid, "TZID", "lint.zone_incomplete"},
    Needed{ComponentKind::Observance, Known::Dtstart, "DTSTART", "lint.zone_incomplete"},
    Needed{ComponentKind::Observance, Known::TzoffsetFrom, "TZOFFSETFROM", "lint.zone_incomplete"},
    Needed{ComponentKind::Observance, Known::TzoffsetTo, "TZOFFSETTO", "lint.zone_incomplete"},
    Needed{ComponentKind::Alarm, Known::Action, "ACTION", "lint.alarm"},
    Needed{ComponentKind::Alarm, Known::Trigger, "TRIGGER", "lint.alarm"},
};

// RFC 5545 §3.8.1.11.
struct StatusRow {
    ComponentKind kind;
    std::string_view status;
};
constexpr std::array statuses{
    StatusRow{ComponentKind::Event, "TENTATIVE"},   StatusRow{ComponentKind::Event, "CONFIRMED"}, StatusRow{ComponentKind::Event, "CANCELLED"},
    StatusRow{ComponentKind::Todo, "NEEDS-ACTION"}, StatusRow{ComponentKind::Todo, "COMPLETED"},  StatusRow{ComponentKind::Todo, "IN-PROCESS"},
    StatusRow{ComponentKind::Todo, "CANCELLED"},    StatusRow{ComponentKind::Journal, "DRAFT"},   StatusRow{ComponentKind::Journal, "FINAL"},
    StatusRow{ComponentKind::Journal, "CANCELLED"},
};

bool is_whole_day(const DatedLine& dated) { return dated.value.form == Moment::Form::Date; }

void judge_times(const LintComponent& c, std::string_view method, const RaiseFault& raise) {
    if (c.kind == ComponentKind::Event && !c.start && method.empty()) raise("lint.no_start", c.line, c.name, "");
    for (const auto* dated : {&c.start, &c.end, &c.due, &c.recurrence})
        if (*dated && dated->value.form == Moment::Form::Local && dated->zone == 0)
            raise("lint.floating", dated->line, known_property_name(dated->property), MomentText(dated->value));
    const auto& end = c.kind == ComponentKind::Todo ? c.due : c.end;
    if (!c.start || !end) return;
    const auto name = known_property_name(end.property);
    if (is_whole_day(c.start) != is_whole_day(end)) raise("lint.end_form", end.line, name, MomentText(end.value));
    else if (end.has_form_of(c.start) && end.value.seconds <= c.start.value.seconds)
        raise(is_whole_day(end) && end.value == c.start.value ? "lint.end_not_exclusive" : "lint.end_before_start", end.line, name, MomentText(end.value));
}

void judge_rule(const LintComponent& c, const RaiseFault& raise) {
    using enum RuleRefusal;
    if (c.rules > 1) raise("lint.rules", c.rule_line, "RRULE", c.rule);
    const auto reading = read_rule(c.rule);
    const auto say = [&](std::string_view code) { raise(code, c.rule_line, "RRULE", c.rule); };
    if (reading.has(Unreadable) || reading.has(TooMany)) return say("lint.rule");
    if (reading.has(Rscale)) say("lint.rscale");
    if (reading.has(BelowDaily)) say("lint.below_daily");
    if (reading.has(CountAndUntil)) say("lint.count_and_until");
    if (!c.start) return;
    if (const auto& until = reading.rule.until) {
        const bool floating = c.start.value.form == Moment::Form::Local && c.start.zone == 0;
        const auto wanted = is_whole_day(c.start) ? Moment::Form::Date : floating ? Moment::Form::Local : Moment::Form::Utc;
        if (until->form != wanted) say("lint.until_form");
    }
    if (reading.has(Rscale) || reading.has(BelowDaily) || reading.has(TimeLists) || reading.has(Misplaced)) return;
    if (!gives_start(is_whole_day(c.start) ? reading.rule.without_times() : reading.rule, c.start.value.seconds)) say("lint.start_not_in_rule");
}

void judge_task(const LintComponent& c, const RaiseFault& raise) {
    if (c.has(Known::Due) && c.has(Known::Duration)) raise("lint.due_and_duration", c.line, c.name, "");
    if (c.has(Known::Duration) && !c.start) raise("lint.duration_alone", c.line, c.name, "");
}

void judge_event(const LintComponent& c, std::string_view method, const RaiseFault& raise) {
    if (c.end && c.has(Known::Duration)) raise("lint.end_and_duration", c.end.line, "DTEND", "");
    if (method != "PUBLISH") return;
    if (!c.has(Known::Organizer)) raise("lint.publish_organizer", c.line, c.name, "");
    if (c.has(Known::Attendee)) raise("lint.publish_attendee", c.line, c.name, "");
}

void judge_alarm(const LintComponent& c, const RaiseFault& raise) {
    if ((c.action == "DISPLAY" || c.action == "EMAIL") && !c.has(Known::Description)) raise("lint.alarm", c.line, c.name, "DESCRIPTION");
    if (c.action == "EMAIL" && !c.has(Known::Summary)) raise("lint.alarm", c.line, c.name, "SUMMARY");
    if (c.action == "EMAIL" && !c.has(Known::Attendee)) raise("lint.alarm", c.line, c.name, "ATTENDEE");
}

}  // namespace

const KnownProperty& known_property(std::string_view name) {
    static const auto index = [] {
        std::unordered_map<std::string_view, const KnownProperty*> rows;
        for (const auto& row : properties) rows.emplace(row.name, &row);
        return rows;
    }();
    const auto found = index.find(name);
    return found == index.end() ? other : *found->second;
}

std::string_view known_property_name(Known property) {
    const auto* found = std::find_if(properties.begin(), properties.end(), [&](const auto& row) { return row.id == property; });
    return found == properties.end() ? std::string_view() : found->name;
}

ComponentKind component_kind(std::string_view name) {
    const auto* found = std::find_if(components.begin(), components.end(), [&](const auto& row) { return row.name == name; });
    return found == components.end() ? ComponentKind::Other : found->kind;
}

void LintComponent::begin(ComponentKind of_kind, std::string_view called, long at) {
    kind = of_kind;
    name = called;
    line = at;
    seen.reset();
    start = end = due = recurrence = {};
    exceptions.clear();
    for (auto* text : {&rule, &status, &transparency, &action, &uid, &zone}) text->clear();
    rule_line = 0;
    rules = 0;
    has_components = false;
}

void judge_component(const LintComponent& c, std::string_view method, const RaiseFault& raise) {
    // Nobody subscribes to a message of two parties, and some may not hold it at all (RFC 5546 §3.2.6, §3.2.8).
    const bool is_published = method.empty() || method == "PUBLISH";
    for (const auto& row : needed)
        if (row.kind == c.kind && !c.has(row.property) && (row.property != Known::LastModified || is_published)) raise(row.fault, c.line, c.name, row.name);
    if (c.kind == ComponentKind::Timezone && !c.has_components) raise("lint.zone_incomplete", c.line, c.name, "STANDARD");
    if (c.kind == ComponentKind::Alarm) judge_alarm(c, raise);
    const bool dated = c.kind == ComponentKind::Event || c.kind == ComponentKind::Todo || c.kind == ComponentKind::Journal;
    if (!dated) return;
    judge_times(c, method, raise);
    if (c.rules > 0) judge_rule(c, raise);
    for (const auto& one : c.exceptions)
        if (c.start && !one.has_form_of(c.start)) raise("lint.date_form", one.line, known_property_name(one.property), MomentText(one.value));
    const bool status_is_known = std::any_of(statuses.begin(), statuses.end(), [&](const auto& row) { return row.kind == c.kind && row.status == c.status; });
    if (c.has(Known::Status) && !status_is_known) raise("lint.status", c.line, "STATUS", c.status);
    if (c.has(Known::Transp) && c.transparency != "OPAQUE" && c.transparency != "TRANSPARENT") raise("lint.transparency", c.line, "TRANSP", c.transparency);
    if (c.kind == ComponentKind::Event) judge_event(c, method, raise);
    if (c.kind == ComponentKind::Todo) judge_task(c, raise);
}

}  // namespace lichsong::ical
