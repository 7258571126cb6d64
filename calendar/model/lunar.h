// SPDX-License-Identifier: Apache-2.0
// The Vietnamese lunar calendar, computed for UTC+7 after Hồ Ngọc Đức's published algorithm (new moons and sun longitudes
// by Meeus, "Astronomical Algorithms"). A Chinese calendar, computed for UTC+8, differs: Tết of 1985, 2007 and 2030.
#pragma once

#include <string>

#include "calendar/model/time.h"

namespace lichsong::model {

struct LunarDate {
    int day = 0;
    int month = 0;
    int year = 0;          ///< the solar year in which that lunar year began
    bool leap = false;     ///< the second of two months of the same number
    friend bool operator==(const LunarDate&, const LunarDate&) = default;
};

/// Checked against known dates for 1900–2199.
[[nodiscard]] LunarDate to_lunar(const Date& date);
/// No date where the year has no such day (a 30th of a short month, a leap month that is not).
[[nodiscard]] Date from_lunar(const LunarDate& lunar);

/// The year's name in the cycle of sixty: "Tân Sửu".
[[nodiscard]] std::string can_chi(int lunar_year);

/// As a calendar cell shows it: "12", "1/5" on the first of a month, "1/6N" in a leap month ("nhuận").
[[nodiscard]] std::string lunar_cell(const LunarDate& lunar);

}  // namespace lichsong::model
