// SPDX-License-Identifier: Apache-2.0
// Text in TCVN3 and VNI as somebody sees it who takes its bytes for Windows-1252, and the same text put right. Chooses
// nothing; encoding.cpp does, and is the only caller.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lichsong::base {

/// `bytes` as Windows-1252 shows them; its five holes are read as the control characters of Latin-1.
[[nodiscard]] std::u32string as_windows1252(std::string_view bytes);

/// The byte that Windows-1252 shows as `c`; nothing where it has no such character.
[[nodiscard]] std::optional<unsigned char> windows1252_byte(char32_t c);

/// "§ång Th¸p" -> "Đồng Tháp"; words in capitals get back the capitals that an ABC font cannot say. Not normalised.
[[nodiscard]] std::u32string from_tcvn3(std::u32string_view text);

/// How many accented letters VNI could not have written where they stand.
[[nodiscard]] int vni_strays(std::u32string_view text);

/// "Ñoàng Thaùp" -> "Đồng Tháp", with combining marks. Not normalised.
[[nodiscard]] std::u32string from_vni(std::u32string_view text);

}  // namespace lichsong::base
