// SPDX-License-Identifier: Apache-2.0
// Adding, changing and removing one row of any kind by its fields, as the command line and the forms of the desktop do it.
#pragma once

#include <functional>
#include <string>

#include "calendar/service/editor.h"
#include "calendar/service/field_text.h"

namespace lichsong::service {

/// Reads and writes fields of this plan; of rows of which there are many, one is looked up at a time.
[[nodiscard]] FieldContext field_context(Desk& desk);

/// What the fields shall be; asked within the change, so that names mean what they mean when it is written.
using ReadFields = std::function<Fields(const FieldContext&)>;

/// By its id where that is known, else by its key. The campaign needs neither: there is one.
struct RowName {
    model::EntityKind kind{};
    std::int64_t id = 0;
    std::string key{};
};

struct EditedRow {
    model::Change change;  ///< with the id 0 where nothing is different
    std::string key;
};

/// The rest is completed: a series by its slot, a segment by the body of the campaign. Without a key one is made of the label.
/// Errors as read_field, check_row and Edit::commit.
EditedRow add_row(Desk& desk, model::EntityKind kind, const std::string& key, const ReadFields& fields);

/// With `seen`, the revision the caller looked at: Error{Conflict,"edit.stale"|"edit.gone"} where it has moved on.
EditedRow set_row(Desk& desk, const RowName& name, const ReadFields& fields, std::optional<std::int64_t> seen = {});

/// Error{Call,"row.in_use"} where something still refers to it.
EditedRow remove_row(Desk& desk, const RowName& name);

}  // namespace lichsong::service
