// SPDX-License-Identifier: Apache-2.0
// The legal calendar, election day, and the journal: milestones, dday, history, undo, redo.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int show_milestones(Console& console, const Given& given);
int move_dday(Console& console, const Given& given);
int show_history(Console& console, const Given& given);
int undo_change(Console& console, const Given& given);
int redo_change(Console& console, const Given& given);

}  // namespace lichsong::cli
