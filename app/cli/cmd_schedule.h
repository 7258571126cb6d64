// SPDX-License-Identifier: Apache-2.0
// Looking at the schedule: list, check, coverage, export.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int list_placements(Console& console, const Given& given);
int check_plan(Console& console, const Given& given);
int show_coverage(Console& console, const Given& given);
int show_reach(Console& console, const Given& given);
int export_plan(Console& console, const Given& given);

}  // namespace lichsong::cli
