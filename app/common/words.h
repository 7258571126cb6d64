// SPDX-License-Identifier: Apache-2.0
// The tables behind describe.h: codes and names with their English texts, marked for the catalogue.
#pragma once

#include <span>
#include <string_view>

namespace lichsong::app {

/// `slots` says how each argument is shown, a letter each: t text as it is, d ISO date, k kind of row, f field, c choice,
/// s UTC stamp, v a value as it is typed (a date, a choice, or text), o the operating system's reason, w what was done (that argument and all that follow are a Doing), r a breach of a rule, e another error (likewise).
struct Sentence {
    std::string_view code;
    const char* text;
    std::string_view slots;
};
[[nodiscard]] std::span<const Sentence> error_sentences();  ///< those of tables to import as well
[[nodiscard]] std::span<const Sentence> sheet_sentences();
[[nodiscard]] std::span<const Sentence> change_sentences();
[[nodiscard]] std::span<const Sentence> violation_sentences();
[[nodiscard]] std::span<const Sentence> lint_sentences();
[[nodiscard]] std::span<const Sentence> import_sentences();

struct Name {
    std::string_view key;
    const char* text;
};
[[nodiscard]] std::span<const Name> system_reasons();
[[nodiscard]] std::span<const Name> kind_names();
[[nodiscard]] std::span<const Name> field_names();
[[nodiscard]] std::span<const Name> choice_names();

}  // namespace lichsong::app
