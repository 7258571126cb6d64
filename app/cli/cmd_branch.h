// SPDX-License-Identifier: Apache-2.0
// A plan tried otherwise on a copy: made, compared, kept or dropped.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int make_branch(Console& console, const Given& given);
int compare_branch(Console& console, const Given& given);
int keep_branch(Console& console, const Given& given);
int drop_branch(Console& console, const Given& given);

}  // namespace lichsong::cli
