// SPDX-License-Identifier: Apache-2.0
// Series and their issues: a change of the rule adds and takes away drafts, and never touches what was agreed, what somebody
// moved or cancelled, or a number that was given.
#include <set>

#include "calendar/base/error.h"
#include "calendar/service/history.h"
#include "calendar/service/schedule.h"
#include "calendar/service/series.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::Date;
using model::EntityKind;
using model::PlacementState;

namespace {

// Changes a series as the command line does, and brings its issues after it.
service::SeriesOutcome change(SampleDesk& sample, const std::string& key, const service::Fields& fields) {
    service::Edit edit(*sample.desk, {"row.set", {"series", key, key}});
    const auto id = edit.row(EntityKind::Series, key).head.id;
    edit.set(EntityKind::Series, id, fields);
    const auto outcome = service::follow_rule(edit, id);
    edit.commit();
    return outcome;
}

int number_of(SampleDesk& sample, const model::Placement& placement) {
    return model::from_record<model::Segment>(*sample.desk->rows().find(EntityKind::Segment, placement.segment.value)).issue;
}

std::map<std::int64_t, int> numbers(SampleDesk& sample, const std::string& key) {
    std::map<std::int64_t, int> found;
    for (const auto& issue : sample.issues(key)) found[issue.id] = number_of(sample, issue);
    return found;
}

std::vector<Date> days_of(const std::vector<model::Placement>& issues) {
    std::vector<Date> days;
    for (const auto& issue : issues) days.push_back(issue.series_date);
    return days;
}

const model::Placement& first_in_state(const std::vector<model::Placement>& issues, PlacementState state) {
    const auto found = std::find_if(issues.begin(), issues.end(), [&](const auto& p) { return p.state == state; });
    REQUIRE(found != issues.end());
    return *found;
}

}  // namespace

TEST_CASE("A series of the sample has an issue for each day of its rule, numbered in order", "[series]") {
    SampleDesk sample;
    for (const auto& [key, record] : sample.rows(EntityKind::Series)) {
        INFO(key);
        const auto series = model::from_record<model::Series>(record);
        const auto issues = sample.issues(key);
        CHECK(days_of(issues) == model::series_dates(series));
        int number = series.first_issue;
        for (const auto& issue : issues) CHECK(number_of(sample, issue) == number++);
        CHECK(change(sample, key, {}).added == 0);
    }
}

TEST_CASE("A series made longer gets issues that go on from the highest number", "[series]") {
    SampleDesk sample;
    const auto before = numbers(sample, "vi-antq-tv");
    int highest = 0;
    for (const auto& [id, number] : before) highest = std::max(highest, number);
    const auto last = sample.row<model::Series>("vi-antq-tv").last_day;
    CHECK(change(sample, "vi-antq-tv", {{"last_day", model::iso(model::plus_days(last, 21))}}).added == 3);
    for (const auto& [id, number] : numbers(sample, "vi-antq-tv")) {
        if (before.contains(id)) CHECK(number == before.at(id));
        else CHECK(number > highest);
    }
}

TEST_CASE("A new title of a series reaches its issues, but not what was agreed, is locked or has a title of its own", "[series]") {
    SampleDesk sample;
    const auto is_open = [](const model::Placement& p) { return !p.locked && !model::state_info(p.state).is_protected; };
    std::string key;
    std::vector<model::Placement> issues;
    for (const auto& [name, record] : sample.rows(EntityKind::Series))
        if (auto all = sample.issues(name); std::count_if(all.begin(), all.end(), is_open) > std::count_if(issues.begin(), issues.end(), is_open))
            key = name, issues = std::move(all);
    const auto old_title = sample.row<model::Series>(key).title;
    const auto title_of = [&](const model::Placement& issue) {
        return model::from_record<model::Segment>(*sample.desk->rows().find(EntityKind::Segment, issue.segment.value)).title;
    };
    const auto open = std::find_if(issues.begin(), issues.end(), is_open);
    REQUIRE(open != issues.end());
    const auto own = *open;
    {
        service::Edit edit(*sample.desk, {"row.set", {"segment"}});
        edit.set(EntityKind::Segment, own.segment.value, {{"title", "Số đặc biệt"}});
        edit.commit();
    }
    change(sample, key, {{"title", "Vì bình yên quê hương"}});
    int followed = 0;
    for (const auto& issue : sample.issues(key)) {
        const bool stays = !is_open(issue);
        if (issue.id == own.id) CHECK(title_of(issue) == "Số đặc biệt");
        else CHECK(title_of(issue) == (stays ? old_title : "Vì bình yên quê hương"));
        followed += stays ? 0 : 1;
    }
    CHECK(followed > 1);
    service::undo(*sample.desk);
    for (const auto& issue : sample.issues(key)) CHECK(title_of(issue) == (issue.id == own.id ? "Số đặc biệt" : old_title));
}

TEST_CASE("No number of an issue that is known to anybody is given again", "[series]") {
    SampleDesk sample;
    const std::string key = "antt-radio";
    std::map<std::int64_t, int> known;  // all but drafts
    for (const auto& issue : sample.issues(key))
        if (issue.state != PlacementState::Draft) known[issue.id] = number_of(sample, issue);
    REQUIRE(known.size() > 10);
    const auto rule = sample.row<model::Series>(key).rule;
    change(sample, key, {{"rule", std::string("FREQ=WEEKLY;BYDAY=SU")}});
    change(sample, key, {{"rule", std::string("FREQ=WEEKLY;BYDAY=TU,TH")}});
    change(sample, key, {{"rule", model::to_rrule(rule)}});
    std::map<int, int> uses;
    for (const auto& [id, number] : numbers(sample, key)) {
        ++uses[number];
        if (known.contains(id)) CHECK(number == known.at(id));
    }
    for (const auto& [number, count] : uses) {
        INFO(number);
        CHECK(count == 1);
    }
    for (const auto& [id, number] : known) CHECK(uses.contains(number));
}

TEST_CASE("What was agreed, has aired or is locked is left where it is when its day leaves the rule", "[series]") {
    SampleDesk sample;
    const std::string key = "antt-radio";
    const auto before = sample.issues(key);
    const auto draft = first_in_state(before, PlacementState::Draft);
    sample.set(EntityKind::Placement, draft.key, {{"locked", std::int64_t{1}}});
    const auto outcome = change(sample, key, {{"rule", std::string("FREQ=WEEKLY;BYDAY=SU")}});
    CHECK(outcome.kept_protected > 10);
    CHECK(outcome.removed > 0);
    std::map<std::int64_t, model::Placement> after;
    for (const auto& issue : sample.issues(key)) after.emplace(issue.id, issue);
    for (const auto& issue : before) {
        if (!model::state_info(issue.state).is_protected && issue.id != draft.id) continue;
        INFO(issue.key);
        REQUIRE(after.contains(issue.id));
        CHECK(after.at(issue.id).date == issue.date);
        CHECK(after.at(issue.id).state == issue.state);
        CHECK(after.at(issue.id).sequence >= issue.sequence);
    }
}

TEST_CASE("What was asked for is cancelled, not forgotten, when its day leaves the rule", "[series]") {
    SampleDesk sample;
    const std::string key = "antt-radio";
    const auto draft = first_in_state(sample.issues(key), PlacementState::Draft);
    sample.set(EntityKind::Placement, draft.key, {{"state", std::string("requested")}});
    const auto outcome = change(sample, key, {{"removed_dates", model::iso(draft.series_date)}});
    CHECK(outcome.cancelled == 1);
    CHECK(sample.row<model::Placement>(draft.key).state == PlacementState::Cancelled);
}

TEST_CASE("A moved issue keeps its new place while its day is in the rule", "[series]") {
    SampleDesk sample;
    const std::string key = "antt-radio";
    const auto draft = first_in_state(sample.issues(key), PlacementState::Draft);
    service::Destination to;
    to.date = model::plus_days(draft.date, 1);
    to.start = model::TimeOfDay::at(21, 15);
    service::move_placement(*sample.desk, draft.key, to);
    const auto last = sample.row<model::Series>(key).last_day;
    change(sample, key, {{"last_day", model::iso(model::plus_days(last, 14))}});
    change(sample, key, {{"rule", std::string("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")}});
    const auto now = sample.row<model::Placement>(draft.key);
    CHECK(now.date == to.date);
    CHECK(now.start == to.start);
    CHECK(now.series_date == draft.series_date);
}

TEST_CASE("A cancelled issue is not made again by a change of its series", "[series]") {
    SampleDesk sample;
    const std::string key = "antt-radio";
    const auto draft = first_in_state(sample.issues(key), PlacementState::Draft);
    service::cancel_placement(*sample.desk, draft.key, "mưa");
    const auto outcome = change(sample, key, {{"title_en", std::string("Other")}});
    CHECK(outcome.added == 0);
    const auto days = days_of(sample.issues(key));
    CHECK(std::count(days.begin(), days.end(), draft.series_date) == 1);
}

TEST_CASE("A draft that something repeats is cancelled with its day, not removed from under its repeat", "[series]") {
    SampleDesk sample;
    const std::string key = "antt-radio";
    const auto draft = first_in_state(sample.issues(key), PlacementState::Draft);
    std::string repeat;
    service::Destination at;
    at.start = model::TimeOfDay::at(22, 30);
    service::repeat_placement(*sample.desk, draft.key, at, repeat);
    CHECK(change(sample, key, {{"removed_dates", model::iso(draft.series_date)}}).cancelled == 1);
    CHECK(sample.row<model::Placement>(repeat).repeat_of == model::id_of(draft));
    CHECK(sample.row<model::Placement>(draft.key).state == PlacementState::Cancelled);
}

TEST_CASE("A change of rule and its issues are undone in one step", "[series]") {
    SampleDesk sample;
    const std::string key = "antt-radio";
    const auto before = sample.issues(key);
    const auto given = numbers(sample, key);
    change(sample, key, {{"rule", std::string("FREQ=WEEKLY;BYDAY=SU")}});
    CHECK(days_of(sample.issues(key)) != days_of(before));
    service::undo(*sample.desk);
    CHECK(days_of(sample.issues(key)) == days_of(before));
    CHECK(numbers(sample, key) == given);
}

TEST_CASE("A series without a slot, without an end, or without end in sight is refused", "[series]") {
    SampleDesk sample;
    const auto code_of = [&](const service::Fields& fields) {
        try {
            change(sample, "antt-radio", fields);
        } catch (const base::Error& error) {
            return error.code();
        }
        return std::string();
    };
    CHECK(code_of({{"slot", {}}}) == "field.required");
    CHECK(code_of({{"first_day", std::string("2021-06-01")}, {"last_day", std::string("2021-05-01")}}) == "series.no_dates");
    CHECK(code_of({{"rule", std::string("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU")}, {"last_day", std::string("2100-01-01")}}) == "series.too_long");
    CHECK(days_of(sample.issues("antt-radio")) == model::series_dates(sample.row<model::Series>("antt-radio")));
}
