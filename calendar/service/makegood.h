// SPDX-License-Identifier: Apache-2.0
// What makes up for placements that did not go out. A missed or pre-empted one stays unresolved until another is booked in its place, or
// somebody says why none is (Placement::waiver).
#pragma once

#include <string>
#include <vector>

#include "calendar/service/makegood_offers.h"
#include "calendar/service/preempt.h"
#include "calendar/service/schedule.h"

namespace lichsong::service {

/// Missed and pre-empted placements that nothing makes up for and nobody waived, by time. A make-good that was itself cancelled, declined or
/// missed does not count; the missed one then stands in the list in its place.
[[nodiscard]] std::vector<model::PlacedSegment> unresolved(Desk& desk);

/// The same with what their loss does to coverage, the worst first: what should be made good before the rest.
[[nodiscard]] std::vector<Lost> unresolved_by_damage(Desk& desk);

/// The best places that are free and take one of the item's topics, none in the past, after election day, on a closed day or where the outlet
/// shows something else (what is pre-empted less than a day apart is one event): those of the same
/// medium first, then of the same week, then those that break the least, then the nearest to its day; a heavier slot before a lighter one.
/// At most `most`, each with what it would break, the rule "makegood" included where the plan has it. Error{Input,"makegood.not_missed"|"makegood.has_one"}.
[[nodiscard]] std::vector<Offer> makegood_offers(Desk& desk, const std::string& code, std::size_t most);

/// Within a change: books the same segment once more in its place; the new placement. Errors of make_good().
model::Record book_makegood(Edit& edit, const std::string& code, const Destination& at);

/// Books the same segment once more in its place; returns the change and, through `made`, the code of the new placement.
/// Error{Input,"makegood.not_missed"}, {"makegood.has_one"} with the code of the one there is, {"makegood.after_dday"}.
model::Change make_good(Desk& desk, const std::string& code, const Destination& at, std::string& made);

/// What the make-good breaks where it stands now, the worst first: people are told, and keep it or move it.
[[nodiscard]] std::vector<model::Violation> makegood_breaks(Desk& desk, const std::string& made);

/// Nothing shall make up for it. Error{Input,"makegood.not_missed"|"makegood.no_reason"}.
model::Change waive(Desk& desk, const std::string& code, const std::string& reason);

}  // namespace lichsong::service
