// SPDX-License-Identifier: Apache-2.0
// Whether an answer may be applied without a person: a pure function over what a message says, what is known of the item it
// names, and who is known to have sent it. Anybody can write any message (RFC 5546 §6.1), so everything must fit; the first
// thing that does not is a reason to ask. The sentences of the codes are made in app/common.
#pragma once

#include <span>

#include "calendar/ical/itip.h"

namespace lichsong::ical {

/// What we know of the item that UID and RECURRENCE-ID of a message name.
struct ItipKnown {
    bool is_known = false;                    ///< the UID was asked of somebody
    bool has_instance = true;                 ///< RECURRENCE-ID, where there is one, names an airing of it: is_same()
    int sequence = 0;                         ///< of the last message sent about it
    base::Stamp sent = 0;                     ///< DTSTAMP of that message
    std::string organizer;                    ///< our address in it
    std::vector<std::string> invited;         ///< addresses it was sent to; never those that a message brings
    std::optional<ItipTime> start;            ///< that was asked for
    std::optional<base::Stamp> airs;          ///< when it goes out, UTC
    struct Applied {
        int sequence = 0;
        base::Stamp stamp = 0;
    };
    std::optional<Applied> last;              ///< the answer applied last, of the attendee that the message names
};

/// Who sent it, by the channel and not by the message: the owner of a token, of a mailbox that was checked.
struct ItipSender {
    bool is_authenticated = false;            ///< false for a file that somebody opened
    std::string address;
};

enum class ItipReason : std::uint8_t {
    NotAReply, CounterProposal, UnknownUid, UnknownInstance, AndFuture, OtherOrganizer, NoAttendee, SeveralAttendees, NotInvited, NoSender, SenderDiffers,
    NoAnswer, Delegated, NoSequence, StaleSequence, UnknownSequence, NoStamp, FutureStamp, BeforeSent, Replayed, Superseded, OtherTime, Past,
};

/// A row of the table of conditions.
struct ItipCondition {
    ItipReason reason;
    std::string_view code;     ///< "itip.not_invited"
    std::string_view section;  ///< what it is held to
    bool is_old_news;          ///< it has been dealt with: to be logged, nobody need be asked
};
[[nodiscard]] std::span<const ItipCondition> itip_conditions();

struct ItipVerdict {
    std::vector<const ItipCondition*> against;  ///< in the order of the table; rows that cannot be asked are not in it
    /// PARTSTAT and COMMENT of the item may be applied, and nothing else of it ever.
    [[nodiscard]] bool applies() const noexcept { return against.empty(); }
    [[nodiscard]] bool is_old_news() const noexcept;
};

/// RFC 5546 §2.1.5 (order of answers), §3.2.3 and §6.1. `now`: by our clock.
[[nodiscard]] ItipVerdict judge(ItipMethod method, const ItipItem& item, const ItipKnown& known, const ItipSender& sender, base::Stamp now);

/// How far the clock of a partner may be off: a later DTSTAMP would lock out all honest answers until then, an earlier one
/// than our question answers something else.
inline constexpr base::Stamp itip_most_ahead = base::Stamp{24} * 3600;
inline constexpr base::Stamp itip_most_behind = base::Stamp{5} * 60;

}  // namespace lichsong::ical
