// SPDX-License-Identifier: Apache-2.0
// One character of UTF-8 at a time, sorted by whether it may stand in a calendar. ICU would do, but export spends most of
// its time here, and the table of well-formed sequences is small.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace lichsong::ical {

/// What begins at some place of a text.
struct Sequence {
    enum class Kind : unsigned char {
        Plain,      ///< may be copied
        Control,    ///< C0 but TAB, DEL, C1
        Break,      ///< LF, CR, U+0085, U+2028, U+2029
        IllFormed,  ///< not UTF-8; `length` bytes are to be replaced together
    };
    Kind kind = Kind::Plain;
    std::size_t length = 1;
};

[[nodiscard]] constexpr bool is_continuation(char byte) noexcept { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

namespace detail {
/// Unicode, table 3-7: how many bytes follow a lead byte, and what the first of them may be.
struct Lead {
    std::size_t following;
    unsigned char low;
    unsigned char high;
};

[[nodiscard]] constexpr Lead lead_of(unsigned char byte) noexcept {
    if (byte < 0xC2 || byte > 0xF4) return {0, 0, 0};
    if (byte < 0xE0) return {1, 0x80, 0xBF};
    if (byte < 0xF0) {
        if (byte == 0xE0) return {2, 0xA0, 0xBF};
        return {2, 0x80, static_cast<unsigned char>(byte == 0xED ? 0x9F : 0xBF)};
    }
    if (byte == 0xF0) return {3, 0x90, 0xBF};
    return {3, 0x80, static_cast<unsigned char>(byte == 0xF4 ? 0x8F : 0xBF)};
}
}  // namespace detail

/// `at` must lie within `text`.
[[nodiscard]] constexpr Sequence sequence_at(std::string_view text, std::size_t at) noexcept {
    using enum Sequence::Kind;
    const auto byte_at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto first = byte_at(at);
    if (first < 0x80) {
        if (first == '\n' || first == '\r') return {Break, 1};
        return {(first < 0x20 && first != '\t') || first == 0x7F ? Control : Plain, 1};
    }
    const auto lead = detail::lead_of(first);
    if (lead.following == 0) return {IllFormed, 1};
    for (std::size_t i = 1; i <= lead.following; ++i) {
        const bool there = at + i < text.size() && is_continuation(text[at + i]);
        if (!there || (i == 1 && (byte_at(at + 1) < lead.low || byte_at(at + 1) > lead.high))) return {IllFormed, i};
    }
    const std::size_t length = lead.following + 1;
    if (first == 0xC2 && byte_at(at + 1) < 0xA0) return {byte_at(at + 1) == 0x85 ? Break : Control, length};
    if (first == 0xE2 && byte_at(at + 1) == 0x80 && (byte_at(at + 2) == 0xA8 || byte_at(at + 2) == 0xA9)) return {Break, length};
    return {Plain, length};
}

/// How far to go on from a byte without looking closer: 1 for ASCII that may be copied, 2 and 3 for the lead bytes after
/// which any continuation makes a plain character, 0 for all else. A table, as most of export's time goes by here.
using Steps = std::array<unsigned char, 256>;

[[nodiscard]] constexpr Steps plain_steps() noexcept {
    Steps steps{};
    for (std::size_t byte = 0; byte < 0x80; ++byte) steps[byte] = (byte >= 0x20 && byte != 0x7F) || byte == '\t' ? 1 : 0;
    for (std::size_t byte = 0xC3; byte < 0xE0; ++byte) steps[byte] = 2;  // 0xC2 leads the controls C1 as well
    for (std::size_t byte = 0xE1; byte < 0xF0; ++byte)
        if (byte != 0xE2 && byte != 0xED) steps[byte] = 3;  // line breaks, surrogates
    return steps;
}

/// The end of the run of characters from `at` on that may be copied: the size of `text`, or where one begins that may not.
[[nodiscard]] constexpr std::size_t plain_run(std::string_view text, std::size_t at, const Steps& steps) noexcept {
    while (at < text.size()) {
        const std::size_t step = steps[static_cast<unsigned char>(text[at])];
        if (step == 1) {
            ++at;
        } else if (step == 2 && at + 1 < text.size() && is_continuation(text[at + 1])) {
            at += 2;
        } else if (step == 3 && at + 2 < text.size() && is_continuation(text[at + 1]) && is_continuation(text[at + 2])) {
            at += 3;
        } else {
            const auto piece = sequence_at(text, at);
            if (piece.kind != Sequence::Kind::Plain || piece.length == 1) return at;
            at += piece.length;
        }
    }
    return at;
}

}  // namespace lichsong::ical
