// SPDX-License-Identifier: Apache-2.0
// What is done to single placements beyond add and set: move, cancel, repeat, lock.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int move_placement(Console& console, const Given& given);
int cancel_placement(Console& console, const Given& given);
int repeat_placement(Console& console, const Given& given);
int lock_placement(Console& console, const Given& given);

}  // namespace lichsong::cli
