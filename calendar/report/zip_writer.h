// SPDX-License-Identifier: Apache-2.0
// A zip file made in memory whose bytes follow from its entries alone: no clock, no user, in the order given. Reading zip files is
// sheet/zip_file's.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace lichsong::report {

/// Names and contents. Error{Store,"report.zip"} with the library's reason.
[[nodiscard]] std::string zipped(const std::vector<std::pair<std::string, std::string>>& entries);

}  // namespace lichsong::report
