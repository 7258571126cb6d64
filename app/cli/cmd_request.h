// SPDX-License-Identifier: Apache-2.0
// Requests to partners: asking, answers, the trail, and who owes whom what.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

int new_request(Console& console, const Given& given);
int add_request_lines(Console& console, const Given& given);
int send_request(Console& console, const Given& given);
int mark_request_seen(Console& console, const Given& given);
int reply_to_request(Console& console, const Given& given);
int enter_reply_slip(Console& console, const Given& given);
int write_request_letter(Console& console, const Given& given);
int accept_counter(Console& console, const Given& given);
int refuse_counter(Console& console, const Given& given);
int withdraw_request_lines(Console& console, const Given& given);
int close_request(Console& console, const Given& given);
int note_for_request(Console& console, const Given& given);
int list_requests(Console& console, const Given& given);
int show_request(Console& console, const Given& given);
int list_reminders(Console& console, const Given& given);

}  // namespace lichsong::cli
