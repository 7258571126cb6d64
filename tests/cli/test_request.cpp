// SPDX-License-Identifier: Apache-2.0
// request new, send, reply and the rest, as an office works with them.
#include <catch2/catch.hpp>

#include "calendar/base/read_file.h"
#include "office.h"

using namespace lichsong;
using test::Json;
using test::keys_of;
using test::Office;

namespace {

struct Asking : Office {
    Asking() {
        take_sample();
        const std::string two_days = "request new PLAN --partner dai-tinh --from 2021-05-20 --to 2021-05-21 --title Phối-hợp --due 14/5/2021";
        made = ask(two_days)["request"];
        id = made["id"];
    }
    [[nodiscard]] Json request() { return ask("request show PLAN " + id)["request"]; }
    [[nodiscard]] std::string line(std::size_t i) const { return made["lines"][i]["id"]; }

    Json made;
    std::string id;
};

}  // namespace

TEST_CASE_METHOD(Asking, "A request takes the drafts of the days, is sent, answered and done", "[cli][request]") {
    CHECK(keys_of(made) == std::vector<std::string>{"id", "title", "partner", "number", "letter_date", "due", "stage", "sent_on", "seen_on", "outgoing", "note", "revision", "state", "turn", "working_days_left",
                                                    "lines", "answered", "accepted", "trail"});
    REQUIRE(made["lines"].size() > 2);
    for (const auto& line : made["lines"]) CHECK(line["state"] == "draft");
    CHECK(keys_of(made["lines"][0]) ==
          std::vector<std::string>{"id", "placement", "title", "state", "answer", "answered_on", "asked", "changed", "counter", "comment", "breaks"});

    const auto sent = ask("request send PLAN " + id + " --number 245/UBND-TCD-NC")["request"];
    CHECK(sent["number"] == "245/UBND-TCD-NC");
    CHECK(sent["letter_date"] == sent["sent_on"]);
    CHECK(sent["state"] == "sent");
    CHECK(sent["turn"] == "theirs");
    CHECK(sent["trail"].size() == 1);

    must("request reply PLAN " + id + " --line " + line(0) + " --answer declined --comment \"Không còn khung\"");
    CHECK(request()["lines"][0]["comment"] == "Không còn khung");
    const auto done = ask("request reply PLAN " + id + " --answer accepted --means call")["request"];
    CHECK(done["state"] == "partly_accepted");
    CHECK(ask("placement show PLAN " + made["lines"][1]["placement"].get<std::string>())["placement"]["state"] == "confirmed");
    must("undo PLAN");
    CHECK(request()["lines"][1]["answer"] == "open");
    CHECK(ask("request close PLAN " + id + " --reason xong")["request"]["state"] == "closed");
}

TEST_CASE_METHOD(Asking, "A proposal is shown beside the original and taken up by the code of its line", "[cli][request]") {
    must("request send PLAN " + id);
    const auto countered = ask("request reply PLAN " + id + " --line " + line(0) + " --answer counter-proposed --date 2021-05-19")["request"];
    CHECK(countered["state"] == "counter_proposed");
    const auto find = [&](const Json& all) {
        for (const auto& one : all["lines"])
            if (one["id"] == line(0)) return one;
        return Json();
    };
    CHECK(find(countered)["counter"]["date"] == "2021-05-19");
    CHECK(find(countered)["asked"]["date"] != "2021-05-19");
    CHECK(must("request show PLAN " + id).find("Đề nghị giờ khác") != std::string::npos);
    const auto accepted = ask("request accept PLAN " + line(0))["request"];
    CHECK(find(accepted)["answer"] == "accepted");
    CHECK(ask("placement show PLAN " + find(accepted)["placement"].get<std::string>())["placement"]["date"] == "2021-05-19");
    CHECK(ask("request refuse PLAN " + line(0), 3)["error"]["code"] == "request.no_counter");
}

TEST_CASE_METHOD(Asking, "The board lists by due date, and reminding finds who is late", "[cli][request]") {
    const auto list = ask("request list PLAN")["requests"];
    REQUIRE(list.size() > 1);
    for (std::size_t i = 1; i < list.size(); ++i) CHECK(list[i - 1]["due"].get<std::string>() <= list[i]["due"].get<std::string>());
    CHECK(ask("request list PLAN --state overdue")["requests"].size() == 1);
    CHECK(ask("request list PLAN --state draft")["requests"].size() == 1);
    CHECK(ask("request list PLAN --partner bao-tinh --state draft")["requests"].empty());
    CHECK(ask("request list PLAN --state late", 3)["error"]["code"] == "field.choice");
    const auto late = ask("request remind PLAN --ahead 0", 1)["requests"];
    REQUIRE(late.size() == 1);
    CHECK(late[0]["working_days_left"] < 0);
    CHECK(must("request list PLAN").find("trễ") != std::string::npos);
}

TEST_CASE_METHOD(Asking, "A letter's number that is not written as one is kept, with a word about it", "[cli][request]") {
    const auto told = run("request send PLAN " + id + " --number abc");
    CHECK(told.code == 0);
    CHECK(told.err.find("abc") != std::string::npos);
    CHECK(request()["number"] == "abc");
    CHECK(run("request note PLAN " + id + " --title \"Gọi nhắc\" --means call --number 12/PTTH-KH --way in").err.empty());
    CHECK(request()["trail"][1]["means"] == "call");
    CHECK(ask("request note PLAN " + id + " --means pigeon", 2)["error"]["code"] == "field.choice");
}

TEST_CASE_METHOD(Asking, "Lines are added and withdrawn", "[cli][request]") {
    const auto more = ask("list PLAN --state draft --from 2021-05-22")["placements"];
    std::string code;
    for (const auto& one : more)
        if (one["outlet"] == "radio-tinh" || one["outlet"] == "th-tinh") code = one["id"];
    REQUIRE_FALSE(code.empty());
    const auto added = ask("request add PLAN " + id + " --placement " + code)["request"];
    CHECK(added["lines"].size() == made["lines"].size() + 1);
    CHECK(ask("request withdraw PLAN " + line(0))["request"]["lines"].size() == made["lines"].size());
    CHECK(ask("request add PLAN " + id + " --placement " + code, 3)["error"]["code"] == "request.asked_twice");
}

TEST_CASE_METHOD(Asking, "A slip is one line to type, one change, and one step back", "[cli][request][slip]") {
    must("request send PLAN " + id);
    const auto before = changes().size();
    const auto slip = line(0) + "=ok " + line(1) + "=khong " + line(2) + "=20:35";
    const auto answered = ask("request slip PLAN " + id + " \"" + slip + "\"")["request"];
    CHECK(changes().size() == before + 1);
    const auto answer = [&](const Json& all, const std::string& code) {
        for (const auto& one : all["lines"])
            if (one["id"] == code) return one["answer"].get<std::string>();
        return std::string();
    };
    CHECK(answer(answered, line(0)) == "accepted");
    CHECK(answer(answered, line(1)) == "declined");
    CHECK(answer(answered, line(2)) == "counter_proposed");
    must("undo PLAN");
    const auto undone = request();
    for (const auto& one : undone["lines"]) CHECK(one["answer"] == "open");
}

TEST_CASE_METHOD(Asking, "A slip with one wrong code is refused whole", "[cli][request][slip]") {
    must("request send PLAN " + id);
    const auto before = plan_bytes();
    for (const auto& wrong : {line(0) + "=ok L-9999=ok", line(0) + "=ok " + line(0) + "=no", line(0) + "=vielleicht", line(0) + "=25:99", std::string("ok"), std::string()})
        CHECK(run("request slip PLAN " + id + " \"" + wrong + "\"").code != 0);
    CHECK(plan_bytes() == before);
}

TEST_CASE_METHOD(Asking, "The letter of a request is a file of Word or PDF, the same twice", "[cli][request][letter]") {
    must("request letter PLAN " + id + " --out DIR/a.pdf --place \"Đồng Tháp\"");
    must("request letter PLAN " + id + " --out DIR/b.pdf --place \"Đồng Tháp\"");
    must("request letter PLAN " + id + " --out DIR/a.docx");
    const auto bytes = [&](const char* name) { return base::read_file(path(name), std::size_t{8} << 20); };
    CHECK(bytes("a.pdf").substr(0, 5) == "%PDF-");
    CHECK(bytes("a.pdf") == bytes("b.pdf"));
    CHECK(bytes("a.docx").substr(0, 2) == "PK");
    CHECK(run("request letter PLAN " + id + " --out DIR/a.odt").code == 2);
    CHECK_FALSE(std::filesystem::exists(path("a.odt")));
}
