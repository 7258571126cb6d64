// SPDX-License-Identifier: Apache-2.0
// How a placement goes to another slot, outlet, day or time, and how others go along with it. Works on staged rows; what
// asks for a move is in schedule.h and series_edit.h.
#pragma once

#include "calendar/service/schedule.h"

namespace lichsong::service {

/// Puts the placement where it shall be: a slot says which outlet, and at what time unless one was asked for.
void go_to(Edit& edit, model::Record& placement, const Destination& to);

/// The fields in which two rows of a kind differ, with the values of the second.
[[nodiscard]] Fields differences(const model::Record& before, const model::Record& after);

/// "20/05/2021 18:30", for the sentence that tells what was done.
[[nodiscard]] std::string when(const model::Record& placement);

class Moving {
public:
    /// As move_placement() would move the first. Error{Input,"placement.locked"} where it is locked.
    Moving(Edit& edit, const std::string& first, const Destination& to);

    [[nodiscard]] const model::Record& before() const noexcept { return m_before; }
    [[nodiscard]] const model::Record& after() const noexcept { return m_after; }
    [[nodiscard]] long days() const;

    /// Stages the move of the first.
    void move_first();
    /// Stages the same for another: as many days and as much time; from the same slot or outlet to the same new one.
    void move_along(std::int64_t id);

private:
    Edit& m_edit;
    model::Record m_before;
    model::Record m_after;
};

}  // namespace lichsong::service
