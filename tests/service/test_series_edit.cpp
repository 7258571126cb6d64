// SPDX-License-Identifier: Apache-2.0
// Changing issues of a series: this, this and following, all. What is agreed stays, exceptions are kept, one step takes it back.
// And changing several placements that have no more in common than that they were selected.
#include <set>

#include "calendar/base/error.h"
#include "calendar/service/history.h"
#include "calendar/service/series.h"
#include "calendar/service/series_edit.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::Date;
using model::EntityKind;
using model::Placement;
using model::PlacementState;
using service::Reach;

namespace {

bool stays(const Placement& issue) { return issue.locked || model::state_info(issue.state).is_protected; }

/// A weekly series of the sample that has issues that may change and issues that may not.
std::string a_series(SampleDesk& sample) {
    for (const auto& [key, record] : sample.rows(EntityKind::Series)) {
        const auto issues = sample.issues(key);
        const auto kept = std::count_if(issues.begin(), issues.end(), stays);
        if (model::from_record<model::Series>(record).rule.unit == model::Recurrence::Unit::Weekly && kept > 1 && issues.size() > static_cast<std::size_t>(kept) + 3) return key;
    }
    FAIL("the sample has no such series");
    return {};
}

const Placement& first_open(const std::vector<Placement>& issues) {
    const auto found = std::find_if(issues.begin(), issues.end(), [](const auto& issue) { return !stays(issue) && model::state_info(issue.state).occupies; });
    REQUIRE(found != issues.end());
    return *found;
}

std::map<std::int64_t, Placement> by_id(const std::vector<Placement>& issues) {
    std::map<std::int64_t, Placement> found;
    for (const auto& issue : issues) found.emplace(issue.id, issue);
    return found;
}

service::Destination days_later(const Placement& issue, long days) {
    service::Destination to;
    to.date = model::plus_days(issue.date, days);
    return to;
}

// Adds what the rule lacks and takes out what it does not know; nothing, where the series and its issues agree.
service::SeriesOutcome follow(SampleDesk& sample, const std::string& key) {
    service::Edit edit(*sample.desk, {"row.set", {"series", key, key}});
    const auto outcome = service::follow_rule(edit, sample.row<model::Series>(key).id);
    edit.commit();
    return outcome;
}

}  // namespace

TEST_CASE("A person is told how many issues change and how many stay, before they change", "[series_edit]") {
    SampleDesk sample;
    const auto key = a_series(sample);
    const auto issues = sample.issues(key);
    const auto& asked = first_open(issues);
    const auto counts = service::reached(*sample.desk, asked.key);
    CHECK(counts[0].changed == 1);
    CHECK(counts[0].is_protected == 0);
    int open = 0;
    int kept = 0;
    for (const auto& issue : issues) {
        kept += stays(issue) ? 1 : 0;
        open += !stays(issue) && model::state_info(issue.state).occupies ? 1 : 0;
    }
    CHECK(counts[2].changed == open);
    CHECK(counts[2].is_protected == kept);
    CHECK(counts[1].changed <= counts[2].changed);
}

TEST_CASE("Moving all issues by days moves the rule with them, and leaves what is agreed where it is", "[series_edit]") {
    for (const long days : {1L, 2L, -1L, 7L}) {
        INFO(days << " days");
        SampleDesk sample;
        const auto key = a_series(sample);
        const auto before = sample.issues(key);
        const auto& asked = first_open(before);
        service::move_issues(*sample.desk, asked.key, Reach::All, days_later(asked, days));
        const auto after = by_id(sample.issues(key));
        REQUIRE(after.size() == before.size());
        for (const auto& issue : before) {
            const auto& now = after.at(issue.id);
            const bool open = !stays(issue) && model::state_info(issue.state).occupies;
            CHECK(now.date == (open ? model::plus_days(issue.date, days) : issue.date));
            CHECK(now.key == issue.key);
        }
        const auto outcome = follow(sample, key);
        CHECK(outcome.added == 0);
        CHECK(outcome.removed == 0);
        CHECK(outcome.cancelled == 0);
    }
}

TEST_CASE("This and following leaves what lies before, and the rule keeps its exceptions", "[series_edit]") {
    SampleDesk sample;
    const auto key = a_series(sample);
    const auto before = sample.issues(key);
    std::vector<Placement> open;
    for (const auto& issue : before)
        if (!stays(issue) && model::state_info(issue.state).occupies) open.push_back(issue);
    const auto asked = open[open.size() / 2];
    service::Destination to;
    to.start = model::TimeOfDay{20 * 3'600};
    to.length = model::Seconds(420);
    service::move_issues(*sample.desk, asked.key, Reach::Following, to);
    const auto after = by_id(sample.issues(key));
    for (const auto& issue : before) {
        const auto& now = after.at(issue.id);
        const bool changes = !stays(issue) && model::state_info(issue.state).occupies && issue.series_date >= asked.series_date;
        CHECK(now.date == issue.date);
        CHECK(now.series_date == issue.series_date);
        if (changes) CHECK(now.length == model::Seconds(420));
        else CHECK(model::to_record(now).values == model::to_record(issue).values);
    }
    CHECK(follow(sample, key).added == 0);
}

TEST_CASE("Words of all issues change with those of the series, and of one issue alone", "[series_edit]") {
    SampleDesk sample;
    const auto key = a_series(sample);
    const auto issues = sample.issues(key);
    const auto& asked = first_open(issues);
    const auto title_of = [&](const Placement& issue) { return model::from_record<model::Segment>(*sample.desk->rows().find(EntityKind::Segment, issue.segment.value)).title; };
    const auto was = title_of(issues.back());
    service::set_issues(*sample.desk, asked.key, Reach::This, {}, {{"title", "An toàn mùa lũ"}});
    CHECK(title_of(asked) == "An toàn mùa lũ");
    CHECK(title_of(issues.back()) == was);
    CHECK(sample.row<model::Series>(key).title != "An toàn mùa lũ");
    service::set_issues(*sample.desk, asked.key, Reach::All, {}, {{"title", "Phòng cháy mùa khô"}});
    CHECK(sample.row<model::Series>(key).title == "Phòng cháy mùa khô");
    for (const auto& issue : issues)
        if (!stays(issue) && model::state_info(issue.state).occupies) CHECK(title_of(issue) == "Phòng cháy mùa khô");
}

TEST_CASE("Issues taken out do not come back by the rule; what was asked for is cancelled with the reason", "[series_edit]") {
    SampleDesk sample;
    const auto key = a_series(sample);
    auto issues = sample.issues(key);
    const auto asked = first_open(issues);
    sample.set(EntityKind::Placement, asked.key, {{"state", "requested"}});
    service::remove_issues(*sample.desk, asked.key, Reach::All, "Mưa lũ");
    const auto after = by_id(sample.issues(key));
    CHECK(after.at(asked.id).state == PlacementState::Cancelled);
    CHECK(after.at(asked.id).reason == "Mưa lũ");
    for (const auto& issue : issues)
        if (stays(issue)) CHECK(after.contains(issue.id));
    CHECK(follow(sample, key).added == 0);
}

TEST_CASE("Each change of issues is one step to undo, to the byte", "[series_edit]") {
    SampleDesk sample;
    const auto key = a_series(sample);
    const auto all = [&] {
        std::vector<std::vector<model::Value>> values;
        for (const auto kind : {EntityKind::Series, EntityKind::Placement, EntityKind::Segment})
            for (const auto& [row_key, record] : sample.rows(kind)) {
                auto kept = record;
                for (std::size_t i = 0; i < kept.values.size(); ++i)
                    if (kept.info().fields[i].name == "sequence") kept.values[i] = {};
                values.push_back(kept.values);
            }
        return values;
    };
    const auto before = all();
    const auto asked = first_open(sample.issues(key));
    for (const auto reach : service::all_reaches) {
        service::move_issues(*sample.desk, asked.key, reach, days_later(asked, 1));
        CHECK(all() != before);
        service::undo(*sample.desk);
        CHECK(all() == before);
        service::remove_issues(*sample.desk, asked.key, reach, "");
        CHECK(all() != before);
        service::undo(*sample.desk);
        CHECK(all() == before);
    }
}

TEST_CASE("A placement that is no issue is told so", "[series_edit]") {
    SampleDesk sample;
    for (const auto& [key, record] : sample.rows(EntityKind::Placement)) {
        if (record["series"].index() != 0) continue;
        CHECK_THROWS_AS(service::reached(*sample.desk, key), base::Error);
        return;
    }
    FAIL("all placements of the sample are issues");
}

TEST_CASE("Several placements move together as far as the first, as one step", "[schedule]") {
    SampleDesk sample;
    std::vector<Placement> drafts;
    for (const auto& [key, record] : sample.rows(EntityKind::Placement)) {
        const auto placement = model::from_record<Placement>(record);
        if (placement.state == PlacementState::Draft && !placement.locked && placement.start) drafts.push_back(placement);
    }
    REQUIRE(drafts.size() > 3);
    drafts.resize(3);
    std::vector<std::string> codes;
    for (const auto& one : drafts) codes.push_back(one.key);
    const auto change = service::move_placements(*sample.desk, codes, days_later(drafts.front(), 3));
    CHECK(change.doing.what == "placement.moves");
    for (const auto& one : drafts) CHECK(sample.row<Placement>(one.key).date == model::plus_days(one.date, 3));
    service::undo(*sample.desk);
    for (const auto& one : drafts) CHECK(sample.row<Placement>(one.key).date == one.date);
    service::lock_placement(*sample.desk, codes.back(), true);
    CHECK_THROWS_AS(service::move_placements(*sample.desk, codes, days_later(drafts.front(), 3)), base::Error);
    CHECK(sample.row<Placement>(codes.front()).date == drafts.front().date);
}

TEST_CASE("A draft taken out leaves its segment waiting, which can be booked again; what others may know of stays", "[schedule]") {
    SampleDesk sample;
    auto& desk = *sample.desk;
    const auto rows = sample.rows(EntityKind::Placement);
    const auto draft = std::find_if(rows.begin(), rows.end(), [&](const auto& row) {
        return row.second["state"] == model::Value("draft") && row.second["slot"].index() != 0 && !desk.rows().referring_to(EntityKind::Placement, row.second.head.id);
    });
    REQUIRE(draft != rows.end());
    const auto before = model::from_record<Placement>(draft->second);
    service::unbook_placements(desk, {before.key});
    CHECK_FALSE(desk.rows().find_key(EntityKind::Placement, before.key));
    const auto segment = desk.rows().find(EntityKind::Segment, before.segment.value);
    REQUIRE(segment);
    service::Destination to;
    to.slot = model::key_of(desk.context(), EntityKind::Slot, before.slot.value);
    to.date = before.date;
    std::string made;
    service::book_segment(desk, segment->head.key, to, made);
    const auto again = sample.row<Placement>(made);
    CHECK(again.start == before.start);
    CHECK(again.outlet == before.outlet);
    sample.set(EntityKind::Placement, made, {{"state", "requested"}});
    CHECK_THROWS_AS(service::unbook_placements(desk, {made}), base::Error);
}

TEST_CASE("A placement is made longer or shorter from the same start, and not to nothing", "[schedule]") {
    SampleDesk sample;
    const auto rows = sample.rows(EntityKind::Placement);
    const auto draft = std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row.second["state"] == model::Value("draft"); });
    REQUIRE(draft != rows.end());
    const auto before = model::from_record<Placement>(draft->second);
    service::resize_placement(*sample.desk, before.key, model::Seconds(95));
    CHECK(sample.row<Placement>(before.key).length == model::Seconds(95));
    CHECK(sample.row<Placement>(before.key).start == before.start);
    CHECK_THROWS_AS(service::resize_placement(*sample.desk, before.key, model::Seconds(0)), base::Error);
}
