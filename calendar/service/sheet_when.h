// SPDX-License-Identifier: Apache-2.0
// Cells of schedules that say when something goes out, as people fill them in. Looks at one cell at a time and knows no columns;
// called by service/sheet_items and asrun_log.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "calendar/model/time.h"

namespace lichsong::service {

/// What a cell says, or the code of the finding why it cannot be read: an empty `fault` means that it could.
template <class T>
struct CellValue {
    T value{};
    std::string_view fault;
};

/// Days and times of day on the wall, in the order of the cell.
struct When {
    std::vector<model::Date> dates;
    std::vector<model::TimeOfDay> times;
    std::optional<model::TimeOfDay> end;  ///< of "19:45-20:00"
};

/// "19h45 ngày 10/5", "10/5, 12/5 và 15/5/2021", "10, 12/5", "D-14", "2021-05-10 19:45", "T2, 10.5.2021", "19:45-20:00"; a year
/// that comes later counts for the days before it. Faults: "import.date_unreadable", "import.date_range" for "10/5 - 15/5",
/// "import.no_such_day", "import.no_year", "import.no_dday", "import.time_unreadable", and "import.part_of_day" where
/// "sáng" or "tối" stands in place of a time, or against it.
[[nodiscard]] CellValue<When> read_when(std::string_view cell, const model::DateContext& context);

/// Several times in one cell stand for several days in their order, one for all; one day may have several times. Nothing
/// where it is not clear which belong together.
struct Moment {
    model::Date date;
    std::optional<model::TimeOfDay> start;
    friend bool operator==(const Moment&, const Moment&) = default;
};
[[nodiscard]] std::optional<std::vector<Moment>> moments_of(const When& when);

/// "5h30 hôm sau", "12/5, 15/5", "17h": days, times, or both; a time alone is of the days of `runs`, a day alone of their first
/// time. "Không" and an empty cell are no repeat. Fault "import.repeat_unreadable".
[[nodiscard]] CellValue<std::vector<Moment>> read_repeats(std::string_view cell, const std::vector<Moment>& runs, const model::DateContext& context);

}  // namespace lichsong::service
