// SPDX-License-Identifier: Apache-2.0
// What makes up for placements that did not go out. A missed or pre-empted one stays unresolved until another is booked in its place, or
// somebody says why none is (Placement::waiver).
#pragma once

#include <string>
#include <vector>

#include "calendar/service/schedule.h"

namespace lichsong::service {

/// Missed and pre-empted placements that nothing makes up for and nobody waived, by time. A make-good that was itself cancelled, declined or
/// missed does not count; the missed one then stands in the list in its place.
[[nodiscard]] std::vector<model::PlacedSegment> unresolved(Desk& desk);

/// Books the same segment once more in its place; returns the change and, through `made`, the code of the new placement.
/// Error{Input,"makegood.not_missed"}, {"makegood.has_one"} with the code of the one there is, {"makegood.after_dday"}.
model::Change make_good(Desk& desk, const std::string& code, const Destination& at, std::string& made);

/// Nothing shall make up for it. Error{Input,"makegood.not_missed"|"makegood.no_reason"}.
model::Change waive(Desk& desk, const std::string& code, const std::string& reason);

}  // namespace lichsong::service
