// SPDX-License-Identifier: Apache-2.0
// What a table read from a file consists of, and what no file may exceed. Values only; what the columns mean is not known
// here. Filled by csv.cpp and xlsx.cpp, for service/import.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace lichsong::sheet {

/// A row with at least one cell that is not empty. Texts are UTF-8 in NFC, line breaks within them LF, spaces at their ends
/// kept. Dates, times and lengths are in forms that model::parse_date, parse_time and parse_duration read: 2021-05-21,
/// 19:45 or 19:45:30, 5:00 or 1:30:00; a date with a time is 2021-05-21 19:45.
struct Row {
    long number = 0;                 ///< from 1, as a spreadsheet shows it: empty rows count, though they are not handed on
    std::vector<std::string> cells;  ///< from column A on; ends with the last cell that is not empty
};

/// Called once for each row, from the top. What it throws ends the reading and reaches the caller.
using RowSink = std::function<void(const Row&)>;

/// Something odd in a cell that does not keep the rest from being read. `code` has a sentence in app/common/words_sheet.cpp.
struct SheetFault {
    long line = 0;       ///< as Row::number
    std::string column;  ///< "A", "B", …, "IV"
    std::string code;
    std::string detail;  ///< what stands in the cell, its first 80 bytes; empty where nothing does
    friend bool operator==(const SheetFault&, const SheetFault&) = default;
};

/// What no file may exceed (each has its own code, thrown as Error{Input,"sheet.…"}), so that a hostile one ends early.
namespace limits {
inline constexpr std::size_t csv_bytes = std::size_t{8} << 20;
inline constexpr std::size_t xlsx_bytes = std::size_t{32} << 20;
inline constexpr long rows = 200'000;
inline constexpr std::size_t columns = 256;
inline constexpr std::size_t cell_bytes = std::size_t{32} << 10;
inline constexpr std::size_t entries = 1'000;                        ///< files within an XLSX
inline constexpr std::size_t entry_bytes = std::size_t{64} << 20;    ///< of one of them, unpacked
inline constexpr std::size_t part_bytes = std::size_t{4} << 20;      ///< of what is parsed as a whole: a row, a text, the list of styles
inline constexpr std::size_t ratio = 200;                            ///< unpacked : packed
inline constexpr std::size_t ratio_from = std::size_t{256} << 10;    ///< so many bytes are never a bomb
inline constexpr std::size_t shared_texts = 1'000'000;
inline constexpr std::size_t faults = 1'000;                         ///< told; what is odd beyond them is not
}  // namespace limits

/// "A" for 0, "IV" for 255.
[[nodiscard]] std::string column_name(std::size_t index);

/// The bytes of a file, at most `most` of them. Throws Error{Input,"file.cannot_read"} with path and reason, and
/// Error{Input,"sheet.file_too_big"} with path and limit in MiB.
[[nodiscard]] std::string file_bytes(const std::filesystem::path& path, std::size_t most);

}  // namespace lichsong::sheet
