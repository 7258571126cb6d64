// SPDX-License-Identifier: Apache-2.0
// Proposals on the command line, from asking to drafts. What the search does is tested in tests/planner.
#include <catch2/catch.hpp>

#include "calendar/base/zone.h"
#include "office.h"

using namespace lichsong::test;

namespace {

// The sample five weeks before its election.
struct Early : Office {
    Early() {
        take_sample();
        constexpr std::int64_t day = std::int64_t{24} * 3600;
        clock.stamp -= 28 * day;
    }
};

}  // namespace

TEST_CASE("Proposals close nearly all gaps of the sample, and what is left is proved to be out of reach", "[cli][planner]") {
    Early office;
    const auto before = office.changes().size();
    const auto answer = office.ask("plan PLAN --seconds 0", 1);
    CHECK(keys_of(answer) == std::vector<std::string>{"proposals", "unclosed", "missing", "objective", "bound", "seed", "iterations"});
    CHECK(answer["missing"]["before"].get<int>() > 50);
    CHECK(answer["missing"]["after"].get<int>() <= 3);
    CHECK(answer["missing"]["before"].get<int>() - answer["missing"]["after"].get<int>() <= answer["bound"].get<int>());
    REQUIRE_FALSE(answer["unclosed"].empty());
    for (const auto& gap : Json(answer["unclosed"])) {
        CHECK_FALSE(gap["proof"].is_null());
        REQUIRE_FALSE(gap["relaxations"].empty());  // one page more on that Sunday
        CHECK(gap["relaxations"][0]["what"] == "one_more_date");
        CHECK(gap["relaxations"][0]["closes"]["least"] == 1);
    }
    for (const auto& proposal : Json(answer["proposals"])) {
        CHECK(proposal["gain"].get<int>() > 0);
        CHECK(keys_of(proposal) == std::vector<std::string>{"number", "placement", "gap", "also", "gain", "near"});
        CHECK((proposal["placement"]["segment"].is_null() != proposal["placement"]["to_make"].is_null()));
    }
    CHECK(office.changes().size() == before);
    CHECK(office.ask("plan PLAN --seconds 0", 1) == answer);
    CHECK(office.ask("plan PLAN --seconds 0 --seed 2", 1)["missing"]["after"] == answer["missing"]["after"]);
}

TEST_CASE("What is accepted becomes drafts in one step, breaks no rule that blocks, and goes again with one undo", "[cli][planner]") {
    Early office;
    const auto blocking = [&] {
        std::size_t count = 0;
        for (const auto& row : Json(office.ask("check PLAN", 1)["violations"])) count += row["severity"] == "block" ? 1U : 0U;
        return count;
    };
    const auto was_blocking = blocking();
    const auto was = office.ask("list PLAN")["placements"].size();
    const auto answer = office.ask("plan PLAN --seconds 0 --accept all", 1);
    const auto count = answer["proposals"].size();
    CHECK(answer["accepted"]["placements"].size() == count);
    CHECK(answer["accepted"]["refused"].empty());
    CHECK(office.ask("list PLAN")["placements"].size() == was + count);
    CHECK(blocking() == was_blocking);
    std::size_t drafts = 0;
    for (const auto& row : Json(office.ask("list PLAN --state draft")["placements"]))
        for (const auto& code : Json(answer["accepted"]["placements"])) drafts += row["code"] == code ? 1U : 0U;
    CHECK(drafts == count);
    const auto again = office.ask("plan PLAN --seconds 0", 1);
    CHECK(again["proposals"].empty());
    office.must("undo PLAN");
    CHECK(office.ask("list PLAN")["placements"].size() == was);
}

TEST_CASE("A few may be accepted, a window and a topic narrow what is looked at", "[cli][planner]") {
    Early office;
    const auto one = office.ask("plan PLAN --seconds 0 --accept 1", 1);
    CHECK(one["accepted"]["placements"].size() == 1);
    const auto narrow = office.ask("plan PLAN --seconds 0 --from 3/5 --to 9/5 --outlet radio-tinh", 1);
    REQUIRE_FALSE(narrow["proposals"].empty());
    for (const auto& proposal : Json(narrow["proposals"])) {
        CHECK(proposal["placement"]["outlet"] == "radio-tinh");
        const auto start = proposal["placement"]["start"].get<std::string>();
        CHECK((start >= "2021-05-03" && start < "2021-05-10"));
    }
    CHECK(office.ask("plan PLAN --seconds 0 --accept 0", 2)["error"]["code"] == "planner.number");
    CHECK(office.ask("plan PLAN --seconds 0 --accept nhiều", 2)["error"]["code"] == "planner.number");
    CHECK(office.ask("plan PLAN --tier all", 2)["error"]["code"] == "planner.tier");
    CHECK(office.ask("plan PLAN --seconds 0 --from 1/3 --to 2/3", 3)["error"]["code"] == "planner.no_days");
}

TEST_CASE("With drafts that may move it is told how many do, and where each is now", "[cli][planner]") {
    Early office;
    const auto answer = office.ask("plan PLAN --seconds 0 --move-drafts", 1);
    CHECK(answer["missing"]["after"].get<int>() <= 3);
    for (const auto& proposal : Json(answer["proposals"])) {
        const auto& moves = proposal["placement"]["moves"];
        if (moves.is_null()) continue;
        CHECK((moves["from"]["slot"] != proposal["placement"]["slot"] || moves["from"]["start"] != proposal["placement"]["start"]));
    }
    CHECK(office.run("plan PLAN --seconds 0 --move-drafts").out.find("Dời ") != std::string::npos);
    CHECK(office.run("plan PLAN --seconds 0").out.find("Dời ") == std::string::npos);
    const auto accepted = office.ask("plan PLAN --seconds 0 --move-drafts --accept all", 1)["accepted"];
    CHECK(accepted["refused"].empty());
    CHECK(accepted["placements"].size() + accepted["moved"].size() == answer["proposals"].size());
}

TEST_CASE("Proposals are read as a table, in the language asked for", "[cli][planner]") {
    Early office;
    const auto answer = office.run("plan PLAN --seconds 0");
    CHECK(answer.code == 1);
    CHECK(answer.out.find("Không lấp được:") != std::string::npos);
    CHECK(answer.out.find("Những ngày này không có khung giờ nào nhận nội dung ấy.") != std::string::npos);
    CHECK(answer.out.find("Điều có thể giúp, đã thử:") != std::string::npos);
    office.language = lichsong::base::Language::English;
    CHECK(office.run("plan PLAN --seconds 0").out.find("Cannot be closed:") != std::string::npos);
}

TEST_CASE("What together keeps a gap open is looked for on request, and no rule is blamed where there is no slot", "[cli][planner]") {
    Early office;
    CHECK_FALSE(office.ask("plan PLAN --seconds 0", 1)["unclosed"][0].contains("blocking"));
    const auto blocking = office.ask("plan PLAN --seconds 0 --blocking", 1)["unclosed"][0]["blocking"];
    CHECK(blocking["rules"].empty());
    CHECK(blocking["room"] == false);
    CHECK(blocking["met_alone"] == false);
    CHECK(office.run("plan PLAN --seconds 0 --blocking").out.find("Không có quy tắc nào nới được đang cản") != std::string::npos);
}
