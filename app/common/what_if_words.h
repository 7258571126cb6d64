// SPDX-License-Identifier: Apache-2.0
// What would help, and what keeps a goal short, in words.
#pragma once

#include <string>

#include "calendar/planner/what_if.h"

namespace lichsong::app {

/// "Quy tắc “…”: 3 thay cho 2", "Thêm một buổi của khung “…” trên … vào T4 12/5/2021".
[[nodiscard]] std::string step_sentence(const model::Plan& plan, const planner::Relaxed& step);
/// "lấp thêm được 2", "lấp thêm được từ 1 đến 3".
[[nodiscard]] std::string gain_text(const planner::WhatIf& answer);
/// One sentence of rules and room.
[[nodiscard]] std::string blocking_sentence(const model::Plan& plan, const planner::Blocking& blocking);

}  // namespace lichsong::app
