// SPDX-License-Identifier: Apache-2.0
// What the child process does: libical parses calendar text, and its values leave as plain text. Nothing is normalised,
// cloned, merged, checked against iTIP or serialised, and no zone is looked up: those are the doors through which libical
// 3.0.16 was seen to crash. Only here is libical included.
#pragma once

#include <string>

namespace lichsong::ical {

/// The reply of wire.h to one request. A text that libical cannot read at all gives an empty one.
[[nodiscard]] std::string read_with_libical(const std::string& request);

}  // namespace lichsong::ical
