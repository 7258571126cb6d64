// SPDX-License-Identifier: Apache-2.0
// What a partner's calendar is told of a request, and what it answers (iTIP, RFC 5546). An invitation is kept for each line, so that
// answers can be held to what was sent; an answer that is not beyond doubt waits for a person.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/ical/itip_judge.h"
#include "calendar/ical/itip_write.h"
#include "calendar/service/coordination_steps.h"

namespace lichsong::service {

struct CalendarMessage {
    ical::ItipMethod method = ical::ItipMethod::Request;
    ical::ItipText message;
};

enum class Telling { News, EverythingOpen, Cancellations };

/// What the calendar of the request's partner does not know yet, within the change that sends it: REQUEST for lines that are new to it or
/// another now, CANCEL for those withdrawn or cancelled, DECLINECOUNTER for proposals that were refused. Or that, and REQUEST for all lines
/// that are open; or cancellations alone.
/// Error{Input,"campaign.no_address"} and {"partner.no_address"} where there is no mail address to name, {"itip.bad_address"} where one is none.
[[nodiscard]] std::vector<CalendarMessage> calendar_messages(Edit& edit, const std::string& request, const ical::Wording& wording, Telling telling = Telling::News);

/// True where calendar_messages() would have something to say to a partner that was told of the request before.
[[nodiscard]] bool has_calendar_news(Desk& desk, const model::Request& request);

/// Where the partner is written to: its office, else the first contact with an address; empty where there is none.
[[nodiscard]] std::string address_of(const model::Plan& plan, base::Id<model::Partner> partner);

struct ForCalendars {
    model::Change change;
    std::vector<CalendarMessage> messages;
};
/// Sends the request's lines as calendar messages that a person carries over: what is new is asked for, and all open lines are in it.
/// Errors as calendar_messages() and send_request(), but not where nothing is new.
ForCalendars ask_calendars(Desk& desk, const std::string& request, const ical::Wording& wording);
/// CANCEL for everything the partner's calendar was told of the request and is no longer asked; Error{Input,"itip.nothing_to_cancel"}.
ForCalendars cancel_in_calendars(Desk& desk, const std::string& request, const ical::Wording& wording);

// ---- what comes back

enum class Outcome { Applied, Waiting, Known, Unknown };
inline constexpr model::Names<4> outcome_names = {"applied", "waiting", "known", "unknown"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(Outcome) { return outcome_names; }

struct ReceivedItem {
    std::string uid;
    Outcome outcome = Outcome::Unknown;
    std::string request;                ///< keys; empty where nobody knows what it is about
    std::string line;
    std::string pending;                ///< of the reply that waits
    std::vector<std::string> reasons;   ///< codes of itip_conditions(), why it was not applied
};

struct Received {
    model::Change change;               ///< id 0 where nothing is different
    ical::ItipMessage message;
    std::vector<ReceivedItem> items;
};

/// Takes a message in, in one change. Answers that fit in every point are applied, a proposal stands beside what was asked; all else waits,
/// and what was dealt with before is left. REFRESH puts the request into the outbox. `reader` as ical::read_itip(), whose errors it has.
Received receive(Desk& desk, std::string_view bytes, const ical::ItipSender& sender, const std::filesystem::path& reader);

/// Of those that wait, the oldest first.
[[nodiscard]] std::vector<model::PendingReply> pending_replies(Desk& desk);
/// A person takes the reply for true. Errors as enter_reply(); Error{Input,"reply.decided"} where somebody was faster, {"reply.no_line"}.
model::Change apply_reply(Desk& desk, const std::string& reply);
model::Change refuse_reply(Desk& desk, const std::string& reply, const std::string& reason);

}  // namespace lichsong::service
