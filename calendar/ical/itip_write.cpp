// SPDX-License-Identifier: Apache-2.0
// Every line passes the table of RFC 5546 §3.2 first: what a method must not hold is not written, whatever the entry has.
#include "calendar/ical/itip_write.h"

#include <algorithm>
#include <utility>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/ical/projection.h"
#include "calendar/ical/properties.h"
#include "calendar/ical/series_view.h"
#include "calendar/ical/timezone.h"

namespace lichsong::ical {
namespace {

using base::Error;
using base::Fault;
using Wanted = std::function<bool(std::string_view)>;

bool may_have(ItipMethod method, std::string_view property) { return itip_presence(method, property) != Presence::Never; }

// As it will be written: the case of the part before the @ is the owner's.
std::string_view checked_address(std::string_view address) {
    if (itip_address(address).empty()) throw Error(Fault::Input, "itip.bad_address", {std::string(address)});
    address = base::trim(address);
    return address.substr(address.size() - itip_address(address).size());
}

/// One VCALENDAR.
class Message {
public:
    Message(ItipMethod method, const base::Zone& zone) : m_method(method), m_zone(find_zone(zone.name())), m_out([this](std::string_view some) { m_text += some; }) {
        m_out.line("BEGIN", "VCALENDAR");
        write_calendar_properties(m_out, {});
        m_out.line("METHOD", itip_name(method));
    }
    Message(const Message&) = delete;
    Message& operator=(const Message&) = delete;

    /// `view` with the parties of `item`, of which also stamp, comment and request status are taken.
    void event(const EventView& view, const ItipItem& item, const Wanted& wanted) {
        const bool local = view.start.form == Moment::Form::Local || (view.recurrence_id && view.recurrence_id->form == Moment::Form::Local);
        if (local && m_zone != nullptr && !std::exchange(m_zone_written, true)) write_timezone(m_out, *m_zone);
        m_out.line("BEGIN", "VEVENT");
        m_out.line("DTSTAMP", MomentText({Moment::Form::Utc, item.stamp.value_or(0)}));
        write_event_properties(m_out, view, [&](std::string_view name) { return name != "DTSTAMP" && may_have(m_method, name) && wanted(name); });
        // "Can be null" (RFC 5546 §3.2.7), but it must be there.
        if (view.summary.empty() && itip_presence(m_method, "SUMMARY") == Presence::Once) m_out.text_line("SUMMARY", "");
        organizer(item.organizer);
        if (may_have(m_method, "ATTENDEE"))
            for (const auto& one : item.attendees) attendee(one);
        if (!item.comment.empty()) m_out.text_line("COMMENT", item.comment);
        if (may_have(m_method, "REQUEST-STATUS"))
            for (const auto& status : item.request_status) m_out.whole_line("REQUEST-STATUS:" + status);
        m_out.line("END", "VEVENT");
        m_any = true;
    }

    [[nodiscard]] bool any() const noexcept { return m_any; }
    [[nodiscard]] std::string finish() {
        m_out.line("END", "VCALENDAR");
        m_out.flush();
        return std::move(m_text);
    }

private:
    void organizer(const ItipParty& party) {
        m_out.begin("ORGANIZER");
        address(party);
    }

    // An answer is asked for in a REQUEST only; in the others PARTSTAT says what was answered (RFC 5545 §3.2.12, §3.2.17).
    void attendee(const ItipAttendee& one) {
        m_out.begin("ATTENDEE");
        const bool asks = m_method == ItipMethod::Request || m_method == ItipMethod::Add;
        if (asks) m_out.parameter("ROLE", "REQ-PARTICIPANT");
        if (asks || m_method == ItipMethod::Reply || m_method == ItipMethod::Counter) m_out.parameter("PARTSTAT", itip_name(one.status));
        if (asks) m_out.parameter("RSVP", "TRUE");
        address(one.party);
    }

    void address(const ItipParty& party) {
        const auto checked = checked_address(party.address);
        if (!party.name.empty()) m_out.parameter("CN", party.name);
        m_out.colon();
        m_out.plain("mailto:");
        m_out.plain(checked);
        m_out.end();
    }

    ItipMethod m_method;
    const ZoneRow* m_zone;
    std::string m_text;
    LineWriter m_out;
    bool m_zone_written = false;
    bool m_any = false;
};

/// The entries of one message after another.
class EntryMessages {
public:
    EntryMessages(const ItipEnvelope& envelope, const base::Zone& zone, const model::Plan& plan, const Wording& wording)
        : m_envelope(envelope), m_zone(zone), m_plan(plan), m_projection(plan, zone, wording) {
        using enum ItipMethod;
        const bool good = envelope.method == Publish || envelope.method == Request || envelope.method == Add || envelope.method == Cancel;
        if (!good) throw Error(Fault::Call, "itip.not_for_entries", {std::string(itip_name(envelope.method))});
        m_parties.stamp = envelope.stamp;
        m_parties.organizer = envelope.organizer;
        m_parties.attendees = {{envelope.attendee, PartStat::NeedsAction}};
        m_parties.comment = envelope.comment;
    }

    void placement(const Entry& entry) {
        if (!model::is_set(entry.placement.date)) return;
        Message message(m_envelope.method, m_zone);
        m_projection.show(m_view, entry);
        event(message);
        keep(message, entry.placement.uid, {{entry.placement.id, std::nullopt}});
    }

    void series(const model::Series& series, std::span<const Entry> entries, const Arrangement& arrangement) {
        if (!arrangement.has_instances) return;
        Message message(m_envelope.method, m_zone);
        show_master(m_view, m_projection, m_plan, series, arrangement);
        event(message);
        // Who cancels the whole need not say what of it was once different.
        if (m_envelope.method != ItipMethod::Cancel && message.any())
            for (const auto& instance : arrangement.overrides) override(message, series, instance);
        keep(message, series.uid, parts_of(series, entries, arrangement));
    }

    void instances(const model::Series& series, std::span<const Entry> entries) {
        Message message(m_envelope.method, m_zone);
        std::vector<const Entry*> apart;
        std::vector<ItipPart> parts;
        for (const auto& entry : entries) {
            if (!is_instance(entry, series)) {
                apart.push_back(&entry);
            } else {
                override(message, series, {entry.placement.series_date, &entry});
                parts.push_back(part(series, entry));
            }
        }
        keep(message, series.uid, std::move(parts));
        for (const auto* entry : apart) placement(*entry);
    }

    [[nodiscard]] Projection& projection() noexcept { return m_projection; }
    [[nodiscard]] std::vector<ItipText> take() { return std::move(m_texts); }

private:
    [[nodiscard]] bool is_instance(const Entry& entry, const model::Series& series) const {
        const auto& placement = entry.placement;
        if (!can_recur(series, m_plan, m_projection) || !model::is_set(placement.series_date) || placement.repeat_of) return false;
        return span_on(placement.series_date, series, *m_plan.slots.find(series.slot)).all_day == !placement.start;
    }

    void override(Message& message, const model::Series& series, const Arrangement::Override& instance) {
        if (!model::is_set(instance.entry->placement.date)) return;
        show_override(m_view, m_projection, m_plan, series, instance);
        event(message);
    }

    void event(Message& message) {
        const bool cancels = m_envelope.method == ItipMethod::Cancel;
        if (!cancels && m_view.status == "CANCELLED") return;
        if (cancels) m_view.status = "CANCELLED";  // RFC 5546 §3.2.5
        if (m_envelope.sequence) m_view.sequence = *m_envelope.sequence;
        message.event(m_view, m_parties, [](std::string_view) { return true; });
    }

    [[nodiscard]] ItipPart part(const model::Series& series, const Entry& entry) const {
        const auto span = span_on(instance_day(entry), series, *m_plan.slots.find(series.slot));
        return {entry.placement.id, ItipTime{span.start, span.all_day}};
    }

    [[nodiscard]] std::vector<ItipPart> parts_of(const model::Series& series, std::span<const Entry> entries, const Arrangement& arrangement) const {
        std::vector<ItipPart> parts;
        for (const auto& entry : entries) {
            const bool apart = std::find(arrangement.apart.begin(), arrangement.apart.end(), &entry) != arrangement.apart.end();
            const bool goes_out = m_envelope.method == ItipMethod::Cancel || model::state_info(entry.placement.state).status != model::CalendarStatus::Cancelled;
            if (!apart && goes_out && model::is_set(entry.placement.date)) parts.push_back(part(series, entry));
        }
        return parts;
    }

    void keep(Message& message, const std::string& uid, std::vector<ItipPart> parts) {
        if (message.any()) m_texts.push_back({uid, message.finish(), std::move(parts)});
    }

    const ItipEnvelope& m_envelope;
    const base::Zone& m_zone;
    const model::Plan& m_plan;
    Projection m_projection;
    EventView m_view;
    ItipItem m_parties;
    std::vector<ItipText> m_texts;
};

Moment moment_of(const ItipTime& time, const base::Zone& zone) {
    if (time.all_day) return {Moment::Form::Date, time.wall};
    if (find_zone(zone.name()) != nullptr) return {Moment::Form::Local, time.wall};
    return {Moment::Form::Utc, zone.to_utc(time.wall)};
}

// What an answer says of the entry itself: which it is, and what is proposed.
EventView view_of(const ItipItem& item, const base::Zone& zone) {
    EventView view;
    if (const auto* row = find_zone(zone.name())) view.tzid = row->tzid;
    view.uid = item.uid;
    view.sequence = item.sequence.value_or(0);
    if (item.recurrence_id) view.recurrence_id = moment_of(*item.recurrence_id, zone);
    if (item.start) {
        view.start = moment_of(*item.start, zone);
        view.end = moment_of({item.start->wall + item.length.value_or(model::Seconds(0)).count(), item.start->all_day}, zone);
    }
    view.summary = item.summary;
    view.location = item.location;
    return view;
}

bool is_said(const ItipItem& item, std::string_view name) {
    if (name == "LAST-MODIFIED") return false;
    if (name == "SEQUENCE") return item.sequence.has_value();
    if (name == "DTSTART") return item.start.has_value();
    return name != "DTEND" || (item.start && item.length);
}

}  // namespace

std::vector<ItipText> ItipWriter::placements(const ItipEnvelope& envelope, std::span<const Entry> entries) const {
    EntryMessages messages(envelope, m_zone, m_plan, m_wording);
    for (const auto& entry : entries) messages.placement(entry);
    return messages.take();
}

std::vector<ItipText> ItipWriter::series(const ItipEnvelope& envelope, const model::Series& series, std::span<const Entry> entries) const {
    EntryMessages messages(envelope, m_zone, m_plan, m_wording);
    if (!can_recur(series, m_plan, messages.projection())) return placements(envelope, entries);
    const auto arrangement = arrange(series, m_plan, entries, messages.projection());
    messages.series(series, entries, arrangement);
    for (const auto* entry : arrangement.apart) messages.placement(*entry);
    return messages.take();
}

std::vector<ItipText> ItipWriter::instances(const ItipEnvelope& envelope, const model::Series& series, std::span<const Entry> entries) const {
    EntryMessages messages(envelope, m_zone, m_plan, m_wording);
    messages.instances(series, entries);
    return messages.take();
}

std::string write_answer(const ItipMessage& message, const base::Zone& zone) {
    using enum ItipMethod;
    const auto method = message.method;
    if (method != Reply && method != Counter && method != Refresh && method != DeclineCounter)
        throw Error(Fault::Call, "itip.not_an_answer", {std::string(itip_name(method))});
    Message out(method, zone);
    for (auto item : message.items) {
        if (item.organizer.address.empty()) item.organizer.address = message.organizer;
        out.event(view_of(item, zone), item, [&](std::string_view name) { return is_said(item, name); });
    }
    return out.finish();
}

}  // namespace lichsong::ical
