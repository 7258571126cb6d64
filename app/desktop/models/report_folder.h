// SPDX-License-Identifier: Apache-2.0
// Where this person wants the saved reports of a plan: in a file of their own, never in the plan, which may come from others. Chosen for each plan:
// one that is merely looked at writes nothing.
#pragma once

#include <filesystem>
#include <string>

#include "app/common/settings.h"

namespace lichsong::desktop {

/// Empty where none was chosen. `plan` is its address.
[[nodiscard]] std::filesystem::path read_report_folder(const app::Settings& settings, const std::string& plan);
/// Empty: none any more. False where that could not be kept.
[[nodiscard]] bool keep_report_folder(const app::Settings& settings, const std::string& plan, const std::filesystem::path& folder);

}  // namespace lichsong::desktop
