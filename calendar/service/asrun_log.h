// SPDX-License-Identifier: Apache-2.0
// Logs of outlets as stations send them, CSV, XLSX or pasted, read into lines. What a line means for the plan is in asrun.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/ical/raw_component.h"
#include "calendar/model/asrun.h"
#include "calendar/service/editor.h"
#include "calendar/service/sheet_columns.h"

namespace lichsong::service {

struct LogWish {
    std::string columns;  ///< "date=Ngày phát,title=B", as find_columns() has it; empty: by their headings
    std::string sheet;    ///< of a workbook; empty: the first that is shown
    model::Date day;      ///< of a log of one day that names none
};

struct ReadLog {
    std::vector<model::LogLine> lines;
    SheetColumns columns;
};

/// Lines in order, each by its number in the file. A day stands for the lines below it as well. What cannot be read is told with its column, as
/// in an import: a row without title, code and time is left out, one whose day, time or length is unreadable too. A log without a column
/// of times is of an outlet that appears in issues. Throws what read_table() and find_columns() throw.
[[nodiscard]] ReadLog read_log(std::string_view bytes, const LogWish& wish, const model::DateContext& context, const ical::Report& report);

/// What was recognised, in the form of LogWish::columns: by letters, so that the next log of that outlet is read the same.
[[nodiscard]] std::string columns_text(const SheetColumns& columns);

/// The columns a person means: `named` as it is where it says which column is what, else those of the layout of that key or title; where it is
/// empty those kept for the outlet, or none. Error{Call,"row.unknown"}.
[[nodiscard]] std::string columns_for(Desk& desk, const std::string& outlet, const std::string& named);

/// Keeps columns for an outlet's logs under a name; what was kept under it is replaced.
model::Change keep_layout(Desk& desk, const std::string& name, const std::string& outlet, const std::string& columns);

}  // namespace lichsong::service
