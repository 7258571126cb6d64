// SPDX-License-Identifier: Apache-2.0
// The five verbs that every kind of row has. What is given names the kind under kind_of_row.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int add_row(Console& console, const Given& given);
int set_row(Console& console, const Given& given);
int remove_row(Console& console, const Given& given);
int show_row(Console& console, const Given& given);
int list_rows(Console& console, const Given& given);

}  // namespace lichsong::cli
