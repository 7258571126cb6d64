// SPDX-License-Identifier: Apache-2.0
// What is asked of a row beyond the types of its fields: values that the rest of the program looks up in a table. Called
// where rows come from people and templates, before they are staged.
#pragma once

#include "calendar/model/entity.h"

namespace lichsong::service {

/// Error{Input,"rule.unknown_kind"} for a rule of a kind that is none, Error{Input,"zone.unknown"} for a campaign in no time
/// zone, those of report_kind() and Error{Input,"report_setting.not_for_partners"} {kind, those that are} for a saved report, Error{Input,"dates.reversed"} with the row and its two days where the last comes before the first.
void check_row(const model::Record& record);

}  // namespace lichsong::service
