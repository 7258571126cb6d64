// SPDX-License-Identifier: Apache-2.0
// Names of files that the program makes of words people typed: the one place where such words become part of a path.
#pragma once

#include <string>
#include <string_view>

namespace lichsong::base {

/// "BC tuần: kênh 1/2" and " 2021-05-03.pdf" -> "BC tuần_ kênh 1_2 2021-05-03.pdf". A file in one folder on every system, whatever `words` hold:
/// no separator, no control or invisible character, no dot, hyphen or space in front, NFC, and at most 200 octets, cut between characters. Words
/// of which nothing is left are `otherwise`. That and `tail`, which begins with a space and holds a day, are the program's own and stay as they are.
[[nodiscard]] std::string file_name(std::string_view words, std::string_view tail, std::string_view otherwise);

}  // namespace lichsong::base
