// SPDX-License-Identifier: Apache-2.0
// Subscriptions of partners.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int add_feed(Console& console, const Given& given);
int rotate_feed(Console& console, const Given& given);
int revoke_feed(Console& console, const Given& given);
int list_feeds(Console& console, const Given& given);
int write_feed(Console& console, const Given& given);
int show_feed(Console& console, const Given& given);

}  // namespace lichsong::cli
