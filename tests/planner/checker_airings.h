// SPDX-License-Identifier: Apache-2.0
// What stands in a plan after a proposal, one row for each placement. Only the checker includes it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "calendar/model/plan.h"

namespace lichsong::test {

struct Stands {
    const model::Placement* placement = nullptr;
    const model::Segment* segment = nullptr;
    const model::Outlet* outlet = nullptr;
    const model::Slot* slot = nullptr;     ///< none: outside the grid
    bool is_ours = false;                  ///< proposed
    bool is_timed = false;
    bool is_broadcast = false;
    model::WallSeconds start = 0;          ///< as booked
    model::WallSeconds end = 0;
    std::int64_t family = 0;               ///< id of the first airing
};

/// Those that take room, in order of start, then id. Ids above `last`, and those that are free, are ours.
[[nodiscard]] std::vector<Stands> all_that_stand(const model::Plan& plan, std::int64_t last, const std::set<std::int64_t>& free);

struct Weighed {
    std::vector<std::string> breaches;
    std::int64_t frowns = 0;               ///< breaches of rules that warn, in which something of ours is
};

/// Room, time, repeats, and every rule of the plan.
[[nodiscard]] Weighed weigh_rules(const model::Plan& plan, const std::vector<Stands>& all, const model::Date& today);

/// A rule holds for it: outlet and topic.
[[nodiscard]] bool holds_for(const model::Plan& plan, const model::Rule& rule, const Stands& one);

}  // namespace lichsong::test
