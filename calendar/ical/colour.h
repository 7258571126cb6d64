// SPDX-License-Identifier: Apache-2.0
// Colours of calendars and entries: RFC 7986 §5.9 wants a name of CSS 3, the plan holds "#RRGGBB".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace lichsong::ical {

/// 0xRRGGBB of "#RRGGBB"; nothing for any other text.
[[nodiscard]] std::optional<std::uint32_t> read_colour(std::string_view text);

[[nodiscard]] bool is_css_name(std::string_view name);

/// The name of the CSS 3 colour that looks most like it; the first of the table where two are as near.
[[nodiscard]] std::string_view nearest_css_name(std::uint32_t rgb);

}  // namespace lichsong::ical
