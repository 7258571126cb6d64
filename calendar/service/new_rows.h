// SPDX-License-Identifier: Apache-2.0
// What every new row is given, and what the journal keeps of a row that changed: shared by the editor and by the doors for
// rows by the thousand (bulk.h), so that a row looks the same whichever way it came.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "calendar/base/id.h"
#include "calendar/model/change.h"

namespace lichsong::service {

/// An empty text says nothing, and is stored as nothing.
[[nodiscard]] model::Value without_empty_text(model::Value value);
void drop_empty_texts(model::Record& record);

void give_uid(model::Record& record, base::UuidSource& uuids);

/// The key of a new row that has its id: as given, else the placement code, else a number, else from its label, made unique
/// by `taken`.
void give_key(model::Record& record, const std::string& code_prefix, const std::function<bool(const std::string&)>& taken);

/// The code of the n-th placement: "DT21-0417".
[[nodiscard]] std::string placement_code(const std::string& prefix, std::int64_t number);

/// nullptr: the row was not there, or is there no more. Nothing where nothing is different.
[[nodiscard]] std::optional<model::RowChange> row_change(const model::Record* before, const model::Record* after);

/// The row as it was before a change that removed it.
[[nodiscard]] model::Record removed_row(const model::RowChange& change);
/// The same as it comes back. Readers have seen the SEQUENCE it had when it went, and that it went: it is a newer version now.
[[nodiscard]] model::Record returning_row(const model::RowChange& change);

}  // namespace lichsong::service
