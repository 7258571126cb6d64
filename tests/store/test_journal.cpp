// SPDX-License-Identifier: Apache-2.0
// The journal of rows that were added: ranges of ids, and what the rows were like, read from the rows and from what came later.
#include <catch2/catch.hpp>

#include "calendar/base/error.h"
#include "calendar/store/added_rows.h"
#include "sample_rows.h"
#include "support/database.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;
using model::Image;
using store::AddedRows;
using store::IdRange;
using Ranges = std::vector<IdRange>;

namespace {

// The small plan of three topics; what is added to it, changed and removed without a desk.
struct Plan {
    TempFolder folder;
    std::string path = folder.plan();
    store::Session session = create_plan(path);
    store::Rows rows{session};
    store::Journal journal{session};

    Plan() { fill_plan(session, 3); }

    std::int64_t append(const std::vector<model::RowChange>& touched, AddedRows added = {}) {
        model::Change change;
        change.stamp = change.at = 1'620'000'000 + journal.next_id();
        change.author = "An";
        return journal.append(change, touched, std::move(added));
    }

    std::int64_t add(const std::vector<std::int64_t>& ids) {
        AddedRows added;
        for (const auto id : ids) {
            rows.insert(topic(id));
            added.note(EntityKind::Topic, id);
        }
        return append({}, std::move(added));
    }

    static model::Record topic(std::int64_t id) { return sample_row(EntityKind::Topic, id, static_cast<std::uint64_t>(id)); }

    static Image whole(std::int64_t id) {
        const auto row = topic(id);
        Image image;
        for (std::size_t i = 0; i < row.values.size(); ++i)
            if (row.values[i].index() != 0) image.emplace_back(row.info().fields[i].name, row.values[i]);
        return image;
    }

    std::int64_t set(std::int64_t id, const std::string& field, const model::Value& value) {
        auto row = *rows.find(EntityKind::Topic, id);
        const model::RowChange change{EntityKind::Topic, id, row.head.key, Image{{field, row[field]}}, Image{{field, value}}};
        row[field] = value;
        REQUIRE(rows.update(row, row.head.revision));
        return append({change});
    }

    std::int64_t remove(std::int64_t id) {
        const auto row = *rows.find(EntityKind::Topic, id);
        Image image;
        for (std::size_t i = 0; i < row.values.size(); ++i)
            if (row.values[i].index() != 0) image.emplace_back(row.info().fields[i].name, row.values[i]);
        REQUIRE(rows.erase(EntityKind::Topic, id, row.head.revision));
        return append({{EntityKind::Topic, id, row.head.key, image, {}}});
    }

    void check_added(std::int64_t change, const std::vector<std::int64_t>& ids) {
        const auto found = journal.rows(change);
        REQUIRE(found.size() == ids.size());
        for (std::size_t i = 0; i < ids.size(); ++i) {
            INFO(ids[i]);
            CHECK(found[i].row == ids[i]);
            CHECK(found[i].key == topic(ids[i]).head.key);
            CHECK_FALSE(found[i].before);
            CHECK(found[i].after == whole(ids[i]));
        }
    }
};

}  // namespace

TEST_CASE("Ids that follow each other are one range, in whatever order they were noted", "[journal]") {
    AddedRows added;
    CHECK(added.is_empty());
    for (const std::int64_t id : {7, 8, 9, 3, 5, 4, 12}) added.note(EntityKind::Topic, id);
    added.note(EntityKind::Area, 10);
    const auto ranges = added.ranges();
    CHECK(ranges.at(EntityKind::Topic) == Ranges{{3, 5}, {7, 9}, {12, 12}});
    CHECK(ranges.at(EntityKind::Area) == Ranges{{10, 10}});
    for (const std::int64_t id : {3, 5, 8, 12}) CHECK(holds(ranges.at(EntityKind::Topic), id));
    for (const std::int64_t id : {2, 6, 10, 13}) CHECK_FALSE(holds(ranges.at(EntityKind::Topic), id));
}

TEST_CASE("What was added is what stands in the plan, and of each kind one range is kept", "[journal]") {
    Plan plan;
    const auto change = plan.add({4, 5, 6});
    plan.check_added(change, {4, 5, 6});
    Database outside(plan.path);
    CHECK(outside.query("SELECT change, kind, first_id, last_id FROM change_added") == std::vector<Database::Row>{{"2", "topic", "4", "6"}});
    CHECK(outside.value("SELECT COUNT(*) FROM change_row") == "0");
}

TEST_CASE("What was added is told as it was then, also of rows changed, renamed, removed and brought back since", "[journal]") {
    Plan plan;
    const auto change = plan.add({4, 6, 7, 9, 300});
    plan.set(4, "title", "Khác");
    plan.set(4, "title", "Khác nữa");
    plan.set(6, "symbol", {});
    plan.set(6, "colour", "#123456");
    plan.check_added(change, {4, 6, 7, 9, 300});
    plan.set(7, "title", "Sắp đi");
    plan.remove(7);
    plan.remove(300);
    plan.check_added(change, {4, 6, 7, 9, 300});
    plan.add({300});
    plan.set(300, "title", "Đã về");
    plan.check_added(change, {4, 6, 7, 9, 300});
    const auto row = *plan.rows.find(EntityKind::Topic, 9);
    auto renamed = row;
    renamed.head.key = "ten-moi";
    REQUIRE(plan.rows.update(renamed, row.head.revision));
    plan.append({{EntityKind::Topic, 9, "ten-moi", Image{{"key", row.head.key}}, Image{{"key", "ten-moi"}}}});
    plan.check_added(change, {4, 6, 7, 9, 300});
}

TEST_CASE("One row's history begins with the change that added it, and says who last touched a field", "[journal]") {
    Plan plan;
    const auto added = plan.add({4, 5});
    const auto changed = plan.set(5, "title", "Khác");
    const auto place = std::pair{EntityKind::Topic, std::int64_t{5}};
    const auto history = plan.journal.list(10, place);
    REQUIRE(history.size() == 2);
    CHECK(history[0].id == changed);
    CHECK(history[1].id == added);
    CHECK(plan.journal.list(10, std::pair{EntityKind::Topic, std::int64_t{6}}).empty());
    CHECK(plan.journal.list(10, std::pair{EntityKind::Area, std::int64_t{4}}).empty());
    CHECK(plan.journal.last_touch(EntityKind::Topic, 5, "title")->id == changed);
    CHECK(plan.journal.last_touch(EntityKind::Topic, 4, "title")->id == added);
    const auto only = plan.journal.rows(added, place);
    REQUIRE(only.size() == 1);
    CHECK(only[0].row == 5);
    CHECK(only[0].after == Plan::whole(5));
}

TEST_CASE("A row that was added and is gone without a change is told as damage", "[journal]") {
    Plan plan;
    const auto change = plan.add({4, 5});
    REQUIRE(plan.rows.erase(EntityKind::Topic, 4, 1));
    CHECK_THROWS_WITH(plan.journal.rows(change), "store.bad_value");
    CHECK_THROWS_WITH(plan.journal.rows(change, std::pair{EntityKind::Topic, std::int64_t{4}}), "store.bad_value");
}

TEST_CASE("Additions that an older version told row by row are read as they stand there", "[journal][file]") {
    const TempFolder folder;
    const auto path = folder.file("plan.lichsong");
    Database(path, true).run("PRAGMA journal_mode = WAL; " + bytes_of(LICHSONG_TEST_DATA "/store/schema_003.sql"));
    store::Session session(path, {});
    store::Journal journal(session);
    const auto rows = journal.rows(3);
    REQUIRE(rows.size() == 3);
    CHECK(rows[2].key == "origin-3");
    CHECK_FALSE(rows[2].before);
    REQUIRE(rows[2].after);
    CHECK(rows[2].after->front() == std::pair<std::string, model::Value>{"uid", "tin-3@example.vn"});
    CHECK(journal.list(5, std::pair{EntityKind::Origin, std::int64_t{3}}).size() == 1);
    session.verify();
}
