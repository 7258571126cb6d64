// SPDX-License-Identifier: Apache-2.0
// Commands about what partners' calendars are told and answer.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int ask_calendar(Console& console, const Given& given);
int cancel_in_calendar(Console& console, const Given& given);
/// Ends with exit_found where something waits for a person.
int receive_message(Console& console, const Given& given);
int list_replies(Console& console, const Given& given);
int apply_reply(Console& console, const Given& given);
int refuse_reply(Console& console, const Given& given);

}  // namespace lichsong::cli
