// SPDX-License-Identifier: Apache-2.0
#include "calendar/base/file_name.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "calendar/base/text.h"

namespace lichsong::base {
namespace {

constexpr std::size_t longest_name = 200;  // of 255 that file systems take: one is written beside it, with more behind its name

// What a shell, a file system or a file manager takes for something else, and what turns the text around.
bool is_taken_otherwise(UChar32 c) {
    constexpr std::string_view marks = "/\\:*?\"<>|";
    if (c < 0x80 && marks.find(static_cast<char>(c)) != std::string_view::npos) return true;
    return (U_GET_GC_MASK(c) & (U_GC_C_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK)) != 0 || c == 0xFFFD;
}

std::string_view without_ends(std::string_view text) {
    const auto first = text.find_first_not_of(" .-~\t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" .\t") - first + 1);
}

}  // namespace

std::string file_name(std::string_view words, std::string_view tail, std::string_view otherwise) {
    const auto whole = icu::UnicodeString::fromUTF8({words.data(), static_cast<std::int32_t>(words.size())});  // ill-formed octets become U+FFFD
    icu::UnicodeString kept;
    for (std::int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1)) {
        const auto c = whole.char32At(i);
        kept.append(is_taken_otherwise(c) ? static_cast<UChar32>('_') : c);
    }
    std::string text;
    kept.toUTF8String(text);
    text = nfc(text);
    const auto room = longest_name > tail.size() ? longest_name - tail.size() : 0;
    text = beginning(without_ends(text), room);
    text = std::string(without_ends(text));
    if (text.find_first_not_of('_') == std::string::npos) text = otherwise;
    return text + std::string(tail);
}

}  // namespace lichsong::base
