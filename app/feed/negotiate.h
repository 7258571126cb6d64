// SPDX-License-Identifier: Apache-2.0
// Header fields that choose between answers: If-None-Match, If-Modified-Since, Accept-Encoding. Text in, a decision out.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/base/clock.h"

namespace lichsong::feed {

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 §5.6.7).
[[nodiscard]] std::string http_date(base::Stamp stamp);
/// Its moment; nothing for any other form: the two obsolete ones are not sent by any client of ours.
[[nodiscard]] std::optional<base::Stamp> read_http_date(std::string_view text);

/// If-None-Match names `etag`: "*", or in a list, by weak comparison (RFC 9110 §8.8.3.2).
[[nodiscard]] bool names_etag(std::string_view field, std::string_view etag);

/// Accept-Encoding allows gzip: named, or by "*", with a weight above 0 (RFC 9110 §12.5.3).
[[nodiscard]] bool accepts_gzip(std::string_view field);

}  // namespace lichsong::feed
