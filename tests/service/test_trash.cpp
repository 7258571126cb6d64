// SPDX-License-Identifier: Apache-2.0
// What was removed comes back as it was, with what it needs, and as a newer version of itself.
#include "calendar/base/error.h"
#include "calendar/service/history.h"
#include "calendar/service/row_edit.h"
#include "calendar/service/schedule.h"
#include "calendar/service/series.h"
#include "calendar/service/series_edit.h"
#include "calendar/service/trash.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::Date;
using model::EntityKind;
using model::Placement;
using model::PlacementState;

namespace {

std::string code_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const base::Error& error) {
        return error.code();
    }
    return {};
}

// A draft issue of a series that may be taken out.
Placement draft_issue(SampleDesk& sample) {
    for (const auto& record : sample.desk->rows().all(EntityKind::Placement)) {
        auto placement = model::from_record<Placement>(record);
        if (placement.series && placement.state == PlacementState::Draft && !sample.desk->rows().referring_to(EntityKind::Placement, placement.id)) return placement;
    }
    FAIL("the sample has no such issue");
    return {};
}

model::Series series_of(SampleDesk& sample, const Placement& issue) { return model::from_record<model::Series>(*sample.desk->rows().find(EntityKind::Series, issue.series.value)); }

}  // namespace

TEST_CASE("Nothing is in the trash of a plan from which nothing was removed", "[trash]") {
    SampleDesk sample;
    const auto removed = service::removed_rows(*sample.desk);
    CHECK(removed.rows.empty());
    CHECK_FALSE(removed.is_cut);
}

TEST_CASE("A removed row is in the trash with who removed it and when, and comes back as it was", "[trash]") {
    SampleDesk sample;
    service::add_row(*sample.desk, EntityKind::Topic, "moi", [](const auto&) { return service::Fields{{"title", std::string("Mới")}, {"colour", std::string("#2563EB")}}; });
    const auto before = *sample.desk->rows().find_key(EntityKind::Topic, "moi");
    sample.clock.stamp += 3'600;
    service::remove_row(*sample.desk, {EntityKind::Topic, 0, "moi"});
    const auto removed = service::removed_rows(*sample.desk);
    REQUIRE(removed.rows.size() == 1);
    CHECK(removed.rows[0].kind == EntityKind::Topic);
    CHECK(removed.rows[0].key == "moi");
    CHECK(removed.rows[0].label == "Mới");
    CHECK(removed.rows[0].change.author == "an");
    CHECK(removed.rows[0].change.at == sample.clock.stamp);
    CHECK(removed.rows[0].change.doing.what == "row.remove");
    const auto done = service::restore(*sample.desk, EntityKind::Topic, removed.rows[0].id);
    CHECK(done.key == "moi");
    CHECK(done.along.empty());
    CHECK(done.change.doing.what == "row.restore");
    const auto after = *sample.desk->rows().find_key(EntityKind::Topic, "moi");
    CHECK(after.head.id == before.head.id);
    CHECK(after.values == before.values);
    CHECK(service::removed_rows(*sample.desk).rows.empty());
    service::undo(*sample.desk);
    CHECK_FALSE(sample.desk->rows().find_key(EntityKind::Topic, "moi"));
    CHECK(service::removed_rows(*sample.desk).rows.size() == 1);
    service::redo(*sample.desk);
    CHECK(sample.desk->rows().find_key(EntityKind::Topic, "moi")->values == before.values);
    sample.desk->session().verify();
}

TEST_CASE("The newest is first, of one kind where that is asked for, and no more than asked for", "[trash]") {
    SampleDesk sample;
    for (const char* key : {"goal-1", "goal-2"}) {
        const auto goal = sample.desk->rows().all(EntityKind::Goal).front();
        service::remove_row(*sample.desk, {EntityKind::Goal, goal.head.id});
        service::add_row(*sample.desk, EntityKind::Holiday, key, [](const auto&) { return service::Fields{{"title", std::string("Nghỉ")}, {"first_day", std::string("2021-04-30")}}; });
        service::remove_row(*sample.desk, {EntityKind::Holiday, 0, key});
    }
    const auto all = service::removed_rows(*sample.desk);
    REQUIRE(all.rows.size() == 4);
    CHECK(all.rows[0].key == "goal-2");
    CHECK(all.rows[2].key == "goal-1");
    for (std::size_t i = 1; i < all.rows.size(); ++i) CHECK(all.rows[i - 1].change.id > all.rows[i].change.id);
    const auto goals = service::removed_rows(*sample.desk, EntityKind::Goal);
    REQUIRE(goals.rows.size() == 2);
    CHECK_FALSE(goals.rows[0].label.empty());  // called by its topic
    const auto two = service::removed_rows(*sample.desk, {}, 2);
    CHECK(two.rows.size() == 2);
    CHECK(two.is_cut);
    CHECK_FALSE(service::removed_rows(*sample.desk, {}, 4).is_cut);
}

TEST_CASE("A placement brings its segment back, with key and UID, and a SEQUENCE that has risen", "[trash]") {
    SampleDesk sample;
    const auto issue = draft_issue(sample);
    const auto segment = *sample.desk->rows().find(EntityKind::Segment, issue.segment.value);
    const auto series = series_of(sample, issue);
    service::remove_issues(*sample.desk, issue.key, service::Reach::This, {});
    REQUIRE_FALSE(sample.desk->rows().find(EntityKind::Segment, issue.segment.value));
    const auto sequence_between = series_of(sample, issue).sequence;
    const auto removed = service::find_removed(*sample.desk, EntityKind::Placement, issue.key);
    CHECK(removed.label == segment.label());
    CHECK(removed.date == issue.date);
    const auto done = service::restore(*sample.desk, EntityKind::Placement, removed.id);
    CHECK(done.change.doing.what == "row.restore_along");
    CHECK(done.along == std::vector{segment.label()});
    const auto back = sample.row<Placement>(issue.key);
    CHECK(back.id == issue.id);
    CHECK(back.uid == issue.uid);
    CHECK(back.sequence > issue.sequence);
    CHECK(back.date == issue.date);
    CHECK(back.segment == issue.segment);
    CHECK(sample.desk->rows().find(EntityKind::Segment, issue.segment.value)->values == segment.values);
    const auto again = series_of(sample, issue);
    CHECK(again.removed_dates == series.removed_dates);
    CHECK(again.extra_dates == series.extra_dates);
    CHECK(again.sequence > sequence_between);
    service::Edit edit(*sample.desk, {"row.set", {}});
    const auto follows = service::follow_rule(edit, issue.series.value);
    CHECK(follows.added + follows.removed + follows.cancelled == 0);  // it is one of the days of its series again
}

TEST_CASE("An issue whose day the rule of its series has lost meanwhile is an extra day of it, or of no series where that ends before", "[trash]") {
    SampleDesk sample;
    const auto issue = draft_issue(sample);
    const auto follows = [&] {
        service::Edit edit(*sample.desk, {"row.set", {}});
        const auto outcome = service::follow_rule(edit, issue.series.value);
        return outcome.added + outcome.removed + outcome.cancelled;
    };
    service::remove_issues(*sample.desk, issue.key, service::Reach::This, {});
    auto series = series_of(sample, issue);
    sample.set(EntityKind::Series, series.key, {{"removed_dates", model::Value()}, {"rule", model::to_rrule(model::shifted(series.rule, 1))}});
    const auto others = follows();
    service::restore(*sample.desk, EntityKind::Placement, issue.id);
    series = series_of(sample, issue);
    CHECK(sample.row<Placement>(issue.key).series == issue.series);
    CHECK(series.extra_dates == std::vector{issue.series_date});
    CHECK(follows() == others);
    service::undo(*sample.desk);
    sample.set(EntityKind::Series, series.key, {{"last_day", model::iso(model::plus_days(issue.series_date, -1))}});
    service::restore(*sample.desk, EntityKind::Placement, issue.id);
    CHECK_FALSE(sample.row<Placement>(issue.key).series);
    CHECK(sample.row<Placement>(issue.key).date == issue.date);
    CHECK(series_of(sample, issue).extra_dates.empty());
}

TEST_CASE("What cannot come back says why, and nothing is changed", "[trash]") {
    SampleDesk sample;
    const auto add = [&] { service::add_row(*sample.desk, EntityKind::Topic, "moi", [](const auto&) { return service::Fields{{"title", std::string("Mới")}}; }); };
    add();
    const auto id = sample.desk->rows().find_key(EntityKind::Topic, "moi")->head.id;
    CHECK(code_of([&] { service::restore(*sample.desk, EntityKind::Topic, id); }) == "trash.unknown");
    CHECK(code_of([&] { static_cast<void>(service::find_removed(*sample.desk, EntityKind::Topic, "moi")); }) == "trash.unknown");
    CHECK(code_of([&] { service::restore(*sample.desk, EntityKind::Topic, 123'456); }) == "trash.unknown");
    service::remove_row(*sample.desk, {EntityKind::Topic, id});
    add();
    const auto last = sample.desk->session().last_change();
    CHECK(code_of([&] { service::restore(*sample.desk, EntityKind::Topic, id); }) == "trash.key_taken");
    CHECK(sample.desk->session().last_change() == last);

    const auto issue = draft_issue(sample);
    const auto series = series_of(sample, issue);
    service::remove_issues(*sample.desk, issue.key, service::Reach::This, {});
    {
        service::Edit edit(*sample.desk, {"row.set", {}});  // its day is given to another issue
        edit.set(EntityKind::Series, series.id, {{"removed_dates", model::detail::text_or_nothing(model::detail::join_dates(series.removed_dates))}});
        CHECK(service::follow_rule(edit, series.id).added == 1);
        edit.commit();
    }
    CHECK(code_of([&] { service::restore(*sample.desk, EntityKind::Placement, issue.id); }) == "trash.day_taken");
    CHECK_FALSE(sample.desk->rows().find(EntityKind::Placement, issue.id));
}

TEST_CASE("SEQUENCE never falls, however often a row goes and comes back", "[trash]") {
    SampleDesk sample;
    const auto issue = draft_issue(sample);
    int sequence = issue.sequence;
    for (int times = 0; times < 3; ++times) {
        service::remove_issues(*sample.desk, issue.key, service::Reach::This, {});
        service::restore(*sample.desk, EntityKind::Placement, issue.id);
        const auto now = sample.row<Placement>(issue.key).sequence;
        CHECK(now > sequence);
        sequence = now;
    }
    service::undo(*sample.desk);
    service::redo(*sample.desk);
    CHECK(sample.row<Placement>(issue.key).sequence > sequence);
}
