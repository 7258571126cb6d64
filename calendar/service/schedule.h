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
/// The first of them goes there, the others as many days and as much time from where they are; those of the same slot or outlet
/// as the first follow it to its new one. One change; Error{Input,"placement.locked"} where one is locked, and nothing is done.
model::Change move_placements(Desk& desk, const std::vector<std::string>& codes, const Destination& to);
/// Longer or shorter, from the same start. Error{Input,"field.range"} for a length that is none.
model::Change resize_placement(Desk& desk, const std::string& code, model::Seconds length);
model::Change cancel_placement(Desk& desk, const std::string& code, const std::string& reason);
/// Books the same segment once more; returns the change and, through `made`, the code of the new placement.
model::Change repeat_placement(Desk& desk, const std::string& code, const Destination& at, std::string& made);
/// Makes a segment and books it, as one change. `segment` without a title is refused as any row without one.
model::Change place_new(Desk& desk, const model::Segment& segment, const Destination& at, std::string& made);
/// Books a segment that is there already, for example one that waits in the tray.
model::Change book_segment(Desk& desk, const std::string& segment, const Destination& at, std::string& made);
/// Takes drafts out of the calendar; their segments stay and wait to be booked again. Days of a series are left out of its
/// rule. Error{Input,"placement.not_a_draft"} where others may know of one already: that is cancelled instead.
model::Change unbook_placements(Desk& desk, const std::vector<std::string>& codes);
model::Change cancel_placements(Desk& desk, const std::vector<std::string>& codes, const std::string& reason);
/// One change for all of them. Error{Input,"placement.state"} where one may not follow, and nothing is done.
model::Change set_states(Desk& desk, const std::vector<std::string>& codes, model::PlacementState state);
model::Change lock_placement(Desk& desk, const std::string& code, bool locked);

}  // namespace lichsong::service
