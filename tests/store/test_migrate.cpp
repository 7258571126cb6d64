// SPDX-License-Identifier: Apache-2.0
// Plans of every schema version there was, tests/data/store/schema_NNN.sql, become plans of the newest: every row as it was,
// a copy of before beside it, and old or new wherever the migration was killed.
#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>
#include <random>

#include "calendar/base/error.h"
#include "calendar/store/migrate.h"
#include "sample_rows.h"
#include "support/child.h"
#include "support/database.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> fixtures() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(LICHSONG_TEST_DATA "/store"))
        if (entry.path().extension() == ".sql") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

void make_old(const fs::path& fixture, const std::string& path) {
    Database database(path, true);
    database.run("PRAGMA journal_mode = WAL");  // as plans are
    database.run(bytes_of(fixture));
    database.run("PRAGMA journal_mode = WAL");
}

// The columns that a plan had when it was old, so that newer ones do not count.
struct Shape {
    std::vector<std::pair<std::string, std::vector<std::string>>> tables;
    explicit Shape(const std::string& path) {
        Database database(path);
        for (const auto& table : database.tables())
            if (table != "meta") tables.emplace_back(table, database.columns(table));
    }
    bool has(std::string_view name) const { return std::any_of(tables.begin(), tables.end(), [&](const auto& table) { return table.first == name; }); }
    std::vector<Database::Row> rows(const std::string& path) const {
        Database database(path);
        std::vector<Database::Row> all;
        for (const auto& [table, columns] : tables) {
            std::string list;
            for (const auto& column : columns) list += (list.empty() ? "" : ", ") + column;
            for (auto& row : database.query("SELECT '" + table + "', " + list + " FROM " + table + " ORDER BY 2")) all.push_back(std::move(row));
        }
        return all;
    }
};

std::string copy_name() { return "plan.before-" + std::to_string(store::newest_schema()) + ".lichsong"; }
std::string version_of(const std::string& path) { return Database(path).value("PRAGMA user_version"); }

struct Old {
    TempFolder folder;
    std::string path = folder.file("plan.lichsong");
    std::string copy = folder.file(copy_name());
    explicit Old(const fs::path& fixture) { make_old(fixture, path); }
};

std::chrono::microseconds time_of_opening(const fs::path& fixture) {
    const Old old(fixture);
    const auto start = std::chrono::steady_clock::now();
    in_child([&] {
        const store::Session session(old.path, {});
        return 0;
    });
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start) + std::chrono::milliseconds(1);
}

// Kills the opening of old plans at random moments; how often the plan was found old and how often new.
std::pair<int, int> kill_migrations(const fs::path& fixture, int kills, std::uint64_t seed) {
    std::mt19937_64 dice(seed);
    std::pair<int, int> found;
    const auto longest = static_cast<std::uint64_t>(time_of_opening(fixture).count()) * 3 / 2;
    for (int i = 0; i < kills; ++i) {
        const Old old(fixture);
        const Shape shape(old.path);
        const auto rows = shape.rows(old.path);
        const auto before = version_of(old.path);
        Child child([&](const Child::Say& say) {
            say("x\n");
            const store::Session session(old.path, {});
            return 0;
        });
        child.listen_for_lines(1);
        child.listen(std::chrono::microseconds(dice() % longest));
        child.kill();
        INFO("seed " << seed << ", kill " << i);
        REQUIRE(shape.rows(old.path) == rows);
        const auto version = version_of(old.path);
        if (version == before) {
            ++found.first;
        } else {
            ++found.second;
            REQUIRE(version == std::to_string(store::newest_schema()));
            REQUIRE(version_of(old.copy) == before);
            REQUIRE(shape.rows(old.copy) == rows);
        }
        { const store::Session session(old.path, {}); }
        REQUIRE(shape.rows(old.path) == rows);
        REQUIRE(version_of(old.copy) == before);
        REQUIRE(old.folder.names() == std::set<std::string>{"plan.lichsong", copy_name()});
    }
    return found;
}

}  // namespace

TEST_CASE("There is a plan of every schema version but the newest", "[migrate][file]") {
    const auto files = fixtures();
    REQUIRE(files.size() == static_cast<std::size_t>(store::newest_schema() - 1));
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Old old(files[i]);
        CHECK(version_of(old.path) == std::to_string(i + 1));
    }
}

TEST_CASE("A plan of an old version becomes one of the newest row by row, with a copy of before beside it", "[migrate][file]") {
    for (const auto& fixture : fixtures()) {
        INFO(fixture);
        const Old old(fixture);
        const Shape shape(old.path);
        const auto before = dump(old.path);
        const auto rows = shape.rows(old.path);
        REQUIRE(rows.size() > 40);
        {
            store::Session session(old.path, {});
            CHECK(session.schema_version() == store::newest_schema());
            session.verify();
            store::Rows reader(session);
            for (const auto& info : model::entity_table()) {
                const std::size_t wanted = !shape.has(info.name) ? 0 : info.kind == model::EntityKind::Campaign ? 1 : 3;
                CHECK(reader.all(info.kind).size() == wanted);
            }
        }
        CHECK(shape.rows(old.path) == rows);
        CHECK(dump(old.copy) == before);
        CHECK(old.folder.names() == std::set<std::string>{"plan.lichsong", copy_name()});
        // And it is the same schema that a new plan has.
        { const auto fresh = create_plan(old.folder.file("fresh.lichsong")); }
        const auto schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY name";
        CHECK(Database(old.path).query(schema) == Database(old.folder.file("fresh.lichsong")).query(schema));
    }
}

TEST_CASE("A plan of an old version is not migrated by a reader", "[migrate][file]") {
    const Old old(fixtures().front());
    const auto before = bytes_of(old.path);
    store::OpenOptions options;
    options.mode = store::OpenMode::Read;
    CHECK_THROWS_WITH(store::Session(old.path, options), "plan.older_read_only");
    CHECK(bytes_of(old.path) == before);
    CHECK(old.folder.names() == std::set<std::string>{"plan.lichsong"});
}

TEST_CASE("Two desks that open an old plan at once both get the new one, and the copy is of the old", "[migrate][file]") {
    for (int i = 0; i < 10; ++i) {
        const Old old(fixtures().front());
        const auto open = [&](const Child::Say& say) {
            say("x\n");
            store::Session session(old.path, {});
            return session.schema_version() == store::newest_schema() ? 0 : 1;
        };
        Child one(open);
        Child other(open);
        CHECK(one.wait() == 0);
        CHECK(other.wait() == 0);
        CHECK(version_of(old.copy) == "1");
        for (const auto& name : old.folder.names()) {
            INFO(name);  // a desk may leave its empty log to the other, nothing else
            CHECK((name == copy_name() || name.starts_with("plan.lichsong")));
        }
    }
}

TEST_CASE("A migration killed at 40 moments leaves the old plan or the new one with its copy", "[migrate][.fault][file]") {
    const auto [as_old, as_new] = kill_migrations(fixtures().front(), 40, 1);
    CHECK(as_old > 0);
    CHECK(as_new > 0);
    WARN(as_old << " old, " << as_new << " new");
}

TEST_CASE("A migration killed at 200 moments leaves the old plan or the new one with its copy", "[migrate][.long][file]") {
    for (const auto& fixture : fixtures()) {
        const auto [as_old, as_new] = kill_migrations(fixture, 200, 2);
        CHECK(as_old > 0);
        CHECK(as_new > 0);
        WARN(as_old << " old, " << as_new << " new");
    }
}
