// SPDX-License-Identifier: Apache-2.0
// What all kinds of rule have in common: scope, severity, order, and the range asked for.
#include <catch2/catch.hpp>

#include "calendar/base/error.h"
#include "tests/model/sample.h"

using namespace lichsong::test;

namespace {
// A rule that every placement breaks: an airing counts as one too many.
struct EveryPlacement : Sample {
    base::Id<Rule> all;
    EveryPlacement() {
        all = rule("flight");
        plan.campaign.first_day = day("2022-01-01");
        plan.campaign.last_day = day("2022-12-31");
    }
};
}  // namespace

TEST_CASE_METHOD(EveryPlacement, "A rule holds only on the outlets and for the topics it names", "[rules]") {
    const auto local = outlet("Truyền thanh xã", Medium::Loudspeaker, commune);
    Partner neighbour;
    neighbour.name = "Báo";
    (*this)[paper].partner = add(neighbour);
    place(segment("Cháy", {fire}), radio, "2021-03-10", "08:00", 1);
    place(segment("Bếp, xe", {traffic, kitchen}), local, "2021-03-11", "08:00", 1);
    place(segment("Xe", {traffic}), paper, "2021-03-12", "", 1);
    const Told one{"flight.before P-1"};
    const Told two{"flight.before P-2"};
    const Told three{"flight.before P-3"};
    CHECK(broken(*this).size() == 3);
    auto& asks = (*this)[all];
    SECTION("outlet") {
        asks.only_outlet = paper;
        CHECK(broken(*this) == three);
    }
    SECTION("medium") {
        asks.only_medium = Medium::Loudspeaker;
        CHECK(broken(*this).size() == 3);
        asks.any_medium = false;
        CHECK(broken(*this) == two);
    }
    SECTION("area and what lies in it") {
        asks.only_area = commune;
        CHECK(broken(*this) == two);
        asks.only_area = province;
        CHECK(broken(*this).size() == 3);
    }
    SECTION("topic and those below it") {
        asks.only_topic = kitchen;
        CHECK(broken(*this) == two);
        asks.only_topic = fire;
        CHECK(broken(*this) == Told{one[0], two[0]});
    }
    SECTION("partner") {
        asks.only_partner = {2};
        CHECK(broken(*this) == three);
    }
    SECTION("all of them together") {
        asks.only_topic = traffic;
        asks.only_partner = station;
        CHECK(broken(*this) == two);
    }
}

TEST_CASE_METHOD(Sample, "Every kind of rule heeds its scope", "[rules]") {
    const auto item = segment("Cháy", {fire});
    (*this)[item].candidate_content = true;
    (*this)[item].responsible_body = "";
    (*this)[item].state = SegmentState::Draft;
    const auto bulletin = slot("Bản tin", radio, "13:00", 1);
    (*this)[bulletin].closed_dates = {day("2021-02-11")};
    const auto original = place_in(item, bulletin, "2021-02-11", 1);
    (*this)[place_in(item, bulletin, "2021-02-11", 1)].repeat_of = original;
    const auto missed = place(item, radio, "2021-02-01", "13:00", 5);
    (*this)[missed].state = PlacementState::Missed;
    (*this)[place(item, radio, "2021-02-11", "13:00:30", 5)].makegood_for = missed;
    plan.campaign.first_day = day("2021-03-01");
    for (const auto kind : rule_kinds()) {
        INFO(kind);
        plan.rules.clear();
        const auto id = rule(std::string(kind));
        auto& asks = (*this)[id];
        asks.minutes = 60;
        CHECK_FALSE(check("2021-02-11").empty());
        asks.only_outlet = television;
        CHECK(check("2021-02-11").empty());
        asks.only_outlet = radio;
        asks.only_topic = fire;
        CHECK_FALSE(check("2021-02-11").empty());
        asks.only_topic = traffic;
        CHECK(check("2021-02-11").empty());
    }
}

TEST_CASE_METHOD(EveryPlacement, "A violation carries its rule and severity, and an ignored rule is not asked", "[rules]") {
    place(segment("Tin", {fire}), radio, "2021-03-10", "08:00", 1);
    for (const auto severity : {Severity::Warn, Severity::BlockRelease, Severity::Block}) {
        (*this)[all].severity = severity;
        const auto found = check();
        REQUIRE(found.size() == 1);
        CHECK(found[0].severity == severity);
        CHECK(found[0].rule == all);
    }
    (*this)[all].severity = Severity::Ignore;
    CHECK(check().empty());
}

TEST_CASE_METHOD(EveryPlacement, "An unknown kind of rule is an error, unless it is ignored", "[rules]") {
    (*this)[all].kind = "horoscope";
    try {
        check();
        FAIL("no error");
    } catch (const base::Error& error) {
        CHECK(error.fault() == base::Fault::Input);
        CHECK(error.code() == "rule.unknown_kind");
        CHECK(error.args() == Told{"horoscope"});
    }
    (*this)[all].severity = Severity::Ignore;
    CHECK(check().empty());
}

TEST_CASE_METHOD(EveryPlacement, "Violations come in order of date and code, then of the rules", "[rules]") {
    const auto second_rule = rule("flight");
    const auto item = segment("Tin", {fire});
    place(item, radio, "2021-03-11", "08:00", 1);
    for (const auto* key : {"P-B", "P-A"}) (*this)[place(item, television, "2021-03-10", "08:00", 1)].key = key;
    CHECK(broken(*this) == Told{"flight.before P-A", "flight.before P-A", "flight.before P-B", "flight.before P-B",
                                "flight.before P-1", "flight.before P-1"});
    CHECK(check()[0].rule == all);
    CHECK(check()[1].rule == second_rule);
}

TEST_CASE_METHOD(Sample, "A range keeps the breaches that touch it, judged over the whole plan", "[rules]") {
    auto& asks = (*this)[rule("cap")];
    asks.period = RulePeriod::Week;
    asks.maximum = 1;
    const auto item = segment("Tin", {fire});
    for (const auto* date : {"2021-03-08", "2021-03-14", "2021-03-15", "2021-03-16"}) place(item, radio, date, "08:00", 1);
    const auto in = [&](const char* from, const char* to) {
        CheckOptions options;
        if (*from != 0) options.from = day(from);
        if (*to != 0) options.to = day(to);
        return told(*this, lichsong::model::check(plan, options));
    };
    const Told early{"cap.week P-2 P-1"};
    const Told late{"cap.week P-4 P-3"};
    CHECK(in("", "").size() == 2);
    CHECK(in("", "2021-03-07").empty());
    CHECK(in("", "2021-03-08") == early);
    CHECK(in("2021-03-14", "2021-03-14") == early);
    CHECK(in("2021-03-15", "") == late);
    CHECK(in("2021-03-09", "2021-03-13").empty());
    CHECK(in("2021-03-17", "").empty());
}

TEST_CASE_METHOD(EveryPlacement, "An empty plan, and placements whose rows were not loaded, break nothing", "[rules]") {
    plan.rules.clear();
    for (const auto kind : rule_kinds()) rule(std::string(kind));
    CHECK(check().empty());
    place({99}, {99}, "2021-03-10", "08:00", 1);
    CHECK(check().empty());
    Plan empty;
    CHECK(lichsong::model::check(empty, {}).empty());
}
