// SPDX-License-Identifier: Apache-2.0
// Secrets in addresses, and what is kept of them.
#pragma once

#include <string>
#include <string_view>

namespace lichsong::base {

/// 256 bits from the system's entropy as base64url without padding: 43 letters, digits, "-" and "_". Error{Store,"system.no_entropy"}.
[[nodiscard]] std::string new_secret();

/// SHA-256 (FIPS 180-4) in lower-case hex. For a secret of 256 random bits a fast hash is enough.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// HMAC-SHA-256 (RFC 2104) in lower-case hex: what only somebody with the key can write below `text`.
[[nodiscard]] std::string signature(std::string_view key, std::string_view text);

}  // namespace lichsong::base
