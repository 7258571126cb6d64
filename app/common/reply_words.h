// SPDX-License-Identifier: Apache-2.0
// What is told of replies that came by themselves: what became of them, and why they wait.
#pragma once

#include "calendar/service/invitations.h"

namespace lichsong::app {

/// Of a code of ical::itip_conditions() or of an error that kept a reply from being applied; without an end.
[[nodiscard]] std::string reason_text(std::string_view code);
/// Codes with commas between, as a reply that waits keeps them.
[[nodiscard]] std::string reasons_text(std::string_view codes);
[[nodiscard]] std::string outcome_text(const service::ReceivedItem& item);
/// The answer, with what is proposed instead, and the sender's words.
[[nodiscard]] std::string reply_text(const model::Plan& plan, const model::PendingReply& reply);

}  // namespace lichsong::app
