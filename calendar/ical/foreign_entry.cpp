// SPDX-License-Identifier: Apache-2.0
#include "calendar/ical/foreign_entry.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <set>

#include "calendar/base/text.h"
#include "calendar/ical/entry_zones.h"
#include "calendar/ical/lines.h"
#include "calendar/ical/lint.h"
#include "calendar/ical/moment.h"
#include "calendar/ical/properties.h"
#include "calendar/ical/timezone.h"

namespace lichsong::ical {
namespace {

using model::WallSeconds;

constexpr std::array<std::string_view, 3> status_names = {"TENTATIVE", "CONFIRMED", "CANCELLED"};

// Alarms in subscriptions are unwelcome, REQUEST-STATUS belongs to an answer, and a DURATION is written as DTEND.
constexpr std::array<std::string_view, 2> never_written{"DURATION", "REQUEST-STATUS"};

struct EntryOptions {
    const base::Zone* zone;
    std::string_view now;
    bool with_code;
};

/// Writes one event, line for line in the order in which they came.
class Spelling {
public:
    Spelling(const ForeignEvent& event, const ForeignObject& object, const EntryOptions& options, const std::set<long>& without)
        : m_event(event), m_object(object), m_options(options), m_without(without), m_row(find_zone(options.zone->name())),
          m_out([this](std::string_view bytes) { m_text += bytes; }) {}

    /// Physical lines of the result, each with the line of the file it comes from; 0 for our own.
    std::string write(std::vector<long>& sources) {
        m_sources = &sources;
        m_out.line("BEGIN", "VEVENT");
        wrote(0);
        for (const auto& line : m_event.raw.lines()) {
            if (m_without.contains(line.number)) continue;
            if (line.nested) kept(line);
            else property(line);
            wrote(line.number);
        }
        missing();
        m_out.line("END", "VEVENT");
        wrote(0);
        return std::move(m_text);
    }

    /// False where a rule would fall on other days on the campaign's wall, and where our spelling has no words for what it says.
    [[nodiscard]] bool is_true() const {
        const bool ends = std::any_of(m_event.added.begin(), m_event.added.end(), [](const ForeignDate& added) { return added.end.has_value(); });
        if (ends || m_event.and_future || !m_event.removed_days.empty()) return false;
        if (m_event.recurrence_id && m_object.master && m_object.master->all_day != id_is_day()) return false;
        if (!m_event.recurs() || m_event.all_day) return true;
        if (m_event.zone->name() == m_options.zone->name()) return m_row != nullptr;
        const bool same = m_event.zone->is_fixed() && m_options.zone->is_fixed() && m_event.zone->offset_at(0x60000000) == m_options.zone->offset_at(0x60000000);
        return same && m_row != nullptr;
    }

private:
    void wrote(long source) {
        m_out.flush();
        const auto lines = std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_seen), m_text.end(), '\n');
        m_sources->insert(m_sources->end(), static_cast<std::size_t>(lines), source);
        m_seen = m_text.size();
    }

    // RFC 5545 §3.8.4.4: it has the form of the DTSTART of its series, whatever form the override has.
    [[nodiscard]] bool id_is_day() const {
        constexpr std::size_t day_length = 8;
        const auto* id = m_event.raw.find("RECURRENCE-ID");
        return id != nullptr && base::trim(id->value).size() == day_length;
    }

    [[nodiscard]] Moment moment(WallSeconds wall, const base::Zone& zone, bool is_day) const {
        if (is_day) return {Moment::Form::Date, wall};
        if (m_row == nullptr) return {Moment::Form::Utc, zone.to_utc(wall)};
        return {Moment::Form::Local, on_wall_of(*m_options.zone, zone, wall)};
    }

    void moment_line(std::string_view name, WallSeconds wall, bool is_day) {
        ical::moment_line(m_out, name, m_row == nullptr ? std::string_view() : m_row->tzid, moment(wall, *m_event.zone, is_day));
    }
    void moment_line(std::string_view name, WallSeconds wall) { moment_line(name, wall, m_event.all_day); }

    void property(const RawLine& line) {
        if (line.name == "UID") return m_out.text_line("UID", m_object.uid);
        if (line.name == "RRULE") return rule(line);
        if (std::find(never_written.begin(), never_written.end(), line.name) != never_written.end()) return;
        const auto known = find_read(line.name);
        if (!known) return kept(line);
        const auto place = static_cast<std::size_t>(*known);
        if (m_done[place] && *known != Read::Categories) return;
        const bool again = m_done[place];
        m_done.set(place);
        known_property(*known, line, again);
    }

    void known_property(Read property, const RawLine& line, bool again) {
        switch (property) {
            case Read::Start: return moment_line("DTSTART", m_event.start);
            case Read::End: return end();
            case Read::RecurrenceId: return moment_line("RECURRENCE-ID", *m_event.recurrence_id, id_is_day());
            case Read::RDate:
                for (const auto& added : m_event.added) moment_line("RDATE", added.start);
                return;
            case Read::ExDate:
                for (const auto wall : m_event.removed) moment_line("EXDATE", wall);
                return;
            case Read::Stamp: return m_out.line("DTSTAMP", utc_of(line));
            case Read::LastModified: return m_out.line("LAST-MODIFIED", utc_of(line));
            case Read::Sequence: return m_out.line("SEQUENCE", std::to_string(m_event.sequence));
            case Read::Status:
                if (m_event.status) m_out.line("STATUS", status_names[static_cast<std::size_t>(*m_event.status)]);
                return;
            case Read::Url:
                if (!m_event.url.empty()) m_out.uri_line("URL", m_event.url);
                return;
            case Read::Categories:
                if (!again) categories();
                return;
            case Read::Summary: return text(line.name, m_event.summary);
            case Read::Location: return text(line.name, m_event.location);
            case Read::Description: return text(line.name, m_event.description);
            case Read::Code:
                if (m_options.with_code) text(line.name, m_event.code);
                return;
            case Read::Series: return text(line.name, m_event.series);
            case Read::State: return text(line.name, m_event.state);
            case Read::Outlet: return text(line.name, m_event.outlet);
            case Read::Medium: return text(line.name, m_event.medium);
            case Read::Body: return text(line.name, m_event.body);
            case Read::Duration: return;
        }
    }

    void end() {
        m_ended = true;
        const auto shortest = m_event.all_day ? 86'400 : 60;  // no entry may be empty (RFC 5545 §3.8.2.2)
        moment_line("DTEND", std::max(m_event.end, m_event.start + shortest));
    }

    void text(std::string_view name, std::string_view value) {
        if (!value.empty()) m_out.text_line(name, nfc(value));
    }

    // Lines of our own must be NFC (ical.md C3); texts that are not UTF-8 have been left out long before.
    [[nodiscard]] static std::string nfc(std::string_view value) { return base::nfc(value); }

    void categories() {
        if (m_event.categories.empty()) return;
        m_out.begin("CATEGORIES");
        const char* separator = ":";
        for (const auto& category : m_event.categories) {
            m_out.plain(separator);
            m_out.text(nfc(category));
            separator = ",";
        }
        m_out.end();
    }

    [[nodiscard]] std::string utc_of(const RawLine& line) const {
        const auto at = read_moment(line.value);
        return std::string(at && at->form == Moment::Form::Utc ? std::string_view(MomentText(*at)) : stamp());
    }
    [[nodiscard]] std::string_view stamp() const { return m_event.stamp.empty() ? m_options.now : std::string_view(m_event.stamp); }

    void rule(const RawLine& line) {
        if (!m_event.rule) return;
        std::string value(line.value);
        to_upper(value);
        if (const auto at = value.find("UNTIL="); m_event.rule->until && at != std::string::npos) {
            const auto until = m_event.rule->until->form == Moment::Form::Date && !m_event.all_day
                                   ? m_event.rule->until->seconds + 86'399
                                   : m_event.until.value_or(m_event.rule->until->seconds);
            const auto wall = m_event.all_day ? model::wall_seconds(model::date_of(until), {}) : until;
            const Moment last = m_event.all_day ? Moment{Moment::Form::Date, wall} : Moment{Moment::Form::Utc, m_event.zone->to_utc(wall)};
            const auto end = std::min(value.find(';', at), value.size());
            value.replace(at, end - at, "UNTIL=" + std::string(std::string_view(MomentText(last))));
        }
        m_out.line("RRULE", value);
    }

    void kept(const RawLine& line) {
        std::string whole;
        whole.reserve(line.name.size() + line.parameters.size() + line.value.size() + 1);
        (((whole += line.name) += line.parameters) += ':') += line.value;
        m_out.whole_line(nfc(whole));
    }

    // What an entry of ours always has.
    void missing() {
        const auto lacks = [&](Read property) { return !m_done[static_cast<std::size_t>(property)]; };
        if (m_event.raw.find("UID") == nullptr) m_out.text_line("UID", m_object.uid);
        if (lacks(Read::Stamp)) m_out.line("DTSTAMP", stamp());
        if (lacks(Read::LastModified)) m_out.line("LAST-MODIFIED", stamp());
        if (!m_ended) end();
        wrote(0);
    }

    const ForeignEvent& m_event;
    const ForeignObject& m_object;
    const EntryOptions& m_options;
    const std::set<long>& m_without;
    const ZoneRow* m_row;
    std::string m_text;
    LineWriter m_out;
    std::vector<long>* m_sources = nullptr;
    std::size_t m_seen = 0;
    std::bitset<read_count> m_done;
    bool m_ended = false;
};

std::string spelled(const ForeignObject& object, const EntryOptions& options, const std::set<long>& without, std::vector<long>& sources, bool& is_true) {
    std::string text;
    is_true = object.master.has_value();
    sources.clear();
    const auto add = [&](const ForeignEvent& event) {
        if (!event.has_start) {
            is_true = false;
            return;
        }
        Spelling spelling(event, object, options, without);
        is_true = is_true && spelling.is_true();
        text += spelling.write(sources);
    };
    if (object.master) add(*object.master);
    for (const auto& event : object.overrides) add(event);
    return text;
}

// Of the first content line, with the physical lines into which it is folded.
std::size_t line_length(std::string_view text) {
    auto end = text.find('\n');
    while (end != std::string_view::npos && end + 1 < text.size() && text[end + 1] == ' ') end = text.find('\n', end + 1);
    return end == std::string_view::npos ? text.size() : end + 1;
}

template <class Visit>
void each_line(std::string_view entry, Visit&& visit) {
    while (!entry.empty()) {
        const auto line = entry.substr(0, line_length(entry));
        entry.remove_prefix(line.size());
        visit(line);
    }
}

std::string unfolded(std::string_view entry) {
    std::string text;
    text.reserve(entry.size());
    while (!entry.empty()) {
        const auto end = std::min(entry.find('\r'), entry.size());
        text += entry.substr(0, end);
        entry.remove_prefix(std::min(end + (entry.substr(end).starts_with("\r\n ") ? 3 : 1), entry.size()));
    }
    return text;
}

// iana-token or x-name of RFC 5545 §3.1.
bool is_token(std::string_view name) {
    const auto may_stand = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !name.empty() && std::all_of(name.begin(), name.end(), may_stand);
}

std::string_view name_of(std::string_view line) { return line.substr(0, line.find_first_of(":;")); }

// The next line that is not a matter of when and by whom it was written; empty at the end.
std::string_view next_telling_line(std::string_view& rest) {
    static constexpr std::array<std::string_view, 3> idle{"DTSTAMP", "LAST-MODIFIED", "SEQUENCE"};
    while (!rest.empty()) {
        const auto line = rest.substr(0, line_length(rest));
        rest.remove_prefix(line.size());
        const auto name = name_of(line);
        if (!name.starts_with("X-LICHSONG-") && std::find(idle.begin(), idle.end(), name) == idle.end()) return line;
    }
    return {};
}

}  // namespace

/// A linter in the middle of a calendar of ours.
struct EntrySpeller::Judge {
    Judge() : linter([this](const LintFinding& finding) { lines.push_back(finding.line - fed); }) {
        std::string head;
        LineWriter out([&](std::string_view bytes) { head += bytes; });
        out.line("BEGIN", "VCALENDAR");
        out.line("VERSION", "2.0");
        out.line("PRODID", "-//Lich Song//Lich Song//VI");
        write_timezone(out, *find_zone("Asia/Ho_Chi_Minh"));
        out.flush();
        linter.feed(head);
        fed = std::count(head.begin(), head.end(), '\n');
    }

    // The last line is held back until the next begins, so one of no meaning goes behind it.
    void judge(std::string_view entry) {
        constexpr std::string_view seal = "X-LICHSONG-NEXT:\r\n";
        linter.feed(entry);
        linter.feed(seal);
        if (lines.empty()) fed += std::count(entry.begin(), entry.end(), '\n') + 1;  // with findings it ends here
    }

    std::vector<long> lines;  ///< of the entry being judged, from 1
    long fed = 0;             ///< physical lines before it
    Linter linter;
};

EntrySpeller::EntrySpeller(const base::Zone& zone, std::string_view now) : m_zone(zone), m_now(now) {
    if (const auto* row = find_zone(zone.name())) m_tzid = row->tzid;
}
EntrySpeller::~EntrySpeller() = default;

const std::vector<long>& EntrySpeller::faults_of(std::string_view entry) {
    if (m_judge && !m_judge->lines.empty()) m_judge.reset();
    if (!m_judge) m_judge = std::make_unique<Judge>();
    m_judge->judge(entry);
    // The linter speaks of zones at the end of a calendar only.
    m_faults = lines_of_other_zones(entry, m_tzid);
    m_faults.insert(m_faults.end(), m_judge->lines.begin(), m_judge->lines.end());
    return m_faults;
}

ForeignEntry EntrySpeller::spell(const ForeignObject& object, bool with_code) {
    const EntryOptions options{&m_zone, m_now, with_code};
    std::set<long> without;
    std::vector<long> sources;
    ForeignEntry entry;
    constexpr int most_passes = 4;  // a line that is left out lets its double in, which may be as wrong
    for (int pass = 0; pass < most_passes; ++pass) {
        entry.text = spelled(object, options, without, sources, entry.whole);
        const auto& faults = faults_of(entry.text);
        if (faults.empty()) return entry;
        for (const auto line : faults)
            if (line >= 1 && static_cast<std::size_t>(line) <= sources.size() && sources[static_cast<std::size_t>(line - 1)] != 0)
                without.insert(sources[static_cast<std::size_t>(line - 1)]);
    }
    entry.whole = false;
    return entry;
}

std::string EntrySpeller::spell(const RawComponent& component) {
    if (!is_token(component.name())) return {};
    std::string text;
    LineWriter out([&](std::string_view bytes) { text += bytes; });
    out.line("BEGIN", component.name());
    for (const auto& line : component.lines()) {
        std::string whole;
        (((whole += line.name) += line.parameters) += ':') += line.value;
        out.whole_line(base::nfc(whole));
    }
    out.line("END", component.name());
    out.flush();
    return faults_of(text).empty() ? text : std::string();
}

std::string raw_of(const ForeignObject& object, std::string_view entry) {
    std::string raw;
    const auto add = [&](const ForeignEvent& event) { ((raw += "BEGIN:VEVENT\n") += event.raw.text()) += "END:VEVENT\n"; };
    if (object.master) add(*object.master);
    for (const auto& event : object.overrides) add(event);
    return raw == unfolded(entry) ? std::string() : raw;
}

bool says_the_same(std::string_view entry, std::string_view other) {
    while (true) {
        const auto one = next_telling_line(entry);
        if (one != next_telling_line(other)) return false;
        if (one.empty()) return true;
    }
}

std::string_view kept_lines(std::string_view entry, std::string_view recurrence_id, std::string& buffer) {
    buffer.clear();
    std::string kept;
    std::string_view own_id;
    int depth = 0;
    each_line(entry, [&](std::string_view line) {
        const auto name = name_of(line);
        const bool nested = depth > 1 || (name == "BEGIN" && depth == 1);
        if (name == "BEGIN" && ++depth == 1) {
            kept.clear();
            own_id = {};
            return;
        }
        if (name == "END" && --depth == 0) {
            if (base::trim(own_id) == recurrence_id) buffer = kept;
            return;
        }
        if (name == "RECURRENCE-ID" && depth == 1) own_id = line.substr(line.find(':') + 1);
        if (nested || !is_event_property(name)) kept += line;
    });
    return buffer;
}

bool is_of_our_kind(std::string_view entry) { return entry.find("\r\nX-LICHSONG-") != std::string_view::npos; }

}  // namespace lichsong::ical
