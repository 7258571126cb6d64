// SPDX-License-Identifier: Apache-2.0
// The tables of a document as comma-separated values (RFC 4180): UTF-8 with its mark, so that Excel reads Vietnamese, and CR LF. Reading
// them is sheet/csv's.
#pragma once

#include <string>
#include <string_view>

#include "calendar/report/document.h"

namespace lichsong::report {

/// Table by table, an empty line between them: the caption where there is one, one line of heads (those above each other joined by " / "),
/// the rows. Dates as ISO 8601 writes them, decimals with a point, a percentage as the part of one. A chart gives
/// its numbers. Paragraphs are left out.
[[nodiscard]] std::string csv(const Document& document);

/// A text as one field: quoted where RFC 4180 asks it; behind an apostrophe where a spreadsheet would compute it, which sheet/csv takes off.
[[nodiscard]] std::string csv_field(std::string_view text);

}  // namespace lichsong::report
