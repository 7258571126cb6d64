// SPDX-License-Identifier: Apache-2.0
// Files of this person, not of a plan: what they hold makes the next start easier, and nothing hangs on it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace lichsong::desktop {

/// What was kept; empty where nothing was, or where it cannot be read.
[[nodiscard]] std::string read_own_file(const std::filesystem::path& file);

/// Whole or not at all, its folder made where it is missing. False where it cannot be written to.
[[nodiscard]] bool keep_own_file(const std::filesystem::path& file, std::string_view text);

}  // namespace lichsong::desktop
