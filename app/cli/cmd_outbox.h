// SPDX-License-Identifier: Apache-2.0
// Commands about messages to partners, and about the mail they go and come by.
#pragma once

#include "app/cli/command.h"

namespace lichsong::cli {

/// Lists what waits; with --send it goes out. Ends with exit_found where something could not be sent.
int show_outbox(Console& console, const Given& given);
int dismiss_changes(Console& console, const Given& given);
int list_sent(Console& console, const Given& given);
int settle_message(Console& console, const Given& given);
int post_request(Console& console, const Given& given);
int unpost_request(Console& console, const Given& given);

int set_mail(Console& console, const Given& given);
int show_mail(Console& console, const Given& given);
int test_mail(Console& console, const Given& given);
/// Looks for answers in the mailbox; ends with exit_found where something waits for a person.
int fetch_mail(Console& console, const Given& given);

}  // namespace lichsong::cli
