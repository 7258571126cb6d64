// SPDX-License-Identifier: Apache-2.0
// When the events of a foreign object happen: rule, RDATE, EXDATE and overrides put together (RFC 5545 §3.8.4.4, §3.8.5).
// libical 3.0.16 loses the zone of an RDATE here, and does not merge overrides at all. Callers: service/import, `ics expand`.
#pragma once

#include <vector>

#include "calendar/base/zone.h"
#include "calendar/ical/foreign_event.h"

namespace lichsong::ical {

struct Occurrence {
    const ForeignEvent* event = nullptr;  ///< the override where there is one
    model::WallSeconds start = 0;         ///< on the wall of the event's zone; whole days are midnights
    model::WallSeconds end = 0;           ///< exclusive
    model::WallSeconds original = 0;      ///< the start that the rule gave it, on the wall of the master's zone
};

struct Occurrences {
    std::vector<Occurrence> list;  ///< by original start
    bool cut = false;              ///< there are more than `most`
};

/// Those that overlap the days from `from` to `to`, both within, on the wall of each event's own zone. Instances and the
/// overrides that replace them are matched as instants, whole days as days. At most `most`.
[[nodiscard]] Occurrences occurrences(const ForeignObject& object, const model::Date& from, const model::Date& to, std::size_t most = 5'000);

}  // namespace lichsong::ical
