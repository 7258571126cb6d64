// SPDX-License-Identifier: Apache-2.0
// Times and texts come back from the child; parties and comments are read here from the lines, and so is SEQUENCE, as libical
// takes anything for a number.
#include "calendar/ical/itip_item.h"

#include <algorithm>
#include <charconv>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/ical/foreign_event.h"
#include "calendar/ical/itip_read.h"
#include "calendar/ical/lines.h"

namespace lichsong::ical {
namespace {

using base::Error;

// What a person typed elsewhere, as if it were typed here.
std::string cleaned(std::string_view text) {
    try {
        return base::clean(text);
    } catch (const Error&) {
        return {};
    }
}

// RFC 6868 §3.2.
std::string without_carets(std::string_view value) {
    std::string text;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char next = value[i] == '^' && i + 1 < value.size() ? value[i + 1] : '\0';
        const char meant = next == 'n' ? '\n' : next == '^' ? '^' : next == '\'' ? '"' : '\0';
        if (meant != '\0') ++i;
        text += meant == '\0' ? value[i] : meant;
    }
    return text;
}

// Exchange and Apple name people by addresses of their own, and put that of the mail beside it (RFC 7986 §6.2).
ItipParty party_of(const RawLine& line) {
    ItipParty party;
    party.address = itip_address(line.value);
    if (party.address.empty()) party.address = itip_address(parameter_of(line.parameters, "EMAIL"));
    party.name = cleaned(without_carets(parameter_of(line.parameters, "CN")));
    return party;
}

class ItemReader {
public:
    ItemReader(ItipMethod method, const RawComponent& raw, const ReadComponent& read, const base::Zone& zone, ForeignZones& zones, const Report& report)
        : m_method(method), m_raw(raw), m_read(read), m_zone(zone), m_zones(zones), m_report(report) {}

    ItipItem make() {
        m_item.line = m_raw.line();
        if (const auto* uid = m_raw.find("UID")) m_item.uid = cleaned(plain_text(base::trim(uid->value)));
        parties();
        times();
        sequence();
        m_item.stamp = stamp();
        m_item.summary = cleaned(value(Read::Summary));
        m_item.location = cleaned(value(Read::Location));
        presence();
        return std::move(m_item);
    }

private:
    [[nodiscard]] std::string_view value(Read property) const {
        const auto found = std::find_if(m_read.values.begin(), m_read.values.end(), [&](const ReadValue& v) { return v.property == property; });
        return found == m_read.values.end() ? std::string_view() : found->text;
    }
    [[nodiscard]] const RawLine* line(Read property) const { return m_raw.find(read_info(property).name); }

    void report(std::string_view code, const RawLine& at, std::string detail = {}) const { m_report({code, at.number, std::string(at.name), std::move(detail)}); }

    void parties() {
        for (const auto& one : m_raw.lines()) {
            if (one.nested) continue;
            if (one.name == "ORGANIZER" && m_item.organizer.address.empty()) m_item.organizer = party_of(one);
            if (one.name == "ATTENDEE") attendee(one);
            if (one.name == "COMMENT") comment(one);
            const bool is_party = one.name == "ORGANIZER" || one.name == "ATTENDEE";
            if (is_party && party_of(one).address.empty()) report("itip.no_address", one, itip_shown(one.value));
        }
    }

    // A word that RFC 5545 does not know is to be taken as NEEDS-ACTION (§3.2.12).
    void attendee(const RawLine& one) {
        ItipAttendee attendee{party_of(one), PartStat::NeedsAction};
        const auto word = parameter_of(one.parameters, "PARTSTAT");
        if (const auto status = find_part_stat(word)) attendee.status = *status;
        else if (!word.empty()) report("itip.unknown_status", one, itip_shown(word));
        m_item.attendees.push_back(std::move(attendee));
    }

    void comment(const RawLine& one) {
        const auto text = cleaned(plain_text(one.value));
        if (!m_item.comment.empty() && !text.empty()) m_item.comment += '\n';
        m_item.comment += text;
        if (m_item.comment.size() <= itip_longest_comment) return;
        m_item.comment = base::beginning(m_item.comment, itip_longest_comment);
        report("itip.comment_cut", one);
    }

    // What is read of a time: nothing where it is missing, unreadable or far from all plans.
    [[nodiscard]] std::optional<Moment> moment(Read property) const {
        const auto* at = line(property);
        if (at == nullptr) return std::nullopt;
        static const auto first = model::wall_seconds(model::Date(1970, 1, 1), {});
        static const auto last = model::wall_seconds(model::Date(2101, 1, 1), {});
        const auto read = read_moment(value(property));
        if (read && read->seconds >= first && read->seconds <= last) return read;
        report(read ? "import.far_away" : "import.unreadable_value", *at, itip_shown(at->value));
        return std::nullopt;
    }

    [[nodiscard]] const base::Zone& zone_of(const RawLine& at) const {
        const auto tzid = parameter_of(at.parameters, "TZID");
        if (!tzid.empty()) return m_zones.find(tzid, at.number, m_report);
        report("import.floating", at);
        return m_zone;
    }

    [[nodiscard]] std::optional<ItipTime> time(Read property) const {
        const auto read = moment(property);
        if (!read) return std::nullopt;
        if (read->form == Moment::Form::Date) return ItipTime{read->seconds, true};
        if (read->form == Moment::Form::Utc) return ItipTime{m_zone.to_local(read->seconds), false};
        return ItipTime{on_wall_of(m_zone, zone_of(*line(property)), read->seconds), false};
    }

    void times() {
        m_item.start = time(Read::Start);
        m_item.recurrence_id = time(Read::RecurrenceId);
        if (const auto* id = line(Read::RecurrenceId)) {
            m_item.and_future = is_same_name(parameter_of(id->parameters, "RANGE"), "THISANDFUTURE");
            m_item.has_unreadable_id = !m_item.recurrence_id;
        }
        if (m_item.start) m_item.length = length();
    }

    [[nodiscard]] std::optional<model::Seconds> length() const {
        if (const auto end = time(Read::End)) {
            if (end->all_day == m_item.start->all_day && end->wall > m_item.start->wall) return model::Seconds(end->wall - m_item.start->wall);
            report("import.end_before_start", *line(Read::End));
            return std::nullopt;
        }
        const auto text = value(Read::Duration);
        model::WallSeconds seconds = 0;
        std::from_chars(text.data(), text.data() + text.size(), seconds);
        if (seconds <= 0) return std::nullopt;
        return model::Seconds(seconds);
    }

    // libical takes anything for a number; here it decides which question is answered.
    void sequence() {
        const auto* at = line(Read::Sequence);
        if (at == nullptr) return;
        const auto text = base::trim(at->value);
        int number = 0;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (problem == std::errc() && end == text.data() + text.size() && number >= 0) m_item.sequence = number;
        else report("import.unreadable_value", *at, itip_shown(text));
    }

    [[nodiscard]] std::optional<base::Stamp> stamp() const {
        const auto read = moment(Read::Stamp);
        if (!read) return std::nullopt;
        if (read->form == Moment::Form::Utc) return read->seconds;
        report("itip.stamp_not_utc", *line(Read::Stamp), itip_shown(line(Read::Stamp)->value));
        if (read->form == Moment::Form::Date) return std::nullopt;
        return zone_of(*line(Read::Stamp)).to_utc(read->seconds);
    }

    void presence() const {
        for (const auto name : itip_properties()) {
            if (name == "REQUEST-STATUS") continue;  // it is not among the lines
            const RawLine* last = nullptr;
            int count = 0;
            for (const auto& one : m_raw.lines())
                if (!one.nested && one.name == name) last = &one, ++count;
            const auto presence = itip_presence(m_method, name);
            const bool needed = presence == Presence::Once || presence == Presence::OnceOrMore;
            const bool single = presence == Presence::Once || presence == Presence::AtMostOnce;
            if (needed && count == 0) m_report({"itip.property_missing", m_raw.line(), std::string(name), {}});
            if (presence == Presence::Never && count > 0) report("itip.property_unexpected", *last);
            if (single && count > 1) report("itip.property_repeated", *last);
        }
    }

    ItipMethod m_method;
    const RawComponent& m_raw;
    const ReadComponent& m_read;
    const base::Zone& m_zone;
    ForeignZones& m_zones;
    const Report& m_report;
    ItipItem m_item;
};

}  // namespace

ItipItem itip_item(ItipMethod method, const RawComponent& raw, const ReadComponent& read, const base::Zone& zone, ForeignZones& zones,
                   const Report& report) {
    return ItemReader(method, raw, read, zone, zones, report).make();
}

std::string itip_shown(std::string_view value) {
    constexpr std::size_t most = 60;
    if (!base::is_utf8(value)) return {};
    auto text = base::beginning(value, most);
    std::replace_if(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; }, ' ');
    return text;
}

}  // namespace lichsong::ical
