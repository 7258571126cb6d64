// SPDX-License-Identifier: Apache-2.0
// All that can leave in a calendar, as two lists of what may: there is no member for notes, contacts, evidence or reasons,
// so no mistake further on can write them. Filled by projection.cpp, written by the tables of properties.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/base/clock.h"
#include "calendar/ical/moment.h"

namespace lichsong::ical {

/// One VEVENT. Views point into the plan and the entry it is made from, and live no longer than the writing of it.
struct EventView {
    std::string_view uid;
    std::optional<Moment> recurrence_id;  ///< of an override: the start that the rule gave (RFC 5545 §3.8.4.4)
    base::Stamp modified = 0;             ///< of the last change of anything shown here
    int sequence = 0;
    Moment start;
    Moment end;                           ///< exclusive, and always later than the start
    std::string_view tzid;
    std::string rrule;
    std::vector<Moment> rdates;
    std::vector<Moment> exdates;
    std::string summary;
    std::string_view location;
    std::string description;
    std::vector<std::string_view> categories;
    std::string_view status;
    std::string_view transparency;
    std::string_view url;
    std::string_view colour;              ///< a name of CSS 3
    std::string_view code;
    std::string_view series;
    std::string_view state;
    std::string_view outlet;
    std::string_view medium;
    std::string_view responsible_body;

    /// As new, but with the memory of its texts and lists kept.
    void clear();
};

/// The head of a VCALENDAR.
struct CalendarView {
    std::string_view name;
    std::string_view description;
    std::string_view issuing_body;
    std::string_view refresh;
    std::string_view zone;
    std::string_view colour;        ///< "#RRGGBB"
    std::string_view colour_name;   ///< of CSS 3
};

}  // namespace lichsong::ical
