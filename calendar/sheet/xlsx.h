// SPDX-License-Identifier: Apache-2.0
// Workbooks of Excel and LibreOffice (ECMA-376, .xlsx): the values of one sheet. Computes no formula, follows no link and
// expands no entity; called by service/import.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/sheet/row.h"

namespace lichsong::sheet {

/// True where `bytes` begin as a zip file does; a CSV never does.
[[nodiscard]] bool looks_like_xlsx(std::string_view bytes) noexcept;

/// Names of the sheets in their order, hidden ones as well. Throws as read_xlsx does.
[[nodiscard]] std::vector<std::string> sheet_names(std::string_view bytes);

/// Hands each row of the sheet `name` to `sink`, of the first that is not hidden where `name` is empty. A formula gives the value
/// it had when the file was saved, a merged cell gives it to its first cell only, a truth value is TRUE or FALSE. Numbers
/// with a format of dates or times become such (ECMA-376 18.8.30; both the 1900 and the 1904 system), rounded to the
/// minute where the format shows no seconds. Returns what is odd: "sheet.cell_error", "sheet.no_value", "sheet.no_such_date",
/// "sheet.no_such_text". Throws Error{Input}: "sheet.old_excel", "sheet.not_xlsx" {reason}, "sheet.xlsx_too_big" {MiB},
/// "sheet.no_such_sheet" {name, names}, "sheet.doctype" {entry}, "sheet.bad_xml" {entry}, "sheet.too_many_entries" {limit},
/// "sheet.entry_too_big" {entry, MiB}, "sheet.ratio" {entry, limit}, "sheet.part_too_big" {entry, MiB},
/// "sheet.damaged" {entry}, "sheet.too_many_texts" {limit}, "sheet.merged_overlap" {sheet}, "sheet.bad_characters" {sheet, row, column}, and
/// "sheet.too_many_rows", "sheet.too_many_columns", "sheet.cell_too_long" {sheet, row, column, limit}.
[[nodiscard]] std::vector<SheetFault> read_xlsx(std::string_view bytes, const std::string& name, const RowSink& sink);

}  // namespace lichsong::sheet
