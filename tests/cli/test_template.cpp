// SPDX-License-Identifier: Apache-2.0
// template list, show and apply; trash list and restore.
#include <catch2/catch.hpp>

#include "office.h"

using namespace lichsong;
using test::Json;
using test::keys_of;
using test::Office;

TEST_CASE("Templates are listed with what they need, shown without a trace, and added once", "[cli][template]") {
    Office office;
    office.take_sample();
    const auto list = office.ask("template list PLAN")["templates"];
    REQUIRE_FALSE(list.empty());
    CHECK(keys_of(list[0]) == std::vector<std::string>{"id", "kind", "title", "title_en", "needs_slot", "own"});

    const auto changes = office.changes().size();
    const auto shown = office.ask("template show PLAN segments/election-day");
    CHECK(keys_of(shown) == std::vector<std::string>{"template", "created", "rows", "already_there", "left_out", "written"});
    REQUIRE_FALSE(shown["rows"].empty());
    CHECK(shown["written"] == false);
    CHECK(office.ask("template apply PLAN segments/election-day --dry-run")["rows"] == shown["rows"]);
    CHECK(office.changes().size() == changes);

    const auto applied = office.ask("template apply PLAN segments/election-day");
    CHECK(applied["written"] == true);
    CHECK(applied["rows"] == shown["rows"]);
    CHECK(office.changes().size() == changes + 1);
    const auto again = office.ask("template apply PLAN segments/election-day");
    CHECK(again["written"] == false);
    CHECK(again["rows"].empty());
    office.must("undo PLAN");
    CHECK(office.ask("template show PLAN segments/election-day")["rows"] == shown["rows"]);
}

TEST_CASE("A template that is none, or lacks its slot, is an error and nothing is written", "[cli][template]") {
    Office office;
    office.take_sample();
    const auto changes = office.changes().size();
    CHECK(office.ask("template apply PLAN segments/nope", 2)["error"]["code"] == "template.unknown");
    CHECK(office.ask("template apply PLAN series/radio-safety", 2)["error"]["code"] == "template.needs_slot");
    CHECK(office.ask("template apply PLAN ../secret", 2)["error"]["code"] == "template.unknown");
    CHECK(office.changes().size() == changes);
}

TEST_CASE("What was removed is listed and comes back under its key, once", "[cli][trash]") {
    Office office;
    office.take_sample();
    CHECK(office.ask("trash list PLAN")["removed"].empty());
    const auto goal = office.ask("goal list PLAN")["goals"][0];
    const auto key = goal["id"].get<std::string>();
    office.must("goal remove PLAN " + key);
    const auto removed = office.ask("trash list PLAN --kind goal")["removed"];
    REQUIRE(removed.size() == 1);
    CHECK(removed[0]["id"] == key);
    CHECK(removed[0]["author"] == "an");
    CHECK(office.ask("trash list PLAN --kind topic")["removed"].empty());
    office.must("trash restore PLAN goal " + key);
    CHECK(office.ask("goal show PLAN " + key)["goal"]["target"] == goal["target"]);
    CHECK(office.ask("trash list PLAN")["removed"].empty());
    CHECK(office.ask("trash restore PLAN goal " + key, 2)["error"]["code"] == "trash.unknown");
    CHECK(office.ask("trash list PLAN --kind nonsense", 2)["error"]["code"] == "call.kind");
}
