// SPDX-License-Identifier: Apache-2.0
// What did not go out, on the command line. What it means for the plan is tested in tests/service.
#include <algorithm>

#include <catch2/catch.hpp>

#include "office.h"

using namespace lichsong::test;

TEST_CASE("A flood is shown before it is written, and undone in one step", "[cli][preempt]") {
    Office office;
    office.take_sample();
    const auto changes = office.changes().size();
    const auto flood = "asrun preempt PLAN --from 12/5 --to 13/5 --outlet radio-tinh,th-tinh --reason \"đưa tin mưa lũ\"";
    const auto dry = office.ask(flood + std::string(" --dry-run"));
    CHECK(dry["written"] == false);
    REQUIRE_FALSE(dry["placements"].empty());
    CHECK(office.changes().size() == changes);
    for (const auto& row : Json(dry["placements"])) {
        CHECK((row["outlet"] == "radio-tinh" || row["outlet"] == "th-tinh"));
        CHECK(row["damage"]["per_mille"].is_number());
    }
    const auto done = office.ask(flood);
    CHECK(done["written"] == true);
    CHECK(done["placements"].size() == dry["placements"].size());
    for (const auto& row : Json(done["placements"])) CHECK((row["state"] == "pre_empted" && row["reason"] == "đưa tin mưa lũ"));
    CHECK(office.changes().size() == changes + 1);
    CHECK(office.must("history PLAN").find("đưa tin mưa lũ") != std::string::npos);
    CHECK(office.ask(flood)["placements"].empty());
    office.must("undo PLAN");
    CHECK(office.ask(flood + std::string(" --dry-run"))["placements"].size() == dry["placements"].size());
    CHECK(office.must(flood + std::string(" --dry-run")).find("lượt sẽ không phát") != std::string::npos);
}

TEST_CASE("A window is days or moments, and nothing else", "[cli][preempt]") {
    Office office;
    office.take_sample();
    const auto taken = [&](const std::string& window) { return office.ask("asrun preempt PLAN --dry-run --reason lũ --outlet radio-tinh " + window)["placements"].size(); };
    CHECK(taken("--from 14/5 --to 14/5") == 1);
    CHECK(taken("--from \"14/5 13:00\" --to \"14/5 13h05\"") == 1);
    CHECK(taken("--from \"14/5 13:05\" --to 14/5") == 0);
    CHECK(taken("--from D-9 --to D-9") == 1);
    for (const auto* window : {"--from mai --to 14/5", "--from 12/5,13/5 --to 14/5", "--from 14/5 --to 18:00"})
        CHECK(office.ask("asrun preempt PLAN --reason lũ " + std::string(window), 2)["error"]["code"] == "preempt.when");
    CHECK(office.ask("asrun preempt PLAN --reason lũ --from 14/5 --to 13/5", 3)["error"]["code"] == "preempt.window");
    CHECK(office.ask("asrun preempt PLAN --reason \" \" --from 14/5 --to 14/5", 3)["error"]["code"] == "preempt.no_reason");
    CHECK(office.ask("asrun preempt PLAN --reason lũ --from 14/5 --to 14/5 --outlet none", 2)["error"]["code"] == "row.unknown");
}

TEST_CASE("What hurts coverage most stands first in the queue", "[cli][makegood]") {
    Office office;
    office.take_sample();
    const auto open = Json(office.ask("asrun unresolved PLAN", 1)["placements"]);
    bool is_short = true;
    for (const auto& row : open) {
        const bool now = row["damage"]["per_mille"] > 0;
        CHECK((is_short || !now));
        CHECK(now == !row["damage"]["cells"].empty());
        for (const auto& cell : row["damage"]["cells"]) CHECK((cell["gap"] > 0 && !cell["message"].empty()));
        is_short = now;
    }
    CHECK(office.run("asrun unresolved PLAN").out.find(open[0]["id"].get<std::string>()) != std::string::npos);
}

TEST_CASE("What makes up for a miss is told with the miss it makes up for", "[cli][makegood]") {
    Office office;
    office.take_sample();
    const std::string missed = office.ask("asrun unresolved PLAN", 1)["placements"][0]["id"];
    const auto told = office.must("asrun makegood PLAN " + missed + " --take 1");
    const std::string made = office.ask("list PLAN --json")["placements"].back()["code"];
    CHECK(told.find("cho " + missed) != std::string::npos);
    CHECK(told.find("cho " + made) == std::string::npos);
}

TEST_CASE("The N-th offer is the one that is booked", "[cli][makegood]") {
    Office office;
    office.take_sample();
    const std::string missed = office.ask("asrun unresolved PLAN", 1)["placements"][0]["id"];
    const auto offers = Json(office.ask("asrun makegood PLAN " + missed + " --offers")["offers"]);
    REQUIRE(offers.size() > 1);
    CHECK(offers.size() <= 10);
    CHECK(office.ask("asrun makegood PLAN " + missed + " --offers --most 1")["offers"].size() == 1);
    for (std::size_t i = 0; i < offers.size(); ++i) {
        CHECK(offers[i]["number"] == i + 1);
        CHECK(offers[i]["reasons"].size() >= 2);
        for (const auto& one : offers[i]["breaks"]) CHECK_FALSE(one["message"].get<std::string>().empty());
    }
    CHECK(office.must("asrun makegood PLAN " + missed + " --offers").find("cùng") != std::string::npos);
    CHECK(office.ask("asrun makegood PLAN " + missed + " --take 3 --most 2", 3)["error"]["code"] == "makegood.no_offer");
    CHECK(office.ask("asrun makegood PLAN " + missed + " --take 0", 2)["error"]["code"] == "call.number");
    const auto answer = office.ask("asrun makegood PLAN " + missed + " --take 2");
    const auto made = answer["placement"];
    CHECK(answer["breaks"].size() == offers[1]["breaks"].size());
    CHECK(made["makegood_for"] == missed);
    CHECK(made["slot"] == offers[1]["slot"]);
    CHECK(made["start"] == offers[1]["start"]);
    CHECK(office.ask("asrun makegood PLAN " + missed + " --offers", 3)["error"]["code"] == "makegood.has_one");
}

TEST_CASE("A make-good in another week is booked, and told", "[cli][makegood]") {
    Office office;
    office.take_sample();
    for (const auto& row : Json(office.ask("asrun unresolved PLAN", 1)["placements"])) {
        if (row["start"].get<std::string>() >= "2021-05-17") continue;
        const std::string missed = row["id"];
        const auto answer = office.ask("asrun makegood PLAN " + missed + " --date D-2");
        std::vector<std::string> reasons;
        for (const auto& one : answer["breaks"]) reasons.push_back(one["reason"]);
        CHECK(std::find(reasons.begin(), reasons.end(), "makegood.other_week") != reasons.end());
        office.must("undo PLAN");
        CHECK(office.must("asrun makegood PLAN " + missed + " --date D-2").find("tuần khác") != std::string::npos);
        CHECK(office.ask("asrun makegood PLAN " + missed + " --date D+1", 3)["error"]["code"] == "makegood.has_one");
        return;
    }
    FAIL("nothing was missed before the last week");
}

TEST_CASE("All that waits is made good at once within limits, shown before, and undone in one step", "[cli][makegood]") {
    Office office;
    office.take_sample();
    office.must("asrun preempt PLAN --from 12/5 --to 14/5 --reason \"mưa lũ\"");
    const auto waiting = office.run("asrun unresolved PLAN --json");
    CHECK(waiting.code == 1);
    const auto open = Json::parse(waiting.out)["placements"].size();
    const auto changes = office.changes().size();
    const std::string all = "asrun makegood PLAN --all --from 16/5 --to 20/5 --most 3";
    const auto dry = office.ask(all + " --dry-run", 1);
    CHECK(dry["written"] == false);
    CHECK(dry["placed"] == 3);
    REQUIRE(dry["placements"].size() == open);
    CHECK(dry["placements"][0]["made"].is_null());
    CHECK(office.changes().size() == changes);
    const auto done = office.ask(all, 1);
    CHECK(done["written"] == true);
    CHECK(done["placed"] == 3);
    CHECK(office.changes().size() == changes + 1);
    int made = 0;
    for (const auto& row : Json(done["placements"])) {
        CHECK(row["made"].is_null() == row["why"].is_string());
        CHECK_FALSE(row["message"].get<std::string>().empty());
        made += row["made"].is_null() ? 0 : 1;
    }
    CHECK(made == 3);
    office.must("undo PLAN");
    CHECK(Json::parse(office.run("asrun unresolved PLAN --json").out)["placements"].size() == open);
    CHECK(office.ask("asrun makegood PLAN", 2)["error"]["code"] == "call.missing");
    CHECK(office.ask("asrun makegood PLAN --all --tier high", 2)["error"]["code"] == "field.choice");
    CHECK(office.run("asrun makegood PLAN --all --dry-run --outlet radio-tinh").out.find("DT21-") != std::string::npos);
}
