// SPDX-License-Identifier: Apache-2.0
// A schedule as a table of clean texts, whatever file and whatever font it came in. Does not know what the columns mean;
// called by service/import_sheet and asrun_log.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/ical/raw_component.h"
#include "calendar/sheet/row.h"

namespace lichsong::service {

/// All rows of the sheet `name`, of the first that is shown where it is empty; a CSV has no sheets to choose from. Told are another encoding
/// than UTF-8, columns that were written in an old Vietnamese font (each is judged and repaired as a whole) and what
/// sheet/csv.h and sheet/xlsx.h find odd. Throws what those throw, and Error{Input,"sheet.table_too_big"} {MiB}.
[[nodiscard]] std::vector<sheet::Row> read_table(std::string_view bytes, const std::string& name, const ical::Report& report);

}  // namespace lichsong::service
