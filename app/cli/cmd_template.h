// SPDX-License-Identifier: Apache-2.0
// Templates in a plan that is there already: template list, show, apply, save. Plans from a campaign template are cmd_plan.h.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int list_templates(Console& console, const Given& given);
int show_template(Console& console, const Given& given);
int apply_template(Console& console, const Given& given);

}  // namespace lichsong::cli
