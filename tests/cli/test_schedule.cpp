// SPDX-License-Identifier: Apache-2.0
// list with every filter, check, coverage.
#include <catch2/catch.hpp>

#include <set>

#include "office.h"

using namespace lichsong::test;
using Keys = std::vector<std::string>;

namespace {

Json listed(Office& office, const std::string& filters) { return office.ask("list PLAN " + filters)["placements"]; }

// A filter must keep some rows and drop others, and every row kept must pass `test`, every other fail it.
template <class Test>
void narrows(Office& office, const std::string& filters, Test&& test) {
    INFO(filters);
    const auto all = listed(office, "");
    const auto kept = listed(office, filters);
    CHECK_FALSE(kept.empty());
    CHECK(kept.size() < all.size());
    std::set<std::string> ids;
    for (const auto& row : kept) ids.insert(row["id"]);
    for (const auto& row : all) CHECK(test(row) == ids.contains(row["id"]));
}

bool any_topic(const Json& row, const std::set<std::string>& wanted) {
    for (const auto& topic : row["topics"])
        if (wanted.contains(topic)) return true;
    return false;
}

}  // namespace

TEST_CASE("A listed placement has the keys of the contract, in the order of time", "[cli][list]") {
    Office office;
    office.take_sample();
    const auto rows = listed(office, "");
    for (const auto& row : rows) {
        for (const char* key : {"id", "code", "uid", "segment", "series", "title", "topics", "outlet", "medium", "slot", "start", "end", "duration", "state", "intention",
                                "repeat_of", "makegood_for", "locked", "sequence", "responsible_body"})
            CHECK(row.contains(key));
        CHECK(row["id"] == row["code"]);
        const std::string start = row["start"];
        const std::string end = row["end"];
        const bool is_day = row["medium"] == "print";
        CHECK(start.size() == (is_day ? 10U : 25U));
        if (is_day) continue;
        CHECK(start.ends_with(":00+07:00"));
        CHECK(row["duration"] > 0);
        CHECK(start < end);
    }
    for (std::size_t i = 1; i < rows.size(); ++i) CHECK(rows[i - 1]["start"].get<std::string>().substr(0, 10) <= rows[i]["start"].get<std::string>().substr(0, 10));
}

TEST_CASE("Each filter keeps what it names and nothing else", "[cli][list]") {
    Office office;
    office.take_sample();
    office.must("segment set PLAN doi-mu --topics traffic,fire");
    office.must("topic set PLAN cyber --parent methods");
    const auto day = [](const Json& row) { return row["start"].get<std::string>().substr(0, 10); };
    narrows(office, "--from 2021-05-20", [&](const Json& row) { return day(row) >= "2021-05-20"; });
    narrows(office, "--to D-60", [&](const Json& row) { return day(row) <= "2021-03-24"; });
    narrows(office, "--from 1/5 --to 9/5", [&](const Json& row) { return day(row) >= "2021-05-01" && day(row) <= "2021-05-09"; });
    narrows(office, "--outlet radio-tinh,th-tinh", [](const Json& row) { return row["outlet"] == "radio-tinh" || row["outlet"] == "th-tinh"; });
    narrows(office, "--medium print,television", [](const Json& row) { return row["medium"] == "print" || row["medium"] == "television"; });
    narrows(office, "--topic methods", [](const Json& row) { return any_topic(row, {"methods", "cyber"}); });
    narrows(office, "--topic cyber,fire", [](const Json& row) { return any_topic(row, {"cyber", "fire"}); });
    narrows(office, "--partner bao-tinh", [](const Json& row) { return row["outlet"] == "bao-in" || row["outlet"] == "bao-dien-tu"; });
    narrows(office, "--area cao-lanh", [](const Json& row) { return row["outlet"] == "loa-cao-lanh"; });
    narrows(office, "--state requested,pre-empted", [](const Json& row) { return row["state"] == "requested" || row["state"] == "pre_empted"; });
    office.must("placement set PLAN " + listed(office, "--state draft")[0]["code"].get<std::string>() + " --intention undecided");
    narrows(office, "--intention undecided,hold", [](const Json& row) { return row["intention"] == "undecided" || row["intention"] == "hold"; });
    narrows(office, "--series antt-radio", [](const Json& row) { return row["series"] == "antt-radio"; });
    narrows(office, "--medium radio --state aired --to 9/5",
            [&](const Json& row) { return row["medium"] == "radio" && row["state"] == "aired" && day(row) <= "2021-05-09"; });
}

TEST_CASE("Text is found without its diacritics, in whatever case, and by code", "[cli][list]") {
    Office office;
    office.take_sample();
    const auto helmets = listed(office, "--text \"đội mũ\"");
    REQUIRE_FALSE(helmets.empty());
    CHECK(listed(office, "--text \"doi mu\"") == helmets);
    CHECK(listed(office, "--text \"DOI MU bao HIEM\"") == helmets);
    for (const auto& row : helmets) CHECK(row["segment"] == "doi-mu");
    CHECK(listed(office, "--text khong-co-gi-nhu-the").empty());
    CHECK(listed(office, "--text " + helmets[0]["code"].get<std::string>()).size() == 1);
    CHECK(listed(office, "--text \"100%\"").empty());  // no wildcard
    CHECK(listed(office, "--text \"doi_mu\"").empty());
}

TEST_CASE("What matches nothing is an empty list, not an error", "[cli][list]") {
    Office office;
    office.take_sample();
    CHECK(listed(office, "--partner mttq-tinh").empty());  // a partner without outlets
    CHECK(listed(office, "--from 2030-01-01").empty());
    CHECK(office.must("list PLAN --from 2030-01-01") == "0 lượt phát\n");
}

TEST_CASE("A filter that names nothing known is an error and one JSON document", "[cli][list]") {
    Office office;
    office.take_sample();
    CHECK(office.ask("list PLAN --topic nope", 2)["error"]["args"] == Json{"topic", "nope"});
    CHECK(office.ask("list PLAN --series nope", 2)["error"]["code"] == "row.unknown");
    CHECK(office.ask("list PLAN --state gone", 3)["error"]["code"] == "field.choice");
    CHECK(office.ask("list PLAN --medium tv", 3)["error"]["code"] == "field.choice");
    CHECK(office.ask("list PLAN --intention maybe", 3)["error"]["code"] == "field.choice");
    CHECK(office.ask("export PLAN --out DIR/x.ics --outlet nope", 2)["error"]["code"] == "row.unknown");
    CHECK_FALSE(std::filesystem::exists(office.path("x.ics")));
}

TEST_CASE("The list for people says published of print and aired of radio", "[cli][list]") {
    Office office;
    office.take_sample();
    const auto print = office.must("list PLAN --medium print --state aired");
    CHECK(print.find("Đã đăng") != std::string::npos);
    CHECK(print.find("Đã phát") == std::string::npos);
    const auto radio = office.must("list PLAN --medium radio --state aired");
    CHECK(radio.find("Đã phát") != std::string::npos);
    CHECK(radio.find("13:00") != std::string::npos);
    CHECK(office.must("list PLAN --medium radio --state aired --lang en").find("Aired") != std::string::npos);
}

TEST_CASE("Check names rule, severity, placements and the sentence, and ends with 1", "[cli][check]") {
    Office office;
    office.take_sample();
    const auto found = office.ask("check PLAN --as-of 2021-05-10", 1)["violations"];
    std::set<std::string> reasons;
    const std::set<std::string> severities{"ignore", "warn", "block_release", "block"};
    for (const auto& row : found) {
        CHECK(keys_of(row) == Keys{"rule", "severity", "placements", "reason", "message"});
        CHECK(severities.contains(row["severity"]));
        CHECK_FALSE(row["placements"].empty());
        CHECK(row["message"] != row["reason"]);
        reasons.insert(row["reason"]);
    }
    CHECK(reasons.size() >= 4);
    const auto rules = office.ask("rule list PLAN")["rules"];
    for (const auto& row : found)
        CHECK(std::any_of(rules.begin(), rules.end(), [&](const Json& rule) { return rule["id"] == row["rule"]; }));
}

TEST_CASE("Check looks only at the dates it is given, and ends with 0 where nothing is wrong", "[cli][check]") {
    Office office;
    office.take_sample();
    const auto all = office.ask("check PLAN --as-of 2021-05-10", 1)["violations"];
    const auto few = office.ask("check PLAN --as-of 2021-05-10 --from D-1 --to D", 1)["violations"];
    CHECK(few.size() < all.size());
    CHECK(office.ask("check PLAN --from 2022-01-01")["violations"].empty());
    CHECK(office.must("check PLAN --from 2022-01-01") == "Không vi phạm quy tắc nào.\n");
    for (const auto& rule : Json(office.ask("rule list PLAN")["rules"])) office.must("rule set PLAN " + rule["id"].get<std::string>() + " --severity ignore");
    CHECK(office.ask("check PLAN --as-of 2021-05-10")["violations"].empty());
}

TEST_CASE("Deadlines are judged as of the day given, else today", "[cli][check]") {
    Office office;
    office.take_sample();
    const auto late = [](const Json& rows) {
        return std::count_if(rows.begin(), rows.end(), [](const Json& row) { return row["reason"].get<std::string>().starts_with("lead_time."); });
    };
    const auto as_of_today = late(office.ask("check PLAN", 1)["violations"]);
    CHECK(late(office.ask("check PLAN --as-of 10/5", 1)["violations"]) == as_of_today);
    CHECK(late(office.ask("check PLAN --as-of D-2", 1)["violations"]) > as_of_today);
}

TEST_CASE("Coverage has a cell for each topic, medium and period, and totals over them", "[cli][coverage]") {
    Office office;
    office.take_sample();
    const auto whole = office.ask("coverage PLAN", 1);
    int goal = 0;
    int with_gap = 0;
    for (const auto& cell : whole["cells"]) {
        CHECK(keys_of(cell) == Keys{"topic", "medium", "period", "from", "to", "goal", "planned", "confirmed", "aired", "gap", "message"});
        CHECK(cell["message"].is_string() == (cell["gap"] > 0));
        CHECK(cell["aired"] <= cell["confirmed"]);
        CHECK(cell["confirmed"] <= cell["planned"]);
        goal += cell["goal"].get<int>();
        with_gap += cell["gap"] > 0 ? 1 : 0;
    }
    CHECK(whole["layer"] == "planned");
    CHECK(whole["totals"]["goal"] == goal);
    CHECK(whole["totals"]["cells_with_gap"] == with_gap);
    CHECK(keys_of(whole["pace"]) == Keys{"layer", "due", "reached", "weeks_left", "per_week"});
    CHECK(whole["pace"]["due"] <= goal);
}

TEST_CASE("Coverage is grouped as asked, and each layer has its own gaps", "[cli][coverage]") {
    Office office;
    office.take_sample();
    std::set<std::string> topics;
    for (const auto& cell : Json(office.ask("coverage PLAN --by topic", 1)["cells"])) {
        CHECK(cell["medium"] == nullptr);
        CHECK(cell["period"] == nullptr);
        CHECK(topics.insert(cell["topic"]).second);
    }
    CHECK(topics.size() > 3);
    for (const auto& cell : Json(office.ask("coverage PLAN --by medium,week", 1)["cells"])) {
        CHECK(cell["topic"] == nullptr);
        CHECK(cell["medium"].is_string());
        CHECK(cell["period"].is_string());
    }
    const auto gaps = [&](const char* layer) { return office.ask("coverage PLAN --layer " + std::string(layer), 1)["totals"]["cells_with_gap"].get<int>(); };
    CHECK(gaps("planned") < gaps("aired"));
    CHECK(gaps("planned") <= gaps("confirmed"));
    CHECK(gaps("confirmed") <= gaps("aired"));
    CHECK(office.ask("coverage PLAN --by week,outlet", 2)["error"]["code"] == "field.choice");
    CHECK(office.ask("coverage PLAN --layer sent", 2)["error"]["code"] == "field.choice");
}

TEST_CASE("Coverage as of a day leaves out what comes later, and says in words what is missing", "[cli][coverage]") {
    Office office;
    office.take_sample();
    const auto until = office.ask("coverage PLAN --until 25/4 --layer aired", 1);
    CHECK(until["until"] == "2021-04-25");
    for (const auto& cell : until["cells"]) CHECK(cell["from"] <= "2021-04-25");
    CHECK(until["cells"].size() < office.ask("coverage PLAN", 1)["cells"].size());
    const auto words = office.run("coverage PLAN --gaps --by topic,medium,week").out;
    for (const auto& cell : Json(office.ask("coverage PLAN --by topic,medium,week", 1)["cells"]))
        if (cell["gap"] > 0) CHECK(words.find(cell["message"].get<std::string>() + "\n") != std::string::npos);
}

TEST_CASE("Communes are reached by their own outlets and by what was counted there", "[cli][coverage]") {
    Office office;
    office.take_sample();
    CHECK(office.ask("reach PLAN --until 22/5")["total"] == 0);  // the sample names no communes
    const std::string area = office.ask("area add PLAN --name \"Xã Một\" --level commune")["area"]["id"];
    office.must("area add PLAN --name \"Xã Hai\" --level commune");
    const auto before = office.ask("reach PLAN --until 22/5", 1);
    CHECK(before["total"] == 2);
    CHECK(before["reached"] == 0);
    office.must("tally add PLAN --title \"Họp dân\" --kind meetings --count 3 --date 20/5 --area " + area);
    const auto after = office.ask("reach PLAN --until 22/5", 1);
    CHECK(after["reached"] == before["reached"].get<int>() + 1);
    CHECK(office.ask("reach PLAN --until 19/5", 1)["reached"] == 0);
    CHECK(office.run("reach PLAN --until 22/5").out.find("Họp") == std::string::npos);
    CHECK(office.ask("reach PLAN --least 0", 2)["error"]["code"].is_string());
}

TEST_CASE("Coverage ends with 0 where every goal is reached", "[cli][coverage]") {
    Office office;
    office.take_sample();
    for (const auto& goal : Json(office.ask("goal list PLAN")["goals"])) office.must("goal set PLAN " + goal["id"].get<std::string>() + " --target 0");
    CHECK(office.ask("coverage PLAN")["totals"]["cells_with_gap"] == 0);
    CHECK(office.must("coverage PLAN").ends_with("Mọi chỉ tiêu đều đạt.\n"));
}
