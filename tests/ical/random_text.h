// SPDX-License-Identifier: Apache-2.0
// Random texts for property tests: plain Vietnamese, or all that could break out of a line. Seeded, so that a failure repeats.
#pragma once

#include <random>
#include <string>

namespace lichsong::test {

using Random = std::mt19937_64;

[[nodiscard]] inline std::size_t below(Random& random, std::size_t limit) { return static_cast<std::size_t>(random() % limit); }

/// Well-formed text without line breaks and controls: letters of one to four octets, spaces and the characters to escape.
[[nodiscard]] inline std::string harmless_text(Random& random, std::size_t pieces) {
    static constexpr const char* parts[] = {"a", "Đ", "ồ", "ng ", "Th", "á", "p", "ữ", "ặ", " ", "  ", ",", ";", ":", "\\", "\"",
                                            "^", "\t", "ệ", "🗳️", "📻", "\\n", "b", "\xCC\xA3", "中", "=", "\xEF\xBF\xBD",
                                            "\xC2\xA0", "x", "y", "z"};
    std::string text;
    for (std::size_t i = 0; i < pieces; ++i) text += parts[below(random, std::size(parts))];
    return text;
}

/// Anything at all: breaks of all kinds, controls, whole properties, ill-formed and cut UTF-8. Never empty.
[[nodiscard]] inline std::string hostile_text(Random& random) {
    using namespace std::string_literals;
    static const std::string parts[] = {
        "\r\n"s, "\n"s, "\r"s, "\r\r\n"s, "\n "s, "\r\n\t"s, "\v"s, "\f"s, "\0"s, "\x01"s, "\x1B"s, "\x1C"s, "\x1D"s, "\x1E"s, "\x7F"s, "\xC2\x85"s,
        "\xC2\x80"s, "\xC2\x9F"s, "\xE2\x80\xA8"s, "\xE2\x80\xA9"s, "\xFF"s, "\xC0\x8A"s, "\xE0\x80\x8A"s, "\xED\xA0\x80"s, "\xF4\x90\x80\x80"s,
        "\xC3"s, "\xE1\xBB"s, "\xF0\x9F\x93"s, "\x80"s, "\nATTENDEE:mailto:a@b"s, "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:x"s, "\\"s, "\\n"s,
        ","s, ";"s, ":"s, "\""s, "^"s, "^n"s, "Đồng Tháp "s, "🗳️"s, "a"s, " "s, "\t"s, "END:VCALENDAR"s, "x"s};
    std::string text;
    for (std::size_t i = 0, count = 1 + below(random, 8); i < count; ++i) {
        if (below(random, 6) == 0) text += static_cast<char>(below(random, 256));
        else text += parts[below(random, std::size(parts))];
    }
    return text;
}

}  // namespace lichsong::test
