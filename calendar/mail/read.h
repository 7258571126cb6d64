// SPDX-License-Identifier: Apache-2.0
// The bytes of a message of anybody's making as values. Input is taken to be hostile: limits come first, nothing is fetched or run,
// a message within the message is not followed.
#pragma once

#include <cstddef>
#include <string_view>

#include "calendar/mail/message.h"

namespace lichsong::mail {

namespace limits {
inline constexpr std::size_t message_bytes = 8 * 1024 * 1024;
inline constexpr std::size_t calendar_bytes = 1024 * 1024;  ///< of one calendar, decoded
inline constexpr std::size_t text_bytes = 256 * 1024;       ///< of the plain text that is kept
inline constexpr std::size_t header_bytes = 128 * 1024;     ///< of the header of a message or of one part
inline constexpr std::size_t field_octets = 16 * 1024;      ///< of one field of a header
inline constexpr std::size_t headers = 500;
inline constexpr std::size_t parts = 64;
inline constexpr std::size_t depth = 8;
}  // namespace limits

/// Reads what RFC 5322 and 2045 to 2047 call a message, lines ended by CR LF or LF. Texts come out as clean UTF-8; what is not
/// understood of a plain text is replaced, of a calendar it is an error. Throws Error{Input,…}: "mail.too_large" with the limit in
/// MiB; "mail.not_a_message"; "mail.no_sender" where no From can be read; "mail.header_too_large"; "mail.too_many_parts" and
/// "mail.too_deep" with the limit; "mail.calendar_too_large" with the limit in MiB; "mail.bad_charset" and "mail.bad_encoding" of a
/// calendar with what it names.
[[nodiscard]] Incoming read(std::string_view bytes);

}  // namespace lichsong::mail
