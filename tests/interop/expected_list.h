// SPDX-License-Identifier: Apache-2.0
// What a right reader must find in a calendar, in the shape of `lichsong list --json`; used by the programs that make
// calendars for tests/interop. It comes from the placements, by none of the code that exports.
#pragma once

#include <filesystem>

#include "../ical/sample_plan.h"

namespace lichsong::test {

/// Writes a file; ends the program with a message where it cannot.
void write_file(const std::filesystem::path& path, const std::string& bytes);
/// The dated placements of the sample as {"placements": […]}, local times with +07:00.
[[nodiscard]] std::string expected_list(const Sample& sample);

}  // namespace lichsong::test
