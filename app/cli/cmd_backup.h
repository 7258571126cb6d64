// SPDX-License-Identifier: Apache-2.0
// Copies of the plan that are made by themselves, and going back to one.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int back_up_now(Console& console, const Given& given);
int list_backups(Console& console, const Given& given);
int restore_backup(Console& console, const Given& given);

}  // namespace lichsong::cli
