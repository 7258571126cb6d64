// SPDX-License-Identifier: Apache-2.0
// A folded cell cut into numbers, words and signs. Shared by sheet_when.cpp and sheet_cells.cpp, nobody else.
#pragma once

#include <string_view>
#include <vector>

namespace lichsong::service {

/// A number, a word, or one other character; views into the text.
struct CellToken {
    enum class Kind : unsigned char { Number, Word, Sign } kind;
    std::string_view text;
    bool spaced = false;  ///< after a blank
    [[nodiscard]] bool is(std::string_view wanted) const { return kind != Kind::Number && text == wanted; }
    [[nodiscard]] bool is_number(std::size_t longest) const { return kind == Kind::Number && text.size() <= longest; }
};

/// `folded` as base::fold() gives it; blanks are left out.
[[nodiscard]] std::vector<CellToken> tokens_of(std::string_view folded);

}  // namespace lichsong::service
