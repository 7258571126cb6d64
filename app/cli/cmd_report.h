// SPDX-License-Identifier: Apache-2.0
// Reports as files of the office.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int write_report(Console& console, const Given& given);
/// Writes the saved reports that are due into a folder; exit 1 where one of them could not be made.
int run_reports(Console& console, const Given& given);
int list_reports(Console& console, const Given& given);

}  // namespace lichsong::cli
