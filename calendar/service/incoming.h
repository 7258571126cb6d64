// SPDX-License-Identifier: Apache-2.0
// Answers that come by mail: calendar messages are taken in as such, a letter of a partner waits to be read. Who sent a message is what it
// says, which proves nothing: everything waits for a person.
#pragma once

#include <chrono>
#include <filesystem>
#include <vector>

#include "calendar/mail/fetch.h"
#include "calendar/service/invitations.h"

namespace lichsong::service {

/// What one message holds for the plan: its calendars, and where it has none and comes from a partner, its words as a reply that waits.
struct TakenMessage {
    std::vector<ReceivedItem> items;
    bool is_letter = false;
};

/// Errors of a calendar of the message are outcomes of it, not of the call.
TakenMessage take_message(Desk& desk, const mail::Incoming& message, const std::filesystem::path& reader);

struct FetchedReplies {
    int messages = 0;
    int letters = 0;                      ///< that wait to be read
    std::vector<ReceivedItem> items;
    std::vector<mail::Skipped> skipped;
};

/// Takes in what is new in the mailbox, which is then as far as it was read. Errors as mail::fetch().
FetchedReplies fetch_replies(Desk& desk, mail::Mailbox& mailbox, std::chrono::seconds timeout, const mail::ShouldStop& should_stop, const std::filesystem::path& reader);

}  // namespace lichsong::service
