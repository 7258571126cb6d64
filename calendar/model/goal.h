// SPDX-License-Identifier: Apache-2.0
// The coverage wanted: topic × medium (× area, × form) per week, phase or whole flight, in items, airings or minutes.
#pragma once

#include <optional>
#include <span>

#include "calendar/model/entity.h"
#include "calendar/model/milestone.h"
#include "calendar/model/segment.h"

namespace lichsong::model {

enum class GoalPeriod : std::uint8_t { Week, Phase, Flight };
inline constexpr Names<3> goal_period_names = {"week", "phase", "flight"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(GoalPeriod) { return goal_period_names; }

enum class GoalUnit : std::uint8_t {
    Items,    ///< different segments
    Airings,  ///< placements, repeats too
    Minutes,  ///< of airtime
};
inline constexpr Names<3> goal_unit_names = {"items", "airings", "minutes"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(GoalUnit) { return goal_unit_names; }

/// How much it matters; people choose a tier, never a weight.
enum class Tier : std::uint8_t { Must, Should, Nice };
inline constexpr Names<3> tier_names = {"must", "should", "nice"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(Tier) { return tier_names; }

struct Goal : Entity {
    base::Id<Topic> topic;
    Medium medium = Medium::Radio;
    base::Id<Area> area;                    ///< none: anywhere
    bool any_form = true;
    Form form = Form::News;                 ///< where any_form is false
    GoalPeriod period = GoalPeriod::Week;
    base::Id<Phase> phase;                  ///< only in that phase; none: the whole flight
    GoalUnit unit = GoalUnit::Airings;
    int target = 1;
    bool count_repeats = true;
    Tier tier = Tier::Should;
};

[[nodiscard]] std::span<const FieldInfo> goal_fields();

}  // namespace lichsong::model
