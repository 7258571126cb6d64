// SPDX-License-Identifier: Apache-2.0
// add, set, show, list, remove: the same five verbs for every kind of the entity table.
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <map>

#include "calendar/model/entity.h"
#include "office.h"

using namespace lichsong::test;
using lichsong::model::EntityKind;

namespace {

// The fewest fields that make a row of each kind, in the sample; and a field to change, with what JSON then shows.
struct Fewest {
    const char* fields;
    const char* change;
    const char* field;
    const char* shown;
};
const std::map<EntityKind, Fewest>& fewest() {
    static const std::map<EntityKind, Fewest> table{
        {EntityKind::Area, {"--name \"Xã Một\"", "--level province", "level", "province"}},
        {EntityKind::Milestone, {"--title \"Mốc mới\"", "--law \"Điều 5\"", "law", "Điều 5"}},
        {EntityKind::Phase, {"--title \"Đợt 4\"", "--title_en Four", "title_en", "Four"}},
        {EntityKind::Holiday, {"--title \"Ngày hội\" --first_day 19/5", "--last_day 20.5.2021", "last_day", "2021-05-20"}},
        {EntityKind::Topic, {"--title \"Chủ đề mới\"", "--parent fire", "parent", "fire"}},
        {EntityKind::Partner, {"--name \"Hội Nông dân\" --kind organisation", "--short_name HND", "short_name", "HND"}},
        {EntityKind::Contact, {"--name \"Văn phòng\" --partner dai-tinh", "--phone 0277123", "phone", "0277123"}},
        {EntityKind::Outlet, {"--name \"Kênh mới\"", "--medium mobile-van", "medium", "mobile_van"}},
        {EntityKind::Slot, {"--title \"Khung mới\" --outlet radio-tinh --start 6h --length 5m", "--start 19g45", "start", "19:45"}},
        {EntityKind::Series, {"--title \"Cột mới\" --slot rt-atgt", "--reference 41/KH-CAT-PV05", "reference", "41/KH-CAT-PV05"}},
        {EntityKind::Segment, {"--title \"Bài mới\"", "--form radio_story", "form", "radio_story"}},
        {EntityKind::Placement, {"--segment doi-mu --slot rt-atgt --date D-3", "--note \"gọi lại\"", "note", "gọi lại"}},
        {EntityKind::Goal, {"--topic fire", "--medium television", "medium", "television"}},
        {EntityKind::LogLayout, {"--title \"Đài tỉnh\" --columns \"time=1 title=2\"", "--outlet radio-tinh", "outlet", "radio-tinh"}},
        {EntityKind::Tally, {"--title \"Họp tổ dân phố\" --date 10/5", "--unit cuộc", "unit", "cuộc"}},
        {EntityKind::ReportSetting, {"--label \"Lịch tuần tới\" --report week", "--rule FREQ=WEEKLY;BYDAY=FR", "rule", "FREQ=WEEKLY;BYDAY=FR"}},
        {EntityKind::Rule, {"--title \"Luật mới\" --kind cap", "--severity block-release", "severity", "block_release"}},
    };
    return table;
}

}  // namespace

TEST_CASE("A row of every kind is added with its fewest fields, changed, shown, listed and removed", "[cli][rows]") {
    Office office;
    office.take_sample();
    for (const auto& info : lichsong::model::entity_table()) {
        if (info.kind == EntityKind::Campaign || !info.is_made_by_hand()) continue;  // made with a plan, by imports and use cases
        INFO(info.name);
        REQUIRE(fewest().contains(info.kind));
        const auto& row = fewest().at(info.kind);
        const std::string name(info.name);
        const std::string plural(info.plural);
        const auto before = office.ask(name + " list PLAN")[plural].size();

        const auto added = office.ask(name + " add PLAN " + row.fields)[name];
        const std::string id = added["id"];
        CHECK_FALSE(id.empty());
        CHECK(office.ask(name + " show PLAN " + id)[name] == added);
        CHECK(office.ask(name + " set PLAN " + id + " " + row.change)[name][row.field] == row.shown);
        CHECK(office.ask(name + " show PLAN " + id)[name][row.field] == row.shown);
        CHECK(office.ask(name + " list PLAN")[plural].size() == before + 1);
        CHECK(office.must(name + " list PLAN").find(id) != std::string::npos);
        CHECK(office.must(name + " show PLAN " + id).find(id) != std::string::npos);
        if (info.kind == EntityKind::Series) continue;  // its issues refer to it
        CHECK(office.ask(name + " remove PLAN " + id)["removed"] == id);
        CHECK(office.ask(name + " show PLAN " + id, 2)["error"]["code"] == "row.unknown");
        CHECK(office.ask(name + " list PLAN")[plural].size() == before);
    }
}

TEST_CASE("Every row that is listed has an id, and a title or name where its kind has one", "[cli][rows]") {
    Office office;
    office.take_sample();
    for (const auto& info : lichsong::model::entity_table()) {
        if (info.kind == EntityKind::Campaign) continue;
        INFO(info.name);
        const auto rows = office.ask(std::string(info.name) + " list PLAN")[std::string(info.plural)];
        // The sample holds no person, nothing imported, and nothing of it was released or went out as a message.
        constexpr std::array empty{EntityKind::Contact, EntityKind::Origin, EntityKind::Release, EntityKind::Feed, EntityKind::Message, EntityKind::Invitation, EntityKind::PendingReply,
                                   EntityKind::LogLayout, EntityKind::AsRunLine, EntityKind::ClosedDay, EntityKind::Tally, EntityKind::ReportSetting};
        const bool is_in_sample = std::find(empty.begin(), empty.end(), info.kind) == empty.end();
        CHECK(rows.empty() != is_in_sample);
        for (const auto& row : rows) {
            CHECK(row["id"].is_string());
            if (!info.label.empty()) CHECK(row[std::string(info.label)].is_string());
        }
    }
}

TEST_CASE("The plan may stand before the verb", "[cli][rows]") {
    Office office;
    office.take_sample();
    CHECK(office.ask("topic PLAN add --title Đường")["topic"]["id"] == "duong");
    CHECK(office.run("topic PLAN list --json").out == office.run("topic list PLAN --json").out);
    CHECK(office.ask("--json topic PLAN show duong")["topic"]["title"] == "Đường");
}

TEST_CASE("A row is shown to people in words: dates, choices, yes and no", "[cli][rows]") {
    Office office;
    office.take_sample();
    const auto told = office.must("placement show PLAN DT21-0001");
    CHECK(told.starts_with("Lượt phát DT21-0001\n"));
    CHECK(told.find("1/3/2021") != std::string::npos);
    CHECK(told.find("Không\n") != std::string::npos);
    CHECK(told.find("pre_empted") == std::string::npos);
    CHECK(office.must("placement show PLAN DT21-0001 --lang en").find("2021-03-01") != std::string::npos);
}

TEST_CASE("The campaign itself is shown and changed", "[cli][rows]") {
    Office office;
    office.take_sample();
    CHECK(office.ask("campaign show PLAN")["campaign"]["dday"] == "2021-05-23");
    CHECK(office.ask("campaign set PLAN --polls_open 05:00")["campaign"]["polls_open"] == "05:00");
    CHECK(office.run("campaign remove PLAN").code == 2);
}

TEST_CASE("A series added at the command line has its issues in its slot's rhythm through the flight", "[cli][rows]") {
    Office office;
    office.take_sample();
    const auto series = office.ask("series add PLAN --title \"Cột mới\" --slot rt-atgt --key cot")["series"];
    CHECK(series["rule"] == "FREQ=WEEKLY;BYDAY=TH");
    CHECK(series["responsible_body"] == "Công an tỉnh Đồng Tháp");
    const auto issues = office.ask("list PLAN --series cot")["placements"];
    REQUIRE(issues.size() > 15);
    for (const auto& issue : issues) {
        CHECK(issue["series"] == "cot");
        CHECK(issue["slot"] == "rt-atgt");
        CHECK(issue["state"] == "draft");
    }
}

TEST_CASE("Dates and times are read in every form people write", "[cli][rows]") {
    Office office;
    office.take_sample();
    for (const char* date : {"2021-05-20", "20/5/2021", "20-5-2021", "20.5.2021", "20/5", "D-3", "N-3"})
        for (const char* time : {"19:45", "19h45", "19g45", "1945"}) {
            INFO(date << ' ' << time);
            const auto row = office.ask("placement add PLAN --segment doi-mu --outlet radio-tinh --date " + std::string(date) + " --start " + time)["placement"];
            CHECK(row["start"] == "2021-05-20T19:45:00+07:00");
            office.must("placement remove PLAN " + row["id"].get<std::string>());
        }
}

TEST_CASE("A field is emptied by an empty value, and a value may begin with a hyphen or a bracket", "[cli][rows]") {
    Office office;
    office.take_sample();
    office.must("topic add PLAN --key thu --title \"[HỦY, thử]\" --parent fire --symbol \"-\"");
    CHECK(office.ask("topic show PLAN thu")["topic"]["title"] == "[HỦY, thử]");
    CHECK(office.ask("topic show PLAN thu")["topic"]["symbol"] == "-");
    CHECK(office.ask("topic set PLAN thu --parent \"\"")["topic"]["parent"] == nullptr);
    CHECK(office.ask("milestone add PLAN --title Trước --offset_to -30")["milestone"]["offset_to"] == -30);
    CHECK(office.ask("milestone set PLAN truoc --offset-to -31")["milestone"]["offset_to"] == -31);
}

TEST_CASE("A change that changes nothing is no change", "[cli][rows]") {
    Office office;
    office.take_sample();
    const auto row = office.ask("topic show PLAN fire")["topic"];
    CHECK(office.ask("topic set PLAN fire --title \"" + row["title"].get<std::string>() + "\"")["topic"] == row);
    CHECK(office.must("topic set PLAN fire") == "Không có gì thay đổi.\n");
    CHECK(office.changes().size() == 1);
}

TEST_CASE("A change made to an older revision is refused, naming who was faster", "[cli][rows]") {
    Office office;
    office.take_sample();
    const auto seen = office.ask("topic show PLAN fire")["topic"]["revision"].dump();
    office.author = "bình";
    office.must("topic set PLAN fire --symbol X");
    office.author = "an";
    const auto error = office.ask("topic set PLAN fire --symbol Y --if-revision " + seen, 4)["error"];
    CHECK(error["code"] == "edit.stale");
    CHECK(error["message"].get<std::string>().find("bình") != std::string::npos);
    CHECK(office.ask("topic show PLAN fire")["topic"]["symbol"] == "X");
    const auto now = office.ask("topic show PLAN fire")["topic"]["revision"].dump();
    CHECK(office.ask("topic set PLAN fire --symbol Y --if-revision " + now)["topic"]["symbol"] == "Y");
}

TEST_CASE("What is still used is not removed, and the user of it is named", "[cli][rows]") {
    Office office;
    office.take_sample();
    const auto error = office.ask("outlet remove PLAN radio-tinh", 2)["error"];
    CHECK(error["code"] == "row.in_use");
    CHECK(office.ask("outlet show PLAN radio-tinh")["outlet"]["id"] == "radio-tinh");
}
