// SPDX-License-Identifier: Apache-2.0
// The conditions, a row each. A row whose question makes no sense (who is invited to what nobody knows) does not fail.
#include "calendar/ical/itip_judge.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace lichsong::ical {
namespace {

struct Facts {
    ItipMethod method;
    const ItipItem& item;
    const ItipKnown& known;
    const ItipSender& sender;
    base::Stamp now;
    const ItipAttendee* attendee;  ///< nullptr where there is none, or are several
    int sequence;                  ///< one that is missing is 0 (RFC 5546 §3.2.3)
};

bool is_invited(const Facts& f) {
    return std::any_of(f.known.invited.begin(), f.known.invited.end(), [&](const auto& one) { return itip_address(one) == f.attendee->party.address; });
}

// RFC 5546 §2.1.5: by SEQUENCE first, then by DTSTAMP.
auto order(const Facts& f) { return std::tuple(f.sequence, *f.item.stamp); }
auto order_of_last(const Facts& f) { return std::tuple(f.known.last->sequence, f.known.last->stamp); }

using Fails = bool (*)(const Facts&);
struct Row {
    ItipCondition condition;
    Fails fails = nullptr;
};

constexpr Row rows[] = {
    {{ItipReason::NotAReply, "itip.not_a_reply", "RFC 5546 §3.2", false},
     [](const Facts& f) { return f.method != ItipMethod::Reply && f.method != ItipMethod::Counter; }},
    {{ItipReason::CounterProposal, "itip.counter_proposal", "RFC 5546 §3.2.7", false}, [](const Facts& f) { return f.method == ItipMethod::Counter; }},
    {{ItipReason::UnknownUid, "itip.unknown_uid", "RFC 5546 §3.2.3", false}, [](const Facts& f) { return !f.known.is_known || f.item.uid.empty(); }},
    {{ItipReason::UnknownInstance, "itip.unknown_instance", "RFC 5546 §3.2.3", false},
     [](const Facts& f) { return f.item.has_unreadable_id || (f.known.is_known && !f.known.has_instance); }},
    {{ItipReason::AndFuture, "itip.and_future", "RFC 5545 §3.2.13", false}, [](const Facts& f) { return f.item.and_future; }},
    {{ItipReason::OtherOrganizer, "itip.other_organizer", "RFC 5546 §6.1.1", false},
     [](const Facts& f) { return f.known.is_known && (f.item.organizer.address.empty() || f.item.organizer.address != itip_address(f.known.organizer)); }},
    {{ItipReason::NoAttendee, "itip.no_attendee", "RFC 5546 §3.2.3", false}, [](const Facts& f) { return f.item.attendees.empty(); }},
    {{ItipReason::SeveralAttendees, "itip.several_attendees", "RFC 5546 §3.2.3", false}, [](const Facts& f) { return f.item.attendees.size() > 1; }},
    {{ItipReason::NotInvited, "itip.not_invited", "RFC 5546 §6.1.2", false},
     [](const Facts& f) { return f.known.is_known && f.attendee != nullptr && (f.attendee->party.address.empty() || !is_invited(f)); }},
    {{ItipReason::NoSender, "itip.no_sender", "RFC 6047 §3", false},
     [](const Facts& f) { return !f.sender.is_authenticated || itip_address(f.sender.address).empty(); }},
    {{ItipReason::SenderDiffers, "itip.sender_differs", "RFC 5546 §6.1.2", false},
     [](const Facts& f) { return f.sender.is_authenticated && f.attendee != nullptr && f.attendee->party.address != itip_address(f.sender.address); }},
    {{ItipReason::NoAnswer, "itip.no_answer", "RFC 5545 §3.2.12", false},
     [](const Facts& f) { return f.attendee != nullptr && f.attendee->status == PartStat::NeedsAction; }},
    {{ItipReason::Delegated, "itip.delegated", "RFC 5546 §3.2.2.3", false},
     [](const Facts& f) { return f.attendee != nullptr && f.attendee->status == PartStat::Delegated; }},
    {{ItipReason::NoSequence, "itip.no_sequence", "RFC 5546 §3.2.3", false},
     [](const Facts& f) { return f.known.is_known && !f.item.sequence && f.known.sequence != 0; }},
    {{ItipReason::StaleSequence, "itip.stale_sequence", "RFC 5546 §2.1.5", false},
     [](const Facts& f) { return f.known.is_known && f.item.sequence && f.sequence < f.known.sequence; }},
    {{ItipReason::UnknownSequence, "itip.unknown_sequence", "RFC 5546 §3.2.3", false},
     [](const Facts& f) { return f.known.is_known && f.sequence > f.known.sequence; }},
    {{ItipReason::NoStamp, "itip.no_stamp", "RFC 5546 §3.2.3", false}, [](const Facts& f) { return !f.item.stamp; }},
    {{ItipReason::FutureStamp, "itip.future_stamp", "RFC 5546 §2.1.5", false}, [](const Facts& f) { return f.item.stamp && *f.item.stamp > f.now + itip_most_ahead; }},
    {{ItipReason::BeforeSent, "itip.before_sent", "RFC 5546 §2.1.5", false},
     [](const Facts& f) { return f.known.is_known && f.item.stamp && *f.item.stamp < f.known.sent - itip_most_behind; }},
    {{ItipReason::Replayed, "itip.replayed", "RFC 5546 §2.1.5", true},
     [](const Facts& f) { return f.known.last && f.item.stamp && order(f) == order_of_last(f); }},
    {{ItipReason::Superseded, "itip.superseded", "RFC 5546 §2.1.5", true},
     [](const Facts& f) { return f.known.last && f.item.stamp && order(f) < order_of_last(f); }},
    {{ItipReason::OtherTime, "itip.other_time", "RFC 5546 §3.2.3", false},
     [](const Facts& f) { return f.method == ItipMethod::Reply && f.known.start && f.item.start && !is_same(*f.known.start, *f.item.start); }},
    {{ItipReason::Past, "itip.past", "", false}, [](const Facts& f) { return f.known.airs && *f.known.airs <= f.now; }},
};

}  // namespace

std::span<const ItipCondition> itip_conditions() {
    static const auto conditions = [] {
        std::vector<ItipCondition> all;
        for (const auto& row : rows) all.push_back(row.condition);
        return all;
    }();
    return conditions;
}

bool ItipVerdict::is_old_news() const noexcept {
    return std::any_of(against.begin(), against.end(), [](const auto* condition) { return condition->is_old_news; });
}

ItipVerdict judge(ItipMethod method, const ItipItem& item, const ItipKnown& known, const ItipSender& sender, base::Stamp now) {
    const auto* attendee = item.attendees.size() == 1 ? &item.attendees.front() : nullptr;
    const Facts facts{method, item, known, sender, now, attendee, item.sequence.value_or(0)};
    ItipVerdict verdict;
    for (std::size_t i = 0; i < std::size(rows); ++i)
        if (rows[i].fails(facts)) verdict.against.push_back(&itip_conditions()[i]);
    return verdict;
}

}  // namespace lichsong::ical
