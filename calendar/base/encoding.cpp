// SPDX-License-Identifier: Apache-2.0
// The choice between encodings by the syllables that come out, and ICU for those it knows; TCVN3 and VNI are in legacy.cpp.
#include "calendar/base/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "calendar/base/error.h"
#include "calendar/base/legacy.h"
#include "calendar/base/letters.h"
#include "calendar/base/syllable.h"
#include "calendar/base/text.h"

namespace lichsong::base {
namespace {

using namespace std::literals;

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16le_mark = "\xFF\xFE";
constexpr std::string_view utf16be_mark = "\xFE\xFF";

unsigned char byte_of(char c) { return static_cast<unsigned char>(c); }

std::u32string wide(std::string_view utf8) {
    const auto text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
    std::u32string out;
    out.reserve(static_cast<std::size_t>(text.length()));
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) out += static_cast<char32_t>(text.char32At(i));
    return out;
}

std::string narrow(const std::u32string& text) {
    std::string out;
    icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()), static_cast<std::int32_t>(text.size())).toUTF8String(out);
    return nfc(out);
}

std::string by_icu(const char* name, std::string_view bytes, UConverterToUCallback on_error) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name, &status), &ucnv_close);
    if (U_FAILURE(status)) throw Error(Fault::Store, "text.icu_missing", {u_errorName(status)});
    ucnv_setToUCallBack(converter.get(), on_error, nullptr, nullptr, nullptr, &status);
    const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
    if (U_FAILURE(status)) throw Error(Fault::Input, "text.not_utf8");
    std::string out;
    text.toUTF8String(out);
    return nfc(out);
}

bool is_ascii(std::u32string_view text) {
    return std::all_of(text.begin(), text.end(), [](char32_t c) { return c < 0x80; });
}

// How Vietnamese a text is, by its words: of those with other letters than ASCII, and of the plain ones.
struct Score {
    int good = 0;
    int common = 0;  // of the good ones
    int bad = 0;
    int plain_good = 0;
    int plain_bad = 0;
    [[nodiscard]] int total() const { return 4 * good + common - 8 * bad; }
};

// A sign glued to a letter, as in "§ång", is a letter that was read wrongly.
bool is_sign_in_word(std::u32string_view text, std::size_t at) {
    constexpr char32_t no_break_space = 0xA0;
    if (text[at] < 0x80 || text[at] > 0xFF || is_letter(text[at]) || text[at] == no_break_space) return false;
    return (at > 0 && is_letter(text[at - 1])) || (at + 1 < text.size() && is_letter(text[at + 1]));
}

// `strays` are letters that the encoding should not have left.
Score score_of(std::u32string_view text, int strays) {
    Score score;
    score.bad = strays;
    for (const auto word : words_of(text)) {
        const bool good = is_syllable(word);
        if (good && is_common_syllable(word)) ++score.common;
        ++(is_ascii(word) ? (good ? score.plain_good : score.plain_bad) : (good ? score.good : score.bad));
    }
    for (std::size_t i = 0; i < text.size(); ++i)
        if (is_sign_in_word(text, i)) ++score.bad;
    return score;
}

// Lines that are not plain ASCII, as far as a judgement needs them.
std::string sample_of(std::string_view bytes) {
    constexpr std::size_t enough = std::size_t{32} << 10;
    std::string sample;
    while (!bytes.empty() && sample.size() < enough) {
        const auto line = bytes.substr(0, std::min(bytes.find_first_of("\r\n"), enough));
        if (std::any_of(line.begin(), line.end(), [](char c) { return byte_of(c) >= 0x80; })) (sample += line) += '\n';
        bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    }
    return sample;
}

// UTF-16 without a mark: of the plain letters and blanks of a text one byte is zero, and always the same one.
std::optional<Encoding> unmarked_utf16(std::string_view bytes) {
    std::array<std::size_t, 2> zeros{};
    const auto looked_at = std::min(bytes.size(), std::size_t{64} << 10);
    for (std::size_t i = 0; i < looked_at; ++i)
        if (bytes[i] == 0) ++zeros[i % 2];
    const auto [even, odd] = zeros;
    if (bytes.size() % 2 != 0 || even + odd == 0 || even + odd < looked_at / 8) return std::nullopt;
    if (even * 16 <= odd) return Encoding::Utf16Le;
    if (odd * 16 <= even) return Encoding::Utf16Be;
    return std::nullopt;
}

// Text in UTF-8 with a few wrong bytes is that, not another encoding.
bool is_mostly_utf8(std::string_view sample) {
    std::size_t whole = 0;
    std::size_t broken = 0;
    for (std::size_t i = 0; i < sample.size();) {
        std::size_t length = 1;
        while (length < 4 && i + length < sample.size() && (byte_of(sample[i + length]) & 0xC0U) == 0x80U) ++length;
        if (byte_of(sample[i]) >= 0x80) ++(is_utf8(sample.substr(i, length)) ? whole : broken);
        i += length;
    }
    return whole > 8 * broken;
}

// Whether the repaired text is so much more Vietnamese that nobody can have meant what stands there.
bool makes_more_sense(const Score& repaired, const Score& as_it_is) {
    if (8 * repaired.bad > repaired.good || repaired.plain_bad > repaired.plain_good + repaired.good) return false;
    if (as_it_is.bad == 0) return as_it_is.common == 0 && repaired.common > 1;
    return repaired.good > as_it_is.good && (repaired.good > 1 || repaired.common > 0);  // "Où" alone would be "Ó" in VNI
}

}  // namespace

std::string_view encoding_name(Encoding encoding) noexcept {
    static constexpr std::array<std::string_view, 6> names{"UTF-8", "UTF-16", "UTF-16", "Windows-1258", "TCVN3", "VNI"};
    return names[static_cast<std::size_t>(encoding)];
}

Encoding recognise(std::string_view bytes) {
    if (bytes.starts_with(utf8_mark)) return Encoding::Utf8;
    if (bytes.starts_with(utf16le_mark)) return Encoding::Utf16Le;
    if (bytes.starts_with(utf16be_mark)) return Encoding::Utf16Be;
    if (const auto found = unmarked_utf16(bytes)) return *found;
    if (is_utf8(bytes)) return Encoding::Utf8;
    const auto sample = sample_of(bytes);
    if (is_mostly_utf8(sample)) return Encoding::Utf8;
    auto best = Encoding::Windows1258;
    int most = 0;
    for (const auto encoding : {Encoding::Tcvn3, Encoding::Vni, Encoding::Windows1258}) {
        const auto total = score_of(wide(to_utf8(sample, encoding)), encoding == Encoding::Vni ? vni_strays(as_windows1252(sample)) : 0).total();
        if (total <= most) continue;
        most = total;
        best = encoding;
    }
    return best;
}

std::string to_utf8(std::string_view bytes, Encoding encoding) {
    const auto without = [&](std::string_view mark) { return bytes.starts_with(mark) ? bytes.substr(mark.size()) : bytes; };
    switch (encoding) {
        case Encoding::Utf8: return nfc(without(utf8_mark));
        case Encoding::Utf16Le: return by_icu("UTF-16LE", without(utf16le_mark), UCNV_TO_U_CALLBACK_STOP);
        case Encoding::Utf16Be: return by_icu("UTF-16BE", without(utf16be_mark), UCNV_TO_U_CALLBACK_STOP);
        case Encoding::Windows1258: return by_icu("windows-1258", bytes, UCNV_TO_U_CALLBACK_SUBSTITUTE);
        case Encoding::Tcvn3: return narrow(from_tcvn3(as_windows1252(bytes)));
        case Encoding::Vni: return narrow(from_vni(as_windows1252(bytes)));
    }
    return {};
}

std::optional<Encoding> legacy_in_utf8(std::string_view text) {
    if (!is_utf8(text)) return std::nullopt;
    const auto letters = wide(text);
    if (is_ascii(letters) || !std::all_of(letters.begin(), letters.end(), windows1252_byte)) return std::nullopt;
    const auto as_it_is = score_of(letters, 0);
    std::optional<Encoding> best;
    int most = as_it_is.total();
    for (const auto encoding : {Encoding::Tcvn3, Encoding::Vni}) {
        const auto score = score_of(wide(repair_legacy(text, encoding)), encoding == Encoding::Vni ? vni_strays(letters) : 0);
        if (score.total() <= most || !makes_more_sense(score, as_it_is)) continue;
        most = score.total();
        best = encoding;
    }
    return best;
}

std::string repair_legacy(std::string_view text, Encoding encoding) {
    if (!is_utf8(text)) throw Error(Fault::Input, "text.not_utf8");
    if (encoding == Encoding::Tcvn3) return narrow(from_tcvn3(wide(text)));
    if (encoding == Encoding::Vni) return narrow(from_vni(wide(text)));
    return nfc(text);
}

}  // namespace lichsong::base
