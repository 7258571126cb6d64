// SPDX-License-Identifier: Apache-2.0
// What went out to partners and what came back by itself: messages as they were sent, what a partner's calendar was told of each line, and
// replies that wait for a person. What is still to be sent follows from requests and releases, see service/outbox.h.
#pragma once

#include <span>

#include "calendar/model/request.h"

namespace lichsong::model {

/// A message is kept before it is handed over: where the program ends in between, nobody can know whether it arrived.
enum class MessageStage : std::uint8_t { Sending, Sent, Failed, Dismissed };
inline constexpr Names<4> message_stage_names = {"sending", "sent", "failed", "dismissed"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(MessageStage) { return message_stage_names; }

struct Message : Entity {
    std::string title;                   ///< its subject
    base::Id<Partner> partner;
    std::string address;                 ///< whom it went to; empty where it was dismissed
    Date sent_on;
    MessageStage stage = MessageStage::Sending;
    int release = 0;                     ///< the number of the release up to which it tells what changed; 0: it tells of none
    std::string failure;                 ///< what the mail server said
    Prose text;
    Prose mail;                          ///< word for word, as RFC 5322 has it
};

[[nodiscard]] std::span<const FieldInfo> message_fields();

/// What the partner's calendar was told last of a line (iTIP): answers are held to it, see ical/itip_judge.h.
struct Invitation : Entity {
    std::string uid;
    std::string instance;                ///< RECURRENCE-ID as "2021-05-21T19:45:00" on the wall, or a date; empty: the UID is the line's alone
    base::Id<RequestLine> line;
    std::string organizer;               ///< our address in it
    std::string address;                 ///< the partner's
    int sequence = 0;
    std::string told;                    ///< the airing as it was told: what differs from it is to be told again
    base::Stamp sent = 0;                     ///< its DTSTAMP
    bool cancelled = false;
    bool counter_refused = false;        ///< and the partner's calendar does not know yet
    std::optional<int> answered_sequence;
    base::Stamp answered = 0;                     ///< DTSTAMP of the answer applied last
};

[[nodiscard]] std::span<const FieldInfo> invitation_fields();

/// What a calendar has to be told of a line, after the last it was told (nullptr: it was told nothing).
enum class News : std::uint8_t { None, Asked, Cancelled, CounterRefused };
[[nodiscard]] News news_of(const Request& request, const RequestLine& line, PlacementState state, const Invitation* told);
/// The form in which an invitation remembers what it told.
[[nodiscard]] std::string told_text(const Airing& airing);

enum class Decision : std::uint8_t { Waiting, Applied, Refused };
inline constexpr Names<3> decision_names = {"waiting", "applied", "refused"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(Decision) { return decision_names; }

/// A reply that was not applied by itself, with the reasons.
struct PendingReply : Entity {
    base::Id<Request> request;
    base::Id<RequestLine> line;
    LineAnswer answer = LineAnswer::Open;
    base::Id<Outlet> counter_outlet;     ///< what it proposes instead
    Date counter_date;
    std::optional<TimeOfDay> counter_start;
    Seconds counter_length{0};
    Prose comment;                       ///< the sender's words
    Means means = Means::Email;
    std::string sender;                  ///< who it says it is from
    Date received_on;
    std::string reasons;                 ///< codes, with commas between
    Decision decision = Decision::Waiting;
};

[[nodiscard]] std::span<const FieldInfo> pending_reply_fields();

}  // namespace lichsong::model
