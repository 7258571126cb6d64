// SPDX-License-Identifier: Apache-2.0
// The object of another calendar that a series or a placement was imported from: as it came, as it may leave again, and
// what was taken from it, so that a newer version of it can be told from what was changed here.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "calendar/model/entity.h"
#include "calendar/model/placement.h"

namespace lichsong::model {

struct Origin : Entity {
    std::string uid;                 ///< of the object in its own calendar
    std::string source;              ///< the name of that calendar
    base::Id<Series> series;         ///< what it became: one of the two, or neither for what is only kept
    base::Id<Placement> placement;
    std::string title;               ///< title, date, start and length as they were taken over
    Date date;
    std::optional<TimeOfDay> start;
    Seconds length{0};
    int sequence = 0;
    std::string stamp;               ///< of its last revision, in UTC: 20210501T030000Z
    bool whole = false;              ///< `entry` says all of it, and may leave while nobody has changed it here
    bool changed_here = false;       ///< what it became was edited here; it leaves as this plan sees it
    Prose entry;                     ///< in our spelling, see ical/foreign_entry.h
    Prose raw;                       ///< the lines as they came, unfolded, where those differ
};

[[nodiscard]] std::span<const FieldInfo> origin_fields();

}  // namespace lichsong::model
