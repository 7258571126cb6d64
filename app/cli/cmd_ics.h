// SPDX-License-Identifier: Apache-2.0
// Calendar files of anybody's making: ics lint.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int lint_calendar(Console& console, const Given& given);
int expand_calendar(Console& console, const Given& given);

}  // namespace lichsong::cli
