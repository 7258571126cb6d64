// SPDX-License-Identifier: Apache-2.0
// Rows that were removed: the journal keeps them whole, so that they can come back as they were, however long ago it was. Not
// undo, which takes back the latest change as a whole (history.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/service/editor.h"

namespace lichsong::service {

/// What people call the row: a placement by its segment, a goal by its topic, also where that is removed.
[[nodiscard]] std::string label_of(Desk& desk, const model::Record& row);

struct RemovedRow {
    model::EntityKind kind{};
    std::int64_t id = 0;
    std::string key;
    std::string label;      ///< of a placement or goal, that of what it places or counts
    model::Date date;       ///< of a placement
    model::Change change;   ///< that removed it
};

struct RemovedRows {
    std::vector<RemovedRow> rows;  ///< the newest first
    bool is_cut = false;           ///< there are more
};

/// Rows that were removed and are not there now, but for notes of the program about imports.
[[nodiscard]] RemovedRows removed_rows(Desk& desk, std::optional<model::EntityKind> kind = {}, std::size_t most = 200);

/// By key; of several that were called so, the one removed last. Error{Call,"trash.unknown"} with kind and key.
[[nodiscard]] RemovedRow find_removed(Desk& desk, model::EntityKind kind, const std::string& key);

struct Restored {
    model::Change change;
    std::string key;
    std::vector<std::string> along;  ///< labels of rows it refers to that were gone too, and came back with it
};

/// Brings the row back with its id, key and UID, and a SEQUENCE above the one it went with. What it refers to and is gone too comes
/// back along. An issue is one of the days of its series again; where the series does not reach that far any more, it comes back as
/// a placement of no series. Error{Call,"trash.unknown"}; Error{Conflict,"trash.key_taken"|
/// "trash.day_taken"} where something else has its key, or its day in the series; errors of Edit::commit().
Restored restore(Desk& desk, model::EntityKind kind, std::int64_t id);

}  // namespace lichsong::service
