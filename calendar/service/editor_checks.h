// SPDX-License-Identifier: Apache-2.0
// What makes a change acceptable: fields, states, blocking rules. Called by the editor only.
#pragma once

#include <vector>

#include "calendar/base/error.h"
#include "calendar/service/desk.h"

namespace lichsong::service {

/// Required fields are there, numbers are not negative where that means nothing: Error{Input,"field.required"|"field.range"}.
void check_fields(const model::Record& record);

/// A placement's state may follow its former one: Error{Input,"placement.bad_step"}.
void check_transition(const model::Record* before, const model::Record& after);

/// A closed day stands (see asrun.h): Error{Input,"asrun.closed"} where an airing on it comes, goes or changes. What is said about one, a note
/// or why nothing makes up for it, may still be said. `closed`: the days that stay so.
void check_closed_days(const model::Plan& plan, const std::vector<model::ClosedDay>& closed, const model::Record* before, const model::Record* after);

/// Only drafts disappear; what others may know of is cancelled instead: Error{Input,"placement.not_a_draft"}.
void check_removal(const model::Record& record);

/// Error{Input,"rule.blocked"} where a changed placement, or one of a changed segment, breaks a rule of severity Block
/// that the plan on disk does not break yet.
/// `campaign`, where it is not nullptr, is changed as well: deadlines and windows are judged by its new election day.
void refuse_blocked(Desk& desk, const model::Campaign* campaign, const std::vector<model::Placement>& placements,
                    const std::vector<model::Segment>& segments);

/// The ids a field refers to; none where it is no reference, or empty.
[[nodiscard]] std::vector<std::int64_t> referred_ids(const model::FieldInfo& field, const model::Value& value);
[[nodiscard]] bool refers_to(const model::Record& record, model::EntityKind kind, std::int64_t id);

/// The row has moved on: what, by whom and when, from the journal.
/// Of two who give a field different values: kind, key, field, the value that is not saved, the one that stands, who gave it and when.
[[nodiscard]] base::Error same_field_edit(Desk& desk, const model::Record& row, const std::string& field, const model::Value& wanted);
[[nodiscard]] base::Error stale_edit(Desk& desk, const model::Record& row);
/// The row that was seen is there no more.
[[nodiscard]] base::Error gone_edit(Desk& desk, model::EntityKind kind, std::int64_t id);

}  // namespace lichsong::service
