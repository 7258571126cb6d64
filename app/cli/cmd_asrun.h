// SPDX-License-Identifier: Apache-2.0
// Commands about what went out: lines of logs and closed days. What makes up for what was missed is in cmd_makegood.h.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int import_asrun(Console& console, const Given& given);
int list_asrun(Console& console, const Given& given);
int link_asrun(Console& console, const Given& given);
int close_asrun_day(Console& console, const Given& given);
int reopen_asrun_day(Console& console, const Given& given);

}  // namespace lichsong::cli
