// SPDX-License-Identifier: Apache-2.0
// plan: proposals that close gaps, and what they cannot close.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int propose_placements(Console& console, const Given& given);

}  // namespace lichsong::cli
