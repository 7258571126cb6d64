// SPDX-License-Identifier: Apache-2.0
// Taking over what others send.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int import_file(Console& console, const Given& given);

}  // namespace lichsong::cli
