// SPDX-License-Identifier: Apache-2.0
// A mail server as somebody set it up, for sending and for fetching. TLS is not a choice but on this machine itself.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace lichsong::mail {

enum class Security : std::uint8_t {
    StartTls,  ///< asked for on the plain port, and nothing is said before (RFC 3207, RFC 9051 §6.2.1)
    Tls,       ///< from the first octet (RFC 8314 §3)
    None,      ///< localhost, 127.0.0.0/8 and ::1 only
};

struct Server {
    std::string host;                    ///< a name or an IP address, without brackets
    int port = 0;
    Security security = Security::StartTls;
    std::string user;                    ///< empty: without login
    std::string password;                ///< in no error, log or exception
    std::filesystem::path authorities;   ///< PEM of those whose certificates count; empty: the system's
};

/// Asked at least once a second; where it says so, what runs ends with Error{Call,"work.stopped"}. May be empty.
using ShouldStop = std::function<bool()>;

/// Throws Error{Input,"mail.bad_host"} with it, {"mail.bad_port"} with it, {"mail.bad_login"} for control characters in user or
/// password, and {"mail.needs_tls"} with the host where Security::None would go to another machine. Asks no name server.
void check_server(const Server& server);

}  // namespace lichsong::mail
