// SPDX-License-Identifier: Apache-2.0
// The walk through the lines of a calendar: what each line says by itself, what opens and closes, which zones and entries
// refer to one another. A whole component is judged in lint_component.cpp.
#include "calendar/ical/lint.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <tuple>
#include <unordered_map>

#include "calendar/base/text.h"
#include "calendar/ical/colour.h"
#include "calendar/ical/lines.h"
#include "calendar/ical/lint_component.h"

namespace lichsong::ical {
namespace {

constexpr std::size_t deepest = 8;          // nobody nests deeper; libical 3.0.16 dies of 100 000
constexpr long most_values = 400;           // of one line: libical drops all after the 500th without a word
constexpr std::size_t shown = 60;           // octets of a value in a finding
constexpr std::string_view libical_prefix = "/freeassociation.sourceforge.net/";

constexpr std::array<std::string_view, 11> line_faults{
    "lint.bom", "lint.bare_lf", "lint.bare_cr", "lint.no_end", "lint.too_long", "lint.split_character",
    "lint.not_utf8", "lint.control", "lint.no_name", "lint.no_colon", "lint.endless",
};

std::string upper(std::string_view name) {
    std::string text(name);
    to_upper(text);
    return text;
}

// §3.3.11: what may follow a backslash, and what may not stand without one.
std::string_view fault_of_text(std::string_view value, bool list) {
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (c == '\\') {
            const char next = ++i < value.size() ? value[i] : '\0';
            if (next != '\\' && next != ';' && next != ',' && next != 'n' && next != 'N') return "lint.bad_escape";
        } else if (c == ';' || (c == ',' && !list)) {
            return "lint.not_escaped";
        }
    }
    return {};
}

// §3.2: a value is quoted whole or not at all. RFC 6868: ^ is followed by n, ^ or '.
std::string_view fault_of_parameters(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '^' && (i + 1 == text.size() || std::string_view("n^'").find(text[++i]) == std::string_view::npos)) return "lint.caret";
        if (text[i] != '"') continue;
        const auto close = text.find('"', i + 1);
        const bool opens = i > 0 && (text[i - 1] == '=' || text[i - 1] == ',');
        const bool closes = close != std::string_view::npos && (close + 1 == text.size() || text[close + 1] == ';' || text[close + 1] == ',');
        if (!opens || !closes) return "lint.open_quote";
        i = close;
    }
    return {};
}

bool is_uri(std::string_view value) {
    const auto colon = value.find(':');
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return colon != std::string_view::npos && colon > 0 && letter(value.front()) && value.find_first_of(" \t\"<>") == std::string_view::npos;
}

bool is_number(std::string_view value) {
    long number = 0;
    const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), number);
    return !value.empty() && problem == std::errc{} && end == value.data() + value.size() && number >= 0;
}

bool is_offset(std::string_view value) {
    return (value.size() == 5 || value.size() == 7) && (value[0] == '+' || value[0] == '-') &&
           std::all_of(value.begin() + 1, value.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Vietnamese letters in parts: the marks begin with these bytes.
bool may_be_decomposed(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c == '\xCC' || c == '\xCD'; });
}

}  // namespace

struct Linter::State {
    explicit State(std::function<void(const LintFinding&)> to) : found(std::move(to)) {}

    struct Zone {
        std::string name;
        long defined = 0;
        long used = 0;
    };
    struct Entry {
        std::size_t uid = 0;
        long line = 0;
        DatedLine start, recurrence;
    };

    std::function<void(const LintFinding&)> found;
    std::unordered_map<std::string_view, std::pair<const LintFault*, long>> faults;
    long total = 0;
    LineReader reader{{[this](const ContentLine& line) { take(line); },
                       [this](LineFault fault, long number) { raise(line_faults[static_cast<std::size_t>(fault)], number, "", ""); }}};
    std::vector<LintComponent> open = std::vector<LintComponent>(deepest);
    std::size_t depth = 0;
    std::size_t too_deep = 0;
    int calendars = 0;
    std::vector<Zone> zones;
    std::unordered_map<std::string, std::uint32_t> zone_ids;
    std::vector<Entry> entries;
    std::string method, name, x_name, refresh, x_refresh;
    int versions = 0, prodids = 0;

    void raise(std::string_view code, long line, std::string_view property, std::string_view detail);
    void take(const ContentLine& line);
    void begin(const ContentLine& line);
    void end(const ContentLine& line);
    void close(bool properly);
    void in_calendar(const ContentLine& line, const KnownProperty& property);
    void in_component(LintComponent& component, const ContentLine& line, const KnownProperty& property);
    void check_value(const ContentLine& line, const KnownProperty& property);
    void check_moments(const ContentLine& line);
    [[nodiscard]] DatedLine dated(const ContentLine& line, std::string_view value, const KnownProperty& property);
    [[nodiscard]] std::uint32_t zone_id(std::string_view zone);
    std::uint32_t use_zone(const ContentLine& line);
    void close_calendar(const LintComponent& calendar);
    void check_zones(bool any_entry);
    void check_entries();
    void finish();
};

void Linter::State::raise(std::string_view code, long line, std::string_view property, std::string_view detail) {
    if (faults.empty())
        for (const auto& fault : lint_faults()) faults.emplace(fault.code, std::pair{&fault, 0L});
    auto& [fault, count] = faults.at(code);
    ++total;
    if (++count > most_of_a_kind) return;
    auto size = std::min(detail.size(), shown);
    while (size < detail.size() && size > 0 && (static_cast<unsigned char>(detail[size]) & 0xC0U) == 0x80U) --size;
    found({fault, line, std::string(property), std::string(detail.substr(0, size)) + (size < detail.size() ? "…" : "")});
}

void Linter::State::take(const ContentLine& line) {
    if (line.name == "BEGIN") return begin(line);
    if (line.name == "END") return end(line);
    const bool capitals = std::none_of(line.name.begin(), line.name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const auto& property = capitals ? known_property(line.name) : known_property(upper(line.name));
    if (!capitals && (upper(line.name) == "BEGIN" || upper(line.name) == "END")) return upper(line.name) == "BEGIN" ? begin(line) : end(line);
    if (depth == 0) return raise("lint.outside", line.number, line.name, "");
    auto& component = open[depth - 1];
    if (const auto fault = fault_of_parameters(line.parameters); !fault.empty()) raise(fault, line.number, line.name, line.parameters);
    if (property.once && component.has(property.id)) raise("lint.repeated", line.number, line.name, component.name);
    component.seen.set(static_cast<std::size_t>(property.id));
    check_value(line, property);
    // Also of what nobody knows: RFC 5545 §3.2.19 asks for the zone of any TZID.
    if (!line.parameters.empty() && property.value == LintValue::Any) use_zone(line);
    if (component.kind == ComponentKind::Calendar) in_calendar(line, property);
    else in_component(component, line, property);
}

void Linter::State::begin(const ContentLine& line) {
    const auto component = upper(line.value);
    const auto kind = component_kind(component);
    if (depth == deepest) {
        if (too_deep++ == 0) raise("lint.too_deep", line.number, component, std::to_string(deepest));
        return;
    }
    if (depth == 0 && kind != ComponentKind::Calendar) raise("lint.outside", line.number, component, "");
    if (depth > 0) open[depth - 1].has_components = true;
    if (kind == ComponentKind::Calendar && ++calendars == 2) raise("lint.second_calendar", line.number, component, "");
    open[depth++].begin(kind, component, line.number);
}

void Linter::State::end(const ContentLine& line) {
    const auto component = upper(line.value);
    if (too_deep > 0) {
        --too_deep;
        return;
    }
    auto at = depth;
    while (at > 0 && open[at - 1].name != component) --at;
    if (at == 0) return raise("lint.not_opened", line.number, component, "");
    while (depth > at) close(false);
    close(true);
}

void Linter::State::close(bool properly) {
    auto& component = open[--depth];
    if (!properly) raise("lint.not_closed", component.line, component.name, "");
    judge_component(component, method, [this](auto... fault) { raise(fault...); });
    if (component.kind == ComponentKind::Calendar) return close_calendar(component);
    if (component.kind == ComponentKind::Timezone && !component.zone.empty()) {
        auto& zone = zones[zone_id(component.zone) - 1];
        if (zone.defined != 0) raise("lint.zone_twice", component.line, "VTIMEZONE", zone.name);
        zone.defined = component.line;
    }
    const bool entry = component.kind == ComponentKind::Event || component.kind == ComponentKind::Todo || component.kind == ComponentKind::Journal;
    if (entry && !component.uid.empty())
        entries.push_back({std::hash<std::string>()(component.uid), component.line, component.start, component.recurrence});
}

// ---- one line

void Linter::State::check_value(const ContentLine& line, const KnownProperty& property) {
    const auto say = [&](std::string_view code) { raise(code, line.number, line.name, line.value); };
    switch (property.value) {
        case LintValue::Text:
        case LintValue::Texts:
            if (const auto fault = fault_of_text(line.value, property.value == LintValue::Texts); !fault.empty()) say(fault);
            if (may_be_decomposed(line.value) && base::is_utf8(line.value) && base::nfc(line.value) != line.value) say("lint.not_nfc");
            break;
        case LintValue::Uri:
            if (!is_uri(line.value)) say("lint.not_a_uri");
            break;
        case LintValue::Utc:
            if (const auto moment = read_moment(line.value); !moment) say("lint.unreadable");
            else if (moment->form != Moment::Form::Utc) say("lint.not_utc");
            break;
        case LintValue::Number:
            if (!is_number(line.value)) say("lint.number");
            break;
        case LintValue::Offset:
            if (!is_offset(line.value)) say("lint.unreadable");
            else if (line.value.size() == 7) say("lint.zone_seconds");
            break;
        case LintValue::Moments: check_moments(line); break;
        case LintValue::Moment:
        case LintValue::Any: break;
    }
    if (property.id == Known::LicError) say("lint.lic_error");
    if (property.id == Known::Exrule) say("lint.exrule");
    if (property.id == Known::Color && !is_css_name(line.value)) say("lint.colour");
    if (property.id == Known::AppleColor && !read_colour(line.value.substr(0, 7))) say("lint.colour");
    if (property.id == Known::RecurrenceId && !parameter_of(line.parameters, "RANGE").empty()) say("lint.range");
}

void Linter::State::check_moments(const ContentLine& line) {
    long count = 0;
    for (auto rest = line.value;; ++count) {
        const auto comma = rest.find(',');
        const auto item = rest.substr(0, comma);
        if (!read_moment(item.substr(0, item.find('/')))) raise("lint.unreadable", line.number, line.name, item);
        if (comma == std::string_view::npos) break;
        rest.remove_prefix(comma + 1);
    }
    if (++count > most_values) raise("lint.too_many_values", line.number, line.name, std::to_string(count));
}

std::uint32_t Linter::State::zone_id(std::string_view zone) {
    const auto [place, added] = zone_ids.try_emplace(std::string(zone), static_cast<std::uint32_t>(zones.size() + 1));
    if (added) zones.push_back({std::string(zone)});
    return place->second;
}

DatedLine Linter::State::dated(const ContentLine& line, std::string_view value, const KnownProperty& property) {
    const auto moment = read_moment(value.substr(0, value.find('/')));
    if (!moment) {
        if (property.value == LintValue::Moment) raise("lint.unreadable", line.number, line.name, value);
        return {};
    }
    const bool says_date = upper(parameter_of(line.parameters, "VALUE")) == "DATE";
    if (says_date != (moment->form == Moment::Form::Date)) raise("lint.unreadable", line.number, line.name, value);
    DatedLine result{line.number, property.id, *moment, 0};
    result.zone = use_zone(line);
    return result;
}

// 0 where the line names none.
std::uint32_t Linter::State::use_zone(const ContentLine& line) {
    const auto zone = parameter_of(line.parameters, "TZID");
    if (zone.empty()) return 0;
    const auto id = zone_id(zone);
    if (zones[id - 1].used == 0) zones[id - 1].used = line.number;
    return id;
}

void Linter::State::in_component(LintComponent& component, const ContentLine& line, const KnownProperty& property) {
    const bool observance = component.kind == ComponentKind::Observance;
    switch (property.id) {
        case Known::Dtstart:
            if (!observance) component.start = dated(line, line.value, property);
            break;
        case Known::Dtend: component.end = dated(line, line.value, property); break;
        case Known::Due: component.due = dated(line, line.value, property); break;
        case Known::RecurrenceId: component.recurrence = dated(line, line.value, property); break;
        case Known::Exdate:
        case Known::Rdate:
            if (observance) break;
            if (auto first = dated(line, line.value.substr(0, line.value.find(',')), property)) component.exceptions.push_back(first);
            break;
        case Known::Rrule:
            if (observance) break;
            component.rule = line.value;
            component.rule_line = line.number;
            ++component.rules;
            break;
        case Known::Status: component.status = upper(line.value); break;
        case Known::Transp: component.transparency = upper(line.value); break;
        case Known::Action: component.action = upper(line.value); break;
        case Known::Uid: component.uid = line.value; break;
        case Known::Tzid: component.zone = line.value; break;
        default: break;
    }
}

void Linter::State::in_calendar(const ContentLine& line, const KnownProperty& property) {
    switch (property.id) {
        case Known::Version:
            if (++versions > 1 || line.value != "2.0") raise("lint.version", line.number, line.name, line.value);
            break;
        case Known::Prodid:
            if (++prodids > 1) raise("lint.prodid", line.number, line.name, line.value);
            break;
        case Known::Uid: raise("lint.calendar_uid", line.number, line.name, line.value); break;
        case Known::Method: method = upper(line.value); break;
        case Known::Name:
            if (name.empty()) name = line.value;
            break;
        case Known::CalendarName: x_name = line.value; break;
        case Known::RefreshInterval:
            refresh = line.value;
            if (upper(parameter_of(line.parameters, "VALUE")) != "DURATION") raise("lint.refresh_value", line.number, line.name, line.value);
            break;
        case Known::PublishedTtl: x_refresh = line.value; break;
        default: break;
    }
}

// ---- what hangs together

void Linter::State::close_calendar(const LintComponent& calendar) {
    if (versions == 0) raise("lint.version", calendar.line, "VERSION", "");
    if (prodids == 0) raise("lint.prodid", calendar.line, "PRODID", "");
    if (!name.empty() && !x_name.empty() && name != x_name) raise("lint.names_differ", calendar.line, "X-WR-CALNAME", x_name);
    if (!refresh.empty() && !x_refresh.empty() && refresh != x_refresh) raise("lint.refresh_differs", calendar.line, "X-PUBLISHED-TTL", x_refresh);
    if (!calendar.has_components) raise("lint.nothing_in_it", calendar.line, calendar.name, "");
    check_zones(!entries.empty());
    check_entries();
    zones.clear();
    zone_ids.clear();
    entries.clear();
    for (auto* text : {&method, &name, &x_name, &refresh, &x_refresh}) text->clear();
    versions = prodids = 0;
}

void Linter::State::check_zones(bool any_entry) {
    for (const auto& zone : zones) {
        if (zone.name.starts_with(libical_prefix)) raise("lint.zone_prefix", zone.used, "TZID", zone.name);
        else if (zone.used != 0 && zone.defined == 0 && !zone.name.starts_with('/')) raise("lint.zone_missing", zone.used, "TZID", zone.name);
        else if (zone.used == 0 && any_entry) raise("lint.zone_unused", zone.defined, "VTIMEZONE", zone.name);
    }
}

void Linter::State::check_entries() {
    const auto instance = [](const Entry& entry) { return entry.recurrence ? entry.recurrence.value : Moment{Moment::Form::Date, std::numeric_limits<std::int64_t>::min()}; };
    std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
        return std::tuple(a.uid, instance(a), a.line) < std::tuple(b.uid, instance(b), b.line);
    });
    const Entry* master = nullptr;
    const Entry* before = nullptr;
    for (const auto& entry : entries) {
        if (before != nullptr && before->uid == entry.uid && instance(*before) == instance(entry)) raise("lint.twice", entry.line, "UID", std::to_string(before->line));
        if (!entry.recurrence) {
            master = &entry;
        } else if (master == nullptr || master->uid != entry.uid) {
            if (method.empty()) raise("lint.override_alone", entry.line, "RECURRENCE-ID", MomentText(entry.recurrence.value));
        } else {
            if (entry.line < master->line) raise("lint.override_first", entry.line, "RECURRENCE-ID", MomentText(entry.recurrence.value));
            if (master->start && !entry.recurrence.has_form_of(master->start))
                raise("lint.date_form", entry.recurrence.line, "RECURRENCE-ID", MomentText(entry.recurrence.value));
        }
        before = &entry;
    }
}

void Linter::State::finish() {
    reader.finish();
    while (depth > 0) close(false);
    if (calendars == 0) raise("lint.no_calendar", 0, "VCALENDAR", "");
}

Linter::Linter(std::function<void(const LintFinding&)> found) : m_state(std::make_unique<State>(std::move(found))) {}
Linter::~Linter() = default;
void Linter::feed(std::string_view bytes) { m_state->reader.feed(bytes); }
void Linter::finish() { m_state->finish(); }
long Linter::count() const noexcept { return m_state->total; }

}  // namespace lichsong::ical
