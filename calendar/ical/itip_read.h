// SPDX-License-Identifier: Apache-2.0
// Scheduling messages of anybody's making (RFC 5546) as values, through the guard and the child process that foreign
// calendars go through. It believes nothing and decides nothing: itip_judge.h does.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "calendar/base/zone.h"
#include "calendar/ical/itip.h"

namespace lichsong::ical {

/// A message about one matter is small; anything larger is no answer of a partner's.
inline constexpr std::size_t itip_most_octets = std::size_t{1024} * 1024;
inline constexpr std::size_t itip_most_items = 500;
inline constexpr std::size_t itip_most_findings = 200;  ///< one more says that there were others
inline constexpr std::size_t itip_longest_comment = 4'000;

/// `reader`: the program lichsong-ical; `zone`: of the campaign, on whose wall times come back. Throws Error{Input}: "ics.…" where
/// the guard refuses the file or libical dies of it; "itip.no_method"; "itip.several_methods" and "itip.unknown_method" with the
/// words; "itip.no_event" where it holds none. What of an event cannot be read is missing in its item, and a finding.
[[nodiscard]] ItipMessage read_itip(std::string_view bytes, const std::filesystem::path& reader, const base::Zone& zone);

/// The same with the child's work done by `answer`, from a request to its reply (wire.h): for the fuzzer, which must see it.
[[nodiscard]] ItipMessage read_itip(std::string_view bytes, const std::function<std::string(std::string request)>& answer, const base::Zone& zone);

}  // namespace lichsong::ical
