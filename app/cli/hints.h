// SPDX-License-Identifier: Apache-2.0
// What the table of commands says to somebody who types or reads: the manual page and the completions of shells are written from it, so
// that nothing of a command is written twice. No windows, no plan.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "app/cli/command.h"

namespace lichsong::cli {

/// What can be completed where the value of an argument stands.
enum class Expected { Nothing, Text, Plan, File, Folder, Choice };

/// Choice: the value's name has its choices, with bars between ("await|apply").
[[nodiscard]] Expected expected_of(const Argument& argument);
[[nodiscard]] inline bool is_option(const Argument& argument) { return argument.name.starts_with("--"); }
/// What the help says of it, in the language chosen; a field without a help of its own is explained by its name.
[[nodiscard]] std::string explained(const Argument& argument);

/// Options that every command takes.
[[nodiscard]] const std::vector<Argument>& options_of_all();

/// The manual page lichsong(1) in the language chosen, for troff.
void print_manual(std::string_view version, std::ostream& out);
/// A file that makes bash, zsh or fish complete the commands. Each ends with a line break.
void print_bash_completion(std::ostream& out);
void print_zsh_completion(std::ostream& out);
void print_fish_completion(std::ostream& out);

}  // namespace lichsong::cli
