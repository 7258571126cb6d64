// SPDX-License-Identifier: Apache-2.0
// The one door: what it lets through, what it refuses, and that a refusal changes nothing.
#include <catch2/catch.hpp>

#include "calendar/base/error.h"
#include "calendar/service/editor.h"
#include "calendar/service/schedule.h"
#include "small_plan.h"
#include "support/database.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;

namespace {

struct Plan {
    TempFolder folder;
    std::string path = folder.plan();
    FixedClock clock{morning};
    Plan() { make_small_plan(path); }
};

base::Error error_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const base::Error& error) {
        return error;
    }
    return {base::Fault::Call, "done"};
}

// Ids of a new topic and of two new segments about it.
struct Used {
    std::int64_t topic;
    std::int64_t first;
    std::int64_t second;
};
Used add_used_topic(service::Desk& desk) {
    service::Edit edit(desk, {"row.add", {}});
    Used used{};
    used.topic = edit.add(new_row(desk, EntityKind::Topic, "Cháy rừng"));
    auto segment = new_row(desk, EntityKind::Segment, "Tin cháy rừng");
    segment["topics"] = " " + std::to_string(used.topic) + " ";
    used.first = edit.add(segment);
    used.second = edit.add(segment);
    edit.commit();
    return used;
}

}  // namespace

TEST_CASE("A row goes only where nothing refers to it any more, whichever of several referrers goes with it", "[editor]") {
    const Plan plan;
    service::Desk desk(plan.path, {}, plan.clock, "Lan");
    const auto used = add_used_topic(desk);
    Database outside(plan.path);
    const auto before = dump(plan.path);
    for (const auto going : {used.first, used.second}) {
        service::Edit edit(desk, {"row.remove", {}});
        edit.remove(EntityKind::Segment, going);
        edit.remove(EntityKind::Topic, used.topic);
        CHECK(error_of([&] { edit.commit(); }).code() == "row.in_use");
    }
    CHECK(dump(plan.path) == before);
    service::Edit edit(desk, {"row.remove", {}});
    edit.remove(EntityKind::Segment, used.first);
    edit.remove(EntityKind::Segment, used.second);
    edit.remove(EntityKind::Topic, used.topic);
    edit.commit();
    CHECK_FALSE(desk.rows().find(EntityKind::Topic, used.topic));
}

TEST_CASE("A row goes where what referred to it is turned elsewhere in the same change", "[editor]") {
    const Plan plan;
    service::Desk desk(plan.path, {}, plan.clock, "Lan");
    const auto used = add_used_topic(desk);
    service::Edit edit(desk, {"row.remove", {}});
    edit.set(EntityKind::Segment, used.first, {{"topics", " 1 "}});
    edit.set(EntityKind::Segment, used.second, {{"topics", model::Value()}});
    edit.remove(EntityKind::Topic, used.topic);
    edit.commit();
    CHECK_FALSE(desk.rows().find(EntityKind::Topic, used.topic));
    CHECK(desk.rows().find(EntityKind::Segment, used.first)->operator[]("topics") == model::Value(" 1 "));
}

TEST_CASE("The second of two who edit the same row is told who was first and what they did", "[editor]") {
    const Plan plan;
    service::Desk lan(plan.path, {}, plan.clock, "Lan");
    service::Desk minh(plan.path, {}, plan.clock, "Minh");
    const auto seen = lan.rows().find(EntityKind::Placement, 1)->head;
    {
        service::Edit edit(minh, {"placement.cancel", {seen.key}});
        edit.set(EntityKind::Placement, 1, {{"note", "đã gọi đài"}}, seen.revision);
        edit.commit();
    }
    const auto before = dump(plan.path);
    service::Destination to;
    to.date = model::Date(2021, 5, 20);
    const auto error = error_of([&] { service::move_placement(lan, seen.key, to, seen.revision); });
    CHECK(error.fault() == base::Fault::Conflict);
    CHECK(error.code() == "edit.stale");
    CHECK(error.args() == std::vector<std::string>{"placement", seen.key, "Minh", std::to_string(morning), "placement.cancel", seen.key});
    CHECK(dump(plan.path) == before);
    service::move_placement(lan, seen.key, to, lan.rows().find(EntityKind::Placement, 1)->head.revision);
    CHECK(lan.rows().find(EntityKind::Placement, 1)->operator[]("note") == model::Value("đã gọi đài"));
}

TEST_CASE("Of two who saw the same plan each changes another field, and both stay; who gives the same field another value is told both, who and when", "[editor]") {
    const Plan plan;
    service::Desk lan(plan.path, {}, plan.clock, "Lan");
    service::Desk minh(plan.path, {}, plan.clock, "Minh");
    const auto change = [](service::Desk& desk, std::int64_t seen, const service::Fields& fields) {
        const service::Seen as_shown(desk, seen);
        service::Edit edit(desk, {"row.set", {}});
        edit.set(EntityKind::Placement, 1, fields);
        edit.commit();
    };
    const auto seen = lan.session().last_change();
    const auto key = lan.rows().find(EntityKind::Placement, 1)->head.key;
    change(minh, seen, {{"note", "đã gọi đài"}, {"date", "2021-05-21"}});
    change(lan, seen, {{"length", std::int64_t{90}}});
    const auto merged = *lan.rows().find(EntityKind::Placement, 1);
    CHECK(merged["note"] == model::Value("đã gọi đài"));
    CHECK(merged["date"] == model::Value("2021-05-21"));
    CHECK(merged["length"] == model::Value(std::int64_t{90}));
    const auto before = dump(plan.path);
    const auto error = error_of([&] { change(lan, seen, {{"date", "2021-05-22"}}); });
    CHECK(error.fault() == base::Fault::Conflict);
    CHECK(error.code() == "edit.same_field");
    CHECK(error.args() == std::vector<std::string>{"placement", key, "date", "2021-05-22", "2021-05-21", "Minh", std::to_string(morning)});
    CHECK(dump(plan.path) == before);
    change(lan, seen, {{"date", "2021-05-21"}});                          // both want the same
    change(lan, lan.session().last_change(), {{"date", "2021-05-22"}});  // seen, and meant
    CHECK(lan.rows().find(EntityKind::Placement, 1)->operator[]("date") == model::Value("2021-05-22"));
}

TEST_CASE("What somebody has changed since one looked is not removed unawares, while one's own steps are undone as ever", "[editor]") {
    const Plan plan;
    service::Desk lan(plan.path, {}, plan.clock, "Lan");
    service::Desk minh(plan.path, {}, plan.clock, "Minh");
    const auto seen = lan.session().last_change();
    {
        service::Edit edit(minh, {"row.set", {}});
        edit.set(EntityKind::Goal, 1, {{"target", std::int64_t{4}}});
        edit.commit();
    }
    const service::Seen as_shown(lan, seen);
    const auto error = error_of([&] {
        service::Edit edit(lan, {"row.remove", {"goal"}});
        edit.remove(EntityKind::Goal, 1);
    });
    CHECK(error.code() == "edit.stale");
    const service::Seen as_minh_shown(minh, seen);
    service::undo(minh);
    CHECK(minh.rows().find(EntityKind::Goal, 1)->operator[]("target") != model::Value(std::int64_t{4}));
}

TEST_CASE("Who edits a row that another has removed is told so as a conflict", "[editor]") {
    const Plan plan;
    service::Desk lan(plan.path, {}, plan.clock, "Lan");
    service::Desk minh(plan.path, {}, plan.clock, "Minh");
    const auto seen = lan.rows().find(EntityKind::Goal, 1)->head.revision;
    {
        service::Edit edit(minh, {"row.remove", {"goal"}});
        edit.remove(EntityKind::Goal, 1);
        edit.commit();
    }
    const auto error = error_of([&] {
        service::Edit edit(lan, {"row.set", {}});
        edit.set(EntityKind::Goal, 1, {{"target", std::int64_t{4}}}, seen);
    });
    CHECK(error.fault() == base::Fault::Conflict);
    CHECK(error.code() == "edit.gone");
}

TEST_CASE("An edit that is given up, refused or empty leaves no trace", "[editor]") {
    const Plan plan;
    service::Desk desk(plan.path, {}, plan.clock, "Lan");
    const auto before = dump(plan.path);
    {
        service::Edit edit(desk, {"row.add", {}});
        edit.add(new_row(desk, EntityKind::Segment, "Bỏ dở"));
    }
    {
        service::Edit edit(desk, {"row.add", {}});
        auto row = new_row(desk, EntityKind::Segment, "Thiếu");
        row["title"] = model::Value();
        edit.add(std::move(row));
        CHECK(error_of([&] { edit.commit(); }).code() == "field.required");
    }
    CHECK(dump(plan.path) == before);
    add_segment(desk, "Được ghi");
    CHECK(dump(plan.path) != before);
}

TEST_CASE("A change that changes nothing is not journalled", "[editor]") {
    const Plan plan;
    service::Desk desk(plan.path, {}, plan.clock, "Lan");
    const auto key = desk.rows().find(EntityKind::Placement, 1)->head.key;
    service::cancel_placement(desk, key, "trùng giờ");
    const auto before = dump(plan.path);
    const auto again = service::cancel_placement(desk, key, "trùng giờ");
    CHECK(again.id == 0);  // no change was written
    CHECK(dump(plan.path) == before);
}

TEST_CASE("An empty text is stored as nothing, and is missing where something is required", "[editor]") {
    const Plan plan;
    service::Desk desk(plan.path, {}, plan.clock, "Lan");
    auto row = new_row(desk, EntityKind::Segment, "Có chú thích");
    row["url"] = "";
    service::Edit adding(desk, {"row.add", {}});
    const auto id = adding.add(std::move(row));
    adding.commit();
    CHECK(desk.rows().find(EntityKind::Segment, id)->values == [&] {
        auto same = *desk.rows().find(EntityKind::Segment, id);
        same["url"] = model::Value();
        return same.values;
    }());
    service::Edit noting(desk, {"row.set", {}});
    noting.set(EntityKind::Segment, id, {{"url", "x"}});
    noting.set(EntityKind::Segment, id, {{"url", ""}});
    CHECK(noting.commit().id == 0);
    service::Edit emptying(desk, {"row.set", {}});
    emptying.set(EntityKind::Segment, id, {{"title", ""}});
    CHECK(error_of([&] { emptying.commit(); }).code() == "field.required");
}

TEST_CASE("What refers to its own kind cannot lead back to itself, however long the way", "[editor]") {
    const Plan plan;
    service::Desk desk(plan.path, {}, plan.clock, "Lan");
    std::vector<std::int64_t> topics;
    {
        service::Edit edit(desk, {"row.add", {}});
        for (int i = 0; i < 4; ++i) {
            auto topic = new_row(desk, EntityKind::Topic, "Bậc " + std::to_string(i));
            if (!topics.empty()) topic["parent"] = topics.back();
            topics.push_back(edit.add(std::move(topic)));
        }
        edit.commit();
    }
    const auto before = dump(plan.path);
    for (const auto under : topics) {
        service::Edit edit(desk, {"row.set", {}});
        edit.set(EntityKind::Topic, topics.front(), {{"parent", under}});
        CHECK(error_of([&] { edit.commit(); }).code() == "row.circle");
    }
    const auto milestones = desk.rows().all(EntityKind::Milestone);
    service::Edit edit(desk, {"row.set", {}});
    edit.set(EntityKind::Milestone, milestones.at(0).head.id, {{"anchor", milestones.at(0).head.id}});
    CHECK(error_of([&] { edit.commit(); }).code() == "row.circle");
    CHECK(dump(plan.path) == before);
}
