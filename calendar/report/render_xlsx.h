// SPDX-License-Identifier: Apache-2.0
// A document as a workbook of Excel by libxlsxwriter: a sheet for each table, with real dates and numbers, and before them one with the
// text. No cell is ever a formula. Reading workbooks is sheet/xlsx's.
#pragma once

#include <string>

#include "calendar/report/document.h"

namespace lichsong::report {

/// Equal documents give equal bytes; a row is written as it comes, through a folder in TMPDIR. What goes beyond 1 048 576 rows is continued on
/// a further sheet. Error{Store,"report.zip"} with the library's reason.
[[nodiscard]] std::string xlsx(const Document& document);

}  // namespace lichsong::report
