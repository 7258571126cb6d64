// SPDX-License-Identifier: Apache-2.0
// Titles as logs write them, compared: case, marks, "Chuyên mục" and its abbreviations, "ANTT" for "An ninh trật tự", an issue number.
// Knows no times and no codes; called by asrun_pairs.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lichsong::model {

/// A title folded and taken apart.
struct TitleKey {
    std::vector<std::string>
        words;                  ///< 64 at most, without kinds of programme, marks of repeats and what stands in brackets, unless nothing else is there
    std::optional<int> number;  ///< of "số 12", "kỳ 12", "tập 12", "no. 12", "#12"

    [[nodiscard]] bool empty() const noexcept { return words.empty(); }
    /// The words with blanks between them.
    [[nodiscard]] std::string stem() const;
};

[[nodiscard]] TitleKey title_key(std::string_view title);

/// Per mille of the words that both have, by Dice; a word may be spelled with one slip, and "antt" stands for four words with these
/// initials, and what could be a syllable stands for itself. Where all of the shorter, of three words at least, stands in the longer in its order, at least 800. Numbers are
/// not compared. The same both ways; 0 where either is empty.
[[nodiscard]] int title_likeness(const TitleKey& left, const TitleKey& right);

/// False where both have a number and they differ.
[[nodiscard]] constexpr bool numbers_agree(std::optional<int> left, std::optional<int> right) { return !left || !right || *left == *right; }

/// True where one is the other with at most one character changed, added, left out, or two neighbours swapped.
[[nodiscard]] bool one_slip_apart(std::string_view left, std::string_view right);

}  // namespace lichsong::model
