// SPDX-License-Identifier: Apache-2.0
// Releases, and what is different between two of them; for a partner also as a sheet on paper.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int make_release(Console& console, const Given& given);
int show_differences(Console& console, const Given& given);
int write_difference_sheet(Console& console, const Given& given);

}  // namespace lichsong::cli
