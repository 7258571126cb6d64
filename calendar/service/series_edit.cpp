// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/series_edit.h"

#include <algorithm>
#include <set>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/service/moving.h"
#include "calendar/service/series.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::Date;
using model::EntityKind;
using model::Placement;
using model::Record;

bool is_protected(const Placement& placement) { return placement.locked || model::state_info(placement.state).is_protected; }

/// The issues that a change reaches. One that was cancelled or declined is no part of it, unless it is the one asked about.
struct InReach {
    std::vector<Placement> changed;  ///< the one asked about first
    std::vector<Placement> kept;     ///< protected
    std::vector<Placement> gone;     ///< cancelled or declined
};

Placement issue_of(Desk& desk, const std::string& code) {
    auto placement = model::from_record<Placement>(desk.require(EntityKind::Placement, code));
    if (!placement.series) throw Error(Fault::Input, "series.not_an_issue", {code});
    return placement;
}

InReach in_reach(Desk& desk, const Placement& asked, Reach reach) {
    InReach found;
    found.changed.push_back(asked);
    if (reach == Reach::This) return found;
    for (const auto& record : desk.rows().all(EntityKind::Placement, {{"series", store::Test::Equal, asked.series.value}})) {
        auto placement = model::from_record<Placement>(record);
        if (placement.id == asked.id || (reach == Reach::Following && placement.series_date < asked.series_date)) continue;
        const bool takes_room = model::state_info(placement.state).occupies || is_protected(placement);
        (is_protected(placement) ? found.kept : takes_room ? found.changed : found.gone).push_back(std::move(placement));
    }
    return found;
}

void shift(std::vector<Date>& dates, long days) {
    for (auto& date : dates) date = model::plus_days(date, days);
}

// The series with all its dates so many days later; nothing where its rule cannot say that, or where an issue that stays
// stands on a day that another would take.
std::optional<model::Series> shifted(const model::Series& series, long days, const std::vector<Placement>& kept) {
    auto moved = series;
    moved.rule = model::shifted(series.rule, days);
    moved.first_day = model::plus_days(series.first_day, days);
    moved.last_day = model::plus_days(series.last_day, days);
    shift(moved.extra_dates, days);
    shift(moved.removed_dates, days);
    auto dates = model::series_dates(series);
    shift(dates, days);
    if (model::series_dates(moved) != dates) return std::nullopt;
    const std::set<Date> taken(dates.begin(), dates.end());
    for (const auto& issue : kept) {
        if (taken.contains(issue.series_date)) return std::nullopt;
        moved.removed_dates.push_back(model::plus_days(issue.series_date, days));
        moved.extra_dates.push_back(issue.series_date);
        moved.first_day = std::min(moved.first_day, issue.series_date);
        moved.last_day = std::max(moved.last_day, issue.series_date);
    }
    // Bounds that had to be widened for what stays must not let the rule give days that nobody asked for.
    const auto now = model::series_dates(moved);
    std::set<Date> wanted = taken;
    for (const auto& issue : kept) {
        wanted.erase(model::plus_days(issue.series_date, days));
        wanted.insert(issue.series_date);
    }
    for (const auto& date : now)
        if (!wanted.contains(date)) moved.removed_dates.push_back(date);
    std::sort(moved.removed_dates.begin(), moved.removed_dates.end());
    std::sort(moved.extra_dates.begin(), moved.extra_dates.end());
    const auto last = model::series_dates(moved);
    if (!std::equal(last.begin(), last.end(), wanted.begin(), wanted.end())) return std::nullopt;
    return moved;
}

void set_row(Edit& edit, const Record& before, const Record& after) { edit.set(before.kind, before.head.id, differences(before, after)); }

// The series follows its issues, so that those to come are where these are.
void move_series(Edit& edit, const Moving& moving, const InReach& issues, std::int64_t id) {
    const auto before = edit.row(EntityKind::Series, id);
    auto series = model::from_record<model::Series>(before);
    const bool of_its_slot = before["slot"] == moving.before()["slot"];
    if (const auto moved = moving.days() == 0 ? std::nullopt : shifted(series, moving.days(), issues.kept)) {
        series = *moved;
        for (const auto& list : {issues.changed, issues.gone})
            for (const auto& issue : list) edit.set(EntityKind::Placement, issue.id, {{"series_date", model::iso(model::plus_days(issue.series_date, moving.days()))}});
    }
    auto after = model::to_record(series);
    if (of_its_slot && moving.after()["slot"].index() != 0) after["slot"] = moving.after()["slot"];
    if (moving.before()["length"] != moving.after()["length"]) after["length"] = moving.after()["length"];
    set_row(edit, before, after);
}

std::string title_of(Edit& edit, const Placement& issue) { return edit.row(EntityKind::Series, issue.series.value).label(); }

}  // namespace

std::array<Reached, 3> reached(Desk& desk, const std::string& code) {
    const auto asked = issue_of(desk, code);
    std::array<Reached, 3> counts;
    for (const auto reach : all_reaches) {
        const auto issues = in_reach(desk, asked, reach);
        counts[static_cast<std::size_t>(reach)] = {static_cast<int>(issues.changed.size()), static_cast<int>(issues.kept.size())};
    }
    return counts;
}

model::Change move_issues(Desk& desk, const std::string& code, Reach reach, const Destination& to) {
    if (reach == Reach::This) return move_placement(desk, code, to);
    Edit edit(desk, {"series.move", {}});
    const auto asked = issue_of(desk, code);
    const auto issues = in_reach(desk, asked, reach);
    Moving moving(edit, code, to);
    moving.move_first();
    for (std::size_t i = 1; i < issues.changed.size(); ++i) moving.move_along(issues.changed[i].id);
    if (reach == Reach::All) move_series(edit, moving, issues, asked.series.value);
    edit.describe_as({"series.move", {title_of(edit, asked), std::to_string(issues.changed.size())}});
    return edit.commit();
}

model::Change set_issues(Desk& desk, const std::string& code, Reach reach, const Fields& of_placement, const Fields& of_segment) {
    Edit edit(desk, {"series.set", {}});
    const auto asked = issue_of(desk, code);
    const auto issues = in_reach(desk, asked, reach);
    for (const auto& issue : issues.changed) {
        edit.set(EntityKind::Placement, issue.id, of_placement);
        edit.set(EntityKind::Segment, issue.segment.value, of_segment);
    }
    if (reach == Reach::All) {
        const auto list = model::info_of(EntityKind::Series).fields;
        Fields shared;
        for (const auto& field : of_segment)
            if (std::any_of(list.begin(), list.end(), [&](const auto& one) { return one.name == field.first; })) shared.push_back(field);
        edit.set(EntityKind::Series, asked.series.value, shared);
    }
    edit.describe_as({"series.set", {title_of(edit, asked), std::to_string(issues.changed.size())}});
    return edit.commit();
}

model::Change remove_issues(Desk& desk, const std::string& code, Reach reach, const std::string& reason) {
    Edit edit(desk, {"series.remove", {}});
    const auto asked = issue_of(desk, code);
    const auto issues = in_reach(desk, asked, reach);
    auto& rows = desk.rows();
    const auto text = model::detail::text_or_nothing(base::clean_line(reason));
    for (const auto& issue : issues.changed) {
        leave_out_of_series(edit, edit.row(EntityKind::Placement, issue.id));
        if (issue.state != model::PlacementState::Draft || rows.referring_to(EntityKind::Placement, issue.id)) {
            edit.set(EntityKind::Placement, issue.id, {{"state", "cancelled"}, {"reason", text}});
            continue;
        }
        edit.remove(EntityKind::Placement, issue.id);
        if (rows.all(EntityKind::Placement, {{"segment", store::Test::Equal, issue.segment.value}}).size() == 1) edit.remove(EntityKind::Segment, issue.segment.value);
    }
    edit.describe_as({"series.remove", {title_of(edit, asked), std::to_string(issues.changed.size())}});
    return edit.commit();
}

}  // namespace lichsong::service
