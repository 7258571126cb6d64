// SPDX-License-Identifier: Apache-2.0
// Rule "separation".
#include <catch2/catch.hpp>

#include "tests/model/sample.h"

using namespace lichsong::test;

namespace {
struct Separation : Sample {
    base::Id<Rule> apart;
    base::Id<Segment> first;
    base::Id<Segment> second;
    base::Id<Segment> other;
    Separation() {
        apart = rule("separation");
        (*this)[apart].minutes = 120;
        first = segment("Cháy", {fire});
        second = segment("Cháy nữa", {fire});
        other = segment("Xe", {traffic});
    }
};
}  // namespace

TEST_CASE_METHOD(Separation, "Two of one topic are apart from the end of one to the start of the next", "[rules][separation]") {
    place(first, radio, "2021-03-10", "08:00", 10);
    const auto late = place(second, radio, "2021-03-10", "10:09", 10);
    CHECK(broken(*this) == Told{"separation.minutes P-2 P-1"});
    CHECK(check()[0].args == Told{"P-2", "P-1", "Phòng cháy", "Fire safety", "120", "119"});
    (*this)[late].start = clock_time("10:09:59");
    CHECK(broken(*this).size() == 1);
    (*this)[late].start = clock_time("10:10");
    CHECK(broken(*this).empty());
    (*this)[late].start = clock_time("08:05");
    CHECK(check()[0].args[5] == "0");
}

TEST_CASE_METHOD(Separation, "A rule without numbers asks nothing, not even where two overlap", "[rules][separation]") {
    (*this)[apart].minutes = 0;
    place(first, radio, "2021-03-10", "08:00", 10);
    place(second, radio, "2021-03-10", "08:05", 10);
    CHECK(broken(*this).empty());
    (*this)[apart].minutes = 1;
    CHECK(broken(*this).size() == 1);
}

TEST_CASE_METHOD(Separation, "Both sides of an airing are measured", "[rules][separation]") {
    place(first, radio, "2021-03-10", "08:00", 10);
    place(second, radio, "2021-03-10", "12:00", 10);
    CHECK(broken(*this).empty());
    place(first, radio, "2021-03-10", "10:05", 5);
    CHECK(broken(*this) == Told{"separation.minutes P-2 P-3", "separation.minutes P-3 P-1"});
}

TEST_CASE_METHOD(Separation, "Another topic, also one above or below, is another subject", "[rules][separation]") {
    place(first, radio, "2021-03-10", "08:00", 10);
    place(other, radio, "2021-03-10", "08:10", 10);
    place(segment("Bếp", {kitchen}), radio, "2021-03-10", "08:20", 10);
    CHECK(broken(*this).empty());
}

TEST_CASE_METHOD(Separation, "Two that share several topics are told of once, also where a topic is listed twice", "[rules][separation]") {
    const auto both = segment("Cả hai", {fire, traffic, fire});
    place(both, radio, "2021-03-10", "08:00", 10);
    CHECK(broken(*this).empty());
    place(both, radio, "2021-03-10", "08:20", 10);
    CHECK(broken(*this) == Told{"separation.minutes P-2 P-1"});
}

TEST_CASE_METHOD(Separation, "A rule for one topic does not speak of the item's others", "[rules][separation]") {
    (*this)[apart].only_topic = traffic;
    const auto both = segment("Cả hai", {fire, traffic});
    place(first, radio, "2021-03-10", "08:00", 10);
    place(both, radio, "2021-03-10", "08:20", 10);
    CHECK(broken(*this).empty());
    place(both, radio, "2021-03-10", "08:40", 10);
    CHECK(check()[0].args[2] == "Giao thông");
}

TEST_CASE_METHOD(Separation, "Its distance in airings counts what lies between, whatever it is about", "[rules][separation]") {
    auto& asks = (*this)[apart];
    asks.minutes = 0;
    asks.slots = 2;
    place(first, radio, "2021-03-10", "08:00", 1);
    place(other, radio, "2021-03-10", "08:10", 1);
    place(second, radio, "2021-03-10", "08:30", 1);
    CHECK(broken(*this) == Told{"separation.slots P-3 P-1"});
    CHECK(check()[0].args == Told{"P-3", "P-1", "Phòng cháy", "Fire safety", "2", "1"});
    place(segment("Bếp", {kitchen}), radio, "2021-03-10", "08:20", 1);
    CHECK(broken(*this).empty());
    place(other, television, "2021-03-10", "08:15", 1);
    asks.slots = 3;
    CHECK(broken(*this).size() == 1);
    asks.scope = RuleScope::Everywhere;
    CHECK(broken(*this).size() == 1);  // the two items on traffic are now too close, the two on fire no longer
}

TEST_CASE_METHOD(Separation, "Scopes say on how much of the air two of a kind meet", "[rules][separation]") {
    const auto local = outlet("Truyền thanh xã", Medium::Radio, commune);
    const auto bulletin = slot("Bản tin", radio, "08:00", 30);
    place_in(first, bulletin, "2021-03-10", 5);
    const auto met = [&](RuleScope scope) {
        (*this)[apart].scope = scope;
        return !broken(*this).empty();
    };
    using enum RuleScope;
    SECTION("the same slot") {
        (*this)[place_in(second, bulletin, "2021-03-10", 5)].start = clock_time("08:20");
        for (const auto scope : {Slot, Outlet, Medium, Area, Everywhere}) CHECK(met(scope));
    }
    SECTION("the same outlet outside the slot") {
        place(second, radio, "2021-03-10", "08:20", 5);
        CHECK_FALSE(met(Slot));
        for (const auto scope : {Outlet, Medium, Area, Everywhere}) CHECK(met(scope));
    }
    SECTION("the same area, another medium") {
        place(second, television, "2021-03-10", "08:20", 5);
        for (const auto scope : {Slot, Outlet, Medium}) CHECK_FALSE(met(scope));
        for (const auto scope : {Area, Everywhere}) CHECK(met(scope));
    }
    SECTION("the same medium, an area below") {
        place(second, local, "2021-03-10", "08:20", 5);
        for (const auto scope : {Slot, Outlet, Area}) CHECK_FALSE(met(scope));
        for (const auto scope : {Medium, Everywhere}) CHECK(met(scope));
    }
    SECTION("outlets without an area are in none together") {
        place(second, outlet("A", Medium::Other, {}), "2021-03-10", "08:00", 5);
        place(second, outlet("B", Medium::Sms, {}), "2021-03-10", "08:01", 5);
        CHECK_FALSE(met(Area));
    }
}

TEST_CASE_METHOD(Separation, "Subjects are topics, items, series, partners, or any airing", "[rules][separation]") {
    Series column;
    column.title = "Chuyên mục";
    const auto series = add(column);
    (*this)[first].series = series;
    const auto early = place(first, radio, "2021-03-10", "08:00", 5);
    const auto late = place(other, radio, "2021-03-10", "08:20", 5);
    const auto by = [&](RuleSubject subject) {
        (*this)[apart].subject = subject;
        const auto found = check();
        return found.empty() ? std::string() : found[0].reason + ' ' + found[0].args[2];
    };
    using enum RuleSubject;
    CHECK(by(Topic).empty());
    CHECK(by(Segment).empty());
    CHECK(by(Series).empty());
    CHECK(by(Partner) == "separation.minutes Đài");
    CHECK(by(Placement) == "separation.minutes_any ");
    (*this)[late].series = series;
    CHECK(by(Series) == "separation.minutes Chuyên mục");
    (*this)[early].segment = other;
    CHECK(by(Segment) == "separation.minutes Xe");
    CHECK(by(Series).empty());
    lichsong::model::Partner neighbour;
    neighbour.name = "Báo";
    (*this)[television].partner = add(neighbour);
    (*this)[late].outlet = television;
    (*this)[apart].scope = RuleScope::Everywhere;
    CHECK(by(Partner).empty());
    CHECK(by(Segment) == "separation.minutes Xe");
}

TEST_CASE_METHOD(Separation, "A repeat is meant to say the same again, but not within the hour", "[rules][separation]") {
    const auto original = place(first, radio, "2021-03-10", "08:00", 10);
    const auto repeat = place(first, radio, "2021-03-10", "09:10", 10);
    (*this)[apart].minutes = 240;
    CHECK(broken(*this).size() == 1);
    (*this)[repeat].repeat_of = original;
    CHECK(broken(*this).empty());
    (*this)[repeat].start = clock_time("09:09:59");
    CHECK(broken(*this) == Told{"separation.minutes P-2 P-1"});
    (*this)[apart].minutes = 30;  // a rule that asks less than an hour asks no more of a repeat
    CHECK(broken(*this).empty());

    SECTION("unless the rule is about the item itself") {
        (*this)[repeat].start = clock_time("10:00");
        (*this)[apart].minutes = 111;
        (*this)[apart].subject = RuleSubject::Segment;
        CHECK(broken(*this).size() == 1);
        (*this)[apart].minutes = 110;
        CHECK(broken(*this).empty());
    }
    SECTION("and two repeats of one original are of one family") {
        (*this)[apart].minutes = 240;
        (*this)[repeat].start = clock_time("09:10");
        const auto again = place(first, radio, "2021-03-10", "10:20", 10);
        CHECK(broken(*this) == Told{"separation.minutes P-3 P-2"});
        (*this)[again].repeat_of = repeat;
        CHECK(broken(*this).empty());
    }
    SECTION("while an item of another family is still too close to the repeat, across the original") {
        (*this)[apart].minutes = 240;
        (*this)[repeat].start = clock_time("09:30");
        place(second, radio, "2021-03-10", "07:00", 10);
        CHECK(broken(*this) == Told{"separation.minutes P-1 P-3", "separation.minutes P-2 P-3"});
    }
}

TEST_CASE_METHOD(Separation, "A repeat needs other airings between it and its original only within the hour", "[rules][separation]") {
    (*this)[apart].minutes = 0;
    (*this)[apart].slots = 1;
    const auto original = place(first, radio, "2021-03-10", "08:00", 10);
    const auto repeat = place(first, radio, "2021-03-10", "09:09", 10);
    (*this)[repeat].repeat_of = original;
    CHECK(broken(*this) == Told{"separation.slots P-2 P-1"});
    (*this)[repeat].start = clock_time("09:10");
    CHECK(broken(*this).empty());
    place(second, radio, "2021-03-10", "12:00", 10);
    CHECK(broken(*this) == Told{"separation.slots P-3 P-2"});
}

TEST_CASE_METHOD(Separation, "Two of a topic in one issue of a page are too close, two days' issues are a day apart", "[rules][separation]") {
    const auto page = slot("Chuyên trang", paper, "", 0);
    place_in(first, page, "2021-03-10", 0);
    const auto late = place_in(second, page, "2021-03-10", 0);
    (*this)[apart].minutes = 1;
    CHECK(broken(*this) == Told{"separation.minutes P-2 P-1"});
    (*this)[late].date = day("2021-03-11");
    (*this)[apart].minutes = 1440;
    CHECK(broken(*this).empty());
    (*this)[apart].minutes = 1441;
    CHECK(broken(*this).size() == 1);
}

TEST_CASE_METHOD(Separation, "A long item is close to all that follows it within its distance", "[rules][separation]") {
    place(first, radio, "2021-03-10", "08:00", 60);
    place(first, radio, "2021-03-10", "08:10", 1);
    place(second, radio, "2021-03-10", "10:30", 1);
    (*this)[apart].minutes = 100;
    CHECK(broken(*this) == Told{"separation.minutes P-2 P-1", "separation.minutes P-3 P-1"});
}
