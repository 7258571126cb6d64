// SPDX-License-Identifier: Apache-2.0
// export: whole, flat, narrowed, and for partners. What other readers make of it is judged in tests/interop.
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

#include "office.h"

using namespace lichsong::test;

namespace {

std::string unfolded(std::string text) {
    for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
    return text;
}

std::string exported(Office& office, const std::string& options) {
    const auto answer = office.run("export PLAN --out - " + options);
    INFO(answer.err);
    REQUIRE(answer.code == 0);
    return unfolded(answer.out);
}

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t found = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++found;
    return found;
}

}  // namespace

TEST_CASE("The standard output gets the same calendar as a file, and nothing else", "[cli][export]") {
    Office office;
    office.take_sample();
    const auto answer = office.run("export PLAN --out -");
    CHECK(answer.err.empty());
    CHECK(answer.out.starts_with("BEGIN:VCALENDAR\r\n"));
    CHECK(answer.out.ends_with("END:VCALENDAR\r\n"));
    const auto told = office.ask("export PLAN --out DIR/whole.ics");
    std::ifstream in(office.path("whole.ics"), std::ios::binary);
    CHECK(std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()} == answer.out);
    CHECK(told["file"] == office.path("whole.ics").string());
    CHECK(told["placements"] == office.ask("list PLAN")["placements"].size());
}

TEST_CASE("A flat export has an entry for each placement and no recurrence", "[cli][export]") {
    Office office;
    office.take_sample();
    const auto flat = exported(office, "--flat");
    CHECK(count(flat, "BEGIN:VEVENT") == office.ask("list PLAN")["placements"].size());
    CHECK(count(flat, "RRULE:") == 0);
    const auto whole = exported(office, "");
    CHECK(count(whole, "RRULE:") == office.ask("series list PLAN")["series"].size());
    CHECK(count(whole, "BEGIN:VEVENT") < count(flat, "BEGIN:VEVENT"));
}

TEST_CASE("The house sees every dated placement, also what was cancelled", "[cli][export]") {
    Office office;
    office.take_sample();
    const auto flat = exported(office, "--flat");
    for (const auto& row : Json(office.ask("list PLAN")["placements"])) CHECK(flat.find(row["code"].get<std::string>()) != std::string::npos);
    CHECK(count(flat, "STATUS:CANCELLED") > 0);
    CHECK(exported(office, "--flat --audience internal") == flat);
}

TEST_CASE("Partners see no drafts, no holds and no notes", "[cli][export]") {
    Office office;
    office.take_sample();
    const auto rows = office.ask("list PLAN --state requested")["placements"];
    REQUIRE(rows.size() > 2);
    office.must("placement set PLAN " + rows[0]["id"].get<std::string>() + " --note \"chỉ trong nhà\"");
    office.must("placement set PLAN " + rows[1]["id"].get<std::string>() + " --intention hold");
    office.must("placement set PLAN " + rows[2]["id"].get<std::string>() + " --intention not_intended");
    for (const char* layout : {"", "--flat"}) {
        INFO(layout);
        const auto partner = exported(office, "--audience partner " + std::string(layout));
        CHECK(partner.find("chỉ trong nhà") == std::string::npos);
        CHECK(partner.find("TENTATIVE") != std::string::npos);  // what was asked of them
        std::size_t shown = 0;
        for (const auto& row : Json(office.ask("list PLAN")["placements"])) {
            const bool hidden = row["state"] == "draft" || row["intention"] == "hold" || row["intention"] == "not_intended";
            const bool found = partner.find(row["code"].get<std::string>()) != std::string::npos;
            INFO(row.dump());
            if (hidden) CHECK_FALSE(found);
            shown += found ? 1 : 0;
        }
        CHECK(shown > 20);
    }
    for (const char* layout : {"", "--flat"}) CHECK(exported(office, layout).find("chỉ trong nhà") == std::string::npos);
}

TEST_CASE("Filters narrow an export as they narrow the list", "[cli][export]") {
    Office office;
    office.take_sample();
    for (const char* filter : {"--from D-7 --to D", "--outlet radio-tinh", "--medium print", "--topic fire", "--partner bao-tinh", "--area cao-lanh", "--state aired",
                               "--series antt-radio", "--text \"doi mu\"", "--partner mttq-tinh"}) {
        INFO(filter);
        const auto rows = office.ask("list PLAN " + std::string(filter))["placements"];
        CHECK(count(exported(office, "--flat " + std::string(filter)), "BEGIN:VEVENT") == rows.size());
        CHECK(office.ask("export PLAN --out DIR/x.ics " + std::string(filter))["placements"] == rows.size());
    }
}

TEST_CASE("Entries speak the language chosen", "[cli][export]") {
    Office office;
    office.take_sample();
    CHECK(exported(office, "--lang en").find("Traffic safety") != std::string::npos);
    CHECK(exported(office, "").find("Traffic safety") == std::string::npos);
}

TEST_CASE("An export that cannot be written leaves what was there", "[cli][export]") {
    Office office;
    office.take_sample();
    CHECK(office.ask("export PLAN --out DIR/no/such/x.ics", 3)["error"]["code"] == "file.no_folder");
    std::filesystem::create_directory(office.path("folder"));
    CHECK(office.ask("export PLAN --out DIR/folder", 5)["error"]["code"] == "file.cannot_write");
    std::ofstream(office.path("old.ics")) << "old";
    CHECK(office.run("export PLAN --out DIR/old.ics --topic nope").code == 2);
    std::string kept;
    std::ifstream(office.path("old.ics")) >> kept;
    CHECK(kept == "old");
}
