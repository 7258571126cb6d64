// SPDX-License-Identifier: Apache-2.0
// Many placements changed at once, each in its own fields: what a table gives back that was edited or pasted. One change, one
// step to undo. The same fields of many are set by schedule.h.
#pragma once

#include "calendar/service/editor.h"

namespace lichsong::service {

struct CellEdit {
    std::string code;    ///< of the placement
    Fields of_placement;
    Fields of_segment;
};

/// Sets them all or none. What is left empty is completed from slot and segment as for a new placement. Error{Call,"row.unknown"}
/// for a code that is none; Error{Input,"placement.locked"} where date, start or length of a locked one would be another.
model::Change set_cells(Desk& desk, const std::vector<CellEdit>& edits);

}  // namespace lichsong::service
