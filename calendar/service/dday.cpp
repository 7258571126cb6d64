// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/dday.h"

#include <algorithm>

#include "calendar/base/error.h"
#include "calendar/store/placements.h"

namespace lichsong::service {
namespace {

using model::Date;
using model::EntityKind;

constexpr long farthest_opening = 3;  // days to either side: further away it is another week's slot

struct Planned {
    DdayMove move;
    std::vector<std::pair<std::pair<EntityKind, std::int64_t>, Fields>> changes;
};

// The day nearest to `wanted` on which the slot opens; the earlier of two.
Date nearest_opening(const model::Slot& slot, const Date& flight_first, const Date& wanted) {
    for (long away = 0; away <= farthest_opening; ++away)
        for (const long step : {-away, away}) {
            const auto day = model::plus_days(wanted, step);
            if (model::slot_on(slot, flight_first, day) == model::SlotDay::Open) return day;
        }
    return {};
}

void shift_calendar(const model::Plan& before, const model::Campaign& campaign, DdayMove& move) {
    const auto old_dates = model::planned_dates(before.campaign, before.milestones.rows());
    const auto new_dates = model::planned_dates(campaign, before.milestones.rows());
    for (std::size_t i = 0; i < old_dates.size(); ++i) {
        const auto& milestone = before.milestones.rows()[i];
        if (old_dates[i].to != new_dates[i].to) move.shifts.push_back({"milestone", milestone.key, milestone.title, old_dates[i].to, new_dates[i].to});
    }
    const auto old_phases = model::phase_dates(before.campaign, before.milestones.rows(), before.phases.rows());
    const auto new_phases = model::phase_dates(campaign, before.milestones.rows(), before.phases.rows());
    for (std::size_t i = 0; i < old_phases.size(); ++i) {
        const auto& phase = before.phases.rows()[i];
        if (old_phases[i].from != new_phases[i].from) move.shifts.push_back({"phase", phase.key, phase.title, old_phases[i].from, new_phases[i].from});
    }
}

std::string moved_list(const std::vector<Date>& dates, long days) {
    std::vector<Date> moved;
    for (const auto& date : dates) moved.push_back(model::plus_days(date, days));
    return model::detail::join_dates(moved);
}

void shift_series(const model::Plan& plan, long days, Planned& planned) {
    for (const auto& series : plan.series) {
        const auto first = model::plus_days(series.first_day, days);
        planned.move.shifts.push_back({"series", series.key, series.title, series.first_day, first});
        planned.changes.push_back({{EntityKind::Series, series.id},
                                   {{"first_day", model::iso(first)},
                                    {"last_day", model::iso(model::plus_days(series.last_day, days))},
                                    {"extra_dates", model::detail::text_or_nothing(moved_list(series.extra_dates, days))},
                                    {"removed_dates", model::detail::text_or_nothing(moved_list(series.removed_dates, days))}}});
    }
}

// Which of a placement's deadlines has passed at its new date, if any.
void check_lead(const model::Plan& plan, const model::WorkingDays& days, const Date& today, const store::PlacedSegment& row, const Date& date,
                DdayMove& move) {
    const auto* outlet = plan.outlets.find(row.placement.outlet);
    const auto* slot = plan.slots.find(row.placement.slot);
    if (outlet == nullptr || date < today) return;
    const auto& medium = model::medium_info(outlet->medium);
    const auto lead = [](const std::optional<int>& of_slot, const std::optional<int>& of_outlet, int of_medium) {
        return of_slot ? *of_slot : of_outlet.value_or(of_medium);
    };
    struct Stage {
        int lead;
        bool done;
        const char* reason;
    };
    const bool approved = row.segment.state == model::SegmentState::Approved;
    const Stage stages[] = {
        {lead(slot ? slot->lead_content : std::nullopt, outlet->lead_content, medium.lead_content),
         row.segment.state != model::SegmentState::Draft && row.segment.state != model::SegmentState::Returned, "shift.lead_content"},
        {lead(slot ? slot->lead_approval : std::nullopt, outlet->lead_approval, medium.lead_approval), approved, "shift.lead_approval"},
        {lead(slot ? slot->lead_tape : std::nullopt, outlet->lead_tape, medium.lead_tape),
         model::state_info(row.placement.state).confirmed, "shift.lead_tape"},
    };
    for (const auto& stage : stages) {
        const auto deadline = days.before(date, stage.lead);
        if (stage.done || today <= deadline) continue;
        move.problems.push_back({row.placement.key, row.segment.title, date, stage.reason, deadline});
        return;
    }
}

Planned plan_move(Desk& desk, const Date& dday) {
    const auto& plan = desk.context();
    if (!model::is_set(plan.campaign.dday)) throw base::Error(base::Fault::Input, "dday.no_election", {plan.campaign.name});
    Planned planned;
    planned.move.from = plan.campaign.dday;
    planned.move.to = dday;
    const long days = model::days_between(plan.campaign.dday, dday);
    if (days == 0) return planned;

    auto campaign = plan.campaign;
    campaign.dday = dday;
    campaign.first_day = model::plus_days(campaign.first_day, days);
    campaign.last_day = model::plus_days(campaign.last_day, days);
    planned.move.shifts.push_back({"campaign", campaign.key, campaign.name, plan.campaign.first_day, campaign.first_day});
    planned.changes.push_back({{EntityKind::Campaign, campaign.id},
                               {{"dday", model::iso(dday)}, {"first_day", model::iso(campaign.first_day)}, {"last_day", model::iso(campaign.last_day)}}});
    shift_calendar(plan, campaign, planned.move);
    shift_series(plan, days, planned);

    const model::WorkingDays working(std::min(plan.campaign.first_day, campaign.first_day), std::max(plan.campaign.last_day, campaign.last_day),
                                     plan.holidays.rows());
    const auto today = desk.today();
    store::each_placement(desk.session(), {}, [&](const store::PlacedSegment& row) {
        const auto& placement = row.placement;
        if (!model::state_info(placement.state).occupies && !model::state_info(placement.state).is_protected) return;
        if (placement.locked || model::state_info(placement.state).is_protected) {
            planned.move.problems.push_back({placement.key, row.segment.title, placement.date, "shift.protected", {}});
            return;
        }
        const auto* slot = plan.slots.find(placement.slot);
        const auto wanted = model::plus_days(placement.date, days);
        const auto date = slot == nullptr ? wanted : nearest_opening(*slot, campaign.first_day, wanted);
        if (!model::is_set(date)) {
            planned.move.problems.push_back({placement.key, row.segment.title, placement.date, "shift.no_opening", {}});
            return;
        }
        planned.move.shifts.push_back({"placement", placement.key, row.segment.title, placement.date, date});
        Fields fields{{"date", model::iso(date)}};
        if (model::is_set(placement.series_date)) fields.emplace_back("series_date", model::iso(model::plus_days(placement.series_date, days)));
        planned.changes.push_back({{EntityKind::Placement, placement.id}, std::move(fields)});
        check_lead(plan, working, today, row, date, planned.move);
    });
    return planned;
}

}  // namespace

std::vector<MilestoneRow> milestone_rows(Desk& desk) {
    const auto& plan = desk.context();
    const auto dates = model::planned_dates(plan.campaign, plan.milestones.rows());
    std::vector<MilestoneRow> rows;
    for (std::size_t i = 0; i < dates.size(); ++i) rows.push_back({plan.milestones.rows()[i], dates[i]});
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.planned.to < b.planned.to; });
    return rows;
}

model::Change set_actual(Desk& desk, const std::string& key, const Date& actual) {
    Edit edit(desk, {"milestone.actual", {}});
    const auto& row = edit.row(EntityKind::Milestone, key);
    edit.describe_as({"milestone.actual", {row.label(), model::iso(actual)}});
    edit.set(EntityKind::Milestone, row.head.id, {{"actual", model::detail::text_or_nothing(model::iso(actual))}});
    return edit.commit();
}

DdayMove preview_dday(Desk& desk, const Date& dday) { return plan_move(desk, dday).move; }

DdayMove move_dday(Desk& desk, const Date& dday) {
    Edit edit(desk, {"dday.move", {}});
    auto planned = plan_move(desk, dday);
    edit.describe_as({"dday.move", {model::iso(planned.move.from), model::iso(dday), std::to_string(planned.move.shifts.size())}});
    for (const auto& [place, fields] : planned.changes) edit.set(place.first, place.second, fields);
    if (!planned.changes.empty()) edit.commit();
    return std::move(planned.move);
}

}  // namespace lichsong::service
