// SPDX-License-Identifier: Apache-2.0
// The field lists of the model and the tables of the schema files say the same.
#include <catch2/catch.hpp>

#include "calendar/model/entity.h"
#include "calendar/store/migrate.h"
#include "calendar/store/session.h"
#include "support/database.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

std::string affinity(const std::string& declared) { return declared == "TEXT" ? "text" : declared == "INTEGER" || declared == "BIGINT" ? "number" : declared; }

// "name type" in order, as the field list of the kind asks for.
std::vector<std::string> wanted_columns(const model::EntityInfo& info) {
    std::vector<std::string> columns{"id number", "key text", "revision number", "modified number"};
    bool searched = false;
    for (const auto& field : info.fields) {
        columns.push_back(std::string(field.name) + (model::is_number(field.type) ? " number" : " text"));
        searched = searched || field.has(model::Searched);
    }
    if (searched) columns.emplace_back("searched text");
    return columns;
}

std::string new_plan(const TempFolder& folder) {
    const auto path = folder.file("new.lichsong");
    store::OpenOptions options;
    options.mode = store::OpenMode::Create;
    const store::Session session(path, options);
    return path;
}

}  // namespace

TEST_CASE("Every table has the columns of its kind's field list, in that order and of that type, and no others", "[schema][file]") {
    const TempFolder folder;
    Database database(new_plan(folder));
    for (const auto& info : model::entity_table()) {
        std::vector<std::string> found;
        for (const auto& row : database.query("SELECT name, type FROM pragma_table_info('" + std::string(info.name) + "') ORDER BY cid"))
            found.push_back(row[0] + " " + affinity(row[1]));
        INFO(info.name);
        CHECK(found == wanted_columns(info));
    }
}

TEST_CASE("A key is taken once in its kind, and the UID of a placement and of an origin once in the plan", "[schema][file]") {
    const TempFolder folder;
    Database database(new_plan(folder));
    for (const auto& info : model::entity_table()) {
        const bool needs_uid = info.kind == model::EntityKind::Placement || info.kind == model::EntityKind::Origin;
        const auto insert = "INSERT INTO " + std::string(info.name) + (needs_uid ? " (key, revision, modified, uid, sequence) VALUES ('a', 1, 1, 'u' || random(), 0)"
                                                                                  : " (key, revision, modified) VALUES ('a', 1, 1)");
        database.run(insert);
        CHECK_THROWS_WITH(database.run(insert), Catch::Contains("UNIQUE"));
    }
    for (const std::string table : {"placement", "origin"})
        CHECK_THROWS_WITH(database.run("INSERT INTO " + table + " (key, revision, modified, sequence, uid) SELECT 'b', 1, 1, 0, uid FROM " + table), Catch::Contains("UNIQUE"));
}

TEST_CASE("Schema files are numbered from one without a gap, and a new plan says which is the last", "[schema][file]") {
    int number = 0;
    for (const auto& file : store::schema_files()) CHECK(file.number == ++number);
    CHECK(number == store::newest_schema());
    const TempFolder folder;
    Database database(new_plan(folder));
    CHECK(database.value("PRAGMA user_version") == std::to_string(number));
    CHECK(database.value("SELECT value FROM meta WHERE name = 'schema'") == std::to_string(number));
    CHECK(database.value("PRAGMA application_id") == "1280536167");  // 0x4C536E67, "LSng"
}
