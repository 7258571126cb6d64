// SPDX-License-Identifier: Apache-2.0
// What this person's office puts on every paper, so that it is typed once: in a file of their own, not of the plan. One that is missing, old
// or damaged means empty words.
#pragma once

#include <filesystem>

#include "app/common/settings.h"
#include "calendar/service/letter_frame.h"

namespace lichsong::desktop {

[[nodiscard]] inline std::filesystem::path office_words_file(const app::Settings& settings) { return settings.config / "office.json"; }

/// Place, parent body, posts, signer, addressee and recipients; number and date are each paper's own.
[[nodiscard]] service::LetterWish read_office_words(const std::filesystem::path& file);
/// False where the folder cannot be written to.
[[nodiscard]] bool keep_office_words(const std::filesystem::path& file, const service::LetterWish& words);

}  // namespace lichsong::desktop
