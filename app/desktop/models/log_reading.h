// SPDX-License-Identifier: Apache-2.0
// A log before it is taken in: its first rows as they stand, what each column was taken for, what could not be read, and what the plan
// would say of it. Knows no windows and writes nothing.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "calendar/service/asrun.h"
#include "calendar/service/asrun_log.h"

namespace lichsong::desktop {

/// Columns that a log may have, as they are offered.
inline constexpr std::array log_fields{service::SheetField::Date, service::SheetField::Start, service::SheetField::Title, service::SheetField::Code, service::SheetField::Length};

/// The letters of a column, and its heading or, without one, its first text: "B · Giờ phát".
struct LogColumn {
    std::size_t index = 0;
    std::string name;
    std::optional<service::SheetField> field;
};

struct LogReading {
    std::vector<std::vector<std::string>> first_rows;  ///< each with its number and as many cells as there are columns
    std::size_t rows = 0;                              ///< in all
    std::vector<LogColumn> columns;
    std::string encoding;                              ///< as a sentence; empty: UTF-8, or a workbook
    std::vector<model::LogLine> lines;
    std::vector<ical::ImportFinding> findings;         ///< what could not be read, without what is told as `encoding`
    std::string columns_text;                          ///< as it is kept for the outlet
    std::string fault;                                 ///< why nothing could be read, as a sentence; empty: it was
};

/// The columns that a person has chosen, by field; empty: as recognised. `day`: of a log that names none.
using ChosenColumns = std::array<std::optional<std::size_t>, log_fields.size()>;

/// Never throws what is wrong with the log: that stands in `fault`.
[[nodiscard]] LogReading read_log_file(std::string_view bytes, const std::string& kept_columns, const ChosenColumns& chosen, const model::Date& day, const model::DateContext& context);

/// The days that its lines are of; "12–18/5/2021".
[[nodiscard]] std::string days_of(const std::vector<model::LogLine>& lines);

}  // namespace lichsong::desktop
