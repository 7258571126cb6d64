// SPDX-License-Identifier: Apache-2.0
// placement add, move, cancel, repeat, lock: what is done to single airings.
#include <catch2/catch.hpp>

#include "office.h"

using namespace lichsong::test;

namespace {

Json listed(Office& office, const std::string& code) {
    const auto rows = office.ask("list PLAN --text " + code)["placements"];
    REQUIRE(rows.size() == 1);
    return rows[0];
}

std::string a_draft(Office& office) { return office.ask("list PLAN --series antt-radio --state draft")["placements"].at(0)["id"]; }

}  // namespace

TEST_CASE("Every command that answers with a placement answers in the one shape", "[cli][placement]") {
    Office office;
    office.take_sample();
    const auto code = a_draft(office);
    const auto same_as_listed = [&](const Json& answer) {
        const auto row = listed(office, answer["placement"]["id"]);
        for (const auto& item : row.items()) {
            INFO(item.key());
            CHECK(answer["placement"][item.key()] == item.value());
        }
    };
    same_as_listed(office.ask("placement show PLAN " + code));
    same_as_listed(office.ask("placement set PLAN " + code + " --note x"));
    same_as_listed(office.ask("placement move PLAN " + code + " --start 21:30"));
    same_as_listed(office.ask("placement lock PLAN " + code));
    same_as_listed(office.ask("placement repeat PLAN " + code + " --start 22:30"));
    same_as_listed(office.ask("placement add PLAN --segment doi-mu --slot rt-atgt --date D-3"));
    same_as_listed(office.ask("placement lock PLAN " + code + " --off"));
    same_as_listed(office.ask("placement cancel PLAN " + code));
}

TEST_CASE("A shown placement tells the fields that a list leaves out", "[cli][placement]") {
    Office office;
    office.take_sample();
    const auto code = a_draft(office);
    const auto row = office.ask("placement set PLAN " + code + " --note \"gọi lại\" --evidence \"số 12/NK\"")["placement"];
    CHECK(row["note"] == "gọi lại");
    CHECK(row["evidence"] == "số 12/NK");
    CHECK(row["series_date"] == row["start"].get<std::string>().substr(0, 10));
    CHECK(row.contains("actual_start"));
    CHECK(row.contains("reason"));
}

TEST_CASE("A move changes what it names, keeps the rest, and counts up the sequence", "[cli][placement]") {
    Office office;
    office.take_sample();
    const auto code = a_draft(office);
    const auto before = listed(office, code);
    office.must("placement move PLAN " + code + " --date 2021-05-29");
    auto after = listed(office, code);
    CHECK(after["start"] == "2021-05-29" + before["start"].get<std::string>().substr(10));
    CHECK(after["slot"] == before["slot"]);
    CHECK(after["duration"] == before["duration"]);
    CHECK(after["uid"] == before["uid"]);
    CHECK(after["sequence"] > before["sequence"]);
    office.must("placement move PLAN " + code + " --start 21h15 --length 7m");
    CHECK(listed(office, code)["start"] == "2021-05-29T21:15:00+07:00");
    CHECK(listed(office, code)["end"] == "2021-05-29T21:22:00+07:00");
    office.must("placement move PLAN " + code + " --slot th-sau-thoi-su");
    after = listed(office, code);
    CHECK(after["outlet"] == "th-tinh");
    CHECK(after["slot"] == "th-sau-thoi-su");
    CHECK(after["start"].get<std::string>().substr(0, 10) == "2021-05-29");
    CHECK(office.changes()[0]["text"].get<std::string>().starts_with("Chuyển " + code + " từ 29/5/2021 21:15 sang 29/5/2021 "));
}

TEST_CASE("A move to another outlet leaves the slot behind", "[cli][placement]") {
    Office office;
    office.take_sample();
    const auto code = a_draft(office);
    const auto row = office.ask("placement move PLAN " + code + " --outlet loa-sa-dec --start 5h10")["placement"];
    CHECK(row["outlet"] == "loa-sa-dec");
    CHECK(row["slot"] == nullptr);
    const auto page = office.ask("placement move PLAN " + code + " --slot bao-anqp --date 2021-05-26")["placement"];
    CHECK(page["start"] == "2021-05-26");  // a page has a day, no time
}

TEST_CASE("A move to where it is already is no change", "[cli][placement]") {
    Office office;
    office.take_sample();
    const auto code = a_draft(office);
    const auto before = listed(office, code);
    office.must("placement move PLAN " + code);
    office.must("placement lock PLAN " + code + " --off");
    CHECK(listed(office, code) == before);
    CHECK(office.changes().size() == 1);
    office.must("placement cancel PLAN " + code + " --reason mưa");
    office.must("placement cancel PLAN " + code + " --reason mưa");
    CHECK(office.changes().size() == 2);
}

TEST_CASE("A cancelled placement stays with its reason, and its code is not given again", "[cli][placement]") {
    Office office;
    office.take_sample();
    const auto code = a_draft(office);
    const auto row = office.ask("placement cancel PLAN " + code + " --reason \"trùng lễ\"")["placement"];
    CHECK(row["state"] == "cancelled");
    CHECK(row["reason"] == "trùng lễ");
    CHECK(listed(office, code)["state"] == "cancelled");
    const auto added = office.ask("placement add PLAN --segment doi-mu --slot rt-atgt --date D-3")["placement"]["id"];
    CHECK(added > code);
}

TEST_CASE("A repeat has the same item and names what it repeats, also where a repeat is repeated", "[cli][placement]") {
    Office office;
    office.take_sample();
    const auto code = a_draft(office);
    const auto original = listed(office, code);
    const auto first = office.ask("placement repeat PLAN " + code + " --start 22:30")["placement"];
    CHECK(first["id"] != code);
    CHECK(first["segment"] == original["segment"]);
    CHECK(first["repeat_of"] == code);
    CHECK(first["series"] == nullptr);
    CHECK(first["uid"] != original["uid"]);
    const auto second = office.ask("placement repeat PLAN " + first["id"].get<std::string>() + " --date D+1 --outlet th-tinh --start 23:00")["placement"];
    CHECK(second["repeat_of"] == code);
    CHECK(second["outlet"] == "th-tinh");
    CHECK(office.must("list PLAN --text " + first["id"].get<std::string>()).find("(PL)") != std::string::npos);
}

TEST_CASE("What is locked is not moved until it is unlocked", "[cli][placement]") {
    Office office;
    office.take_sample();
    const auto code = a_draft(office);
    CHECK(office.ask("placement lock PLAN " + code)["placement"]["locked"] == true);
    const auto error = office.ask("placement move PLAN " + code + " --start 21:00", 3)["error"];
    CHECK(error["code"] == "placement.locked");
    CHECK(office.ask("placement lock PLAN " + code + " --off")["placement"]["locked"] == false);
    office.must("placement move PLAN " + code + " --start 21:00");
}

TEST_CASE("States follow one another as agreed, and only drafts are removed", "[cli][placement]") {
    Office office;
    office.take_sample();
    const auto code = a_draft(office);
    CHECK(office.ask("placement set PLAN " + code + " --state aired", 3)["error"]["args"] == Json{code, "draft", "aired"});
    office.must("placement set PLAN " + code + " --state requested");
    office.must("placement set PLAN " + code + " --state confirmed");
    CHECK(office.ask("placement remove PLAN " + code, 3)["error"]["code"] == "placement.not_a_draft");
    office.must("placement set PLAN " + code + " --state aired");
    CHECK(office.ask("placement move PLAN " + code + " --if-revision 1 --start 9h", 4)["error"]["code"] == "edit.stale");
}

TEST_CASE("A placement needs a place and, on air, a time", "[cli][placement]") {
    Office office;
    office.take_sample();
    CHECK(office.ask("placement add PLAN --segment doi-mu --date D-3", 3)["error"]["code"] == "placement.no_outlet");
    CHECK(office.ask("placement add PLAN --segment doi-mu --outlet radio-tinh --date D-3", 3)["error"]["code"] == "placement.no_start");
    CHECK(office.ask("placement add PLAN --slot rt-atgt --date D-3", 3)["error"]["code"] == "field.required");
    CHECK(office.ask("placement add PLAN --segment doi-mu --slot rt-atgt", 3)["error"]["code"] == "field.required");
    const auto page = office.ask("placement add PLAN --segment doi-mu --outlet bao-in --date D-3 --start 9h")["placement"];
    CHECK(page["start"] == "2021-05-20");
}

TEST_CASE("A rule that blocks saving is named, and nothing is saved", "[cli][placement]") {
    Office office;
    office.take_sample();
    office.must("rule set PLAN candidate-window --severity block");
    const auto before = office.ask("list PLAN");
    const auto changes = office.changes();
    const auto error = office.ask("placement add PLAN --segment gap-go-cu-tri --slot rt-thoi-su-chieu --date D", 3)["error"];
    CHECK(error["code"] == "rule.blocked");
    CHECK(error["args"][0] == "candidate_window.too_late");
    CHECK(error["message"].get<std::string>().starts_with("Chưa lưu: "));
    CHECK(office.changes() == changes);
    CHECK(office.ask("list PLAN") == before);
}
