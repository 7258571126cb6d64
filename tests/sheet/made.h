// SPDX-License-Identifier: Apache-2.0
// Tables made for the tests of tests/sheet: workbooks in memory, rows as they were read, and a fence around hostile ones.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calendar/sheet/row.h"

namespace lichsong::test {

using Entries = std::vector<std::pair<std::string, std::string>>;  // names and contents

/// A zip file of these entries, packed.
[[nodiscard]] std::string zip_of(const Entries& entries);

/// The entries of a workbook with one sheet, "Một", of this XML.
[[nodiscard]] Entries workbook_entries(const std::string& sheet_xml);
[[nodiscard]] inline std::string workbook_of(const std::string& sheet_xml) { return zip_of(workbook_entries(sheet_xml)); }

/// "<worksheet><sheetData>…</sheetData></worksheet>" around rows.
[[nodiscard]] std::string sheet_of(const std::string& rows);

[[nodiscard]] std::string repeated(std::string_view text, std::size_t times);

/// What a reader handed on, and what it found odd.
struct ReadTable {
    std::vector<sheet::Row> rows;
    std::vector<sheet::SheetFault> faults;
    /// The cell of a row by its number and column from 0; empty where there is none.
    [[nodiscard]] std::string at(long number, std::size_t column) const;
};
[[nodiscard]] ReadTable csv(std::string_view bytes);
[[nodiscard]] ReadTable xlsx(std::string_view bytes, const std::string& name = {});

struct Refusal {
    std::string code;  ///< empty where nothing was thrown
    std::vector<std::string> args;
    friend bool operator==(const Refusal&, const Refusal&) = default;
};
/// The error of Fault::Input that `work` ends with.
[[nodiscard]] Refusal refusal_of(const std::function<void()>& work);

/// The code that `work` ends with, in a process of its own that has 256 MB more than this one and 2 s of processor time
/// (10 s where nothing is optimised); "killed" or "no memory" where that was not enough. Sanitizers take memory and time of
/// their own, so under them there are no limits.
[[nodiscard]] std::string fenced_code(const std::function<void()>& work);

}  // namespace lichsong::test
