// SPDX-License-Identifier: Apache-2.0
// Calendar messages to a partner and back, as scripts use them: itip request, cancel and receive, and the replies that wait.
#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

#include "office.h"

using namespace lichsong;
using test::Json;
using test::Office;

namespace {

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) text.replace(at, what.size(), with);
    return text;
}

struct Calendars : Office {
    Calendars() {
        take_sample();
        must("campaign set PLAN --email lich@congan-tinh.example");
        must("partner set PLAN dai-tinh --email kehoach@dai-tinh.example");
        const Json made = ask("request new PLAN --partner dai-tinh --from 2021-05-20 --to 2021-05-21 --title Phối-hợp")["request"];
        id = made["id"];
        first_line = made["lines"][0]["id"];
        placement = made["lines"][0]["placement"];
    }
    [[nodiscard]] std::string read(const char* name) const {
        std::ifstream in(path(name), std::ios::binary);
        std::stringstream text;
        text << in.rdbuf();
        return text.str();
    }
    void write(const char* name, const std::string& text) const { std::ofstream(path(name), std::ios::binary) << text; }

    std::string id, first_line, placement;
};

}  // namespace

TEST_CASE_METHOD(Calendars, "A request goes out as calendar messages, and what comes back in a file waits for a person", "[cli][itip]") {
    const auto written = ask("itip request PLAN " + id + " --out DIR/hoi.ics");
    REQUIRE(written["messages"].size() > 1);
    CHECK(written["messages"][0]["method"] == "REQUEST");
    const auto all = read("hoi.ics");
    const auto uid = ask("placement show PLAN " + placement)["placement"]["uid"].get<std::string>();
    std::string one;
    for (std::size_t at = 0; at < all.size();) {
        const auto end = all.find("END:VCALENDAR\r\n", at) + 15;
        one = all.substr(at, end - at);
        if (one.find(uid) != std::string::npos) break;
        at = end;
    }
    REQUIRE(one.find("METHOD:REQUEST") != std::string::npos);
    auto reply = replaced(replaced(one, "METHOD:REQUEST", "METHOD:REPLY"), "PARTSTAT=NEEDS-ACTION", "PARTSTAT=ACCEPTED");
    write("dap.ics", reply);

    const auto received = run("itip receive PLAN DIR/dap.ics --json");
    CHECK(received.code == cli::exit_found);
    const auto item = Json::parse(received.out)["items"][0];
    CHECK(item["outcome"] == "waiting");
    CHECK(item["line"] == first_line);
    CHECK(item["reasons"][0]["code"] == "itip.no_sender");
    const auto waiting = ask("reply list PLAN")["replies"];
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0]["answer"] == "accepted");
    CHECK(ask("placement show PLAN " + placement)["placement"]["state"] == "requested");
    must("reply apply PLAN " + waiting[0]["id"].get<std::string>());
    CHECK(ask("placement show PLAN " + placement)["placement"]["state"] == "confirmed");

    must("request withdraw PLAN " + first_line);
    const auto cancelled = ask("itip cancel PLAN " + id + " --out DIR/huy.ics");
    REQUIRE(cancelled["messages"].size() == 1);
    CHECK(read("huy.ics").find("METHOD:CANCEL") != std::string::npos);
    CHECK(run("itip cancel PLAN " + id + " --out DIR/huy.ics").code == 3);
}

TEST_CASE_METHOD(Calendars, "Without an address nothing is written, and a file that is no message is told", "[cli][itip]") {
    must("partner set PLAN dai-tinh --email \"\"");
    CHECK(run("itip request PLAN " + id + " --out DIR/hoi.ics").code == 3);
    CHECK_FALSE(std::filesystem::exists(path("hoi.ics")));
    write("rac.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n");
    CHECK(run("itip receive PLAN DIR/rac.ics").code == 3);
    CHECK(run("itip receive PLAN DIR/khong-co.ics").code == 3);
}
