// SPDX-License-Identifier: Apache-2.0
#include "calendar/model/coordination.h"

#include <algorithm>
#include <array>

namespace lichsong::model {
namespace {

using enum LineAnswer;

std::size_t count(std::span<const RequestLine> lines, LineAnswer answer) {
    return static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [&](const RequestLine& line) { return line.answer == answer; }));
}

// In the order of RequestStatus.
constexpr std::array turns{Turn::Ours, Turn::Theirs, Turn::Theirs, Turn::Theirs, Turn::Ours, Turn::Theirs, Turn::Nobody, Turn::Ours, Turn::Ours, Turn::Nobody};
static_assert(turns.size() == request_status_names.size());

// An agreement to what the placement no longer is, is none.
LineAnswer answer_to(const RequestLine& line, const Airing& now) { return line.answer == Accepted && line.asked() != now ? Open : line.answer; }

struct Weighed {
    LineAnswer answer;
    PlacementState state;
};
// The first that somebody gave decides.
constexpr std::array weights{
    Weighed{Declined, PlacementState::Declined},         Weighed{CounterProposed, PlacementState::CounterProposed}, Weighed{Open, PlacementState::Requested},
    Weighed{Tentative, PlacementState::Requested},       Weighed{Accepted, PlacementState::Confirmed},
};

}  // namespace

Turn turn_of(RequestStatus status) { return turns[static_cast<std::size_t>(status)]; }

RequestStatus status_of(const Request& request, std::span<const RequestLine> lines, const Date& today) {
    const auto counting = lines.size() - count(lines, Withdrawn);
    if (request.stage == RequestStage::Draft) return RequestStatus::Draft;
    if (request.stage == RequestStage::Closed || counting == 0) return RequestStatus::Closed;
    if (count(lines, CounterProposed) > 0) return RequestStatus::CounterProposed;
    if (count(lines, Open) > 0) {
        if (is_set(request.due) && request.due < today) return RequestStatus::Overdue;
        return request.stage == RequestStage::Seen ? RequestStatus::Seen : RequestStatus::Sent;
    }
    if (count(lines, Tentative) > 0) return RequestStatus::Tentative;
    if (count(lines, Accepted) == counting) return RequestStatus::Accepted;
    return count(lines, Accepted) > 0 ? RequestStatus::PartlyAccepted : RequestStatus::Declined;
}

bool is_asked(const Request& request, const RequestLine& line) {
    if (request.stage == RequestStage::Draft || !is_set(line.asked_on) || line.answer == Withdrawn) return false;
    return request.stage != RequestStage::Closed || (line.answer != Open && line.answer != Tentative && line.answer != CounterProposed);
}

PlacementState state_from(std::span<const RequestLine> lines, const Airing& now) {
    for (const auto& weight : weights)
        if (std::any_of(lines.begin(), lines.end(), [&](const RequestLine& line) { return answer_to(line, now) == weight.answer; })) return weight.state;
    return PlacementState::Draft;
}

std::optional<int> working_days_left(const Request& request, const Date& today, const WorkingDays& days) {
    if (!is_set(request.due)) return std::nullopt;
    if (today <= request.due) return days.between(today, request.due);
    return -std::max(1, days.between(request.due, today));  // also on the Saturday after a Friday
}

bool is_to_be_reminded(const Request& request, std::span<const RequestLine> lines, const Date& today, const WorkingDays& days, int ahead) {
    const auto left = working_days_left(request, today, days);
    return left && *left <= ahead && turn_of(status_of(request, lines, today)) == Turn::Theirs;
}

}  // namespace lichsong::model
