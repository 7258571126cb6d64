// SPDX-License-Identifier: Apache-2.0
// ICU behind text.h. ICU's objects are made once and are safe to share for reading.
#include "calendar/base/text.h"

#include <memory>

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "calendar/base/error.h"

namespace lichsong::base {
namespace {

const icu::Normalizer2& normalizer(bool compose) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* made = compose ? icu::Normalizer2::getNFCInstance(status) : icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) throw Error(Fault::Store, "text.icu_missing", {u_errorName(status)});
    return *made;
}

icu::StringPiece piece(std::string_view text) { return {text.data(), static_cast<std::int32_t>(text.size())}; }

bool is_ascii(std::string_view text) noexcept {
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    return true;
}

// The next code point and the place behind it; negative where the bytes are ill-formed.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macro
UChar32 next_code_point(std::string_view text, std::int32_t& at) noexcept {
    UChar32 c = 0;
    U8_NEXT(text.data(), at, static_cast<std::int32_t>(text.size()), c);
    return c;
}
#pragma GCC diagnostic pop

void refuse_controls(std::string_view text, std::string_view allowed) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 || byte == 0x7F) && allowed.find(c) == std::string_view::npos)
            throw Error(Fault::Input, "text.control_character", {std::to_string(static_cast<int>(byte))});
    }
}

std::string without_carriage_returns(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r') {
            if (i + 1 < text.size() && text[i + 1] == '\n') continue;
            out += '\n';
        } else {
            out += text[i];
        }
    }
    return out;
}

const icu::Collator& vietnamese() {
    static const std::unique_ptr<icu::Collator> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("vi"), status));
        if (U_FAILURE(status)) throw Error(Fault::Store, "text.icu_missing", {u_errorName(status)});
        return made;
    }();
    return *collator;
}

}  // namespace

bool is_utf8(std::string_view bytes) noexcept {
    const auto size = static_cast<std::int32_t>(bytes.size());
    for (std::int32_t i = 0; i < size;)
        if (next_code_point(bytes, i) < 0) return false;
    return true;
}

std::string nfc(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    if (!is_utf8(text)) throw Error(Fault::Input, "text.not_utf8");
    UErrorCode status = U_ZERO_ERROR;
    if (normalizer(true).isNormalizedUTF8(piece(text), status) != 0) return std::string(text);  // as nearly all text is
    std::string out;
    const auto composed = normalizer(true).normalize(icu::UnicodeString::fromUTF8(piece(text)), status);
    if (U_FAILURE(status)) throw Error(Fault::Input, "text.not_utf8");
    composed.toUTF8String(out);
    return out;
}

std::string clean(std::string_view text) {
    auto out = nfc(trim(without_carriage_returns(text)));
    refuse_controls(out, "\n\t");
    return out;
}

std::string clean_line(std::string_view text) {
    auto out = nfc(trim(text));
    refuse_controls(out, "");
    return out;
}

std::string fold(std::string_view text) {
    if (is_ascii(text)) {
        std::string out(text);
        for (char& c : out)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        return out;
    }
    if (!is_utf8(text)) throw Error(Fault::Input, "text.not_utf8");
    UErrorCode status = U_ZERO_ERROR;
    auto cased = icu::UnicodeString::fromUTF8(piece(text)).foldCase();
    const auto apart = normalizer(false).normalize(cased, status);
    if (U_FAILURE(status)) throw Error(Fault::Input, "text.not_utf8");
    icu::UnicodeString bare;
    for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
        const UChar32 c = apart.char32At(i);
        if (u_charType(c) == U_NON_SPACING_MARK) continue;
        bare.append(c == 0x0111 ? UChar32{'d'} : c);  // đ has no decomposition in Unicode
    }
    std::string out;
    bare.toUTF8String(out);
    return out;
}

bool found_in(std::string_view needle, std::string_view haystack) {
    return fold(haystack).find(fold(needle)) != std::string::npos;
}

std::string slug(std::string_view text, std::size_t longest) {
    std::string out;
    for (const char c : fold(text)) {
        const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (word) out += c;
        else if (!out.empty() && out.back() != '-') out += '-';
    }
    if (out.size() > longest) {
        const auto cut = out.rfind('-', longest);
        out.resize(cut == std::string::npos || cut == 0 ? longest : cut);
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out;
}

std::string with_capital(std::string_view text) {
    if (text.empty() || !is_utf8(text)) return std::string(text);
    auto wide = icu::UnicodeString::fromUTF8(piece(text));
    const auto first = wide.char32At(0);
    wide.replace(0, U16_LENGTH(first), u_toupper(first));
    std::string out;
    wide.toUTF8String(out);
    return out;
}

std::string upper(std::string_view text) {
    if (!is_utf8(text)) return std::string(text);
    std::string out;
    icu::UnicodeString::fromUTF8(piece(text)).toUpper(icu::Locale("vi")).toUTF8String(out);
    return out;
}

bool vi_less(std::string_view left, std::string_view right) {
    UErrorCode status = U_ZERO_ERROR;
    return vietnamese().compareUTF8(piece(left), piece(right), status) == UCOL_LESS;
}

std::string vi_sort_key(std::string_view text) {
    const auto wide = icu::UnicodeString::fromUTF8(piece(text));
    std::string key(static_cast<std::size_t>(wide.length()) * 3 + 16, '\0');
    const auto fill = [&] { return static_cast<std::size_t>(vietnamese().getSortKey(wide, reinterpret_cast<std::uint8_t*>(key.data()), static_cast<std::int32_t>(key.size()))); };
    auto used = fill();
    if (used > key.size()) {
        key.resize(used);
        used = fill();
    }
    key.resize(used);
    return key;
}

std::size_t columns(std::string_view text) {
    std::size_t count = 0;
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        // All of Vietnamese, composed, is one column a letter: ASCII, U+00C0–U+02FF, U+1E00–U+1EFF.
        const auto byte = static_cast<unsigned char>(text[static_cast<std::size_t>(i)]);
        const auto next = i + 1 < size ? static_cast<unsigned char>(text[static_cast<std::size_t>(i) + 1]) : 0;
        const int latin = byte < 0x80 ? 1 : byte >= 0xC3 && byte < 0xCC ? 2 : byte == 0xE1 && next >= 0xB8 && next <= 0xBB ? 3 : 0;
        if (latin != 0) {
            ++count;
            i += latin;
            continue;
        }
        const UChar32 c = next_code_point(text, i);
        if (c >= 0 && u_charType(c) == U_NON_SPACING_MARK) continue;
        const auto width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
        count += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
    }
    return count;
}

std::string beginning(std::string_view text, std::size_t most) {
    if (text.size() <= most) return std::string(text);
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
    return std::string(text.substr(0, most));
}

std::string_view trim(std::string_view text) noexcept {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto cut = text.find(separator);
        if (const auto part = trim(text.substr(0, cut)); !part.empty()) parts.push_back(part);
        if (cut == std::string_view::npos) return parts;
        text.remove_prefix(cut + 1);
    }
}

}  // namespace lichsong::base
