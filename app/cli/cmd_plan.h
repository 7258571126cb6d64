// SPDX-License-Identifier: Apache-2.0
// Plans as files: new, demo, generate, info, backup, verify.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int new_plan(Console& console, const Given& given);
int demo_plan(Console& console, const Given& given);
int generate_plan(Console& console, const Given& given);
int info_plan(Console& console, const Given& given);
int backup_plan(Console& console, const Given& given);
int copy_plan(Console& console, const Given& given);
int verify_plan(Console& console, const Given& given);

}  // namespace lichsong::cli
