// SPDX-License-Identifier: Apache-2.0
// What a branch makes of a plan, in words.
#pragma once

#include <string>
#include <vector>

#include "calendar/service/branch.h"
#include "calendar/service/field_text.h"

namespace lichsong::app {

/// As it is typed; "key" is the row's own name. `context`: of the plan whose ids the value holds.
[[nodiscard]] std::string image_text(const model::EntityInfo& info, const std::string& field, const model::Value& value, const service::FieldContext& context);
/// "Ngày: 2021-05-10 → 2021-05-12; Giờ: 05:30 → 17:30", or that it is new, or gone. `context`: of the branch.
[[nodiscard]] std::string branched_text(const service::BranchedRow& row, const service::FieldContext& context);
/// The fields that the plan has made something else of since; empty where there are none.
[[nodiscard]] std::string disputed_text(const service::BranchedRow& row);
/// Sentences: what happened since the two went apart, what is missing and broken now and then, what stays behind.
[[nodiscard]] std::vector<std::string> branch_summary(const service::BranchView& view);

}  // namespace lichsong::app
