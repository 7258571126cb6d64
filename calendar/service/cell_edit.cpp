// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/cell_edit.h"

#include "calendar/base/error.h"
#include "calendar/service/moving.h"

namespace lichsong::service {
namespace {

using model::EntityKind;

bool moves(std::string_view field) { return field == "date" || field == "start" || field == "length"; }

void set_placement(Edit& edit, const CellEdit& cells) {
    const auto before = edit.row(EntityKind::Placement, cells.code);
    auto after = before;
    for (const auto& [name, value] : cells.of_placement) after[name] = value;
    if (before.values == after.values) return;
    complete_placement(edit, after);
    const auto different = differences(before, after);
    const bool is_locked = model::detail::number(before["locked"]) != 0;
    for (const auto& [name, value] : different)
        if (is_locked && moves(name)) throw base::Error(base::Fault::Input, "placement.locked", {cells.code});
    edit.set(EntityKind::Placement, before.head.id, different);
}

}  // namespace

model::Change set_cells(Desk& desk, const std::vector<CellEdit>& edits) {
    const bool one = edits.size() == 1;
    Edit edit(desk, {one ? "placement.set" : "placement.sets", {one ? edits.front().code : std::to_string(edits.size())}});
    for (const auto& cells : edits) {
        set_placement(edit, cells);
        if (!cells.of_segment.empty()) edit.set(EntityKind::Segment, model::detail::number(edit.row(EntityKind::Placement, cells.code)["segment"]), cells.of_segment);
    }
    return edit.commit();
}

}  // namespace lichsong::service
