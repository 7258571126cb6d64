// SPDX-License-Identifier: Apache-2.0
// Commands about what went out: lines of logs, closed days, and what makes up for what was missed.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int import_asrun(Console& console, const Given& given);
int list_asrun(Console& console, const Given& given);
int link_asrun(Console& console, const Given& given);
int close_asrun_day(Console& console, const Given& given);
int reopen_asrun_day(Console& console, const Given& given);
int list_unresolved(Console& console, const Given& given);
int make_good(Console& console, const Given& given);

}  // namespace lichsong::cli
