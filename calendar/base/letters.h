// SPDX-License-Identifier: Apache-2.0
// The letters of Vietnamese taken apart, without a look into ICU. For syllable.cpp, legacy.cpp and encoding.cpp only; text.h has what the
// rest of the program needs.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace lichsong::base {

enum class Tone : unsigned char { Ngang, Huyen, Hoi, Nga, Sac, Nang };

struct LetterParts {
    char32_t lower = 0;  ///< lower case, without its tone: ấ and Ấ are â; what is no letter of Vietnamese stays as it is
    Tone tone = Tone::Ngang;
    bool is_capital = false;
};

namespace detail {
/// A vowel a row, its tones in the order of Tone; capitals in the second table at the same places.
inline constexpr std::array<std::u32string_view, 12> small_vowels{U"aàảãáạ", U"ăằẳẵắặ", U"âầẩẫấậ", U"eèẻẽéẹ", U"êềểễếệ", U"iìỉĩíị",
                                                                  U"oòỏõóọ", U"ôồổỗốộ", U"ơờởỡớợ", U"uùủũúụ", U"ưừửữứự", U"yỳỷỹýỵ"};
inline constexpr std::array<std::u32string_view, 12> capital_vowels{U"AÀẢÃÁẠ", U"ĂẰẲẴẮẶ", U"ÂẦẨẪẤẬ", U"EÈẺẼÉẸ", U"ÊỀỂỄẾỆ", U"IÌỈĨÍỊ",
                                                                    U"OÒỎÕÓỌ", U"ÔỒỔỖỐỘ", U"ƠỜỞỠỚỢ", U"UÙỦŨÚỤ", U"ƯỪỬỮỨỰ", U"YỲỶỸÝỴ"};

[[nodiscard]] constexpr LetterParts find_parts(char32_t c) noexcept {
    if (c >= U'a' && c <= U'z') return {c, Tone::Ngang, false};
    if (c >= U'A' && c <= U'Z') return {c - U'A' + U'a', Tone::Ngang, true};
    if (c == U'đ' || c == U'Đ') return {U'đ', Tone::Ngang, c == U'Đ'};
    for (const bool capital : {false, true})
        for (std::size_t row = 0; row < small_vowels.size(); ++row) {
            const auto at = (capital ? capital_vowels : small_vowels)[row].find(c);
            if (at != std::u32string_view::npos) return {small_vowels[row].front(), static_cast<Tone>(at), capital};
        }
    return {c, Tone::Ngang, false};
}
}  // namespace detail

[[nodiscard]] inline LetterParts letter_parts(char32_t c) noexcept {
    constexpr std::size_t beyond = 0x1F00;  // all letters of Vietnamese lie before; a file of 8 MiB asks for each of its letters
    static const auto table = [] {
        std::array<LetterParts, beyond> parts;
        for (std::size_t i = 0; i < beyond; ++i) parts[i] = detail::find_parts(static_cast<char32_t>(i));
        return parts;
    }();
    return c < beyond ? table[c] : LetterParts{c, Tone::Ngang, false};
}

/// Ấ for ấ, Đ for đ; anything that is no small letter of Vietnamese stays as it is.
[[nodiscard]] constexpr char32_t capital_of(char32_t c) noexcept {
    if (c >= U'a' && c <= U'z') return c - U'a' + U'A';
    if (c == U'đ') return U'Đ';
    for (std::size_t row = 0; row < detail::small_vowels.size(); ++row)
        if (const auto at = detail::small_vowels[row].find(c); at != std::u32string_view::npos) return detail::capital_vowels[row][at];
    return c;
}

/// ấ for Ấ, the inverse.
[[nodiscard]] inline char32_t small_of(char32_t c) noexcept {
    const auto parts = letter_parts(c);
    if (parts.tone == Tone::Ngang || !parts.is_capital) return parts.tone == Tone::Ngang ? parts.lower : c;
    for (std::size_t row = 0; row < detail::capital_vowels.size(); ++row)
        if (const auto at = detail::capital_vowels[row].find(c); at != std::u32string_view::npos) return detail::small_vowels[row][at];
    return c;
}

/// Letters and combining marks of any script, roughly: what words are made of.
[[nodiscard]] constexpr bool is_letter(char32_t c) noexcept {
    if (c < 0xC0) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    const bool sign = c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) || c >= 0xE000;
    return !sign;
}

/// The words of a text, as views of it.
[[nodiscard]] inline std::vector<std::u32string_view> words_of(std::u32string_view text) {
    std::vector<std::u32string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        while (at < text.size() && is_letter(text[at])) ++at;
        if (at > begin) words.push_back(text.substr(begin, at - begin));
        else ++at;
    }
    return words;
}

}  // namespace lichsong::base
