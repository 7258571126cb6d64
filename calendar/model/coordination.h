// SPDX-License-Identifier: Apache-2.0
// What requests amount to: how each stands today, who has to move next, and what the answers of all who were asked make of a
// placement. Pure; nothing of it is stored.
#pragma once

#include <span>

#include "calendar/model/holidays.h"
#include "calendar/model/request.h"

namespace lichsong::model {

enum class RequestStatus : std::uint8_t {
    Draft,
    Sent,
    Seen,
    Overdue,          ///< a line is open after the due date
    CounterProposed,  ///< a line waits for our word
    Tentative,        ///< all lines answered, one of them not for good
    Accepted,
    PartlyAccepted,
    Declined,
    Closed,
};
inline constexpr Names<10> request_status_names = {"draft", "sent", "seen", "overdue", "counter_proposed", "tentative", "accepted", "partly_accepted", "declined", "closed"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(RequestStatus) { return request_status_names; }

/// Who has to do something next.
enum class Turn : std::uint8_t { Nobody, Ours, Theirs };
inline constexpr Names<3> turn_names = {"nobody", "ours", "theirs"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(Turn) { return turn_names; }

[[nodiscard]] Turn turn_of(RequestStatus status);

/// `lines` are those of the request. Withdrawn ones count for nothing; a request of which nothing is left is closed.
[[nodiscard]] RequestStatus status_of(const Request& request, std::span<const RequestLine> lines, const Date& today);

/// True for a line that was sent, of a request that is not closed: its answer counts.
[[nodiscard]] bool is_asked(const Request& request, const RequestLine& line);

/// What the lines about one placement make of it, all of them asked: a no outweighs a proposal, a proposal an open answer, and only where all
/// have agreed to what the placement is now is it confirmed. Draft where nobody is asked.
[[nodiscard]] PlacementState state_from(std::span<const RequestLine> lines, const Airing& now);

/// Days until an answer is due, in working days: 0 on the day itself, negative when it has passed. Nothing where none is due.
[[nodiscard]] std::optional<int> working_days_left(const Request& request, const Date& today, const WorkingDays& days);

/// True where a partner who has the turn should be reminded: `ahead` working days before the due date, and from then on.
[[nodiscard]] bool is_to_be_reminded(const Request& request, std::span<const RequestLine> lines, const Date& today, const WorkingDays& days, int ahead);

}  // namespace lichsong::model
