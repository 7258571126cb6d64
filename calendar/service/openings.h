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

/// What is looked for.
struct OpeningWish {
    std::vector<base::Id<model::Topic>> topics;  ///< the slot takes one of them; with none only slots that take all
    std::optional<model::Medium> medium;         ///< none: any
    model::DateSpan days;
};

/// Open slots with room, as far as the plan was loaded, in order of time. What a placement there would break is not asked.
[[nodiscard]] std::vector<Opening> free_openings(const model::Plan& plan, const OpeningWish& wish);

/// What a placement takes of a slot, in the slot's unit.
[[nodiscard]] std::int64_t share_of(const model::Placement& placement, model::CapacityUnit unit);

/// Open slots of outlets of the medium in [from, to], not before today, that take the topic and have room; what breaks nothing
/// first, then in order of time. No more than `most`, looked for from the first day on.
[[nodiscard]] std::vector<Opening> openings(Desk& desk, base::Id<model::Topic> topic, model::Medium medium, const model::DateSpan& days, std::size_t most);

}  // namespace lichsong::service
