// SPDX-License-Identifier: Apache-2.0
// Export of the schedule as iCalendar: a stream from the store through the calendar writer into a file.
#pragma once

#include <functional>
#include <string_view>

#include "calendar/ical/export.h"
#include "calendar/service/listing.h"

namespace lichsong::service {

struct ExportOptions {
    Filter filter;
    bool flat = false;     ///< one entry a placement, no recurrence
    bool partner = false;  ///< for partners: nothing that is not agreed or asked for, nothing internal
    ical::Wording wording;
    std::function<void(std::int64_t done, std::int64_t total)> progress = [](std::int64_t, std::int64_t) {};
};

struct ExportCount {
    std::int64_t placements = 0;
};

/// A series whose placements the filter cuts into leaves flat: a recurrence would show what was filtered out.
ExportCount export_calendar(Desk& desk, const ExportOptions& options, const ical::Sink& sink);

}  // namespace lichsong::service
