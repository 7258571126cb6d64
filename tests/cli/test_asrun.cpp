// SPDX-License-Identifier: Apache-2.0
// What went out, on the command line. What it means for the plan is tested in tests/service/test_asrun.cpp.
#include <fstream>

#include <catch2/catch.hpp>

#include "office.h"

using namespace lichsong::test;

namespace {

// An outlet and a day on which something of it is agreed.
struct Morning {
    std::string outlet;
    std::string day;
};

Morning agreed_day(Office& office) {
    for (const auto& row : Json(office.ask("list PLAN --state confirmed")["placements"])) return {row["outlet"], row["start"].get<std::string>().substr(0, 10)};
    return {};
}

}  // namespace

TEST_CASE("A normal day is ticked off with one command, stays closed, and is opened again with a reason", "[cli][asrun]") {
    Office office;
    office.take_sample();
    const auto [outlet, day] = agreed_day(office);
    REQUIRE_FALSE(outlet.empty());
    const auto at = " PLAN " + day + " --outlet " + outlet;
    CHECK(office.ask("asrun close" + at, 3)["error"]["code"] == "asrun.unresolved");
    CHECK(office.ask("asrun close" + at + " --as-booked hearsay", 2)["error"]["code"] == "field.choice");
    for (const auto& row : Json(office.ask("list PLAN --outlet " + outlet + " --from " + day + " --to " + day)["placements"]))
        if (row["state"] == "requested" || row["state"] == "counter_proposed") office.must("placement cancel PLAN " + row["id"].get<std::string>());
    CHECK(office.ask("asrun close" + at + " --as-booked monitoring")["closed"]["day"] == day);
    for (const auto& row : Json(office.ask("list PLAN --outlet " + outlet + " --from " + day + " --to " + day)["placements"])) CHECK(row["state"] != "confirmed");
    CHECK(office.ask("asrun close" + at, 3)["error"]["code"] == "asrun.closed");
    CHECK(office.ask("asrun reopen" + at + " --reason \" \"", 3)["error"]["code"] == "asrun.no_reason");
    CHECK(office.ask("asrun reopen" + at + " --reason \"đài báo lại\"")["reopened"]["outlet"] == outlet);
    CHECK(office.must("history PLAN").find("đài báo lại") != std::string::npos);
}

TEST_CASE("What was missed is listed until it is made good or waived", "[cli][asrun]") {
    Office office;
    office.take_sample();
    const auto open = Json(office.ask("asrun unresolved PLAN", 1)["placements"]);
    REQUIRE(open.size() > 1);
    const std::string first = open[0]["id"];
    const std::string second = open[1]["id"];
    const auto made = office.ask("asrun makegood PLAN " + first + " --date D-2")["placement"];
    CHECK(made["makegood_for"] == first);
    CHECK(office.ask("asrun makegood PLAN " + first + " --date D-2", 3)["error"]["code"] == "makegood.has_one");
    CHECK(office.ask("asrun makegood PLAN " + second + " --waive \"đã phát kênh khác\"")["placement"]["waiver"] == "đã phát kênh khác");
    CHECK(office.ask("asrun unresolved PLAN", 1)["placements"].size() == open.size() - 2);
}

TEST_CASE("A line is linked to a placement or set aside, not both and not neither", "[cli][asrun]") {
    Office office;
    office.take_sample();
    CHECK(office.ask("asrun link PLAN W-0001", 2)["error"]["code"] == "asrun.link_to_what");
    CHECK(office.ask("asrun link PLAN W-0001 --placement X --not-ours", 2)["error"]["code"] == "asrun.link_to_what");
    CHECK(office.ask("asrun link PLAN W-0001 --not-ours", 2)["error"]["code"] == "row.unknown");
}

TEST_CASE("A log is taken in, its columns are kept, and the days say what went out", "[cli][asrun]") {
    Office office;
    office.take_sample();
    const auto [outlet, day] = agreed_day(office);
    REQUIRE_FALSE(outlet.empty());
    const auto on_day = "list PLAN --outlet " + outlet + " --from " + day + " --to " + day + " --state confirmed";
    const auto booked = Json(office.ask(on_day)["placements"]);
    std::string log = "Ngày;Giờ phát;Tên chương trình\n";
    for (const auto& row : booked) log += day + ";" + row["start"].get<std::string>().substr(11, 5) + ";" + row["title"].get<std::string>() + "\n";
    log += day + ";03:10;Dự báo thời tiết\n";
    std::ofstream(office.path("nhat-ky.csv")) << log;
    const auto command = "asrun import PLAN DIR/nhat-ky.csv --outlet " + outlet;
    const auto dry = office.ask(command + " --dry-run", 1);
    CHECK(dry["written"] == false);
    CHECK(office.ask(on_day)["placements"].size() == booked.size());
    const auto told = office.ask(command + " --keep-map dai", 1);
    CHECK(told["totals"] == dry["totals"]);
    CHECK(told["totals"]["aired"] == booked.size());
    CHECK(told["totals"]["aired_not_booked"] == 1);
    CHECK(told["columns"] == "date=A,start=B,title=C");
    CHECK(office.ask(on_day)["placements"].empty());
    CHECK(office.ask("log_layout list PLAN")["log_layouts"].size() == 1);
    std::string stranger;
    for (const auto& row : told["lines"])
        if (row["class"] == "aired_not_booked") stranger = row["id"];
    office.ask("asrun link PLAN " + stranger + " --not-ours", 1);
    CHECK(office.run("asrun list PLAN --outlet " + outlet + " --from " + day).out.find(stranger) != std::string::npos);
    CHECK(office.must("undo PLAN").find(stranger) != std::string::npos);
    CHECK(office.ask("asrun import PLAN DIR/missing.csv --outlet " + outlet, 3)["error"]["code"].is_string());
}
