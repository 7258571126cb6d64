// SPDX-License-Identifier: Apache-2.0
// How often something recurs, in words.
#pragma once

#include <string>

#include "calendar/model/recurrence.h"

namespace lichsong::app {

/// "T2, T4 hằng tuần", "T6 tuần thứ 3 hằng tháng"; empty where there is none.
[[nodiscard]] std::string rhythm_words(const model::Recurrence& rule);

}  // namespace lichsong::app
