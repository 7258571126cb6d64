// SPDX-License-Identifier: Apache-2.0
// What is asked of a partner about some placements, line by line, what was answered, and the trail of letters, calls and messages.
// Placements keep their own state; how answers come together into it is in coordination.h.
#pragma once

#include <optional>
#include <span>

#include "calendar/model/partner.h"
#include "calendar/model/placement.h"

namespace lichsong::model {

/// How far a request has come by our own doing or the partner's; what it looks like today follows, see status_of().
enum class RequestStage : std::uint8_t { Draft, Sent, Seen, Closed };
inline constexpr Names<4> request_stage_names = {"draft", "sent", "seen", "closed"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(RequestStage) { return request_stage_names; }

enum class LineAnswer : std::uint8_t { Open, Accepted, Tentative, Declined, CounterProposed, Withdrawn };
inline constexpr Names<6> line_answer_names = {"open", "accepted", "tentative", "declined", "counter_proposed", "withdrawn"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(LineAnswer) { return line_answer_names; }

/// What of it waits in the outbox for a person to send.
enum class Outgoing : std::uint8_t { None, Asking, Reminder };
inline constexpr Names<3> outgoing_names = {"none", "asking", "reminder"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(Outgoing) { return outgoing_names; }

struct Request : Entity {
    std::string title;                   ///< what the letter is about (trích yếu)
    base::Id<Partner> partner;
    std::string number;                  ///< of the official letter, where there is one; see document_number.h
    Date letter_date;
    Date due;                            ///< the last day on which an answer is in time
    RequestStage stage = RequestStage::Draft;
    Date sent_on;
    Date seen_on;
    Outgoing outgoing = Outgoing::None;
    Prose note;                          ///< for the house only; never leaves it
};

[[nodiscard]] std::span<const FieldInfo> request_fields();

/// Where something shall go out, as it was asked or proposed instead.
struct Airing {
    base::Id<Outlet> outlet;
    Date date;
    std::optional<TimeOfDay> start;
    Seconds length{0};
    friend bool operator==(const Airing&, const Airing&) = default;
};
[[nodiscard]] Airing airing_of(const Placement& placement);

/// The key is the code printed beside the line on the reply slip.
struct RequestLine : Entity {
    base::Id<Request> request;
    base::Id<Placement> placement;
    Date asked_on;                       ///< none: it was not sent yet
    base::Id<Outlet> outlet;             ///< outlet, date, start and length: as they were asked
    Date date;
    std::optional<TimeOfDay> start;
    Seconds length{0};
    LineAnswer answer = LineAnswer::Open;
    Date answered_on;
    base::Id<Outlet> counter_outlet;     ///< what the partner proposes instead
    Date counter_date;
    std::optional<TimeOfDay> counter_start;
    Seconds counter_length{0};
    Prose comment;                       ///< the partner's words

    [[nodiscard]] Airing asked() const { return {outlet, date, start, length}; }
    [[nodiscard]] Airing counter() const { return {counter_outlet, counter_date, counter_start, counter_length}; }
};

[[nodiscard]] std::span<const FieldInfo> request_line_fields();

enum class Way : std::uint8_t { Out, In };
inline constexpr Names<2> way_names = {"out", "in"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(Way) { return way_names; }

enum class Means : std::uint8_t { Letter, Email, Call, Meeting, Calendar, Page, Note };
inline constexpr Names<7> means_names = {"letter", "email", "call", "meeting", "calendar", "page", "note"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(Means) { return means_names; }

/// One step of the trail of a request.
struct TrailEntry : Entity {
    base::Id<Request> request;
    Date date;
    Way way = Way::Out;
    Means means = Means::Letter;
    std::string title;                   ///< what it was about
    std::string number;                  ///< of the letter
    std::string file;                    ///< where the scan lies
    Prose note;
};

[[nodiscard]] std::span<const FieldInfo> trail_fields();

}  // namespace lichsong::model
