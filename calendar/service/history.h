// SPDX-License-Identifier: Apache-2.0
// Undo and redo from the journal, across restarts: each writes a new change that is the inverse of an old one.
#pragma once

#include "calendar/service/editor.h"

namespace lichsong::service {

/// Takes back the latest change of this author. Error{Call,"history.nothing_to_undo"}; Error{Conflict,"history.overtaken"}
/// where somebody has changed one of the same fields since, naming who and what.
model::Change undo(Desk& desk);

/// Does again what was undone last. Error{Call,"history.nothing_to_redo"}, Error{Conflict,"history.overtaken"}.
model::Change redo(Desk& desk);

/// Stages the inverse of a change for all its rows but those of `kept`. Error{Conflict,"history.overtaken"}.
void take_back(Edit& edit, std::int64_t change, model::EntityKind kept);

}  // namespace lichsong::service
