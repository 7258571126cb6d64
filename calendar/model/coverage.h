// SPDX-License-Identifier: Apache-2.0
// What of the coverage wanted is planned, agreed and aired: topic × medium × period against goals, as pure functions.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "calendar/model/plan.h"

namespace lichsong::model {

enum class CoverageLayer : std::uint8_t { Planned, Confirmed, Aired };
inline constexpr Names<3> coverage_layer_names = {"planned", "confirmed", "aired"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(CoverageLayer) { return coverage_layer_names; }

/// One goal in one period: a week (Monday to Sunday, cut to the flight), a phase, or the flight. Numbers are in the goal's
/// unit. A placement in a topic below the goal's topic counts; candidate content never does. A repeat counts as its goal
/// says, a make-good in the period of the placement it makes up for.
struct CoverageCell {
    base::Id<Goal> goal;
    base::Id<Topic> topic;
    Medium medium = Medium::Radio;
    GoalPeriod period = GoalPeriod::Week;
    base::Id<Phase> phase;
    Date from;
    Date to;
    int target = 0;
    int planned = 0;    ///< confirmed and aired ones included
    int confirmed = 0;  ///< aired ones included
    int aired = 0;

    [[nodiscard]] int reached(CoverageLayer layer) const {
        return layer == CoverageLayer::Planned ? planned : layer == CoverageLayer::Confirmed ? confirmed : aired;
    }
    /// What is missing. Of cells added up it is the sum of what each misses: more than enough in one week, or of one
    /// topic, does not fill another's gap.
    [[nodiscard]] int gap(CoverageLayer layer) const { return gaps ? (*gaps)[static_cast<std::size_t>(layer)] : std::max(0, target - reached(layer)); }

    std::optional<std::array<int, 3>> gaps{};  ///< set where cells were added up
};

/// A cell for each goal and period, in order of goal and time. With a day for `until` as things stand on it ("tính đến ngày"): periods that
/// begin later are left out, and so is what goes out later, also where a make-good then would count for an earlier period.
[[nodiscard]] std::vector<CoverageCell> coverage(const Plan& plan, const Date& until = Date());

/// Which of topic, medium and period tell rows apart; cells that agree in those are added up, and their periods joined.
/// Goals of different units are added up as they stand: ask by topic, medium and period where that matters.
struct CoverageGrouping {
    bool topic = true;
    bool medium = true;
    bool period = true;
};
[[nodiscard]] std::vector<CoverageCell> grouped(const std::vector<CoverageCell>& cells, const CoverageGrouping& grouping);

/// The cells where something is missing, those of a goal that follow each other joined: what is missing for weeks is one gap, told once.
/// Periods that have something already and such that have nothing are not joined.
[[nodiscard]] std::vector<CoverageCell> gap_runs(const std::vector<CoverageCell>& cells, CoverageLayer layer);

/// How far cells that belong together are on a day, and what it takes from there. Numbers are in their goals' unit.
struct Pace {
    int target = 0;      ///< of all periods
    int due = 0;         ///< of periods that are over, and the share of those that run, by days
    int reached = 0;     ///< in the layer asked for
    int weeks_left = 0;  ///< begun ones included, the one that runs too; 0 when all is over
    int per_week = 0;    ///< what is missing, over the weeks left, rounded up; 0 when none is left
};
/// The day itself counts as past: what goes out on it is in the schedule already.
[[nodiscard]] Pace pace(std::span<const CoverageCell> cells, const Date& today, CoverageLayer layer);

}  // namespace lichsong::model
