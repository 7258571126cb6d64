// SPDX-License-Identifier: Apache-2.0
// release, release list, diff and sheet; feed add, list, rotate and revoke.
#include <filesystem>

#include <catch2/catch.hpp>

#include "calendar/base/read_file.h"
#include "calendar/base/secret.h"
#include "office.h"

using namespace lichsong;
using test::Json;
using test::keys_of;
using test::Office;

namespace {

struct Publishing : Office {
    Publishing() {
        take_sample();
        const auto rules = ask("rule list PLAN")["rules"];
        for (const auto& rule : rules) must("rule set PLAN " + rule["id"].get<std::string>() + " --severity warn");
    }
    [[nodiscard]] std::string agreed() {
        const auto placements = ask("list PLAN --state confirmed --from 2021-05-11 --partner dai-tinh")["placements"];
        for (const auto& one : placements)
            if (one["locked"] == false) return one["id"];
        FAIL("nothing is agreed");
        return {};
    }
};

}  // namespace

TEST_CASE("A release that rules forbid says why and ends with the code of bad input", "[cli][release]") {
    Office office;
    office.take_sample();
    const auto refused = office.ask("release PLAN --note \"Bản đầu\"", 3)["error"];
    CHECK(refused["code"] == "release.blocked");
    CHECK(office.ask("release list PLAN")["releases"].empty());
}

TEST_CASE_METHOD(Publishing, "A plan is released under a number, and two releases are compared for all or for one partner", "[cli][release]") {
    const auto first = ask("release PLAN --note \"Bản đầu\"")["release"];
    CHECK(first["number"] == 1);
    CHECK(first["title"] == "Bản đầu");
    CHECK(ask("release PLAN --note Lại", 3)["error"]["code"] == "release.nothing_new");
    const auto code = agreed();
    must("placement cancel PLAN " + code + " --reason Bão");
    CHECK(ask("release PLAN --note \"Bản hai\"")["release"]["number"] == 2);
    const auto differences = ask("release diff PLAN 1 2")["differences"];
    REQUIRE(differences.size() == 1);
    CHECK(differences[0]["what"] == "cancelled");
    CHECK(differences[0]["after"]["id"] == code);
    CHECK(ask("release diff PLAN 1 2 --partner bao-tinh")["differences"].empty());
    CHECK(ask("release diff PLAN 1 9", 2)["error"]["code"] == "row.unknown");
    CHECK(ask("release list PLAN")["releases"].size() == 2);
    CHECK(must("release diff PLAN 1 2").find("hủy") != std::string::npos);
}

TEST_CASE_METHOD(Publishing, "What is different for one partner is shown, or written as a sheet of Word or PDF", "[cli][release][sheet]") {
    CHECK(ask("release sheet PLAN --partner dai-tinh", 3)["error"]["code"] == "release.none");
    must("release PLAN --note \"Bản đầu\"");
    CHECK(ask("release sheet PLAN --partner dai-tinh", 3)["error"]["code"] == "release.first");
    const auto code = agreed();
    must("placement cancel PLAN " + code + " --reason KHONGDUOCLOT");
    must("release PLAN --note \"Bản hai\"");
    const auto sheet = ask("release sheet PLAN --partner dai-tinh --out DIR/a.pdf");
    CHECK(keys_of(sheet) == std::vector<std::string>{"differences", "partner", "from", "to", "file"});
    CHECK(sheet["from"] == 1);
    CHECK(sheet["to"] == 2);
    REQUIRE(sheet["differences"].size() == 1);
    const auto row = sheet["differences"][0];
    CHECK(row["what"] == "cancelled");
    CHECK(keys_of(row["after"]) == std::vector<std::string>{"id", "title", "title_en", "outlet", "start", "duration", "state", "responsible_body"});
    CHECK(row["after"]["id"] == code);
    CHECK(row["before"]["state"] == "confirmed");
    CHECK(sheet.dump().find("KHONGDUOCLOT") == std::string::npos);
    must("release sheet PLAN --partner dai-tinh --from 1 --to 2 --out DIR/b.pdf");
    must("release sheet PLAN --partner dai-tinh --out DIR/a.docx --place \"Đồng Tháp\" --number 5/CAT-PV05");
    const auto bytes = [&](const char* name) { return base::read_file(path(name), std::size_t{8} << 20); };
    CHECK(bytes("a.pdf").substr(0, 5) == "%PDF-");
    CHECK(bytes("a.pdf") == bytes("b.pdf"));
    CHECK(bytes("a.docx").substr(0, 2) == "PK");
    CHECK(must("release sheet PLAN --partner dai-tinh").find(code) != std::string::npos);
    CHECK(ask("release sheet PLAN --partner bao-tinh")["differences"].empty());
    CHECK(must("release sheet PLAN --partner bao-tinh").find("Không có gì khác") != std::string::npos);
    CHECK(run("release sheet PLAN --partner dai-tinh --out DIR/a.odt").code == 2);
    CHECK_FALSE(std::filesystem::exists(path("a.odt")));
    CHECK(ask("release sheet PLAN --partner dai-tinh --out PLAN", 2)["error"]["code"] == "file.is_the_plan");
    CHECK(ask("release sheet PLAN --partner dai-tinh --from 2 --to 1", 3)["error"]["code"] == "release.not_earlier");
    CHECK(ask("release sheet PLAN --partner dai-tinh --from 0", 2)["error"]["code"] == "call.number");
    CHECK(run("release sheet PLAN").code == 2);
}

TEST_CASE_METHOD(Publishing, "A feed's address is told once, and never again", "[cli][feed]") {
    const auto feed = ask("feed add PLAN --partner dai-tinh --base-url https://lich.example.vn/")["feed"];
    const auto path = feed["path"].get<std::string>();
    CHECK(path.starts_with("/feeds/"));
    CHECK(path.ends_with(".ics"));
    CHECK(feed["url"] == "https://lich.example.vn" + path);
    CHECK(feed["partner"] == "dai-tinh");
    const auto id = feed["id"].get<std::string>();
    const auto secret = path.substr(7, 43);
    for (const auto& told : {must("feed list PLAN --json"), must("feed show PLAN " + id + " --json"), must("feed list PLAN"), must("feed show PLAN " + id), must("history PLAN --json")}) {
        CHECK(told.find(secret) == std::string::npos);
        CHECK(told.find(base::sha256(secret)) == std::string::npos);
    }
    CHECK(ask("feed list PLAN")["feeds"][0]["fetches"] == 0);
    CHECK(ask("release PLAN --note \"Bản đầu\"")["release"]["number"] == 1);
    CHECK(ask("feed write PLAN " + id + " --out DIR/feed.ics")["feed"] == id);
    CHECK(ask("ics lint DIR/feed.ics")["findings"].empty());
    CHECK(ask("feed write PLAN " + id + " --out PLAN", 2)["error"]["code"] == "file.is_the_plan");
    const auto turned = ask("feed rotate PLAN " + id)["feed"];
    CHECK(turned["path"] != path);
    CHECK(ask("feed revoke PLAN " + id)["feed"]["revoked"] == true);
    CHECK(ask("feed add PLAN --partner nobody", 2)["error"]["code"] == "row.unknown");
    CHECK(ask("feed add PLAN --partner dai-tinh --language km", 2)["error"]["code"] == "field.choice");
}
