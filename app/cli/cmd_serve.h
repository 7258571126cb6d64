// SPDX-License-Identifier: Apache-2.0
// The feed server, started from the command line.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int serve_plan(Console& console, const Given& given);

}  // namespace lichsong::cli
