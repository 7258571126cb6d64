// SPDX-License-Identifier: Apache-2.0
// Rows of a template before they are read: which fields they have, where an error stands, and in which order they can be
// added. Used by the loader only.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/base/error.h"
#include "calendar/model/entity.h"
#include "calendar/service/template_file.h"

namespace lichsong::service {

/// Error{Input, code, {file, line, more…}}.
[[nodiscard]] base::Error at_line(std::string_view code, const std::string& file, int line, const std::vector<std::string>& more);

/// Does what belongs to one line of a file, and says where it was if that fails.
void at(const std::string& file, int line, const std::function<void()>& work);

/// Error{Input,"template.unknown_field"}.
[[nodiscard]] const model::FieldInfo& field_of(const model::EntityInfo& info, const TemplateField& given, const std::string& file);

/// What people and lists separated by commas can call a row; Error{Input,"template.bad_key"}.
void check_key(const TemplateRow& row, const std::string& file);

/// Those of one kind; they may refer to one another in any order, and here each stands behind those it refers to. `is_known`:
/// rows of the kind that are there from elsewhere. Error{Input,"template.key_taken"|"template.circle"|"template.unknown_reference"}.
[[nodiscard]] std::vector<const TemplateRow*> in_order(const std::string& file, const model::EntityInfo& info, const std::vector<TemplateRow>& rows,
                                                       const std::function<bool(const std::string& key)>& is_known);

}  // namespace lichsong::service
