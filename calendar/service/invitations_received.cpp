// SPDX-License-Identifier: Apache-2.0
// Messages that come from a partner's calendar: each item is held to what was sent, and only what fits in every point is applied
// without a person (RFC 5546 §6.1).
#include <algorithm>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/ical/itip_read.h"
#include "calendar/service/invitations.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using ical::ItipMethod;
using ical::ItipReason;
using model::EntityKind;
using model::Invitation;
using model::LineAnswer;
using model::PendingReply;
using model::Placement;
using model::Request;
using model::RequestLine;

std::optional<ical::ItipTime> instance_of(const Invitation& invitation) {
    if (invitation.instance.empty()) return std::nullopt;
    const auto& text = invitation.instance;
    const bool all_day = text.size() <= 10;
    return ical::ItipTime{model::wall_seconds(model::from_iso(text.substr(0, 10)), all_day ? model::TimeOfDay{} : model::parse_time(text.substr(11))), all_day};
}

LineAnswer answer_of(ical::PartStat status) {
    using enum ical::PartStat;
    return status == Accepted ? LineAnswer::Accepted : status == Declined ? LineAnswer::Declined : status == Tentative ? LineAnswer::Tentative : LineAnswer::Open;
}

/// Takes one message in, item by item.
class Receiving {
public:
    Receiving(Edit& edit, const ical::ItipMessage& message, const ical::ItipSender& sender) : m_edit(edit), m_message(message), m_sender(sender), m_now(edit.desk().clock().now()) {}

    /// An item may stand for all airings of a series: an outcome for each.
    [[nodiscard]] std::vector<ReceivedItem> take(const ical::ItipItem& item) {
        const auto invitations = invitations_with(item.uid);
        std::vector<ReceivedItem> found;
        bool any = false;
        for (const auto& invitation : invitations) {
            if (item.recurrence_id && !is_meant(invitation, item)) continue;
            any = true;
            found.push_back(take(item, invitation));
        }
        if (!any) found.push_back(take_unknown(item, !invitations.empty()));
        return found;
    }

private:
    [[nodiscard]] std::vector<Invitation> invitations_with(const std::string& uid) const {
        std::vector<Invitation> found;
        if (uid.empty()) return found;
        for (const auto& record : m_edit.desk().rows().all(EntityKind::Invitation, {{"uid", store::Test::Equal, uid}})) found.push_back(model::from_record<Invitation>(record));
        return found;
    }

    static bool is_meant(const Invitation& invitation, const ical::ItipItem& item) {
        const auto instance = instance_of(invitation);
        return instance && ical::is_same(*instance, *item.recurrence_id);
    }

    [[nodiscard]] ical::ItipKnown known_of(const Invitation& invitation, const RequestLine& line, const ical::ItipItem& item) const {
        ical::ItipKnown known;
        known.is_known = true;
        known.sequence = invitation.sequence;
        known.sent = invitation.sent;
        known.organizer = invitation.organizer;
        known.invited = {invitation.address};
        // Of a whole series the item names the first airing.
        if (item.recurrence_id || invitation.instance.empty()) known.start = ical::ItipTime{model::wall_seconds(line.date, line.start.value_or(model::TimeOfDay{})), !line.start};
        known.airs = m_edit.desk().zone().to_utc(model::wall_seconds(line.date, line.start.value_or(model::TimeOfDay{24 * 3600})));
        if (invitation.answered_sequence) known.last = ical::ItipKnown::Applied{*invitation.answered_sequence, invitation.answered};
        return known;
    }

    [[nodiscard]] ReceivedItem take(const ical::ItipItem& item, Invitation invitation) {
        const auto line = staged<RequestLine>(m_edit, invitation.line.value);
        const auto request = staged<Request>(m_edit, line.request.value);
        ReceivedItem result{item.uid, Outcome::Applied, request.key, line.key, {}, {}};
        auto verdict = ical::judge(m_message.method, item, known_of(invitation, line, item), m_sender, m_now);
        if (verdict.is_old_news()) result.outcome = Outcome::Known;
        if (m_message.method == ItipMethod::Refresh && is_from_partner(invitation)) return refresh(request, std::move(result));
        // A proposal changes nothing of the plan: it stands beside what was asked, where nothing else speaks against it.
        const bool proposes = m_message.method == ItipMethod::Counter && item.start;
        if (proposes) std::erase_if(verdict.against, [](const ical::ItipCondition* one) { return one->reason == ItipReason::CounterProposal || one->reason == ItipReason::NoAnswer; });
        if (request.stage == model::RequestStage::Closed) result.reasons.emplace_back("itip.request_closed");
        if (line.answer == LineAnswer::Withdrawn) result.reasons.emplace_back("itip.line_withdrawn");
        for (const auto* one : verdict.against) result.reasons.emplace_back(one->code);
        if (result.outcome == Outcome::Known) return result;
        if (result.reasons.empty() && apply(item, proposes, request, line, result)) {
            invitation.answered_sequence = item.sequence.value_or(0);
            invitation.answered = item.stamp.value_or(0);
            put(m_edit, invitation);
            return result;
        }
        return wait(item, proposes, request, &line, std::move(result));
    }

    /// False where the plan does not take it; the reason is in `result` then.
    bool apply(const ical::ItipItem& item, bool proposes, const Request& request, const RequestLine& line, ReceivedItem& result) {
        Reply reply;
        reply.comment = item.comment;
        reply.how.means = model::Means::Calendar;
        reply.answer = proposes ? LineAnswer::CounterProposed : answer_of(item.attendees.front().status);
        if (proposes) reply.counter = destination_of(item);
        try {
            answer(m_edit, request.key, {line.key}, reply);
            return true;
        } catch (const Error& error) {
            if (error.fault() == Fault::Store) throw;
            result.reasons.emplace_back(error.code());
            return false;
        }
    }

    static Destination destination_of(const ical::ItipItem& item) {
        Destination to;
        to.date = model::date_of(item.start->wall);
        if (!item.start->all_day) to.start = model::time_of(item.start->wall);
        return to;
    }

    [[nodiscard]] bool is_from_partner(const Invitation& invitation) const {
        return m_sender.is_authenticated && ical::itip_address(m_sender.address) == ical::itip_address(invitation.address);
    }

    // RFC 5546 §3.2.6: who asks for the latest version gets it once a person sends it.
    [[nodiscard]] ReceivedItem refresh(Request request, ReceivedItem result) {
        if (request.outgoing == model::Outgoing::None && request.stage != model::RequestStage::Closed) {
            request.outgoing = model::Outgoing::Asking;
            put(m_edit, request);
        }
        return result;
    }

    [[nodiscard]] static ReceivedItem take_unknown(const ical::ItipItem& item, bool uid_is_known) {
        return {item.uid, Outcome::Unknown, {}, {}, {}, {uid_is_known ? "itip.unknown_instance" : "itip.unknown_uid"}};
    }

    [[nodiscard]] ReceivedItem wait(const ical::ItipItem& item, bool proposes, const Request& request, const RequestLine* line, ReceivedItem result) {
        PendingReply reply;
        reply.request = model::id_of(request);
        reply.line = model::id_of(*line);
        reply.answer = proposes ? LineAnswer::CounterProposed : item.attendees.size() == 1 ? answer_of(item.attendees.front().status) : LineAnswer::Open;
        if (proposes) {
            reply.counter_outlet = line->outlet;
            reply.counter_date = model::date_of(item.start->wall);
            if (!item.start->all_day) reply.counter_start = model::time_of(item.start->wall);
            reply.counter_length = item.length.value_or(line->length);
        }
        reply.comment = {base::clean(item.comment)};
        reply.means = model::Means::Calendar;
        reply.sender = m_sender.address.empty() && item.attendees.size() == 1 ? item.attendees.front().party.address : m_sender.address;
        reply.received_on = m_edit.desk().today();
        for (const auto& reason : result.reasons) reply.reasons += (reply.reasons.empty() ? "" : ",") + reason;
        result.outcome = Outcome::Waiting;
        if (const auto same = waiting_alike(reply)) {
            result.outcome = Outcome::Known;
            result.pending = *same;
            return result;
        }
        const auto id = m_edit.add(model::to_record(reply));
        result.pending = m_edit.row(EntityKind::PendingReply, id).head.key;
        return result;
    }

    /// A file that is opened twice waits once.
    [[nodiscard]] std::optional<std::string> waiting_alike(const PendingReply& reply) const {
        for (const auto& record : m_edit.desk().rows().all(EntityKind::PendingReply, {{"request", store::Test::Equal, reply.request.value}})) {
            const auto other = model::from_record<PendingReply>(record);
            const bool same = other.decision == model::Decision::Waiting && other.line == reply.line && other.answer == reply.answer && other.counter_date == reply.counter_date &&
                              other.counter_start == reply.counter_start && other.comment == reply.comment && other.sender == reply.sender;
            if (same) return other.key;
        }
        return std::nullopt;
    }

    Edit& m_edit;
    const ical::ItipMessage& m_message;
    const ical::ItipSender& m_sender;
    base::Stamp m_now;
};

PendingReply undecided(Edit& edit, const std::string& key) {
    auto reply = staged<PendingReply>(edit, key);
    if (reply.decision != model::Decision::Waiting) throw Error(Fault::Input, "reply.decided", {key, std::string(name_of(reply.decision))});
    return reply;
}

}  // namespace

Received receive(Desk& desk, std::string_view bytes, const ical::ItipSender& sender, const std::filesystem::path& reader) {
    Received received;
    received.message = ical::read_itip(bytes, reader, desk.zone());
    Edit edit(desk, {"itip.receive", {}});
    Receiving receiving(edit, received.message, sender);
    for (const auto& item : received.message.items)
        for (auto& one : receiving.take(item)) received.items.push_back(std::move(one));
    const auto count = [&](Outcome outcome) { return std::to_string(std::count_if(received.items.begin(), received.items.end(), [&](const ReceivedItem& one) { return one.outcome == outcome; })); };
    edit.describe_as({"itip.receive", {sender.address, count(Outcome::Applied), count(Outcome::Waiting)}});
    received.change = edit.commit();
    return received;
}

std::vector<PendingReply> pending_replies(Desk& desk) {
    std::vector<PendingReply> found;
    desk.rows().each(EntityKind::PendingReply, {{"decision", store::Test::Equal, std::string(name_of(model::Decision::Waiting))}}, [&](const model::Record& record) { found.push_back(model::from_record<PendingReply>(record)); });
    return found;
}

model::Change apply_reply(Desk& desk, const std::string& key) {
    Edit edit(desk, {"reply.apply", {key}});
    auto pending = undecided(edit, key);
    if (!pending.line || pending.answer == LineAnswer::Open) throw Error(Fault::Input, "reply.no_line", {key});
    const auto line = staged<RequestLine>(edit, pending.line.value);
    const auto request = staged<Request>(edit, line.request.value);
    Reply reply;
    reply.answer = pending.answer;
    reply.comment = pending.comment.text;
    reply.how.means = pending.means;
    if (pending.answer == LineAnswer::CounterProposed) {
        if (const auto* outlet = desk.context().outlets.find(pending.counter_outlet)) reply.counter.outlet = outlet->key;
        reply.counter.date = pending.counter_date;
        reply.counter.start = pending.counter_start;
    }
    answer(edit, request.key, {line.key}, reply);
    pending.decision = model::Decision::Applied;
    put(edit, pending);
    edit.describe_as({"reply.apply", {key, desk.context().partners.find(request.partner)->name}});
    return edit.commit();
}

model::Change refuse_reply(Desk& desk, const std::string& key, const std::string& reason) {
    Edit edit(desk, {"reply.refuse", {key}});
    auto pending = undecided(edit, key);
    pending.decision = model::Decision::Refused;
    put(edit, pending);
    if (pending.request) {
        const auto request = staged<Request>(edit, pending.request.value);
        TrailStep step;
        step.means = model::Means::Note;
        step.note = reason;
        note_in_trail(edit, request, model::Way::In, request.title, step);
    }
    return edit.commit();
}

}  // namespace lichsong::service
