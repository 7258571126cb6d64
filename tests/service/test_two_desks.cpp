// SPDX-License-Identifier: Apache-2.0
// Several desks at one plan at once: they queue, nobody waits for a reader, and nobody sees half a change.
#include <catch2/catch.hpp>

#include <sstream>

#include "calendar/base/error.h"
#include "calendar/service/editor.h"
#include "calendar/service/exchange.h"
#include "calendar/store/migrate.h"
#include "small_plan.h"
#include "support/child.h"
#include "support/database.h"
#include "support/temp_folder.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;

namespace {

constexpr int edits_each = 60;

// Writes its number into two rows in each change; the two always agree.
int write_pairs(const std::string& path, const std::string& author, std::int64_t first, std::int64_t second, const Child::Say& say) {
    const FixedClock clock(morning);
    service::Desk desk(path, {}, clock, author);
    say("ready\n");
    for (int i = 1; i <= edits_each; ++i) {
        service::Edit edit(desk, {"row.set", {author}});
        const auto text = author + ' ' + std::to_string(i);
        edit.set(EntityKind::Segment, first, {{"url", text}});
        edit.set(EntityKind::Segment, second, {{"url", text}});
        edit.commit();
    }
    return 0;
}

}  // namespace

TEST_CASE("Two desks that edit different rows queue and both succeed, while a third reads", "[desks][.fault]") {
    const TempFolder folder;
    const auto path = folder.plan();
    make_small_plan(path);
    Child lan([&](const Child::Say& say) { return write_pairs(path, "Lan", 1, 2, say); });
    Child minh([&](const Child::Say& say) { return write_pairs(path, "Minh", 3, 4, say); });
    REQUIRE(lan.listen_for_lines(1));
    REQUIRE(minh.listen_for_lines(1));
    {
        const FixedClock clock(morning);
        store::OpenOptions options;
        options.mode = store::OpenMode::Read;
        options.busy_milliseconds = 0;  // a reader never waits
        service::Desk reader(path, options, clock, "Hoa");
        while (reader.session().last_change() < 1 + 2 * edits_each) {
            const auto rows = reader.rows().all(EntityKind::Segment);
            CHECK(rows.at(0)["url"] == rows.at(1)["url"]);
            CHECK(rows.at(2)["url"] == rows.at(3)["url"]);
        }
    }
    CHECK(lan.wait() == 0);
    CHECK(minh.wait() == 0);
    Database outside(path);
    CHECK(outside.value("SELECT COUNT(*) FROM change WHERE author = 'Lan'") == std::to_string(edits_each));
    CHECK(outside.value("SELECT COUNT(*) FROM change WHERE author = 'Minh'") == std::to_string(edits_each));
    CHECK(inconsistency(path) == "");
}

namespace {

// Each gives the same field of the same row another value, over and over, as it was seen a moment ago, and says what it overwrote and what was refused.
int race(const std::string& path, const std::string& author, int edits, const Child::Say& say) {
    const FixedClock clock(morning + 100);
    service::Desk desk(path, {}, clock, author);
    for (int i = 0; i < edits; ++i) {
        const service::Seen as_shown(desk, desk.session().last_change());
        const auto was = std::get<std::string>((*desk.rows().find(EntityKind::Segment, 1))["title"]);
        try {
            service::Edit edit(desk, {"row.set", {}});
            edit.set(EntityKind::Segment, 1, {{"title", author + ' ' + std::to_string(i)}});
            say("saved " + std::to_string(edit.commit().id) + '|' + was + '\n');
        } catch (const base::Error& error) {
            if (error.code() != "edit.same_field") throw;
            say("refused " + error.args()[3] + '|' + error.args()[4] + '\n');
        }
    }
    return 0;
}

struct Raced {
    int saved = 0;
    int refused = 0;
};

// What each overwrote is what it had seen; who was refused was told another's value.
void judge(store::Journal& journal, const std::string& said, const std::string& author, Raced& raced) {
    std::istringstream lines(said);
    for (std::string line; std::getline(lines, line);) {
        const auto bar = line.find('|');
        const auto after = line.substr(bar + 1);
        if (line.starts_with("refused ")) {
            ++raced.refused;
            REQUIRE(line.substr(8).starts_with(author));
            REQUIRE_FALSE(after.starts_with(author));
            continue;
        }
        ++raced.saved;
        const auto rows = journal.rows(std::stoll(line.substr(6)), std::pair{EntityKind::Segment, std::int64_t{1}});
        REQUIRE(rows.size() == 1);
        REQUIRE(rows.front().before);
        REQUIRE(rows.front().before->front() == std::pair<std::string, model::Value>{"title", after});
    }
}

Raced race_of_two(int edits) {
    const TempFolder folder;
    const auto path = folder.plan();
    make_small_plan(path);
    Child lan([&](const Child::Say& say) { return race(path, "Lan", edits, say); });
    Child minh([&](const Child::Say& say) { return race(path, "Minh", edits, say); });
    REQUIRE(lan.wait() == 0);
    REQUIRE(minh.wait() == 0);
    Raced raced;
    store::Session session(path, {});
    store::Journal journal(session);
    judge(journal, lan.said(), "Lan", raced);
    judge(journal, minh.said(), "Minh", raced);
    CHECK(raced.saved + raced.refused == 2 * edits);
    CHECK(inconsistency(path) == "");
    return raced;
}

}  // namespace

TEST_CASE("Of 500 races for one field none is lost unseen: what is overwritten was seen, and who comes second is told both values", "[desks][.fault]") {
    const auto raced = race_of_two(250);
    CHECK(raced.saved > 0);
}

TEST_CASE("Of 10 000 races for one field none is lost unseen", "[desks][.long]") {
    const auto raced = race_of_two(5'000);
    WARN(raced.saved << " saved, " << raced.refused << " refused");
    CHECK(raced.refused > 0);
}

TEST_CASE("A desk that holds the plan too long makes the other give up with store.busy, and nothing is half done", "[desks]") {
    const TempFolder folder;
    const auto path = folder.plan();
    make_small_plan(path);
    const FixedClock clock(morning);
    service::Desk lan(path, {}, clock, "Lan");
    store::OpenOptions impatient;
    impatient.busy_milliseconds = 30;
    service::Desk minh(path, impatient, clock, "Minh");
    std::string code;
    {
        const service::Edit holding(lan, {"row.set", {}});
        try {
            add_segment(minh, "Chưa được");
        } catch (const base::Error& error) {
            CHECK(error.fault() == base::Fault::Store);
            code = error.code();
        }
    }
    CHECK(code == "store.busy");
    add_segment(minh, "Đã được");
    CHECK(Database(path).value("SELECT COUNT(*) FROM segment WHERE title LIKE '%được'") == "1");
}

TEST_CASE("What a desk knows of the plan follows what others change", "[desks]") {
    const TempFolder folder;
    const auto path = folder.plan();
    make_small_plan(path);
    const FixedClock clock(morning);
    service::Desk lan(path, {}, clock, "Lan");
    service::Desk minh(path, {}, clock, "Minh");
    CHECK(lan.context().topics.find_key("moi") == nullptr);
    service::Edit edit(minh, {"row.add", {}});
    edit.add(new_row(minh, EntityKind::Topic, "Mới"));
    edit.commit();
    CHECK(lan.context().topics.find_key("moi") != nullptr);
}

TEST_CASE("A calendar that is written while another desk edits shows the plan as it was at the beginning", "[desks]") {
    const TempFolder folder;
    const auto path = folder.plan();
    copy_demo_plan(path);
    const FixedClock clock(morning);
    store::OpenOptions reading;
    reading.mode = store::OpenMode::Read;
    service::Desk reader(path, reading, clock, "Hoa");
    service::Desk writer(path, {}, clock, "Minh");
    const auto exported = [&](const std::function<void()>& meanwhile) {
        std::string text;
        service::ExportOptions how;
        how.flat = true;
        service::export_calendar(reader, how, [&](std::string_view bytes) {
            if (text.empty()) meanwhile();
            text += bytes;
        });
        return text;
    };
    const auto before = exported([] {});
    const auto during = exported([&] {
        service::Edit edit(writer, {"row.set", {}});
        for (const auto& row : writer.rows().all(EntityKind::Segment)) edit.set(EntityKind::Segment, row.head.id, {{"title", "Tên mới"}});
        edit.commit();
    });
    CHECK(during == before);
    const auto after = exported([] {});
    CHECK(after.find("Tên mới") != std::string::npos);
    CHECK(during.find("Tên mới") == std::string::npos);
}

TEST_CASE("Who only reads a plan of an older version gets it too, with a copy of before beside it", "[desks][file]") {
    const TempFolder folder;
    const auto path = folder.file("plan.lichsong");
    Database(path, true).run(bytes_of(LICHSONG_TEST_DATA "/store/schema_001.sql"));
    const FixedClock clock(morning);
    store::OpenOptions reading;
    reading.mode = store::OpenMode::Read;
    service::Desk desk(path, reading, clock, "Hoa");
    CHECK_FALSE(desk.whole_plan().placements.rows().empty());
    CHECK(folder.names().contains("plan.before-" + std::to_string(store::newest_schema()) + ".lichsong"));
}
