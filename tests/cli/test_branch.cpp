// SPDX-License-Identifier: Apache-2.0
// A plan tried otherwise on a copy, on the command line. What is kept and what is disputed is tested with the service.
#include <catch2/catch.hpp>

#include "office.h"

using namespace lichsong::test;
namespace fs = std::filesystem;

namespace {

struct Branched : Office {
    Branched() {
        take_sample();
        CHECK(ask("branch make PLAN DIR/thu.lichsong")["branch"] == path("thu.lichsong").string());
        topic = ask("topic list PLAN")["topics"][0]["id"];
        clock.stamp += 60;
    }
    std::string topic;
};

}  // namespace

TEST_CASE("A branch is made, compared, kept as one change and undone as one", "[cli][branch]") {
    Branched office;
    office.must("topic set DIR/thu.lichsong " + office.topic + " --title Thử");
    const auto view = office.ask("branch compare PLAN DIR/thu.lichsong");
    CHECK(keys_of(view) == std::vector<std::string>{"changes", "rows", "left_out", "cells", "missing", "breaches"});
    REQUIRE(view["rows"].size() == 1);
    CHECK(view["rows"][0]["id"] == office.topic);
    CHECK(view["rows"][0]["after"]["title"] == "Thử");
    CHECK(view["changes"]["branch"] == 1);
    const auto was = office.run("topic list PLAN --json").out;
    const auto changes = office.changes().size();
    CHECK(office.must("branch keep PLAN DIR/thu.lichsong").find("Lấy bản thử “thu” vào kế hoạch") != std::string::npos);
    CHECK(office.ask("topic show PLAN " + office.topic)["topic"]["title"] == "Thử");
    CHECK(office.changes().size() == changes + 1);
    office.must("undo PLAN");
    CHECK(Json::parse(office.run("topic list PLAN --json").out)["topics"][0]["title"] == Json::parse(was)["topics"][0]["title"]);
}

TEST_CASE("Where plan and branch changed the same, a person says which wins", "[cli][branch]") {
    Branched office;
    office.must("topic set DIR/thu.lichsong " + office.topic + " --title Thử");
    office.must("topic set PLAN " + office.topic + " --title Thật");
    CHECK(office.ask("branch compare PLAN DIR/thu.lichsong", 1)["rows"][0]["disputed"] == Json{"title"});
    CHECK(office.run("branch compare PLAN DIR/thu.lichsong").out.find("Tiêu đề") != std::string::npos);
    CHECK(office.ask("branch keep PLAN DIR/thu.lichsong", 4)["error"]["code"] == "branch.disputed");
    CHECK(office.ask("branch keep PLAN DIR/thu.lichsong --prefer nobody", 2)["error"]["code"] == "field.choice");
    office.must("branch keep PLAN DIR/thu.lichsong --prefer branch");
    CHECK(office.ask("topic show PLAN " + office.topic)["topic"]["title"] == "Thử");
}

TEST_CASE("A branch is dropped, and never the plan itself or another plan", "[cli][branch]") {
    Branched office;
    CHECK(office.ask("branch drop PLAN PLAN", 2)["error"]["code"] == "file.is_the_plan");
    office.must("new DIR/khac.lichsong --template vn-election-2025 --dday 15/3/2026 --body Tỉnh");
    CHECK(office.ask("branch drop PLAN DIR/khac.lichsong", 3)["error"]["code"] == "branch.of_another");
    CHECK(fs::exists(office.path("khac.lichsong")));
    CHECK(office.ask("branch drop PLAN DIR/thu.lichsong")["dropped"] == office.path("thu.lichsong").string());
    CHECK_FALSE(fs::exists(office.path("thu.lichsong")));
    CHECK(office.ask("verify PLAN")["whole"] == true);
}
