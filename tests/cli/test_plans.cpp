// SPDX-License-Identifier: Apache-2.0
// Plans as files: new, demo, generate, info, backup, verify.
#include <catch2/catch.hpp>

#include <fstream>

#include "office.h"

using namespace lichsong::test;
namespace fs = std::filesystem;

TEST_CASE("A plan from a template has its milestones at their dates", "[cli][plans]") {
    Office office;
    const auto made = office.ask("new PLAN --template vn-election-2025 --dday 2026-03-15 --name \"Bầu cử 2026\" --body \"Công an xã\"");
    CHECK(made["created"]["milestones"] == 23);
    CHECK(made["plan"] == office.path("plan.lichsong").string());
    CHECK(made["left_out"].is_array());
    const auto info = office.ask("info PLAN");
    CHECK(info["name"] == "Bầu cử 2026");
    CHECK(info["body"] == "Công an xã");
    CHECK(info["dday"] == "2026-03-15");
    CHECK(info["first_day"] == "2025-11-28");
    CHECK(info["zone"] == "Asia/Ho_Chi_Minh");
}

TEST_CASE("A template is named with its folder or without", "[cli][plans]") {
    Office office;
    office.must("new DIR/a.lichsong --template vn-election-2015 --dday 23/5/2021");
    office.must("new DIR/b.lichsong --template campaigns/vn-election-2015 --dday 23.5.2021");
    CHECK(office.ask("milestones DIR/a.lichsong") == office.ask("milestones DIR/b.lichsong"));
}

TEST_CASE("What lies outside a new plan's dates is told, not dropped in silence", "[cli][plans]") {
    Office office;
    const auto made = office.ask("new PLAN --template vn-election-2025 --dday 2031-03-16");
    REQUIRE_FALSE(made["left_out"].empty());
    CHECK(keys_of(made["left_out"][0]) == std::vector<std::string>{"kind", "id", "from", "to"});
    const auto told = office.must("new DIR/b.lichsong --template vn-election-2025 --dday 2031-03-16");
    CHECK(told.find("Không đưa vào vì nằm ngoài thời gian của đợt:") != std::string::npos);
}

TEST_CASE("The sample is the same plan every time it is made", "[cli][plans]") {
    Office office;
    office.must("demo DIR/a.lichsong");
    office.clock.stamp += 86'400 * 400;
    office.must("demo DIR/b.lichsong");
    CHECK(office.run("list DIR/a.lichsong --json").out == office.run("list DIR/b.lichsong --json").out);
    CHECK(office.run("export DIR/a.lichsong --out -").out == office.run("export DIR/b.lichsong --out -").out);
}

TEST_CASE("The sample holds work for every command", "[cli][plans]") {
    Office office;
    office.take_sample();
    const auto info = office.ask("info PLAN");
    CHECK(info["counts"]["placements"] > 150);
    CHECK(info["counts"]["goals"] > 5);
    CHECK(info["counts"]["partners"] > 5);
    CHECK_FALSE(office.ask("check PLAN --as-of 2021-05-10", 1)["violations"].empty());
    CHECK(office.ask("coverage PLAN", 1)["totals"]["cells_with_gap"] > 0);
    CHECK_FALSE(office.ask("list PLAN --state requested")["placements"].empty());
    for (const auto& outlet : Json(office.ask("outlet list PLAN")["outlets"])) CHECK(outlet["example"] == true);
}

TEST_CASE("A generated plan has the size asked for, and the same seed makes the same plan", "[cli][plans]") {
    Office office;
    const auto made = office.ask("generate DIR/a.lichsong --placements 120 --outlets 6 --seed 7");
    CHECK(made["placements"] == 120);
    CHECK(made["outlets"] == 6);
    office.must("generate DIR/b.lichsong --placements 120 --outlets 6 --seed 7");
    office.must("generate DIR/c.lichsong --placements 120 --outlets 6 --seed 8");
    const auto list = office.run("list DIR/a.lichsong --json").out;
    CHECK(Json::parse(list)["placements"].size() == 120);
    CHECK(office.ask("outlet list DIR/a.lichsong")["outlets"].size() == 6);
    CHECK(office.run("list DIR/b.lichsong --json").out == list);
    CHECK(office.run("list DIR/c.lichsong --json").out != list);
}

TEST_CASE("Info tells schema, counts of every kind, and the last change with its time and person", "[cli][plans]") {
    Office office;
    office.take_sample();
    office.author = "bình";
    office.must("topic add PLAN --title Mới");
    const auto info = office.ask("info PLAN");
    CHECK(keys_of(info) == std::vector<std::string>{"plan", "name", "body", "dday", "first_day", "last_day", "zone", "schema", "counts", "last_change"});
    CHECK(info["schema"] >= 1);
    CHECK(info["counts"].size() == lichsong::model::entity_kind_count - 1);
    CHECK(info["last_change"]["author"] == "bình");
    CHECK(info["last_change"]["at"] == "2021-05-10T08:00:00+07:00");
    CHECK(info["last_change"]["what"] == "Thêm chủ đề “Mới” (moi)");
}

TEST_CASE("A name that is taken is refused, and what is there stays", "[cli][plans]") {
    Office office;
    std::ofstream(office.path("plan.lichsong")) << "a letter";
    for (const char* line : {"new PLAN --template fire-safety-month", "demo PLAN", "generate PLAN --placements 10"}) {
        INFO(line);
        CHECK(office.ask(line, 3)["error"]["code"] == "plan.exists");
        CHECK(office.plan_bytes() == "a letter");
    }
}

TEST_CASE("A plan that cannot be made leaves nothing behind", "[cli][plans]") {
    Office office;
    for (const char* line : {"new PLAN --template no-such", "new PLAN --template vn-election-2025", "new PLAN --template vn-election-2025 --dday 2199-12-31"}) {
        INFO(line);
        CHECK(office.run(line).code >= 2);
        CHECK(fs::is_empty(office.path(".")));
    }
}

TEST_CASE("A backup is a whole plan of its own, and verify says so", "[cli][plans]") {
    Office office;
    office.take_sample();
    CHECK(office.ask("backup PLAN DIR/copy.lichsong")["backup"] == office.path("copy.lichsong").string());
    CHECK(office.ask("verify DIR/copy.lichsong")["whole"] == true);
    CHECK(office.run("list DIR/copy.lichsong --json").out == office.run("list PLAN --json").out);
    office.must("topic add PLAN --title Sau");
    CHECK(office.ask("topic show DIR/copy.lichsong sau", 2)["error"]["code"] == "row.unknown");
    office.must("backup PLAN DIR/copy.lichsong");  // the newer backup takes the place of the older
    CHECK(office.ask("topic show DIR/copy.lichsong sau")["topic"]["title"] == "Sau");
}

TEST_CASE("Neither a backup nor an export is written over the plan itself", "[cli][plans]") {
    Office office;
    office.take_sample();
    fs::create_symlink(office.path("plan.lichsong"), office.path("link"));
    const auto before = office.plan_bytes();
    for (const char* line : {"backup PLAN PLAN", "backup PLAN DIR/link", "export PLAN --out PLAN", "export PLAN --out DIR/link", "export PLAN --out DIR/./plan.lichsong"}) {
        INFO(line);
        CHECK(office.ask(line, 2)["error"]["code"] == "file.is_the_plan");
        CHECK(office.plan_bytes() == before);
    }
}

TEST_CASE("A torn plan is reported by name and left as it is", "[cli][plans]") {
    Office office;
    office.take_sample();
    auto bytes = office.plan_bytes();
    bytes.resize(bytes.size() / 2);
    std::ofstream(office.path("plan.lichsong"), std::ios::binary | std::ios::trunc) << bytes;
    const auto error = office.ask("verify PLAN", 5)["error"];
    CHECK(error["code"] == "store.damaged");
    CHECK(error["args"][0] == office.path("plan.lichsong").string());
    CHECK(office.plan_bytes() == bytes);
    fs::copy_file(office.path("plan.lichsong"), office.path("plan-2021-05-09.lichsong"));
    CHECK(office.ask("info PLAN", 5)["error"]["code"] == "store.damaged_backup");
}
