// SPDX-License-Identifier: Apache-2.0
// The tables of TCVN3, VNI and Windows-1252. ICU has no TCVN, and glibc's knows only the standard, not that the capitals of the
// ABC fonts come from a second font.
#include "calendar/base/legacy.h"

#include <algorithm>
#include <array>
#include <vector>

#include "calendar/base/letters.h"

namespace lichsong::base {
namespace {

// TCVN 5712:1993 (VN1), 0x80 to 0xFF. The ABC fonts have no capitals with a tone at these places; files of the standard do.
constexpr std::u32string_view tcvn =
    U"ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    U"\u00A0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    U"ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    U"ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ";
static_assert(tcvn.size() == 128);

// Windows-1252, 0x80 to 0x9F; from 0xA0 on it is Latin-1. Its five holes are read as the control characters they are in Latin-1.
constexpr std::u32string_view windows1252 =
    U"\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F"
    U"\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178";
static_assert(windows1252.size() == 32);

// VNI: a byte that is a letter by itself, whatever stands before it.
struct VniLetter {
    char32_t byte;
    char32_t letter;
};
constexpr std::array vni_letters{VniLetter{0xF1, U'đ'}, VniLetter{0xF4, U'ơ'}, VniLetter{0xF6, U'ư'}, VniLetter{0xED, U'í'},
                                 VniLetter{0xEC, U'ì'}, VniLetter{0xE6, U'ỉ'}, VniLetter{0xF3, U'ĩ'}, VniLetter{0xF2, U'ị'},
                                 VniLetter{0xEE, U'ỵ'}};

// VNI: a byte that shapes the vowel before it, as combining characters; `bases` are the vowels that take it.
struct VniMark {
    char32_t byte;
    std::u32string_view marks;
    std::u32string_view bases;
};
constexpr std::u32string_view toned = U"aeouyơư";
constexpr std::u32string_view hatted = U"aeo";
constexpr std::array vni_marks{
    VniMark{0xF8, U"\u0300", toned}, VniMark{0xFB, U"\u0309", toned}, VniMark{0xF5, U"\u0303", toned}, VniMark{0xF9, U"\u0301", toned}, VniMark{0xEF, U"\u0323", toned},
    VniMark{0xEA, U"\u0306", U"a"}, VniMark{0xE8, U"\u0306\u0300", U"a"}, VniMark{0xFA, U"\u0306\u0309", U"a"}, VniMark{0xFC, U"\u0306\u0303", U"a"},
    VniMark{0xE9, U"\u0306\u0301", U"a"}, VniMark{0xEB, U"\u0306\u0323", U"a"},
    VniMark{0xE2, U"\u0302", hatted}, VniMark{0xE0, U"\u0302\u0300", hatted}, VniMark{0xE5, U"\u0302\u0309", hatted}, VniMark{0xE3, U"\u0302\u0303", hatted},
    VniMark{0xE1, U"\u0302\u0301", hatted}, VniMark{0xE4, U"\u0302\u0323", hatted}};

char32_t as_windows1252(unsigned char byte) { return byte >= 0x80 && byte < 0xA0 ? windows1252[byte - 0x80U] : char32_t{byte}; }

enum class Case { Small, Unknown, Capital };

// By the letters that do have two cases in an ABC font: one capital is a beginning, two are a word in capitals.
Case case_of(std::u32string_view word) {
    int capitals = 0;
    for (const char32_t c : word) {
        const auto parts = letter_parts(c);
        const bool two_cases = parts.tone == Tone::Ngang && parts.lower != c;
        if (two_cases) ++capitals;
        else if (parts.tone == Tone::Ngang) return Case::Small;
    }
    return capitals >= 2 ? Case::Capital : Case::Unknown;
}

// An ABC font has no capitals with a tone: "ĐỒNG THÁP" is typed in a font of capitals, and comes out as "ĐồNG THáP". Whole
// words in capitals get theirs back; of "Xã" alone nobody can tell, so the words beside it decide.
void restore_capitals(std::u32string& text) {
    const auto words = words_of(text);
    std::vector<Case> cases;
    cases.reserve(words.size());
    for (const auto word : words) cases.push_back(case_of(word));
    std::vector<Case> after(cases.size(), Case::Unknown);  // the case of the next word that tells
    for (std::size_t i = cases.size(); i-- > 1;) after[i - 1] = cases[i] == Case::Unknown ? after[i] : cases[i];
    auto before = Case::Unknown;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool among_capitals = before != Case::Small && after[i] != Case::Small && (before == Case::Capital || after[i] == Case::Capital);
        if (cases[i] != Case::Unknown) before = cases[i];
        if (cases[i] == Case::Small || (cases[i] == Case::Unknown && !among_capitals)) continue;
        auto* letter = text.data() + (words[i].data() - text.data());
        std::transform(letter, letter + words[i].size(), letter, capital_of);
    }
}

constexpr bool is_vni_capital(char32_t c) { return c >= 0xC0 && c <= 0xDE; }
constexpr char32_t vni_small(char32_t c) { return is_vni_capital(c) ? c + 0x20 : c; }

const VniMark* vni_mark(char32_t c, char32_t before) {
    const auto base = letter_parts(before);
    if (base.tone != Tone::Ngang) return nullptr;
    const auto found = std::find_if(vni_marks.begin(), vni_marks.end(),
                                    [&](const VniMark& row) { return row.byte == vni_small(c) && row.bases.find(base.lower) != std::u32string_view::npos; });
    return found == vni_marks.end() ? nullptr : &*found;
}

struct VniText {
    std::u32string text;
    int strays = 0;
};

VniText read_vni(std::u32string_view text) {
    VniText read;
    read.text.reserve(text.size() + text.size() / 4);
    char32_t before = 0;  // a vowel that has no mark yet
    for (const char32_t c : text) {
        if (c < 0xC0 || c > 0xFF) {
            read.text += before = c;
            continue;
        }
        if (const auto* mark = vni_mark(c, before)) {
            read.text += mark->marks;
            before = 0;
            continue;
        }
        const auto letter = std::find_if(vni_letters.begin(), vni_letters.end(), [&](const VniLetter& row) { return row.byte == vni_small(c); });
        if (letter == vni_letters.end()) ++read.strays;
        before = letter == vni_letters.end() ? c : is_vni_capital(c) ? capital_of(letter->letter) : letter->letter;
        read.text += before;
    }
    return read;
}

}  // namespace

std::u32string as_windows1252(std::string_view bytes) {
    std::u32string out;
    out.reserve(bytes.size());
    for (const char c : bytes) out += as_windows1252(static_cast<unsigned char>(c));
    return out;
}

std::optional<unsigned char> windows1252_byte(char32_t c) {
    if (c < 0x100) return static_cast<unsigned char>(c);
    const auto at = windows1252.find(c);
    if (at == std::u32string_view::npos) return std::nullopt;
    return static_cast<unsigned char>(0x80 + at);
}

std::u32string from_tcvn3(std::u32string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (const char32_t c : text) {
        const auto byte = windows1252_byte(c);
        out += byte && *byte >= 0x80 ? tcvn[*byte - 0x80U] : c;
    }
    restore_capitals(out);
    return out;
}

std::u32string from_vni(std::u32string_view text) { return read_vni(text).text; }

int vni_strays(std::u32string_view text) { return read_vni(text).strays; }

}  // namespace lichsong::base
