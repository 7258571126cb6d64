// SPDX-License-Identifier: Apache-2.0
// Copies that are made by themselves: when, how many stay, and what going back to one does.
#include <catch2/catch.hpp>

#include <set>

#include "calendar/base/error.h"
#include "calendar/service/backups.h"
#include "calendar/service/history.h"
#include "calendar/service/schedule.h"
#include "sample_desk.h"
#include "support/database.h"

using namespace lichsong;
using namespace lichsong::test;
using model::EntityKind;

namespace {

constexpr base::Stamp hour = 3'600;
constexpr base::Stamp day = 24 * hour;

std::string title_of_first(service::Desk& desk) { return desk.rows().all(EntityKind::Segment).front().label(); }

service::BackupFile made_on(const char* date, const char* time, std::int64_t change) {
    return {date + std::string(time), model::wall_seconds(model::from_iso(date), model::parse_time(time)), change};
}

}  // namespace

TEST_CASE("A backup is made where something has changed since the last one, and is the plan", "[backups][file]") {
    SampleDesk sample;
    const auto first = service::back_up(*sample.desk);
    REQUIRE(first);
    CHECK(first->path.filename() == "2021-05-10 08.00.00 (" + std::to_string(first->last_change) + ").lichsong");
    CHECK(dump(first->path.string()) == dump(sample.file()));
    CHECK_FALSE(service::back_up(*sample.desk));
    sample.clock.stamp += hour + 61;
    sample.set(EntityKind::Segment, sample.desk->rows().all(EntityKind::Segment).front().head.key, {{"title", std::string("Khác")}});
    const auto second = service::back_up(*sample.desk);
    REQUIRE(second);
    CHECK(second->path.filename().string().starts_with("2021-05-10 09.01.01 ("));
    const auto all = service::backups_of(*sample.desk);
    REQUIRE(all.size() == 2);
    CHECK(all[0].path == second->path);
    CHECK(all[0].made == second->made);
    CHECK(all[0].last_change == second->last_change);
}

TEST_CASE("One is due when the last is of another day and something has changed since, and none of a stranger's files is taken for one", "[backups][file]") {
    SampleDesk sample;
    CHECK(service::is_backup_due(*sample.desk));
    const auto first = service::back_up(*sample.desk);
    CHECK_FALSE(service::is_backup_due(*sample.desk));
    sample.clock.stamp += day;
    CHECK_FALSE(service::is_backup_due(*sample.desk));
    sample.set(EntityKind::Segment, sample.desk->rows().all(EntityKind::Segment).front().head.key, {{"title", std::string("Khác")}});
    CHECK(service::is_backup_due(*sample.desk));
    for (const char* name : {"thư.txt", "2021-05-09 08.00.00 (x).lichsong", "2021-13-09 08.00.00 (3).lichsong", "2021-05-09 08.00 (3).lichsong", " (3).lichsong"})
        write_bytes(first->path.parent_path() / name, "thư");
    CHECK(service::backups_of(*sample.desk).size() == 1);
}

TEST_CASE("The newest stay, then the last of each day, and none that is older than it should be", "[backups]") {
    const std::vector<service::BackupFile> files{made_on("2021-05-20", "17:00", 9), made_on("2021-05-20", "09:00", 8), made_on("2021-05-19", "17:00", 7), made_on("2021-05-19", "08:00", 6),
                                                 made_on("2021-05-18", "17:00", 5), made_on("2021-05-01", "17:00", 4), made_on("2021-04-01", "17:00", 3)};
    const auto now = model::wall_seconds(model::from_iso("2021-05-20"), model::parse_time("18:00"));
    const auto gone = [&](const service::BackupsKept& keeping) {
        std::vector<std::int64_t> changes;
        for (const auto& file : service::outlived(files, keeping, now)) changes.push_back(file.last_change);
        return changes;
    };
    CHECK(gone({10, 30}).empty());
    CHECK(gone({2, 30}) == std::vector<std::int64_t>{6, 3});
    CHECK(gone({1, 10}) == std::vector<std::int64_t>{8, 6, 4, 3});
    CHECK(gone({0, 0}) == std::vector<std::int64_t>{8, 7, 6, 5, 4, 3});
}

TEST_CASE("Backups that do not stay are removed when the next is made", "[backups][file]") {
    SampleDesk sample;
    const auto key = sample.desk->rows().all(EntityKind::Segment).front().head.key;
    for (int i = 0; i < 4; ++i) {
        sample.set(EntityKind::Segment, key, {{"title", "Tên " + std::to_string(i)}});
        sample.clock.stamp += hour;
        REQUIRE(service::back_up(*sample.desk, {2, 30}));
        CHECK(service::backups_of(*sample.desk).size() == std::min<std::size_t>(2, static_cast<std::size_t>(i) + 1));
    }
}

TEST_CASE("What has changed since a backup is listed before it is taken back; going back is one step, and undone as one", "[backups][file]") {
    SampleDesk sample;
    sample.forbid_nothing();
    auto& desk = *sample.desk;
    const auto before = [&] {
        Database outside(sample.file());
        return content(outside);
    };
    const auto then = before();
    const auto made = service::back_up(desk);
    const auto segments = desk.rows().all(EntityKind::Segment);
    sample.set(EntityKind::Segment, segments.at(0).head.key, {{"title", std::string("Khác")}});
    {
        service::Edit edit(desk, {"row.add", {}});
        auto topic = model::fresh_record(EntityKind::Topic);
        topic["title"] = std::string("Chủ đề mới");
        edit.add(std::move(topic));
        edit.commit();
    }
    std::string removed;
    for (const auto& placement : desk.rows().all(EntityKind::Placement))
        if (placement["state"] == model::Value(std::string("draft")) && removed.empty()) {
            removed = placement.head.key;
            service::unbook_placements(desk, {removed});
        }
    REQUIRE_FALSE(removed.empty());
    const auto now = before();
    service::Desk backup(made->path.string(), store::OpenOptions{store::OpenMode::Read, {}, false, {}, 10'000, false, {}}, sample.clock, "an");
    const auto since = service::since_backup(desk, backup);
    std::multiset<std::string_view> kinds;
    for (const auto& row : since.rows) kinds.insert(model::info_of(row.change.kind).name);
    // The draft was an issue of a series, which remembers that it was taken out.
    CHECK(kinds == std::multiset<std::string_view>{"placement", "segment", "series", "topic"});
    CHECK(before() == now);
    const auto change = service::restore(desk, backup);
    CHECK(change.id != 0);
    CHECK(before() == then);
    CHECK(title_of_first(desk) == segments.at(0).label());
    CHECK(service::restore(desk, backup).id == 0);
    service::undo(desk);
    CHECK(before() == now);
    CHECK(inconsistency(sample.file()) == "");
}

TEST_CASE("The plan does not go back to the copy of another", "[backups][file]") {
    SampleDesk sample;
    const FixedClock later(sample.clock.now() + day);
    service::demo_plan(sample.folder.file("khac.lichsong"), {product_templates(), {}, later, "hoa"});
    service::Desk other(sample.folder.file("khac.lichsong"), store::OpenOptions{}, later, "hoa");
    CHECK_THROWS_WITH(service::restore(*sample.desk, other), "branch.of_another");
}
