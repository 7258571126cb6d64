// SPDX-License-Identifier: Apache-2.0
// An import as a change among others: taken back and brought back, though the journal keeps only which rows it added.
#include <catch2/catch.hpp>

#include "calendar/base/error.h"
#include "calendar/service/history.h"
#include "import_desk.h"
#include "support/database.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;

namespace {

std::string one(const std::string& uid, const std::string& title, const std::string& start, const std::string& more = "") {
    return event("UID:" + uid + "\nSUMMARY:" + title + "\nDTSTART:" + start + "\nDURATION:PT30M" + (more.empty() ? "" : "\n" + more));
}

std::string three() { return calendar(one("a", "Tin", "20210512T190000") + one("b", "Lẻ", "20210513T070000") + one("c", "Mục", "20210514T080000")); }

std::string plan_of(ImportDesk& office) {
    Database outside(office.path);
    return content(outside);
}

std::vector<std::string> overtaken(ImportDesk& office) {
    try {
        service::undo(*office.desk);
    } catch (const base::Error& error) {
        CHECK(error.code() == "history.overtaken");
        return error.args();
    }
    return {};
}

void set_as(ImportDesk& office, const std::string& author, EntityKind kind, std::int64_t id, const service::Fields& fields) {
    ++office.clock.stamp;
    service::Desk other(office.path, {}, office.clock, author);
    service::Edit edit(other, {"row.set", {"placement"}});
    edit.set(kind, id, fields);
    edit.commit();
}

}  // namespace

TEST_CASE("What an import added can be undone after some of it was changed and changed back", "[import][undo]") {
    ImportDesk office;
    const auto before = plan_of(office);
    office.import(three());
    const auto placement = office.placement("Lẻ");
    set_as(office, "Minh", EntityKind::Placement, placement.id, {{"start", std::int64_t{9 * 3600}}, {"note", "xem lại"}});
    set_as(office, "Minh", EntityKind::Placement, placement.id, {{"start", std::int64_t{7 * 3600}}});
    service::undo(*office.desk);
    CHECK(plan_of(office) == before);
    CHECK(inconsistency(office.path) == "");
}

TEST_CASE("Undoing an import is refused after a change that stands, naming it", "[import][undo]") {
    ImportDesk office;
    office.import(three());
    const auto placement = office.placement("Lẻ");
    set_as(office, "Minh", EntityKind::Placement, placement.id, {{"start", std::int64_t{9 * 3600}}});
    const auto before = plan_of(office);
    CHECK(overtaken(office) == Lines{"placement", placement.key, "start", "Minh", "row.set", "placement"});
    CHECK(plan_of(office) == before);
}

TEST_CASE("Undoing an import is refused where one of its rows is gone, and done once it is back", "[import][undo]") {
    ImportDesk office;
    const auto before = plan_of(office);
    office.import(three());
    const auto placement = office.placement("Lẻ");
    {
        service::Desk minh(office.path, {}, office.clock, "Minh");
        service::Edit edit(minh, {"row.remove", {"placement"}});
        edit.remove(EntityKind::Placement, placement.id);
        edit.commit();
        CHECK(overtaken(office).at(1) == placement.key);
        service::undo(minh);
    }
    CHECK(inconsistency(office.path) == "");
    service::undo(*office.desk);
    CHECK(plan_of(office) == before);
}

TEST_CASE("The history of an imported placement begins with its import", "[import][undo]") {
    ImportDesk office;
    office.import(three());
    const auto placement = office.placement("Lẻ");
    office.set(EntityKind::Placement, placement.key, {{"note", "xem lại"}});
    const auto history = office.desk->journal().list(10, std::pair{EntityKind::Placement, placement.id});
    REQUIRE(history.size() == 2);
    CHECK(history.front().doing.what == "row.set");
    CHECK(history.back().doing.what == "calendar.import");
}

TEST_CASE("Redo after undo brings back the same rows, as newer versions, and can be undone again", "[import][undo]") {
    ImportDesk office;
    const auto before = plan_of(office);
    office.import(three());
    const auto after = plan_of(office);
    const auto first = office.placement("Tin");
    const auto origins = office.desk->rows().all(EntityKind::Origin);
    for (int round = 1; round <= 3; ++round) {
        service::undo(*office.desk);
        CHECK(plan_of(office) == before);
        service::redo(*office.desk);
        CHECK(plan_of(office) == after);
        CHECK(office.placement("Tin").sequence == first.sequence + round);
        CHECK(inconsistency(office.path) == "");
    }
    const auto back = office.desk->rows().all(EntityKind::Origin);
    REQUIRE(back.size() == origins.size());
    for (std::size_t i = 0; i < back.size(); ++i) CHECK(back[i]["entry"] == origins[i]["entry"]);
}

TEST_CASE("Rows whose ids lie scattered, as the codes of the calendar say, are undone like others", "[import][undo]") {
    ImportDesk office;
    const auto before = plan_of(office);
    office.import(calendar(one("a", "Tin", "20210512T190000", "X-LICHSONG-CODE:TH21-0090") + one("b", "Lẻ", "20210513T070000", "X-LICHSONG-CODE:TH21-0040") +
                           one("c", "Mục", "20210514T080000", "X-LICHSONG-CODE:TH21-0091") + one("d", "Sau", "20210515T080000")));
    CHECK(office.placement("Tin").id == 90);
    CHECK(office.placement("Lẻ").id == 40);
    CHECK(office.placement("Sau").id == 92);
    CHECK(Database(office.path).query("SELECT first_id, last_id FROM change_added WHERE kind = 'placement' ORDER BY 1") ==
          std::vector<Database::Row>{{"40", "40"}, {"90", "92"}});
    const auto after = plan_of(office);
    service::undo(*office.desk);
    CHECK(plan_of(office) == before);
    service::redo(*office.desk);
    CHECK(plan_of(office) == after);
    CHECK(inconsistency(office.path) == "");
}

// Only a file can be as old as that.
TEST_CASE("An import that an older version journalled row by row can still be undone", "[import][undo][file]") {
    ImportDesk office;
    const auto before = plan_of(office);
    office.import(three());
    {
        Database outside(office.path);
        for (const auto& info : model::entity_table()) {
            std::string image;
            for (const auto& field : info.fields) image += (image.empty() ? "'" : ", '") + std::string(field.name) + "', r." + std::string(field.name);
            const std::string name(info.name);
            outside.run("INSERT INTO change_row (change, kind, row_id, row_key, after) SELECT a.change, a.kind, r.id, r.key, json_patch('{}', json_object(" + image +
                        ")) FROM change_added a JOIN " + name + " r ON r.id BETWEEN a.first_id AND a.last_id WHERE a.kind = '" + name + "'");
        }
        outside.run("DELETE FROM change_added");
    }
    CHECK(inconsistency(office.path) == "");
    service::undo(*office.desk);
    CHECK(plan_of(office) == before);
}
