// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/dday.h"

#include <algorithm>
#include <map>
#include <set>

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

// Every date that is stored must be one that can be read again. No date stays none.
Date moved(const Date& date, long days) {
    if (!model::is_set(date)) return {};
    constexpr int first_year = 1900;
    constexpr int last_year = 2199;
    const auto to = model::plus_days(date, days);
    if (to.year() < first_year || to.year() > last_year) throw base::Error(base::Fault::Input, "date.no_such_day", {model::dmy(to)});
    return to;
}

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

// Where the days of a series go: each day of the rule to the nearest day of the rule after the move that no other has taken,
// so that issues stay on the rule and exceptions stay exceptions. Days beside the rule move by as many days.
class SeriesShift {
public:
    SeriesShift(const model::Series& series, long days) : m_series(series), m_days(days) {
        m_series.first_day = moved(series.first_day, days);
        m_series.last_day = moved(series.last_day, days);
        const bool bounded = model::is_set(series.first_day) && model::is_set(series.last_day);
        const auto old_days = bounded ? model::expand(series.rule, series.first_day, series.first_day, series.last_day) : std::vector<Date>();
        if (bounded) m_rule = model::expand(series.rule, m_series.first_day, m_series.first_day, m_series.last_day);
        std::set<Date> taken;
        for (const auto& day : old_days) m_to[day] = nearest(day, taken);
        for (auto& day : m_series.extra_dates) day = to(day);
        for (auto& day : m_series.removed_dates) day = to(day);
    }

    [[nodiscard]] Date to(const Date& day) const {
        const auto found = m_to.find(day);
        return found != m_to.end() ? found->second : moved(day, m_days);
    }
    /// An issue is on this day after the move: it must be one of the series' days.
    void keep(const Date& day) {
        std::erase(m_series.removed_dates, day);
        auto& extra = m_series.extra_dates;
        const bool there = std::binary_search(m_rule.begin(), m_rule.end(), day) || std::find(extra.begin(), extra.end(), day) != extra.end();
        if (!there) extra.push_back(day);
        // Beyond its ends a series has no days.
        if (model::is_set(m_series.first_day)) m_series.first_day = std::min(m_series.first_day, day);
        if (model::is_set(m_series.last_day)) m_series.last_day = std::max(m_series.last_day, day);
    }
    [[nodiscard]] const model::Series& series() const noexcept { return m_series; }

private:
    // The earlier of two; where none is near, the day stays what it was, as the placement on it does.
    Date nearest(const Date& day, std::set<Date>& taken) const {
        const auto wanted = moved(day, m_days);
        for (long away = 0; away <= farthest_opening; ++away)
            for (const long step : {-away, away}) {
                const auto candidate = model::plus_days(wanted, step);
                if (std::binary_search(m_rule.begin(), m_rule.end(), candidate) && taken.insert(candidate).second) return candidate;
            }
        return day;
    }

    model::Series m_series;
    long m_days;
    std::vector<Date> m_rule;
    std::map<Date, Date> m_to;
};

std::string sorted_list(std::vector<Date> dates) {
    std::sort(dates.begin(), dates.end());
    return model::detail::join_dates(dates);
}

void change_series(const model::Plan& before, const std::map<std::int64_t, SeriesShift>& shifts, Planned& planned) {
    for (const auto& old : before.series) {
        const auto& series = shifts.at(old.id).series();
        planned.changes.push_back({{EntityKind::Series, series.id},
                                   {{"first_day", model::detail::text_or_nothing(model::iso(series.first_day))},
                                    {"last_day", model::detail::text_or_nothing(model::iso(series.last_day))},
                                    {"extra_dates", model::detail::text_or_nothing(sorted_list(series.extra_dates))},
                                    {"removed_dates", model::detail::text_or_nothing(sorted_list(series.removed_dates))}}});
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

// All that a placement's new date follows from.
struct Move {
    const model::Plan& plan;
    const model::Campaign& campaign;  ///< as it will be
    const model::WorkingDays& working;
    Date today;
    long days = 0;
    std::map<std::int64_t, SeriesShift>& series;
};

void move_placement(const Move& move, const store::PlacedSegment& row, Planned& planned) {
    const auto& placement = row.placement;
    const auto stay = [&](const char* reason) { planned.move.problems.push_back({placement.key, row.segment.title, placement.date, reason, {}}); };
    const auto shift = move.series.find(placement.series.value);
    const bool of_series = shift != move.series.end() && model::is_set(placement.series_date);
    const bool is_off = !model::state_info(placement.state).occupies && !model::state_info(placement.state).is_protected;
    if (is_off && !of_series) return;  // what is cancelled or declined is an exception of its series, else only history
    if (placement.locked || model::state_info(placement.state).is_protected) return stay("shift.protected");

    const auto series_date = of_series ? shift->second.to(placement.series_date) : Date();
    const auto* slot = move.plan.slots.find(placement.slot);
    const auto wanted = of_series && placement.date == placement.series_date ? series_date : moved(placement.date, move.days);
    const auto date = slot == nullptr || is_off ? wanted : nearest_opening(*slot, move.campaign.first_day, wanted);
    if (!model::is_set(date) || (date == placement.date && (!of_series || series_date == placement.series_date))) {
        if (of_series) shift->second.keep(placement.series_date);
        return is_off ? void() : stay("shift.no_opening");
    }
    planned.move.shifts.push_back({"placement", placement.key, row.segment.title, placement.date, date});
    Fields fields{{"date", model::iso(date)}};
    if (of_series) {
        shift->second.keep(series_date);
        fields.emplace_back("series_date", model::iso(series_date));
    }
    planned.changes.emplace_back(std::pair{EntityKind::Placement, placement.id}, std::move(fields));
    if (!is_off) check_lead(move.plan, move.working, move.today, row, date, planned.move);
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
    campaign.first_day = moved(campaign.first_day, days);
    campaign.last_day = moved(campaign.last_day, days);
    planned.move.shifts.push_back({"campaign", campaign.key, campaign.name, plan.campaign.first_day, campaign.first_day});
    planned.changes.push_back({{EntityKind::Campaign, campaign.id},
                               {{"dday", model::iso(dday)}, {"first_day", model::iso(campaign.first_day)}, {"last_day", model::iso(campaign.last_day)}}});
    shift_calendar(plan, campaign, planned.move);
    std::map<std::int64_t, SeriesShift> series;
    for (const auto& one : plan.series) {
        const auto& after = series.emplace(one.id, SeriesShift(one, days)).first->second.series();
        planned.move.shifts.push_back({"series", one.key, one.title, one.first_day, after.first_day});
    }

    const model::WorkingDays working(std::min(plan.campaign.first_day, campaign.first_day), std::max(plan.campaign.last_day, campaign.last_day),
                                     plan.holidays.rows());
    const Move move{plan, campaign, working, desk.today(), days, series};
    store::each_placement(desk.session(), {}, [&](const store::PlacedSegment& row) { move_placement(move, row, planned); });
    change_series(plan, series, planned);
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
    if (model::is_set(actual)) edit.describe_as({"milestone.actual", {row.label(), model::iso(actual)}});
    else edit.describe_as({"milestone.not_actual", {row.label()}});
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
