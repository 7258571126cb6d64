// SPDX-License-Identifier: Apache-2.0
// Moving election day: told before it is done, nothing agreed is moved, slots keep their weekdays, series go on.
#include "calendar/base/error.h"
#include "calendar/service/dday.h"
#include "calendar/service/history.h"
#include "calendar/service/series.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::Date;
using model::EntityKind;
using model::PlacementState;

namespace {

bool stays(const model::Placement& placement) { return placement.locked || model::state_info(placement.state).is_protected; }

std::map<std::string, model::Placement> placements(SampleDesk& sample) {
    std::map<std::string, model::Placement> found;
    for (const auto& [key, record] : sample.rows(EntityKind::Placement)) found.emplace(key, model::from_record<model::Placement>(record));
    return found;
}

// Every field but those that never fall again.
std::map<std::string, std::vector<model::Value>> content(SampleDesk& sample) {
    std::map<std::string, std::vector<model::Value>> found;
    for (const auto& info : model::entity_table())
        for (auto& [key, record] : sample.rows(info.kind)) {
            for (std::size_t i = 0; i < info.fields.size(); ++i)
                if (info.fields[i].has(model::Generated)) record.values[i] = {};
            found[std::string(info.name) + ' ' + key] = record.values;
        }
    return found;
}

// True where a series would have to be changed for its issues to follow its rule.
service::SeriesOutcome would_follow(SampleDesk& sample, const std::string& series) {
    service::Edit edit(*sample.desk, {"row.set", {}});
    return service::follow_rule(edit, sample.desk->require(EntityKind::Series, series).head.id);
}

}  // namespace

TEST_CASE("A preview writes nothing and lists what the move then does", "[dday]") {
    SampleDesk sample;
    const auto before = content(sample);
    const auto last = sample.desk->session().last_change();
    const auto preview = service::preview_dday(*sample.desk, Date(2021, 6, 6));
    CHECK(sample.desk->session().last_change() == last);
    CHECK(content(sample) == before);
    const auto old = placements(sample);
    const auto done = service::move_dday(*sample.desk, Date(2021, 6, 6));
    REQUIRE(done.shifts.size() == preview.shifts.size());
    REQUIRE(done.problems.size() == preview.problems.size());
    std::map<std::string, service::Shift> shifts;
    for (const auto& shift : preview.shifts)
        if (shift.kind == "placement") shifts.emplace(shift.key, shift);
    for (const auto& [key, now] : placements(sample)) {
        INFO(key);
        CHECK((old.at(key).date != now.date) == shifts.contains(key));
        if (!shifts.contains(key)) continue;
        CHECK(shifts.at(key).from == old.at(key).date);
        CHECK(shifts.at(key).to == now.date);
    }
}

TEST_CASE("What is agreed, aired or locked stays, and is named", "[dday]") {
    SampleDesk sample;
    const auto drafts = sample.issues("antt-radio");
    const auto locked = std::find_if(drafts.begin(), drafts.end(), [](const auto& p) { return p.state == PlacementState::Draft; });
    REQUIRE(locked != drafts.end());
    sample.set(EntityKind::Placement, locked->key, {{"locked", std::int64_t{1}}});
    const auto before = placements(sample);
    const auto move = service::move_dday(*sample.desk, Date(2021, 5, 30));
    std::map<std::string, std::string> reasons;
    for (const auto& problem : move.problems) reasons.emplace(problem.placement, problem.reason);
    int kept = 0;
    for (const auto& [key, now] : placements(sample)) {
        if (!stays(now)) continue;
        INFO(key);
        CHECK(now.date == before.at(key).date);
        CHECK(reasons[key] == "shift.protected");
        ++kept;
    }
    CHECK(kept > 50);
    CHECK(reasons[locked->key] == "shift.protected");
}

TEST_CASE("What moves goes to a day on which its slot opens, as near as may be", "[dday]") {
    for (const auto& dday : {Date(2021, 5, 30), Date(2021, 6, 6), Date(2021, 5, 26), Date(2021, 5, 16), Date(2021, 8, 1)}) {
        SampleDesk sample;
        INFO(model::iso(dday));
        const long days = model::days_between(Date(2021, 5, 23), dday);
        const auto before = placements(sample);
        const auto move = service::move_dday(*sample.desk, dday);
        int moved = 0;
        for (const auto& shift : move.shifts) {
            if (shift.kind != "placement") continue;
            const auto now = placements(sample).at(shift.key);
            const auto* slot = sample.desk->context().slots.find(now.slot);
            CHECK(std::labs(model::days_between(model::plus_days(before.at(shift.key).date, days), now.date)) <= 3);
            if (slot != nullptr) CHECK((model::slot_on(*slot, sample.desk->context().campaign.first_day, now.date) == model::SlotDay::Open));
            if (slot != nullptr && days % 7 == 0 && slot->rule.unit == model::Recurrence::Unit::Weekly)
                CHECK((model::weekday(now.date) == model::weekday(before.at(shift.key).date)));
            if (++moved == 25) break;  // placements() is not cheap
        }
        CHECK(moved > 5);
    }
}

TEST_CASE("One undo brings every row back", "[dday]") {
    SampleDesk sample;
    const auto before = content(sample);
    service::move_dday(*sample.desk, Date(2021, 6, 13));
    CHECK(content(sample) != before);
    service::undo(*sample.desk);
    CHECK(content(sample) == before);
    service::redo(*sample.desk);
    CHECK(sample.desk->context().campaign.dday == Date(2021, 6, 13));
}

TEST_CASE("After a move each series' issues are still on the days of its rule and exceptions", "[dday][series]") {
    for (const auto& dday : {Date(2021, 5, 30), Date(2021, 6, 20), Date(2021, 5, 16), Date(2021, 5, 27)}) {
        SampleDesk sample;
        INFO(model::iso(dday));
        service::move_dday(*sample.desk, dday);
        for (const auto& [key, record] : sample.rows(EntityKind::Series)) {
            INFO(key);
            const auto outcome = would_follow(sample, key);
            CHECK(outcome.removed == 0);
            CHECK(outcome.cancelled == 0);
        }
    }
}

TEST_CASE("A week left out of a series stays left out, and its cancelled issues stay cancelled", "[dday][series]") {
    SampleDesk sample;
    const auto removed = sample.row<model::Series>("antt-radio").removed_dates;
    REQUIRE(removed.size() == 1);
    const auto issues = sample.issues("antt-radio");
    const auto cancelled = std::count_if(issues.begin(), issues.end(), [](const auto& p) { return p.state == PlacementState::Cancelled; });
    service::move_dday(*sample.desk, Date(2021, 5, 30));
    const auto series = sample.row<model::Series>("antt-radio");
    CHECK(series.removed_dates == std::vector<Date>{model::plus_days(removed[0], 7)});
    const auto after = sample.issues("antt-radio");
    CHECK(after.size() == issues.size());
    CHECK(std::count_if(after.begin(), after.end(), [](const auto& p) { return p.state == PlacementState::Cancelled; }) == cancelled);
    for (const auto& issue : after) {
        if (stays(issue)) continue;
        CHECK_FALSE(std::count(series.removed_dates.begin(), series.removed_dates.end(), issue.series_date) > 0);
    }
}

TEST_CASE("A series that lacks its first or last day lacks it after a move as well", "[dday][series]") {
    for (const char* lacking : {"first_day", "last_day"}) {
        SampleDesk sample;
        {
            service::Edit edit(*sample.desk, {"row.set", {"series"}});
            edit.set(EntityKind::Series, edit.row(EntityKind::Series, "antt-radio").head.id, {{lacking, model::Value()}});
            edit.commit();
        }
        const auto before = sample.issues("antt-radio");
        service::move_dday(*sample.desk, Date(2021, 5, 30));
        const auto series = sample.row<model::Series>("antt-radio");
        CHECK(model::is_set(series.first_day) == (std::string_view(lacking) != "first_day"));
        CHECK(model::is_set(series.last_day) == (std::string_view(lacking) != "last_day"));
        CHECK(sample.issues("antt-radio").size() == before.size());
    }
}

TEST_CASE("A move that would leave the calendar is refused before anything is written", "[dday]") {
    SampleDesk sample;
    const auto before = content(sample);
    for (const auto& dday : {Date(2199, 12, 31), Date(1900, 1, 2)}) {
        CHECK_THROWS_AS(service::preview_dday(*sample.desk, dday), base::Error);
        CHECK_THROWS_AS(service::move_dday(*sample.desk, dday), base::Error);
    }
    CHECK(content(sample) == before);
}

TEST_CASE("What was typed in as actual does not move", "[dday][milestones]") {
    SampleDesk sample;
    service::set_actual(*sample.desk, "dschinhthuc", Date(2021, 4, 27));
    service::move_dday(*sample.desk, Date(2021, 6, 6));
    for (const auto& row : service::milestone_rows(*sample.desk)) {
        if (row.milestone.key == "dschinhthuc") {
            CHECK(row.milestone.actual == Date(2021, 4, 27));
            CHECK(row.planned.to == Date(2021, 5, 12));
        }
        if (row.milestone.key == "vd_batdau") CHECK(row.planned.to == Date(2021, 4, 27));
    }
    CHECK(service::set_actual(*sample.desk, "dschinhthuc", Date(2021, 4, 27)).id == 0);
    CHECK(service::set_actual(*sample.desk, "dschinhthuc", {}).doing.what == "milestone.not_actual");
}
