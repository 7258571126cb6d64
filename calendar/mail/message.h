// SPDX-License-Identifier: Apache-2.0
// Mail as values: what is sent and what came. Nothing here knows MIME or a server: write.h and read.h go between values and
// bytes, send.h and fetch.h between bytes and servers. The texts of calendars are made and understood in calendar/ical.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/base/clock.h"

namespace lichsong::mail {

struct Address {
    std::string name;   ///< UTF-8, may be empty
    std::string email;  ///< "tin@bao.example.vn", without brackets
    friend bool operator==(const Address&, const Address&) = default;
};

/// A plain address of ASCII: a dot-atom of at most 64 octets, one "@", a host name of at most 253, 254 in all (RFC 5321 §4.5.3.1,
/// RFC 5322 §3.4.1). Throws Error{Input,"mail.bad_address"} with it, and {"mail.address_not_ascii"} where letters with marks are
/// all that is wrong: few servers take those (RFC 6531).
void check_address(const std::string& email);

/// One text/calendar part (RFC 6047 §2.4).
struct CalendarPart {
    std::string method;     ///< "REQUEST", as METHOD in the text; upper case
    std::string text;       ///< UTF-8, lines ended by CR LF
    std::string file_name;  ///< may be empty
    friend bool operator==(const CalendarPart&, const CalendarPart&) = default;
};

struct Attachment {
    std::string file_name;
    std::string type = "application/octet-stream";
    std::string bytes;
    friend bool operator==(const Attachment&, const Attachment&) = default;
};

/// A message to be sent. Everything that could differ from one writing to the next is passed in.
struct Outgoing {
    Address from;
    std::vector<Address> to;
    std::vector<Address> cc;
    std::string subject;                     ///< UTF-8, one line
    std::string text;                        ///< UTF-8, lines ended by LF
    std::vector<CalendarPart> calendars;     ///< the first beside the text, as what calendar programs look for
    std::vector<Attachment> attachments;
    std::string message_id;                  ///< "a1b2@example.vn", without brackets
    base::Stamp date = 0;
    std::chrono::minutes utc_offset{0};      ///< 420 for Vietnam
    std::string in_reply_to;                 ///< a message id without brackets; may be empty
    std::string language;                    ///< "vi" (RFC 3282); may be empty
};

/// Everybody it goes to, each once: the recipients for send().
[[nodiscard]] std::vector<std::string> recipients_of(const Outgoing& message);

/// A calendar that came.
struct IncomingCalendar {
    CalendarPart part;            ///< `method` as the parameter of the part says, upper case; empty where it says none
    bool method_agrees = false;   ///< that parameter is there and equals METHOD in the text, as RFC 6047 §2.4 demands
    friend bool operator==(const IncomingCalendar&, const IncomingCalendar&) = default;
};

/// A message that came. Who sent it is what the message says: nothing here is proven (RFC 6047 §3).
struct Incoming {
    std::vector<Address> from;               ///< all of them; addresses in lower case
    std::optional<Address> sender;           ///< Sender, where it stands there
    std::vector<Address> to;
    std::vector<Address> cc;
    std::string subject;                     ///< one line
    std::optional<base::Stamp> date;         ///< nothing where it cannot be read
    std::string message_id;                  ///< without brackets; may be empty
    std::string in_reply_to;
    std::string text;                        ///< of the plain parts, lines ended by LF
    std::vector<IncomingCalendar> calendars;
    bool has_several_from = false;           ///< more than one address, or more than one From: nobody to hold to it
    bool has_repeated_headers = false;       ///< From, Sender, Subject, Date, To or Message-ID stands there twice (RFC 5322 §3.6)
    bool has_enclosed_message = false;       ///< a forwarded message, which was not looked into
    bool is_automatic = false;               ///< says so itself (RFC 3834 §5), as notices of absence do
    bool is_text_cut = false;                ///< the text is longer than what is kept
};

/// METHOD of a calendar in upper case, from its own lines, not from those of its entries; empty where there is none, or there are
/// several. Lines may be folded and end with LF alone. For the check of RFC 6047 §2.4; calendar/ical judges the rest.
[[nodiscard]] std::string method_of(std::string_view calendar);

}  // namespace lichsong::mail
