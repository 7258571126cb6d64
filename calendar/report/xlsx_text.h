// SPDX-License-Identifier: Apache-2.0
// What Excel takes as a text and as the name of a sheet. Used by render_xlsx.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lichsong::report {

/// At most 32 767 units of UTF-16, the end shown by "…"; "_x0041_", by which Excel spells a character, stays what it is.
[[nodiscard]] std::string sheet_text(std::string_view text);

/// At most 31 units of UTF-16, none of []:*?/\, no apostrophe at an end, unlike all of `taken` whatever their case.
[[nodiscard]] std::string sheet_name(std::string_view wanted, const std::vector<std::string>& taken);

/// How wide a text is drawn, in digits: its longest line.
[[nodiscard]] std::size_t drawn_width(std::string_view text);

}  // namespace lichsong::report
