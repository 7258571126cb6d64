// SPDX-License-Identifier: Apache-2.0
// Where something on a topic could still be booked: open slots of a medium with room left, and what a placement there would
// break. What a person is offered who wants to close a gap; the planner weighs more than this.
#pragma once

#include "calendar/service/what_if.h"

namespace lichsong::service {

struct Opening {
    model::Date date;
    base::Id<model::Outlet> outlet;
    base::Id<model::Slot> slot;
    std::optional<model::TimeOfDay> start;
    std::optional<std::int64_t> free;         ///< in the slot's unit; nothing where it is not limited
    std::vector<model::Violation> breaks;     ///< the worst first
};

/// Open slots of outlets of the medium in [from, to], not before today, that take the topic and have room; what breaks nothing
/// first, then in order of time. No more than `most`, looked for from the first day on.
[[nodiscard]] std::vector<Opening> openings(Desk& desk, base::Id<model::Topic> topic, model::Medium medium, const model::DateSpan& days, std::size_t most);

}  // namespace lichsong::service
