// SPDX-License-Identifier: Apache-2.0
// Commands about what did not go out: windows that pre-empt, what is unresolved, and what makes up for it.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int preempt_window(Console& console, const Given& given);
int list_unresolved(Console& console, const Given& given);
int make_good(Console& console, const Given& given);

}  // namespace lichsong::cli
