// SPDX-License-Identifier: Apache-2.0
// What is to be solved, as plain values: dated openings, items, what goals still want, and what stands fast. Compiled from a plan
// once; the search knows nothing else. After Bollapragada et al. 2004 and the course-timetabling model of Müller 2009: hard rules
// are never broken, goals may stay unmet.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "calendar/model/coverage.h"

namespace lichsong::planner {

/// The place of a row in one of the vectors here, or in a table of the plan.
using Place = std::uint32_t;
inline constexpr Place nowhere = UINT32_MAX;

/// nowhere: no id, or a row that was not loaded.
template <class E>
[[nodiscard]] Place place_in(const model::Table<E>& table, base::Id<E> id) {
    const auto* row = id ? table.find(id) : nullptr;
    return row == nullptr ? nowhere : static_cast<Place>(row - table.rows().data());
}

/// What may be planned, and what must not change.
struct Scope {
    model::DateSpan days;                              ///< none: from today to the end of the flight
    std::vector<base::Id<model::Outlet>> outlets;      ///< empty: all
    std::vector<base::Id<model::Topic>> topics;        ///< goals of these and of topics below them; empty: all
    model::Tier least = model::Tier::Nice;             ///< goals of a lower tier are not pursued
    /// Nobody wants it there: slot, date and topic (none: whatever the topic). What was rejected before.
    struct NotHere {
        base::Id<model::Slot> slot;
        model::Date date;
        base::Id<model::Topic> topic;
    };
    std::vector<NotHere> not_here;
    bool may_move_drafts = false;                      ///< drafts that nobody outside knows of may go elsewhere, where that closes a goal
};

/// A slot on a day.
struct Occurrence {
    Place slot = nowhere;
    Place outlet = nowhere;
    model::Date date;
    std::int32_t week = 0;              ///< counted from the Monday of the first day
    model::WallSeconds start = 0;       ///< of media without a clock time the start of the day
    model::WallSeconds end = 0;
    bool timed = false;
    bool is_open = false;               ///< may be planned in; else it only bears what stands there
    model::CapacityUnit unit = model::CapacityUnit::Seconds;
    std::int64_t capacity = -1;         ///< in its unit; below 0: no limit
    int cost = 0;                       ///< of using it: the more the slot is worth, the less
    std::uint8_t barred = 0;            ///< bit n: no item in the n-th segment_state may go here, by a rule that blocks
    std::uint8_t frowned = 0;           ///< the same, by a rule that warns
    Place original = nowhere;           ///< of a slot that repeats: the occurrence whose items go out here again
    base::Id<model::Rule> barred_by;    ///< the first of those that block; none where a person does
    std::vector<Place> barred_topics;   ///< sorted; topics that a rule, or a person, keeps from here
};

/// What can be placed: a segment of the plan, or one that is still to be made.
struct Item {
    base::Id<model::Segment> segment;   ///< none: to be made
    std::vector<Place> topics;
    model::Form form = model::Form::News;
    std::int32_t length = 0;            ///< seconds
    std::int32_t size = 0;              ///< columns
    model::SegmentState state = model::SegmentState::Draft;
    Place series = nowhere;
    bool candidate_content = false;
};

/// One goal in one period, as model::coverage() has it.
struct Requirement {
    Place goal = nowhere;
    Place cell = nowhere;
    std::int64_t weight = 0;            ///< of each that is missing
    std::vector<Place> occurrences;     ///< open ones where a placement would count
    std::vector<Place> items;           ///< that would count: those that wait first, those to be made last
    std::vector<Place> drafts;          ///< that may move and would count
    bool is_short = true;               ///< before anything is proposed; else it is here because a draft could leave it short
    bool is_pursued = true;             ///< else it is only kept as it is
};

/// A placement as rules and goals see it.
struct Airing {
    Place item = nowhere;
    Place occurrence = nowhere;         ///< nowhere: outside the grid, or outside the days looked at
    Place outlet = nowhere;
    Place slot = nowhere;
    model::Date date;
    model::WallSeconds start = 0;
    model::WallSeconds end = 0;
    bool timed = false;
    std::int32_t length = 0;
    std::int32_t size = 0;
    Place repeats = nowhere;            ///< the airing that it repeats
    Place family = nowhere;             ///< the first airing of its repeats; itself for no repeat
    base::Id<model::Placement> placement;       ///< none: proposed, or a draft that may move
    Place draft = nowhere;              ///< then which
    model::Date counts_on;              ///< the day it counts for: of a make-good, of what it makes up for
    bool is_counted = true;             ///< holds and what is not intended cover nothing
    bool is_repeat = false;             ///< for goals that do not count repeats
};

/// A draft that may go elsewhere. The search places it as it places what is new; where it is now it breaks no rule that blocks.
struct Draft {
    base::Id<model::Placement> placement;
    std::int64_t revision = 0;
    Airing home;                        ///< as it stands
    model::WallSeconds laid = 0;        ///< when it begins there: items booked for one time in a slot follow each other
    std::vector<Place> requirements;    ///< that it would count for, on its medium
};

/// A cell of model::coverage(plan): what of a goal is reached in one period.
struct Cell {
    Place goal = nowhere;
    model::DateSpan days;
    std::int64_t target = 0;            ///< in the goal's unit; minutes in seconds. Of what is not pursued, what is reached of it
    Place requirement = nowhere;        ///< where it falls short and is pursued, or could fall short where drafts move
};

struct Problem {
    model::Plan plan;
    model::Date today;
    model::DateSpan days;               ///< that may be planned in
    model::Date week_zero;              ///< a Monday
    std::vector<Occurrence> occurrences;        ///< by slot, then date
    std::vector<Item> items;                    ///< the plan's segments by place, then those to be made
    std::vector<Requirement> requirements;
    std::vector<Airing> fixed;                  ///< what the search may not touch, in order of start
    std::vector<Draft> drafts;                  ///< what may move, in order of start; none where the scope does not say so
    std::vector<model::CoverageCell> coverage;  ///< of the plan as it is
    std::vector<Cell> cells;                    ///< the same cells, as the search counts them
    std::vector<std::vector<Place>> cells_of;   ///< by goal, in order of time
    std::vector<std::vector<Place>> counting;   ///< by topic × medium: goals that an airing of that topic may count for
    std::vector<std::uint8_t> in_area;          ///< by outlet × goal: whether the outlet lies in the goal's area
    std::vector<std::vector<Place>> serving;    ///< by topic × outlet: those of its medium's goals in whose area the outlet lies

    [[nodiscard]] const std::vector<Place>& goals_on(Place topic, Place outlet) const { return serving[topic * plan.outlets.size() + outlet]; }
    [[nodiscard]] const std::vector<Place>& goals_for(Place topic, model::Medium medium) const {
        return counting[topic * model::medium_names.size() + static_cast<std::size_t>(medium)];
    }
};

/// The kinds of rules that the search itself keeps; the rest says only where nothing may go, and is asked through model::check().
[[nodiscard]] bool is_kept_by_search(const model::Rule& rule);
/// Says what is to be done before an item goes out, not where it may go: a draft may lack it.
[[nodiscard]] bool is_about_content(const model::Rule& rule);

/// An airing of it counts for the goal, where medium and place do.
[[nodiscard]] bool fits(const Problem& problem, const Item& item, const model::Goal& goal);

/// What is missing, as people count it: placements, or minutes rounded up.
[[nodiscard]] std::int64_t in_units(const Problem& problem, Place requirement, std::int64_t amount);

/// `plan` is whole. Linear in placements and openings. Error{Input,"planner.no_goals"} where nothing is wanted, {"planner.no_days"} where the
/// scope has no day from today on within the flight.
[[nodiscard]] Problem compile(model::Plan plan, const Scope& scope, const model::Date& today);

}  // namespace lichsong::planner
