// SPDX-License-Identifier: Apache-2.0
// What a placement would break if it went somewhere else: asked while it is dragged, so that every place can say so before
// anything is dropped. Nothing is written.
#pragma once

#include <optional>
#include <vector>

#include "calendar/service/desk.h"

namespace lichsong::service {

/// Where something might go. What is empty stays as it is.
struct Elsewhere {
    model::Date date;
    std::optional<model::TimeOfDay> start;
    std::int64_t outlet = 0;
    std::int64_t slot = 0;  ///< says outlet and start as well
    std::optional<model::Seconds> length;
};

class WhatIf {
public:
    /// Reads the plan from `from` to `to` and two weeks around, which is as far as rules of a week and of spacing look.
    WhatIf(Desk& desk, std::int64_t placement, const model::Date& from, const model::Date& to);
    /// For one that is not in the plan yet: whatever it breaks is new.
    WhatIf(Desk& desk, model::Placement fresh, const model::Date& from, const model::Date& to);
    /// The same for a segment that is not in the plan yet either.
    WhatIf(Desk& desk, model::Segment fresh, const model::Date& from, const model::Date& to);

    /// What the placement itself would break there and does not break where it is, the worst first. A few milliseconds for a
    /// month of a large plan.
    [[nodiscard]] std::vector<model::Violation> breaks(const Elsewhere& place);
    /// From now on asked about this one, that is not in the plan yet either; the fresh one before it stands nowhere any more.
    void turn_to(Desk& desk, model::Placement fresh);
    /// What is asked about stands there from now on, for all that is asked later.
    void keep(const Elsewhere& place);
    /// What was read, and is kept.
    [[nodiscard]] const model::Plan& plan() const noexcept { return m_plan; }

private:
    void read(Desk& desk, const model::Date& from, const model::Date& to);
    [[nodiscard]] std::vector<model::Violation> of_placement(const model::Date& day) const;
    /// What it refers to and rules look at, however far away it stands.
    void add_related(Desk& desk, const model::Placement& fresh);
    [[nodiscard]] model::Placement moved_to(const Elsewhere& place) const;

    model::Date m_today;
    model::Plan m_plan;
    base::Id<model::Placement> m_placement;
    model::Placement m_as_it_is;
    std::vector<model::Violation> m_now;
    std::int64_t m_kept = 0;
};

}  // namespace lichsong::service
