// SPDX-License-Identifier: Apache-2.0
// A foreign calendar with each object as it would leave again. To read and to spell is as much work as to store, so they go
// on in a thread of their own while the caller takes what is ready.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/ical/foreign.h"
#include "calendar/ical/foreign_entry.h"

namespace lichsong::ical {

struct SpelledObject {
    ForeignObject object;
    ForeignEntry entry;
    std::string raw;                      ///< raw_of(object, entry.text)
    std::vector<ImportFinding> findings;  ///< made on the way to it
};

class SpelledCalendar {
public:
    /// As ForeignCalendar and EntrySpeller. `report` is called in the caller's thread only.
    SpelledCalendar(std::string_view bytes, const ForeignCalendar::Options& options, const base::Zone& zone, std::string_view now, Report report);

    [[nodiscard]] std::string name() const { return m_calendar.name(); }

    /// Events by UID, in the order of the file. Throws what ForeignCalendar::each throws, and what `take` throws.
    void each(const std::function<void(SpelledObject&&)>& take);
    /// Components that are no events, with their spelling, which is empty where they may not leave again.
    void each_other(const std::function<void(const RawComponent&, std::string spelling)>& take);

private:
    std::vector<ImportFinding> m_findings;  ///< of the reading thread, on their way to the caller's
    bool m_is_apart = false;
    Report m_report;
    ForeignCalendar m_calendar;
    EntrySpeller m_speller;
};

}  // namespace lichsong::ical
