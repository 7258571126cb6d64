// SPDX-License-Identifier: Apache-2.0
// The shape of Vietnamese syllables: onset, rhyme and tone. No dictionary: "nghoanh" is no syllable, "ghiêu" could be one. Old
// encodings are told apart by it (encoding.cpp).
#pragma once

#include <string_view>

namespace lichsong::base {

/// True where `word`, in NFC and any case, could be a syllable of Vietnamese: a known onset and rhyme that go together, at
/// most one tone, on the vowel that old or new spelling puts it on ("hòa", "hoà"), and before c, ch, p, t only sắc or nặng.
[[nodiscard]] bool is_syllable(std::u32string_view word);

/// True where `word`, in NFC and any case, is one of the 320 syllables with marks that office texts use most.
[[nodiscard]] bool is_common_syllable(std::u32string_view word);

}  // namespace lichsong::base
