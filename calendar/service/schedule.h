// SPDX-License-Identifier: Apache-2.0
// Planning single placements: book, move, cancel, repeat, lock. Everything goes through the editor; what is done here is to
// fill in what follows from slot, segment and outlet.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/service/editor.h"

namespace lichsong::service {

/// Where something shall go out. What is empty follows from the slot, or stays as it was.
struct Destination {
    std::optional<std::string> slot;
    std::optional<std::string> outlet;
    model::Date date;
    std::optional<model::TimeOfDay> start;
    std::optional<model::Seconds> length;
};

/// Completes a new placement: outlet and start from its slot, a length that is not given from segment or slot. The record names a segment, a
/// date, and a slot or an outlet. Error{Input,"placement.no_outlet"|"placement.no_start"}.
void complete_placement(Edit& edit, model::Record& placement);

/// The change as journalled; one without an id where nothing would be different, and nothing is written.
/// `seen`: the revision the caller looked at, see Edit::set().
model::Change move_placement(Desk& desk, const std::string& code, const Destination& to, std::optional<std::int64_t> seen = {});
model::Change cancel_placement(Desk& desk, const std::string& code, const std::string& reason);
/// Books the same segment once more; returns the change and, through `made`, the code of the new placement.
model::Change repeat_placement(Desk& desk, const std::string& code, const Destination& at, std::string& made);
/// Makes a segment and books it, as one change. `segment` without a title is refused as any row without one.
model::Change place_new(Desk& desk, const model::Segment& segment, const Destination& at, std::string& made);
/// One change for all of them. Error{Input,"placement.state"} where one may not follow, and nothing is done.
model::Change set_states(Desk& desk, const std::vector<std::string>& codes, model::PlacementState state);
model::Change lock_placement(Desk& desk, const std::string& code, bool locked);

}  // namespace lichsong::service
