// SPDX-License-Identifier: Apache-2.0
// Old Vietnamese text: which encoding bytes are in, and the same text as UTF-8. Reads no files and knows no tables of cells;
// the readers in calendar/sheet call it, and whoever offers people to repair what they have pasted.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lichsong::base {

/// `Tcvn3` is the lower-case half of TCVN 5712:1993 as the ABC fonts (.VnTime) use it, `Vni` VNI-Windows (VNI-Times).
enum class Encoding { Utf8, Utf16Le, Utf16Be, Windows1258, Tcvn3, Vni };

/// As offices call it: "UTF-16", "TCVN3".
[[nodiscard]] std::string_view encoding_name(Encoding encoding) noexcept;

/// The likeliest encoding of `bytes`, with or without a byte order mark. Well-formed UTF-8 is always `Utf8`; UTF-16 without a
/// mark is known by its zero bytes; of the old encodings it is the one in which most words are Vietnamese syllables. What
/// is none of them (say, French in Latin-1) comes out as `Windows1258`, which shares most letters with Latin-1.
[[nodiscard]] Encoding recognise(std::string_view bytes);

/// `bytes` as UTF-8 in NFC, without a byte order mark. Bytes an old encoding has no letter for are read as Windows-1252.
/// Throws Error{Input,"text.not_utf8"} where `bytes` are ill-formed for Utf8, Utf16Le or Utf16Be.
[[nodiscard]] std::string to_utf8(std::string_view bytes, Encoding encoding);

/// The encoding that well-formed UTF-8 was in before somebody read it as Latin-1 or Windows-1252 ("§ång Th¸p", "Ñoàng
/// Thaùp"): `Tcvn3`, `Vni`, or nothing, which is also the answer where the text makes sense as it is, in any language.
[[nodiscard]] std::optional<Encoding> legacy_in_utf8(std::string_view text);

/// "§ång Th¸p" with `Tcvn3` -> "Đồng Tháp". Characters that Windows-1252 does not have stay as they are. Throws
/// Error{Input,"text.not_utf8"} where `text` is ill-formed.
[[nodiscard]] std::string repair_legacy(std::string_view text, Encoding encoding);

}  // namespace lichsong::base
