// SPDX-License-Identifier: Apache-2.0
// Comma-separated values (RFC 4180) as offices' programs really write them. Not an interpreter of what the cells say;
// called by service/import.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "calendar/base/encoding.h"
#include "calendar/sheet/row.h"

namespace lichsong::sheet {

/// What is left open is recognised from the bytes.
struct CsvOptions {
    std::optional<base::Encoding> encoding;
    std::optional<char> separator;  ///< ',', ';' or TAB
};

/// What `read_csv` would go by: `options`, with what they leave open recognised. Throws as read_csv does.
struct CsvForm {
    base::Encoding encoding = base::Encoding::Utf8;
    char separator = ',';
    friend bool operator==(const CsvForm&, const CsvForm&) = default;
};
[[nodiscard]] CsvForm recognise_csv(std::string_view bytes, const CsvOptions& options = {});

/// Hands each row of `bytes` to `sink`. Quotes, line breaks within them, CR LF, LF and CR, a byte order mark and Excel's line
/// "sep=;" are understood; an apostrophe that guards a formula ('=, '+, '-, '@) is taken off again. Returns what is odd:
/// "sheet.open_quote", "sheet.text_after_quote". Throws Error{Input} with sheet (empty here), row and column where known:
/// "sheet.csv_too_big" {MiB}, "sheet.not_text" {row}, "sheet.ill_formed" {row}, and "sheet.too_many_rows",
/// "sheet.too_many_columns", "sheet.cell_too_long" {sheet, row, column, limit}.
[[nodiscard]] std::vector<SheetFault> read_csv(std::string_view bytes, const CsvOptions& options, const RowSink& sink);

}  // namespace lichsong::sheet
