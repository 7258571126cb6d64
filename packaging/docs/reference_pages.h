// SPDX-License-Identifier: Apache-2.0
// The pages of docs/*/reference, each made from the tables that the program itself walks. Nothing is told here that a table tells.
// Called by reference.cpp alone, in the language that base::language() is.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>

namespace lichsong::docs {

struct Sources {
    std::filesystem::path project;   ///< with calendar/, app/, templates/ in it
    std::filesystem::path calendar;  ///< an .ics of the sample plan, whose values are the examples
};

[[nodiscard]] std::string fields_page(const Sources& sources);
[[nodiscard]] std::string commands_page(const Sources& sources);
[[nodiscard]] std::string rules_page(const Sources& sources);
[[nodiscard]] std::string errors_page(const Sources& sources);
[[nodiscard]] std::string feeds_page(const Sources& sources);

// ---- what all of them write

/// The one of two texts that is in the language chosen.
[[nodiscard]] std::string say(const char* vietnamese, const char* english);
/// SPDX line, heading, way back, and that the page is not written by hand.
[[nodiscard]] std::string head(const char* page, const std::string& title);
/// A row of a table; what would end a cell or begin HTML is written otherwise.
[[nodiscard]] std::string row(std::initializer_list<std::string> cells);
[[nodiscard]] std::string table_head(std::initializer_list<std::string> cells);
[[nodiscard]] std::string code(std::string_view text);

}  // namespace lichsong::docs
