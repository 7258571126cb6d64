// SPDX-License-Identifier: Apache-2.0
// Slots on their days, and where rules let nothing go: asked of the rules themselves, with probes, so that nothing is said twice. Only
// the files of this folder include it.
#pragma once

#include <map>

#include "calendar/planner/problem.h"

namespace lichsong::planner {

class Openings {
public:
    /// Lists the occurrences of `problem`, which has its plan and days.
    Openings(Problem& problem, const Scope& scope);

    /// nowhere: the slot is not there on that day, or the day is not looked at.
    [[nodiscard]] Place find(Place slot, const model::Date& date) const;
    /// Gives each requirement the open occurrences where a placement would count for it.
    /// `topics`, by goal: those of items that would.
    void offer_to_requirements(const std::vector<std::vector<Place>>& topics) const;

private:
    void list(const Scope& scope);
    void bar_by_rules();
    void bar_by_hand(const Scope& scope);
    void find_originals();

    Problem& m_problem;
    std::vector<Place> m_first;  ///< by slot: its first occurrence, and one more for the end
};

/// The slot takes items of the topic.
[[nodiscard]] bool takes(const model::Plan& plan, const model::Slot& slot, Place topic);

}  // namespace lichsong::planner
