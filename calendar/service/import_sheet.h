// SPDX-License-Identifier: Apache-2.0
// Schedules of others in CSV and XLSX taken in as drafts, and taken in again when a newer version comes. Rows are recognised by
// the code of their placement, else by outlet, day, time and title. What was agreed here is never overwritten.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "calendar/service/import.h"
#include "calendar/service/sheet_columns.h"

namespace lichsong::service {

struct SheetOptions {
    std::string outlet;    ///< key; empty: each row says, or there is only one
    std::string sheet;     ///< of a workbook; empty: the first that is shown
    std::string map;       ///< columns by hand, see find_columns()
    std::string source;    ///< what the file is called
    bool dry_run = false;  ///< everything is done but kept
};

struct SheetListener {
    std::function<void(const SheetColumns&)> columns;  ///< once, before the rows
    std::function<void(const ImportRow&)> row;         ///< `line` is the row of the sheet
};

/// A row becomes a segment with a placement, or several where it has several days, the later ones as repeats of the first; a
/// finding has the row as its line and the letters of the column as its property. A row that differs from what is stored is
/// followed where the placement is a draft. Throws Error{Input} as find_columns(), read_csv() and read_xlsx() do, Error{Call,
/// "row.unknown"} for an outlet that is none; nothing is written then.
ImportSummary import_sheet(Desk& desk, std::string_view bytes, const SheetOptions& options, const SheetListener& listener);

}  // namespace lichsong::service
