// SPDX-License-Identifier: Apache-2.0
// Rule "candidate_window": candidates' campaigning, and nothing else, is bound to Law 85/2015/QH13, Art. 64: it begins when
// the official list is published and ends 24 hours before voting starts. Public information (items without the flag
// candidate_content) is never touched, and is densest on the last day.
// Where no date can be derived the flagged item may not go out: a campaign without an election has no campaigning, and one
// whose start is not known has not begun. Repeats carry their item's flag and are judged like first runs.
// Voting starts at the early polling day and hour of the nearest area above the outlet's that has one, else at the
// campaign's; an area inside the outlet's that votes earlier governs, and so does any area for an outlet without one.
//   candidate_window.no_election      {1} code, {2} title
//   candidate_window.no_start         {1} code, {2} title
//   candidate_window.too_early        {1} code, {2} title, {3} date and {4} time (HH:MM) from which it is allowed
//   candidate_window.too_late         {1} code, {2} title, {3} date and {4} time (HH:MM) by which it must have ended
//   candidate_window.repeat_too_late  as candidate_window.too_late, for a repeat
#include "calendar/model/rules/input.h"

#include <algorithm>
#include <limits>

namespace lichsong::model {
namespace {

constexpr std::string_view start_milestone = "vd_batdau";
constexpr WallSeconds silence = 24 * 3600;  // Art. 64
constexpr auto never = std::numeric_limits<WallSeconds>::max();
constexpr int deepest_area = 32;  // ends a circle in a damaged tree

// The nearest value up the tree, the campaign's where no area has one.
template <class Pick>
auto nearest(const Plan& plan, const Area& area, Pick pick) -> decltype(pick(area)) {
    const Area* at = &area;
    for (int level = 0; at != nullptr && level < deepest_area; ++level, at = plan.areas.find(at->parent))
        if (const auto value = pick(*at)) return value;
    return {};
}

WallSeconds voting_starts_in(const Plan& plan, const Area& area) {
    const auto day = nearest(plan, area, [](const Area& a) { return is_set(a.early_polling) ? std::optional(a.early_polling) : std::nullopt; });
    const auto hour = nearest(plan, area, [](const Area& a) { return a.polls_open; });
    return wall_seconds(day.value_or(plan.campaign.dday), hour.value_or(plan.campaign.polls_open));
}

struct Windows {
    std::optional<WallSeconds> begin;
    std::vector<WallSeconds> end_by_area;  // by place
    WallSeconds end_anywhere = 0;
};

std::optional<WallSeconds> campaigning_begins(const Plan& plan) {
    const auto* milestone = plan.milestones.find_key(start_milestone);
    if (milestone == nullptr) return std::nullopt;
    Date day = milestone->actual;
    if (!is_set(day)) {
        const auto spans = planned_dates(plan.campaign, plan.milestones.rows());
        day = spans[static_cast<std::size_t>(milestone - plan.milestones.rows().data())].from;
    }
    if (!is_set(day)) return std::nullopt;
    return wall_seconds(day, milestone->time.value_or(TimeOfDay{}));
}

Windows windows_of(const Plan& plan) {
    Windows windows;
    windows.begin = campaigning_begins(plan);
    windows.end_anywhere = wall_seconds(plan.campaign.dday, plan.campaign.polls_open) - silence;
    windows.end_by_area.assign(plan.areas.size(), never);
    for (const auto& area : plan.areas) {
        const auto voting = voting_starts_in(plan, area);
        if (!is_valid_on(area.valid_from, area.valid_to, date_of(voting))) continue;  // gone before it could vote
        const auto end = voting - silence;
        windows.end_anywhere = std::min(windows.end_anywhere, end);
        Place at = place_of(plan.areas, id_of(area));
        for (int level = 0; at != nowhere && level < deepest_area; ++level) {
            windows.end_by_area[at] = std::min(windows.end_by_area[at], end);
            at = place_of(plan.areas, plan.areas.rows()[at].parent);
        }
    }
    return windows;
}

WallSeconds window_end(const Plan& plan, const Windows& windows, const Outlet& outlet) {
    const Place area = place_of(plan.areas, outlet.area);
    if (area == nowhere) return windows.end_anywhere;
    const auto end = windows.end_by_area[area];
    return end == never ? wall_seconds(plan.campaign.dday, plan.campaign.polls_open) - silence : end;
}

void check_item(const RuleTask& task, const Windows& windows, const Live& live, Violations& out) {
    const auto& input = task.input;
    const auto moment = [](WallSeconds wall) { return std::pair(iso(date_of(wall)), hm(time_of(wall))); };
    if (!windows.begin) {
        report(task, out, {&live}, "candidate_window.no_start", words(input.code(live), input.title(live)));
    } else if (live.span.start < *windows.begin) {
        const auto [date, time] = moment(*windows.begin);
        report(task, out, {&live}, "candidate_window.too_early", words(input.code(live), input.title(live), date, time));
    }
    if (const auto end = window_end(input.plan, windows, input.outlet(live)); live.span.end > end) {
        const auto [date, time] = moment(end);
        report(task, out, {&live}, live.repeats ? "candidate_window.repeat_too_late" : "candidate_window.too_late",
               words(input.code(live), input.title(live), date, time));
    }
}

}  // namespace

void check_candidate_window(const RuleTask& task, Violations& out) {
    const auto& input = task.input;
    const bool election = is_set(input.plan.campaign.dday);
    const auto windows = election ? windows_of(input.plan) : Windows{};
    for (std::size_t i = 0; i < input.lives.size(); ++i) {
        const auto& live = input.lives[i];
        if (live.segment == nowhere || !input.segments[live.segment].candidate_content || !task.holds(i)) continue;
        if (election) check_item(task, windows, live, out);
        else report(task, out, {&live}, "candidate_window.no_election", words(input.code(live), input.title(live)));
    }
}

}  // namespace lichsong::model
