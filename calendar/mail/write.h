// SPDX-License-Identifier: Apache-2.0
// A message as the bytes that go over the wire or into an .eml file (RFC 5322, 2045 to 2047, 2231, 6047). The only writer of mail;
// it reads no clock and throws no dice.
#pragma once

#include <cstddef>
#include <string>

#include "calendar/mail/message.h"

namespace lichsong::mail {

namespace limits {
inline constexpr std::size_t field_bytes = 500;               ///< of a subject, a name or a name of a file
inline constexpr std::size_t recipients = 100;
inline constexpr std::size_t outgoing_bytes = 20 * 1024 * 1024;  ///< of all texts and attachments: what most servers take
}  // namespace limits

/// The same message gives the same bytes: lines end with CR LF, have at most 998 octets, and all are ASCII. Control characters in a
/// subject, a name or the name of a file become spaces, in the text they are left out; in the name of a file "_" stands for what
/// some system does not take there. Nothing of any field makes a header of its own, and "=?utf-8?…" that somebody typed is read as
/// that. Throws Error{Input,…}: as check_address(); "mail.no_recipient"; "mail.bad_message_id" with it; "mail.bad_language" with it;
/// "mail.bad_type" with the type of an attachment; "mail.method_differs" with the method of the part and METHOD of its text;
/// "mail.field_too_long" with its beginning and the limit in octets; "mail.too_many_recipients" with the limit;
/// "mail.too_large" with the limit in MiB; "text.not_utf8".
[[nodiscard]] std::string write(const Outgoing& message);

}  // namespace lichsong::mail
