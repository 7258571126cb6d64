// SPDX-License-Identifier: Apache-2.0
// Fields as people type them and as they are shown: one reading and one writing for each type of field, used by the
// command line, templates and spreadsheets alike.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "calendar/model/entity.h"

namespace lichsong::service {

/// What reading and writing of fields needs to know of a plan.
struct FieldContext {
    model::DateContext dates;
    /// Row id of the row with that key; Error{Call,"row.unknown"} where there is none.
    std::function<std::int64_t(model::EntityKind, const std::string& key)> id_of;
    /// Key of the row with that id.
    std::function<std::string(model::EntityKind, std::int64_t id)> key_of;
};

/// Empty text is "nothing". Errors as parse_date, parse_time, …; Error{Input,"field.choice"} with the field, what was typed
/// and the choices; Error{Input,"field.number"|"field.flag"}.
[[nodiscard]] model::Value read_field(const model::FieldInfo& field, std::string_view text, const FieldContext& context);

/// As it is typed: references as keys, dates ISO 8601, times HH:MM, lists with commas.
[[nodiscard]] std::string write_field(const model::FieldInfo& field, const model::Value& value, const FieldContext& context);

}  // namespace lichsong::service
