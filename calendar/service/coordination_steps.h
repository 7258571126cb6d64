// SPDX-License-Identifier: Apache-2.0
// Steps of coordination within a change that does more: a message that is sent, an answer from a calendar. What people ask for is in
// coordination.h.
#pragma once

#include <set>

#include "calendar/model/message.h"
#include "calendar/service/coordination.h"
#include "calendar/service/moving.h"

namespace lichsong::service {

/// The row as the change will leave it.
template <class E>
[[nodiscard]] E staged(Edit& edit, std::int64_t id) { return model::from_record<E>(edit.row(model::kind_of<E>, id)); }
template <class E>
[[nodiscard]] E staged(Edit& edit, const std::string& key) { return model::from_record<E>(edit.row(model::kind_of<E>, key)); }

template <class E>
void put(Edit& edit, const E& row) { edit.set(model::kind_of<E>, row.id, differences(edit.row(model::kind_of<E>, row.id), model::to_record(row))); }

/// Past and cancelled placements have nothing left to agree.
[[nodiscard]] bool is_over(model::PlacementState state);

/// Lines of the request as the change will leave them; those of the plan, not those that the change adds.
[[nodiscard]] std::vector<model::RequestLine> lines_of(Edit& edit, std::int64_t request);

/// Ids of the lines about the placement; in the plan before the change.
[[nodiscard]] std::vector<std::int64_t> lines_about(Edit& edit, std::int64_t placement);
/// The day given, or today.
[[nodiscard]] model::Date day_of(Edit& edit, const model::Date& given);

/// The state that all answers about the placements amount to.
void settle(Edit& edit, const std::set<std::int64_t>& placements);

/// Error{Input,"request.closed"}; the second also {"request.not_sent"}.
void refuse_closed(const model::Request& request);
void refuse_not_sent(const model::Request& request);

/// The line asks for what the placement is now.
void ask_for(model::RequestLine& line, const model::Placement& placement);
void forget_counter(model::RequestLine& line);

/// What the partner's calendar was told of the line; in the plan before the change.
[[nodiscard]] std::vector<model::Invitation> invitations_of(Edit& edit, std::int64_t line);

/// Asks for lines that were not sent, and those whose placement is another now; how many. With 0 nothing is different.
/// Error{Input,"request.closed"}.
std::size_t ask(Edit& edit, const std::string& request, const TrailStep& how);
/// How many lines were answered. Errors as enter_reply().
std::size_t answer(Edit& edit, const std::string& request, const std::vector<std::string>& lines, const Reply& reply);

/// Each line its own answer; how many. Errors as enter_slip().
std::size_t answer_lines(Edit& edit, const std::string& request, const std::vector<LineReply>& replies, const TrailStep& how);

void note_in_trail(Edit& edit, const model::Request& request, model::Way way, std::string title, const TrailStep& step);

}  // namespace lichsong::service
