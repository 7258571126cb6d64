// SPDX-License-Identifier: Apache-2.0
// Hands a finished message to a mail server by SMTP (RFC 5321, 3207, 4954). One message a call; what waits, and when it is tried
// again, is the caller's.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/mail/server.h"

namespace lichsong::mail {

/// Returns when the server has taken the message for every recipient, and only then. Where it refuses one, nobody gets it: the error
/// says which. `bytes` are those of write(), `from` and `recipients` plain addresses. Throws besides check_server() and
/// check_address(): Error{Input,"mail.no_recipient"}; Error{Store,…} with the host first:
/// "mail.unreachable" (host:port, reason), "mail.tls" (host, reason), "mail.wrong_password" (host, user),
/// "mail.recipient_refused" (host, address, the server's line), "mail.server_said" (host, its line), "mail.timeout" (host, seconds),
/// "mail.lost" (host, reason) where the connection broke: the server may have taken it, but did not say so.
/// Error{Call,"work.stopped"} as `should_stop` says, with the same doubt once all was handed over.
void send(const Server& server, std::string_view bytes, const std::string& from, const std::vector<std::string>& recipients,
          std::chrono::seconds timeout, const ShouldStop& should_stop);

/// Connects, secures, logs in, says NOOP and QUIT; sends nothing. Throws as send(), and Error{Store,"mail.no_login"} with the host
/// where there is a user and the server offers no login.
void test_sending(const Server& server, std::chrono::seconds timeout, const ShouldStop& should_stop);

}  // namespace lichsong::mail
