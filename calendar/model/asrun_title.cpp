// SPDX-License-Identifier: Apache-2.0
#include "calendar/model/asrun_title.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "calendar/base/syllable.h"
#include "calendar/base/text.h"

namespace lichsong::model {
namespace {

using Words = std::vector<std::string>;
using WordList = std::array<std::string_view, 2>;

// What says only what kind of programme it is, or that it is on again. One log has it, the next has not.
constexpr std::array<WordList, 15> idle_pairs{{{"chuyen", "muc"},
                                               {"tieu", "muc"},
                                               {"ban", "tin"},
                                               {"chuong", "trinh"},
                                               {"chuyen", "de"},
                                               {"chuyen", "trang"},
                                               {"phat", "lai"},
                                               {"phong", "su"},
                                               {"thong", "bao"},
                                               {"phat", "moi"},
                                               {"tap", "chi"},
                                               {"phim", "ngan"},
                                               {"thoi", "luong"},
                                               {"truc", "tiep"},
                                               {"tin", "bai"}}};
constexpr std::array<std::string_view, 8> idle_words{"cm", "bt", "ct", "ctr", "tm", "pl", "ps", "clip"};
constexpr std::string_view idle_at_first = "tin";  // "Tin: …", but not in "thông tin"
constexpr std::array<std::string_view, 7> number_words{"so", "ky", "tap", "no", "issue", "episode", "ep"};

bool is_number(std::string_view word) {
    return !word.empty() && word.size() <= 5 && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_of(std::string_view word) {
    int value = 0;
    std::from_chars(word.data(), word.data() + word.size(), value);
    return value;
}

bool is_word_char(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

// Dashes and quotation marks of typographers are three bytes from E2 80 on; no letter is.
std::string without_marks(std::string_view folded) {
    std::string out;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const bool mark = folded.substr(i, 2) == "\xE2\x80";
        out += mark ? ' ' : folded[i];
        if (mark) i += 2;
    }
    return out;
}

struct Cut {
    Words words;
    Words in_brackets;
};

Cut cut(std::string_view text) {
    Cut result;
    int depth = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '(' || text[i] == '[') ++depth;
        if ((text[i] == ')' || text[i] == ']') && depth > 0) --depth;
        const auto begin = i;
        while (i < text.size() && is_word_char(text[i])) ++i;
        if (i == begin) {
            if (text[i] == '#') (depth > 0 ? result.in_brackets : result.words).emplace_back("so");
            ++i;
        } else {
            (depth > 0 ? result.in_brackets : result.words).emplace_back(text.substr(begin, i - begin));
        }
    }
    return result;
}

// Takes "số 12" out; the last of several counts.
std::optional<int> take_number(Words& words) {
    std::optional<int> number;
    for (std::size_t i = 0; i + 1 < words.size();) {
        const bool named = std::find(number_words.begin(), number_words.end(), words[i]) != number_words.end();
        if (!named || !is_number(words[i + 1])) {
            ++i;
            continue;
        }
        number = number_of(words[i + 1]);
        const auto at = words.begin() + static_cast<std::ptrdiff_t>(i);
        words.erase(at, at + 2);
    }
    return number;
}

Words without_idle(const Words& words) {
    Words kept;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool pair = i + 1 < words.size() && std::any_of(idle_pairs.begin(), idle_pairs.end(), [&](const WordList& idle) {
                              return words[i] == idle[0] && words[i + 1] == idle[1];
                          });
        if (pair) ++i;
        else if (kept.empty() && words[i] == idle_at_first) continue;
        else if (std::find(idle_words.begin(), idle_words.end(), words[i]) == idle_words.end()) kept.push_back(words[i]);
    }
    return kept;
}

constexpr std::size_t most_words = 64;  // a bit for each
constexpr std::size_t shortest_slipped = 4;  // of shorter words one in three letters would be another word

using Mask = std::uint64_t;
constexpr bool has(Mask mask, std::size_t at) { return (mask >> at & 1) != 0; }
constexpr Mask bit(std::size_t at) { return Mask{1} << at; }

// Whether a word stands for others with these initials: "antt", but not "van", which is a word itself.
bool is_abbreviation(std::string_view word) { return !base::is_syllable(std::u32string(word.begin(), word.end())); }

// Words of `longer` from `at` on whose initials are `initials`.
bool are_initials(std::string_view initials, const Words& words, Mask used, std::size_t at) {
    if (initials.size() < 2 || at + initials.size() > words.size()) return false;
    for (std::size_t i = 0; i < initials.size(); ++i)
        if (words[at + i].front() != initials[i] || has(used, at + i)) return false;
    return true;
}

// Both titles with the words that are found in the other. Compared by the million where a log is long: no memory is taken.
class Comparison {
public:
    Comparison(const Words& left, const Words& right) : m_left(left), m_right(right) {}

    int run() {
        match([](const std::string& a, const std::string& b) { return a == b; }, 20);
        take_initials(m_left, m_left_used, m_right, m_right_used);
        take_initials(m_right, m_right_used, m_left, m_left_used);
        match([](std::string_view a,
                 std::string_view b) { return a.size() >= shortest_slipped && b.size() >= shortest_slipped && one_slip_apart(a, b); },
              16);
        const auto total = static_cast<int>(m_left.size() + m_right.size()) + m_written_out;
        const int dice = 100 * m_tenths / total;
        return is_within() ? std::max(dice, 800 + dice / 10) : dice;
    }

private:
    template <class Same>
    void match(Same same, int tenths) {
        for (std::size_t i = 0; i < m_left.size(); ++i)
            for (std::size_t j = 0; j < m_right.size() && !has(m_left_used, i); ++j) {
                if (has(m_right_used, j) || !same(m_left[i], m_right[j])) continue;
                m_left_used |= bit(i);
                m_right_used |= bit(j);
                m_tenths += tenths;
            }
    }

    void take_initials(const Words& shorts, Mask& shorts_used, const Words& longs, Mask& longs_used) {
        for (std::size_t i = 0; i < shorts.size(); ++i)
            for (std::size_t j = 0; j < longs.size() && !has(shorts_used, i); ++j) {
                if (!are_initials(shorts[i], longs, longs_used, j) || !is_abbreviation(shorts[i])) continue;
                shorts_used |= bit(i);
                const auto count = shorts[i].size();
                for (std::size_t k = j; k < j + count; ++k) longs_used |= bit(k);
                m_tenths += 20 * static_cast<int>(count);
                m_written_out += static_cast<int>(count) - 1;
            }
    }

    [[nodiscard]] bool is_within() const {
        const bool left_shorter = m_left.size() < m_right.size();
        const auto& shorter = left_shorter ? m_left : m_right;
        const auto& longer = left_shorter ? m_right : m_left;
        if (shorter.size() < 3) return false;
        return std::search(longer.begin(), longer.end(), shorter.begin(), shorter.end()) != longer.end();
    }

    const Words& m_left;
    const Words& m_right;
    Mask m_left_used = 0;
    Mask m_right_used = 0;
    int m_tenths = 0;       ///< of a word, counted on both sides
    int m_written_out = 0;  ///< words that initials stand for, beyond the one that is there
};

}  // namespace

std::string TitleKey::stem() const {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

TitleKey title_key(std::string_view title) {
    TitleKey key;
    auto [words, in_brackets] = cut(without_marks(base::fold(title)));
    key.number = take_number(words);
    if (const auto number = take_number(in_brackets); number && !key.number) key.number = number;
    key.words = without_idle(words);
    if (key.words.empty()) key.words = words.empty() ? std::move(in_brackets) : std::move(words);
    if (key.words.size() > most_words) key.words.resize(most_words);
    return key;
}

int title_likeness(const TitleKey& left, const TitleKey& right) {
    if (left.empty() || right.empty()) return 0;
    if (left.words == right.words) return 1000;
    // Which words are taken for which may depend on the side that begins.
    const bool swapped = left.words > right.words;
    return Comparison(swapped ? right.words : left.words, swapped ? left.words : right.words).run();
}

bool one_slip_apart(std::string_view left, std::string_view right) {
    if (left.size() > right.size()) std::swap(left, right);
    if (right.size() - left.size() > 1) return false;
    const auto [a, b] = std::mismatch(left.begin(), left.end(), right.begin());
    const auto at = static_cast<std::size_t>(a - left.begin());
    if (left.size() < right.size()) return left.substr(at) == right.substr(at + 1);
    if (at == left.size() || left.substr(at + 1) == right.substr(at + 1)) return true;
    return at + 1 < left.size() && left[at] == right[at + 1] && left[at + 1] == right[at] && left.substr(at + 2) == right.substr(at + 2);
}

}  // namespace lichsong::model
