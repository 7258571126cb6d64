// SPDX-License-Identifier: Apache-2.0
// Rows that were removed and can come back: trash list, trash restore.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int list_trash(Console& console, const Given& given);
int restore_row(Console& console, const Given& given);

}  // namespace lichsong::cli
