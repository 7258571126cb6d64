// SPDX-License-Identifier: Apache-2.0
// Tables as spreadsheets put them onto the clipboard and take them from there: cells with tabs between, rows with line ends,
// and quotes round what has such in it. Not CSV, which lies in files: that is sheet/csv.h. Knows no windows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lichsong::desktop {

using PastedTable = std::vector<std::vector<std::string>>;

/// Line ends of any kind; the last may be missing. Rows without anything at the end are no rows.
[[nodiscard]] PastedTable read_table(std::string_view text);

/// One cell as it is put between tabs.
[[nodiscard]] std::string table_cell(std::string text);

}  // namespace lichsong::desktop
