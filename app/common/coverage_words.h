// SPDX-License-Identifier: Apache-2.0
// Gaps of coverage as sentences, for lists, tables and reports.
#pragma once

#include <string>

#include "calendar/model/coverage.h"

namespace lichsong::app {

/// "Phòng cháy: chưa có trên Truyền hình, 9–15/3/2026" where nothing is there, else how much more is wanted. Empty where nothing is missing.
[[nodiscard]] std::string gap_sentence(const model::Plan& plan, const model::CoverageCell& cell, model::CoverageLayer layer);

}  // namespace lichsong::app
