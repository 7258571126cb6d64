// SPDX-License-Identifier: Apache-2.0
// milestones, dday, history, undo, redo.
#include <catch2/catch.hpp>

#include <map>

#include "office.h"

using namespace lichsong::test;
using Keys = std::vector<std::string>;

namespace {

Json milestone(Office& office, const std::string& key) {
    for (const auto& row : Json(office.ask("milestones PLAN")["milestones"]))
        if (row["id"] == key) return row;
    FAIL("no milestone " + key);
    return {};
}

std::map<std::string, Json> by_id(const Json& rows) {
    std::map<std::string, Json> found;
    for (const auto& row : rows) found[row["id"]] = row;
    return found;
}

}  // namespace

TEST_CASE("Milestones come in order of date, with offset, law and standing", "[cli][calendar]") {
    Office office;
    office.take_sample();
    const auto rows = office.ask("milestones PLAN")["milestones"];
    REQUIRE(rows.size() == 22);
    CHECK(keys_of(rows[0]) == Keys{"id", "title", "title_en", "kind", "from", "planned", "time", "actual", "offset", "law", "confidence"});
    for (std::size_t i = 1; i < rows.size(); ++i) CHECK(rows[i - 1]["planned"] <= rows[i]["planned"]);
    const auto lists = milestone(office, "dschinhthuc");
    CHECK(lists["planned"] == "2021-04-28");
    CHECK(lists["offset"] == "D-25");
    CHECK(lists["actual"] == nullptr);
    CHECK(milestone(office, "hoso")["time"] == "17:00");
    CHECK(milestone(office, "ngaybaucu")["offset"] == "D");
}

TEST_CASE("The legal calendar is told with weekdays and in both calendars", "[cli][calendar]") {
    Office office;
    office.take_sample();
    const auto told = office.must("milestones PLAN");
    CHECK(told.find("CN 23/5/2021") != std::string::npos);
    CHECK(told.find("12/4") != std::string::npos);  // the lunar day of 23 May 2021
    CHECK(told.find("22/2/2021 – 27/2/2021") != std::string::npos);
}

TEST_CASE("An actual date is typed in every form, moves what hangs on it, and is taken back by nothing", "[cli][calendar]") {
    Office office;
    office.take_sample();
    for (const char* typed : {"2021-04-26", "26/4/2021", "26-4-2021", "26.4.2021", "26/4", "D-27", "N-27"}) {
        INFO(typed);
        office.must("milestones PLAN --set dschinhthuc=" + std::string(typed));
        CHECK(milestone(office, "dschinhthuc")["actual"] == "2021-04-26");
        CHECK(milestone(office, "dschinhthuc")["planned"] == "2021-04-28");
        CHECK(milestone(office, "vd_batdau")["planned"] == "2021-04-26");
        office.must("milestones PLAN --set dschinhthuc=");
        CHECK(milestone(office, "dschinhthuc")["actual"] == nullptr);
        CHECK(milestone(office, "vd_batdau")["planned"] == "2021-04-28");
    }
    CHECK(office.changes()[1]["text"].get<std::string>().find("thực tế ngày 26/4/2021") != std::string::npos);
    CHECK(office.changes()[0]["text"].get<std::string>().find("ngày") != std::string::npos);
}

TEST_CASE("A preview of another election day lists every shift and changes nothing", "[cli][dday]") {
    Office office;
    office.take_sample();
    const auto before = office.plan_bytes();
    const auto preview = office.ask("dday PLAN 2021-06-06 --preview", 1);
    CHECK(keys_of(preview) == Keys{"from", "to", "done", "shifts", "problems"});
    CHECK(preview["done"] == false);
    CHECK(preview["from"] == "2021-05-23");
    CHECK(preview["to"] == "2021-06-06");
    CHECK(keys_of(preview["shifts"][0]) == Keys{"kind", "id", "title", "from", "to"});
    CHECK(keys_of(preview["problems"][0]) == Keys{"placement", "title", "date", "reason", "deadline"});
    CHECK(office.plan_bytes() == before);
    CHECK(office.changes().size() == 1);
}

TEST_CASE("Moving election day does what the preview said, as one change", "[cli][dday]") {
    Office office;
    office.take_sample();
    const auto before = by_id(office.ask("list PLAN")["placements"]);
    auto said = office.ask("dday PLAN 6/6/2021 --preview", 1);
    auto done = office.ask("dday PLAN 6/6/2021", 1);
    CHECK(done["done"] == true);
    CHECK(done["shifts"] == said["shifts"]);
    CHECK(done["problems"] == said["problems"]);
    const auto after = by_id(office.ask("list PLAN")["placements"]);
    REQUIRE(after.size() == before.size());
    std::size_t moved = 0;
    for (const auto& shift : done["shifts"]) {
        if (shift["kind"] != "placement") continue;
        ++moved;
        CHECK(before.at(shift["id"])["start"].get<std::string>().substr(0, 10) == shift["from"]);
        CHECK(after.at(shift["id"])["start"].get<std::string>().substr(0, 10) == shift["to"]);
    }
    CHECK(moved > 10);
    CHECK(milestone(office, "ngaybaucu")["planned"] == "2021-06-06");
    CHECK(office.changes().size() == 2);
    office.must("undo PLAN");
    for (const auto& [id, row] : by_id(office.ask("list PLAN")["placements"])) CHECK(row["start"] == before.at(id)["start"]);
    CHECK(milestone(office, "ngaybaucu")["planned"] == "2021-05-23");
}

TEST_CASE("Election day is moved by offset, and to where it is already without a change", "[cli][dday]") {
    Office office;
    office.take_sample();
    CHECK(office.ask("dday PLAN D+7 --preview", 1)["to"] == "2021-05-30");
    CHECK(office.ask("dday PLAN 23/5")["shifts"].empty());
    CHECK(office.changes().size() == 1);
}

TEST_CASE("A campaign without an election has no election day to move", "[cli][dday]") {
    Office office;
    office.must("new PLAN --template fire-safety-month");
    CHECK(office.ask("dday PLAN 2026-10-10", 3)["error"]["code"] == "dday.no_election");
}

TEST_CASE("The journal tells who did what and when, newest first, and of one row alone", "[cli][history]") {
    Office office;
    office.take_sample();
    office.must("topic add PLAN --title Một");
    office.author = "bình";
    office.clock.stamp += 60;
    office.must("topic set PLAN mot --title Hai");
    office.must("topic add PLAN --title Ba");
    const auto changes = office.changes();
    REQUIRE(changes.size() == 4);
    CHECK(keys_of(changes[0]) == Keys{"id", "at", "author", "step", "what", "text", "target"});
    CHECK(changes[0]["what"] == "row.add");
    CHECK(changes[1]["author"] == "bình");
    CHECK(changes[1]["at"] == "2021-05-10T08:01:00+07:00");
    CHECK(changes[1]["text"] == "Sửa chủ đề “Hai” (mot)");
    CHECK(changes[3]["step"] == "base");
    const auto of_one = office.ask("history PLAN --entity mot")["changes"];
    REQUIRE(of_one.size() == 2);
    CHECK(of_one[0]["id"] == changes[1]["id"]);
    CHECK(office.must("history PLAN").find("10/5/2021 08:01  bình") != std::string::npos);
}

TEST_CASE("Undo and redo say what they did, and stop where there is nothing of one's own", "[cli][history]") {
    Office office;
    office.take_sample();
    CHECK(office.ask("undo PLAN", 2)["error"]["code"] == "history.nothing_to_undo");
    office.must("topic add PLAN --title Một");
    office.author = "bình";
    CHECK(office.ask("undo PLAN", 2)["error"]["code"] == "history.nothing_to_undo");
    office.author = "an";
    const auto undone = office.ask("undo PLAN");
    CHECK(keys_of(undone) == Keys{"change", "text"});
    CHECK(undone["text"] == "Hoàn tác: Thêm chủ đề “Một” (mot)");
    CHECK(office.ask("topic show PLAN mot", 2)["error"]["code"] == "row.unknown");
    CHECK(office.ask("redo PLAN")["text"] == "Làm lại: Thêm chủ đề “Một” (mot)");
    CHECK(office.ask("topic show PLAN mot")["topic"]["title"] == "Một");
    CHECK(office.ask("redo PLAN", 2)["error"]["code"] == "history.nothing_to_redo");
    const auto changes = office.changes();
    CHECK(changes[0]["target"] != nullptr);
}

TEST_CASE("What somebody else has changed since is not undone over them", "[cli][history]") {
    Office office;
    office.take_sample();
    office.must("topic set PLAN fire --title Một");
    office.author = "bình";
    office.must("topic set PLAN fire --title Hai");
    office.author = "an";
    const auto error = office.ask("undo PLAN", 4)["error"];
    CHECK(error["code"] == "history.overtaken");
    CHECK(error["message"] == "Không hoàn tác được: Tiêu đề của chủ đề “fire” đã được bình sửa sau đó (Sửa chủ đề “Hai” (fire)).");
    CHECK(office.ask("topic show PLAN fire")["topic"]["title"] == "Hai");
}
