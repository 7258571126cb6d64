// SPDX-License-Identifier: Apache-2.0
// What a message to a partner says: plain text that can be read on any screen and answered by hand. One message for everything that
// waits for the partner.
#pragma once

#include "calendar/service/outbox.h"

namespace lichsong::app {

/// Subject and text in the language chosen. Nothing of it but what the partner is asked about or was released.
[[nodiscard]] service::MessageWords message_words(service::Desk& desk, const service::WaitingMessage& waiting);

/// "1 request, 3 changes", for lists.
[[nodiscard]] std::string waiting_text(const service::WaitingMessage& waiting);

/// What is attached, as a line: "Attached: Week schedule by outlet, from 3/5/2021 to 9/5/2021, as of release 2 (lich-2021-05-03.pdf)".
[[nodiscard]] std::string report_line(const service::WaitingReport& report);

/// One change as a line: "Moved: Fire safety (DT21-0417), from T6 21/5/2021 19:45, … to …".
[[nodiscard]] std::string change_line(const service::PartnerChange& change);

}  // namespace lichsong::app
