// SPDX-License-Identifier: Apache-2.0
// From words to a command and its arguments, by CLI11. The only file pair that knows CLI11.
#pragma once

#include <optional>

#include "app/cli/command.h"

namespace lichsong::cli {

/// The command that the first words name, and how many words that took; nullptr where they name none.
struct Found {
    const Command* command = nullptr;
    std::size_t words = 0;
};
[[nodiscard]] Found find_command(const std::vector<std::string>& words);

/// Reads what stands behind the command's name. Nothing where help was asked for and printed. Throws Error{Call,…}.
[[nodiscard]] std::optional<Given> parse(const Command& command, const std::vector<std::string>& words, Console& console);

/// All commands with their summaries.
void print_overview(Console& console);

/// Takes --json, --lang and --version out of the words, wherever they stand.
struct Globals {
    bool json = false;
    bool version = false;
    std::optional<base::Language> language;
};
[[nodiscard]] Globals take_globals(std::vector<std::string>& words);

}  // namespace lichsong::cli
