// SPDX-License-Identifier: Apache-2.0
// A plan tried otherwise on a copy: what is compared, what is kept, what is refused.
#include <catch2/catch.hpp>

#include "calendar/base/error.h"
#include "calendar/service/branch.h"
#include "calendar/service/history.h"
#include "sample_desk.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;

namespace {

// The sample, and a copy of it that somebody else works on an hour later.
struct Branched : SampleDesk {
    Branched() : later(clock.now() + 3600) {
        desk->session().backup(folder / "thu.lichsong");
        branch.emplace((folder / "thu.lichsong").string(), store::OpenOptions{}, later, "binh");
    }
    void on_branch(EntityKind kind, const std::string& key, const service::Fields& fields) { change(*branch, kind, key, fields); }
    void on_plan(EntityKind kind, const std::string& key, const service::Fields& fields) { change(*desk, kind, key, fields); }
    static void change(service::Desk& at, EntityKind kind, const std::string& key, const service::Fields& fields) {
        service::Edit edit(at, {"row.set", {}});
        edit.set(kind, at.require(kind, key).head.id, fields);
        edit.commit();
    }
    // A new segment, and a draft of it where another stands already, a day later.
    std::pair<std::string, std::string> add_on_branch() {
        service::Edit edit(*branch, {"row.add", {}});
        auto segment = branch->require(EntityKind::Segment, rows(EntityKind::Segment).begin()->first);
        segment.head = {};
        segment["title"] = std::string("Thử một tin mới");
        const auto id = edit.add(segment);
        auto placement = branch->require(EntityKind::Placement, draft());
        placement.head = {};
        for (const char* field : {"uid", "series", "series_date", "repeat_of", "slot"}) placement[field] = model::Value();
        placement["segment"] = id;
        const auto placed = edit.add(placement);
        edit.commit();
        return {branch->rows().find(EntityKind::Segment, id)->head.key, branch->rows().find(EntityKind::Placement, placed)->head.key};
    }
    std::string draft() {
        for (const auto& [key, record] : rows(EntityKind::Placement))
            if (record["state"] == model::Value(std::string("draft")) && record["date"] > model::Value(std::string("2021-05-12"))) return key;
        FAIL("the sample has no draft");
        return {};
    }
    std::map<EntityKind, std::map<std::string, model::Record>> all() {
        std::map<EntityKind, std::map<std::string, model::Record>> every;
        for (const auto& info : model::entity_table()) every[info.kind] = rows(info.kind);
        return every;
    }

    FixedClock later;
    std::optional<service::Desk> branch;
};

std::string told_by(const std::function<void()>& act) {
    try {
        act();
    } catch (const base::Error& error) {
        return error.code();
    }
    return "nothing thrown";
}

}  // namespace

TEST_CASE("A branch that nobody worked on changes nothing", "[branch]") {
    Branched sample;
    const auto view = service::compare_branch(*sample.desk, *sample.branch);
    CHECK(view.rows.empty());
    CHECK(view.cells.empty());
    CHECK(view.changes_here == 0);
    CHECK(view.changes_there == 0);
    CHECK(view.missing_now == view.missing_then);
    CHECK(service::keep_branch(*sample.desk, *sample.branch).id == 0);
}

TEST_CASE("What a branch made of the plan becomes one change, undone in one step", "[branch]") {
    Branched sample;
    const auto [segment, placement] = sample.add_on_branch();
    const auto topic = sample.rows(EntityKind::Topic).begin()->first;
    sample.on_branch(EntityKind::Topic, topic, {{"title", std::string("Tên thử")}});
    const auto before = sample.all();
    const auto view = service::compare_branch(*sample.desk, *sample.branch);
    CHECK(view.rows.size() == 3);
    CHECK_FALSE(view.is_disputed());
    CHECK(view.changes_there == 2);
    const auto change = service::keep_branch(*sample.desk, *sample.branch);
    CHECK(change.doing.what == "branch.keep");
    CHECK(change.author == "an");
    CHECK(sample.row<model::Segment>(segment).title == "Thử một tin mới");
    CHECK(sample.row<model::Placement>(placement).segment.value == sample.row<model::Segment>(segment).id);
    CHECK(sample.row<model::Topic>(topic).title == "Tên thử");
    service::undo(*sample.desk);
    const auto after = sample.all();
    for (const auto& [kind, rows] : before) {
        CHECK(after.at(kind).size() == rows.size());
        for (const auto& [key, record] : rows)
            if (kind != EntityKind::Series) CHECK(after.at(kind).at(key).values == record.values);
    }
}

TEST_CASE("What is added on both sides has its own code, and references follow", "[branch]") {
    Branched sample;
    const auto [segment, placement] = sample.add_on_branch();
    {  // here somebody adds rows that take the same ids and codes
        service::Edit edit(*sample.desk, {"row.add", {}});
        auto record = sample.desk->require(EntityKind::Segment, sample.rows(EntityKind::Segment).begin()->first);
        record.head = {};
        record["title"] = std::string("Một tin khác");
        edit.add(record);
        edit.commit();
    }
    CHECK(service::keep_branch(*sample.desk, *sample.branch).id != 0);
    std::size_t found = 0;
    for (const auto& [key, record] : sample.rows(EntityKind::Placement)) {
        const auto row = model::from_record<model::Placement>(record);
        const auto item = sample.desk->rows().find(EntityKind::Segment, row.segment.value);
        if (item && (*item)["title"] == model::Value(std::string("Thử một tin mới"))) ++found;
    }
    CHECK(found == 1);
}

TEST_CASE("Different fields of a row are brought together; the same field asks", "[branch]") {
    Branched sample;
    const auto topic = sample.rows(EntityKind::Topic).begin()->first;
    sample.on_branch(EntityKind::Topic, topic, {{"title", std::string("Theo bản thử")}});
    sample.on_plan(EntityKind::Topic, topic, {{"title_en", std::string("In the plan")}});
    SECTION("different fields") {
        service::keep_branch(*sample.desk, *sample.branch);
        CHECK(sample.row<model::Topic>(topic).title == "Theo bản thử");
        CHECK(sample.row<model::Topic>(topic).title_en == "In the plan");
    }
    SECTION("the same field") {
        sample.on_plan(EntityKind::Topic, topic, {{"title", std::string("Theo kế hoạch")}});
        const auto view = service::compare_branch(*sample.desk, *sample.branch);
        REQUIRE(view.rows.size() == 1);
        CHECK(view.rows.front().disputed == std::vector<std::string>{"title"});
        CHECK(told_by([&] { service::keep_branch(*sample.desk, *sample.branch); }) == "branch.disputed");
        CHECK(sample.row<model::Topic>(topic).title == "Theo kế hoạch");
        service::keep_branch(*sample.desk, *sample.branch, service::Prefer::Branch);
        CHECK(sample.row<model::Topic>(topic).title == "Theo bản thử");
    }
    SECTION("the same field, and the plan wins") {
        sample.on_plan(EntityKind::Topic, topic, {{"title", std::string("Theo kế hoạch")}});
        service::keep_branch(*sample.desk, *sample.branch, service::Prefer::Plan);
        CHECK(sample.row<model::Topic>(topic).title == "Theo kế hoạch");
    }
}

TEST_CASE("A row removed on one side and changed on the other asks", "[branch]") {
    Branched sample;
    const auto draft = sample.draft();
    {
        service::Edit edit(*sample.branch, {"row.remove", {}});
        edit.remove(EntityKind::Placement, sample.branch->require(EntityKind::Placement, draft).head.id);
        edit.commit();
    }
    SECTION("nothing done to it here: it goes") {
        service::keep_branch(*sample.desk, *sample.branch);
        CHECK_FALSE(sample.rows(EntityKind::Placement).contains(draft));
    }
    SECTION("changed here") {
        sample.on_plan(EntityKind::Placement, draft, {{"note", std::string("Đã trao đổi với đài")}});
        CHECK(told_by([&] { service::keep_branch(*sample.desk, *sample.branch); }) == "branch.disputed_row");
        service::keep_branch(*sample.desk, *sample.branch, service::Prefer::Plan);
        CHECK(sample.rows(EntityKind::Placement).contains(draft));
    }
}

TEST_CASE("A branch is kept once, until that is undone", "[branch]") {
    Branched sample;
    sample.add_on_branch();
    service::keep_branch(*sample.desk, *sample.branch);
    CHECK(told_by([&] { service::keep_branch(*sample.desk, *sample.branch); }) == "branch.kept");
    service::undo(*sample.desk);
    CHECK(service::keep_branch(*sample.desk, *sample.branch).id != 0);
    service::undo(*sample.desk);
    service::redo(*sample.desk);
    CHECK(told_by([&] { service::keep_branch(*sample.desk, *sample.branch); }) == "branch.kept");
}

TEST_CASE("Letters and answers of a branch stay behind, and are told", "[branch]") {
    Branched sample;
    const auto request = sample.rows(EntityKind::Request).begin()->first;
    sample.on_branch(EntityKind::Request, request, {{"note", std::string("chỉ là thử")}});
    const auto view = service::compare_branch(*sample.desk, *sample.branch);
    CHECK(view.rows.empty());
    CHECK(view.left_out.at(EntityKind::Request) == 1);
    CHECK(service::keep_branch(*sample.desk, *sample.branch).id == 0);
}

TEST_CASE("A branch is compared by what it covers", "[branch]") {
    Branched sample;
    {
        service::Edit edit(*sample.branch, {"row.remove", {}});
        edit.remove(EntityKind::Placement, sample.branch->require(EntityKind::Placement, sample.draft()).head.id);
        edit.commit();
    }
    const auto view = service::compare_branch(*sample.desk, *sample.branch);
    CHECK(view.missing_then >= view.missing_now);
    for (const auto& cell : view.cells) CHECK(cell.then.planned + 1 == cell.now.planned);
    CHECK_FALSE(view.cells.empty());
}

TEST_CASE("A plan that is no copy is refused", "[branch]") {
    Branched sample;
    service::demo_plan((sample.folder / "khac.lichsong").string(), {product_templates(), {}, sample.later, "hoa"});
    service::Desk other((sample.folder / "khac.lichsong").string(), {}, sample.later, "an");
    CHECK(told_by([&] { static_cast<void>(service::compare_branch(*sample.desk, other)); }) == "branch.of_another");
    CHECK(told_by([&] { service::keep_branch(*sample.desk, other); }) == "branch.of_another");
}
