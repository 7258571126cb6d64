// SPDX-License-Identifier: Apache-2.0
// What every layout of a drawn view is given: values only, the same for all views, so that selection, filter and day stay
// when one view is exchanged for another.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "app/desktop/layout/chips.h"
#include "app/desktop/layout/day_notes.h"
#include "app/desktop/models/proposals.h"
#include "calendar/model/coverage.h"
#include "calendar/model/reach.h"

namespace lichsong::desktop {

inline constexpr std::array<int, 4> zoom_steps{5, 15, 30, 60};  ///< minutes
inline constexpr double least_hour_height = 24;                 ///< pixels
inline constexpr double most_hour_height = 240;
inline constexpr model::TimeOfDay first_hour_shown{5 * 3'600};  ///< a day begins where something goes out, not at midnight

inline constexpr std::array<int, 6> least_steps{1, 2, 3, 5, 10, 20};

/// What rows of the flowchart are.
enum class FlowBy : std::uint8_t { Phase, Topic, Medium, Outlet, Series };
inline constexpr model::Names<5> flow_by_names{"phase", "topic", "medium", "outlet", "series"};

/// Rows within groups of rows, and what is across.
struct FlowLook {
    FlowBy outer = FlowBy::Medium;
    FlowBy inner = FlowBy::Outlet;
    bool months = false;  ///< instead of weeks
    friend bool operator==(const FlowLook&, const FlowLook&) = default;
};

/// How close a person wants to look; remembered for each of them.
struct Zoom {
    int step_minutes = 30;      ///< one of zoom_steps: where things snap to
    double hour_height = 56;    ///< pixels; where hours run across, they are wider in proportion
    bool condensed = false;     ///< narrow columns and low rows, for many outlets
    FlowLook flow;
    bool outlets_as_rows = false;
    model::CoverageLayer counts = model::CoverageLayer::Planned;  ///< what covers: with Confirmed a plan nobody agreed to looks as empty as it is
    bool until_day = false;     ///< coverage as it stands on the day of the view, not at the end
    int least = 1;              ///< one of least_steps: what an area should have had
};

struct ViewInput {
    const model::Plan& plan;          ///< without segments and placements
    const Schedule& schedule;         ///< of the days the view shows
    const Legend& legend;
    const DayNotes& notes;
    model::Date anchor;               ///< the day the view stands on
    model::Date today;
    std::optional<model::TimeOfDay> now;
    Size room;                        ///< of the window or the sheet
    Zoom zoom;
    const std::set<std::int64_t>& selection;
    const std::vector<std::int64_t>& outlets;              ///< those that are shown, in order
    const std::vector<model::CoverageCell>& coverage;      ///< only for views that ask for it
    std::span<const model::AreaReach> areas = {};          ///< likewise
    const Proposals* proposals = nullptr;                  ///< where coverage is to say what it would be with them

    [[nodiscard]] bool is_selected(std::int64_t placement) const { return selection.contains(placement); }
};

/// The seven names of the days of the week, Monday first: "T2" … "CN".
[[nodiscard]] std::vector<std::string> weekday_names();
/// "Tháng 5, 2021"
[[nodiscard]] std::string month_title(const model::Date& day);

}  // namespace lichsong::desktop
