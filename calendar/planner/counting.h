// SPDX-License-Identifier: Apache-2.0
// What openings could hold at most if nothing else were planned: the proofs of explain.h. Openings and goals that are alike are looked at once,
// where nothing that stands has a say in it. Only the files of this folder include it, and its tests.
#pragma once

#include <map>

#include "calendar/planner/explain.h"
#include "calendar/planner/state.h"

namespace lichsong::planner {

/// At kinds of openings, or at each by itself: the answers are the same.
enum class Looking : std::uint8_t { AtKinds, OneByOne };

class Counting {
public:
    /// `empty`: with nothing proposed.
    Counting(const Problem& problem, State& empty, Looking looking = Looking::AtKinds);

    /// At most so much more, and why no more. Without what was observed.
    [[nodiscard]] Reason bound(Place requirement);
    /// What an opening can hold for a requirement, in its goal's unit.
    [[nodiscard]] std::int64_t most_in(Place occurrence, Place requirement) { return held_in(occurrence, m_problem.requirements[requirement]).most; }
    /// Openings of one kind hold the same for each goal; nowhere: only itself is like it.
    [[nodiscard]] Place kind_of(Place occurrence) const { return m_opening_kind[occurrence]; }
    /// That count for the goal, one for all that are alike.
    [[nodiscard]] const std::vector<Place>& items_for(Place goal) const { return m_items[goal]; }

private:
    // What an opening can hold for a goal, in the goal's unit: placements, or seconds.
    struct Holds {
        std::int64_t most = -1;    // below 0: not looked at yet
        base::Id<model::Rule> barred_by;  // where it holds nothing
    };
    void list_items();
    void list_goal_kinds();
    void list_opening_kinds();
    [[nodiscard]] bool may_give_way(base::Id<model::Rule> id) const;
    [[nodiscard]] bool is_in_minutes(const Requirement& row) const { return m_problem.plan.goals.rows()[row.goal].unit == model::GoalUnit::Minutes; }
    [[nodiscard]] Holds held_in(Place occurrence, const Requirement& row);
    [[nodiscard]] Holds look_into(Place occurrence, const Requirement& row);
    [[nodiscard]] std::int64_t most_repeated(const Occurrence& at, const Requirement& row) const;
    void narrow_by_caps(const Requirement& row, const std::vector<std::pair<Place, std::int64_t>>& held, Reason& reason) const;

    const Problem& m_problem;
    State& m_state;
    std::vector<std::vector<Place>> m_items;  // by goal
    std::vector<Place> m_goal_kind;           // by goal
    std::vector<Place> m_opening_kind;        // by occurrence; nowhere: to be looked at by itself
    Place m_goal_kinds = 0;
    std::vector<Holds> m_known;               // by kind of opening × kind of goal
};

}  // namespace lichsong::planner
