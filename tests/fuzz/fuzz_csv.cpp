// SPDX-License-Identifier: Apache-2.0
// CSV of anybody's making: it ends, within the limits, and what is read and written again in quotes is read as the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/sheet/csv.h"

namespace {

using namespace lichsong;

void demand(bool truth) {
    if (!truth) std::abort();
}

std::vector<sheet::Row> rows_of(std::string_view bytes, const sheet::CsvOptions& options) {
    std::vector<sheet::Row> rows;
    const auto faults = sheet::read_csv(bytes, options, [&](const sheet::Row& row) { rows.push_back(row); });
    for (const auto& fault : faults) demand(fault.line >= 1 && !fault.column.empty() && fault.code.starts_with("sheet."));
    return rows;
}

std::string quoted(const std::string& cell) {
    std::string text;
    for (const char c : cell) text += c == '"' ? "\"\"" : std::string(1, c);
    return text;
}

// Whether reading takes the apostrophe off this cell.
bool is_stripped(const std::string& cell) {
    const auto rows = rows_of("\"" + quoted(cell) + "\"", {base::Encoding::Utf8, ','});
    return !rows.empty() && rows[0].cells[0] != cell;
}

// The rows in quotes throughout, with an apostrophe before each cell that begins like a formula or like a guarded one.
std::string written(const std::vector<sheet::Row>& rows) {
    std::string text;
    long line = 1;
    for (const auto& row : rows) {
        for (; line < row.number; ++line) text += '\n';
        ++line;
        for (const auto& cell : row.cells) {
            text += '"';
            if (is_stripped("'" + cell)) text += '\'';
            text += quoted(cell) + "\",";
        }
        text += '\n';
    }
    return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try {
        const auto rows = rows_of(bytes, {});
        long last = 0;
        for (const auto& row : rows) {
            demand(row.number > last && !row.cells.empty() && !row.cells.back().empty() && row.cells.size() <= sheet::limits::columns);
            last = row.number;
            for (const auto& cell : row.cells) demand(base::is_utf8(cell) && base::nfc(cell) == cell && cell.size() <= sheet::limits::cell_bytes);
        }
        const auto again = rows_of(written(rows), {base::Encoding::Utf8, ','});
        demand(again.size() == rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) demand(again[i].number == rows[i].number && again[i].cells == rows[i].cells);
    } catch (const base::Error& error) {
        demand(error.fault() == base::Fault::Input && error.code().starts_with("sheet."));
    }
    return 0;
}
