// SPDX-License-Identifier: Apache-2.0
// Unicode text by ICU: normal form, folding for search, Vietnamese order, safe characters. Every text that enters the
// program passes clean(); every search compares fold() of both sides.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

namespace lichsong::base {

[[nodiscard]] bool is_utf8(std::string_view bytes) noexcept;

/// NFC of `text`. Ill-formed bytes throw Error{Input,"text.not_utf8"}.
[[nodiscard]] std::string nfc(std::string_view text);

/// What may be stored from a field a person typed: valid UTF-8, NFC, no control characters but line breaks and tabs,
/// CR LF as LF, no spaces at the ends. Throws Error{Input,"text.not_utf8"} or {"text.control_character"}.
[[nodiscard]] std::string clean(std::string_view text);

/// Like clean(), and line breaks and tabs are refused as well: for titles, names and codes.
[[nodiscard]] std::string clean_line(std::string_view text);

/// Folded for search: case, diacritics and đ removed, so that "dong thap" is found in "Đồng Tháp", and "Ủy" equals "Uỷ".
[[nodiscard]] std::string fold(std::string_view text);

/// True where `needle`, folded, occurs in `haystack`, folded.
[[nodiscard]] bool found_in(std::string_view needle, std::string_view haystack);

/// "Bản tin An ninh trật tự" -> "ban-tin-an-ninh-trat-tu"; at most `longest` characters, cut at a word.
[[nodiscard]] std::string slug(std::string_view text, std::size_t longest = 32);

/// Strict weak order of Vietnamese (ICU collation "vi"): a ă â … d đ, tones ngang huyền hỏi ngã sắc nặng.
[[nodiscard]] bool vi_less(std::string_view left, std::string_view right);
/// Bytes that are in that order as they are: for sorting many texts.
[[nodiscard]] std::string vi_sort_key(std::string_view text);

/// The first letter as a capital: "đợt tuyên truyền" -> "Đợt tuyên truyền".
[[nodiscard]] std::string with_capital(std::string_view text);
/// All of it in capitals, as heads of documents are written.
[[nodiscard]] std::string upper(std::string_view text);

/// Columns a terminal uses for `text`: combining marks none, East Asian wide characters two.
[[nodiscard]] std::size_t columns(std::string_view text);

/// Splits at `separator`, parts trimmed, empty parts left out.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
template <class Temporary>
    requires std::same_as<Temporary, std::string>  // whose parts would outlive it
std::vector<std::string_view> split(Temporary&& text, char separator) = delete;

/// At most so many octets from the front, never a part of a character: for what is shown of a value.
[[nodiscard]] std::string beginning(std::string_view text, std::size_t most);

[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

}  // namespace lichsong::base
