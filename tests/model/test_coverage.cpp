// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "calendar/model/coverage.h"
#include "tests/model/sample.h"

using namespace lichsong::test;

namespace {
// The flight is cut to two weeks and a bit: Wednesday 3/3 to Tuesday 16/3/2021.
struct Coverage : Sample {
    base::Id<Segment> item;
    base::Id<Goal> goal;
    Coverage() {
        plan.campaign.first_day = day("2021-03-03");
        plan.campaign.last_day = day("2021-03-16");
        item = segment("Cháy", {fire});
        Goal row;
        row.topic = fire;
        row.target = 3;
        goal = add(row);
    }
    base::Id<Placement> at(const char* date, base::Id<Segment> what = {}, const char* start = "08:00") {
        return place(what ? what : item, radio, date, start, 5);
    }
    std::vector<CoverageCell> cells() const { return coverage(plan); }
    /// planned/confirmed/aired of each cell
    Told counts() const {
        Told out;
        for (const auto& cell : cells())
            out.push_back(std::to_string(cell.planned) + '/' + std::to_string(cell.confirmed) + '/' + std::to_string(cell.aired));
        return out;
    }
    int planned() const {
        int sum = 0;
        for (const auto& cell : cells()) sum += cell.planned;
        return sum;
    }
};
}  // namespace

TEST_CASE_METHOD(Coverage, "Weeks run from Monday to Sunday and are cut to the flight", "[coverage]") {
    const auto found = cells();
    REQUIRE(found.size() == 3);
    CHECK(iso(found[0].from) + ' ' + iso(found[0].to) == "2021-03-03 2021-03-07");
    CHECK(iso(found[1].from) + ' ' + iso(found[1].to) == "2021-03-08 2021-03-14");
    CHECK(iso(found[2].from) + ' ' + iso(found[2].to) == "2021-03-15 2021-03-16");
    for (const auto* date : {"2021-03-02", "2021-03-03", "2021-03-07", "2021-03-08", "2021-03-16", "2021-03-17"}) at(date);
    CHECK(counts() == Told{"2/0/0", "1/0/0", "1/0/0"});
    CHECK(cells()[0].gap(CoverageLayer::Planned) == 1);
    CHECK(cells()[0].gap(CoverageLayer::Aired) == 3);
}

TEST_CASE_METHOD(Coverage, "As of a day, later weeks are left out and what goes out later does not count, make-goods neither", "[coverage]") {
    const auto missed = at("2021-03-09");
    at("2021-03-10");
    const auto good = at("2021-03-12");
    (*this)[missed].state = PlacementState::Missed;
    (*this)[good].makegood_for = missed;
    const auto until = [&](const char* date) {
        const auto found = coverage(plan, day(date));
        return std::to_string(found.size()) + ": " + std::to_string(found.back().planned);
    };
    CHECK(until("2021-03-07") == "1: 0");
    CHECK(until("2021-03-08") == "2: 0");
    CHECK(until("2021-03-10") == "2: 1");
    CHECK(until("2021-03-12") == "2: 2");
    CHECK(until("2021-03-15") == "3: 0");
    CHECK(coverage(plan, day("2021-12-31")).size() == coverage(plan).size());
    CHECK(coverage(plan, day("2021-01-01")).empty());
}

TEST_CASE_METHOD(Coverage, "A flight that ends on a Monday has a last week of that day", "[coverage]") {
    plan.campaign.last_day = day("2021-03-15");
    at("2021-03-15");
    REQUIRE(cells().size() == 3);
    CHECK(iso(cells()[2].from) + ' ' + iso(cells()[2].to) == "2021-03-15 2021-03-15");
    CHECK(cells()[2].planned == 1);
}

TEST_CASE_METHOD(Coverage, "A topic below the goal's counts, one above or beside it does not", "[coverage]") {
    at("2021-03-03", segment("Bếp", {kitchen}));
    at("2021-03-03", segment("Xe", {traffic}));
    CHECK(planned() == 1);
    at("2021-03-03", segment("Cả hai", {kitchen, fire}));
    CHECK(planned() == 2);
    (*this)[goal].topic = kitchen;
    at("2021-03-03");
    CHECK(planned() == 2);
}

TEST_CASE_METHOD(Coverage, "Only the goal's medium, area and form count", "[coverage]") {
    const auto local = outlet("Truyền thanh xã", Medium::Radio, commune);
    place(item, television, "2021-03-03", "08:00", 5);
    CHECK(planned() == 0);
    place(item, local, "2021-03-03", "08:00", 5);
    at("2021-03-03");
    CHECK(planned() == 2);
    (*this)[goal].area = commune;
    CHECK(planned() == 1);
    (*this)[goal].area = province;
    CHECK(planned() == 2);
    (*this)[goal].form = Form::Column;
    CHECK(planned() == 2);
    (*this)[goal].any_form = false;
    CHECK(planned() == 0);
    (*this)[item].form = Form::Column;
    CHECK(planned() == 2);
}

TEST_CASE_METHOD(Coverage, "Each state counts in the layers it has reached", "[coverage]") {
    struct Row {
        PlacementState state;
        const char* counts;
    };
    const auto id = at("2021-03-03");
    using enum PlacementState;
    for (const auto& [state, expected] : {Row{Draft, "1/0/0"}, Row{Requested, "1/0/0"}, Row{CounterProposed, "1/0/0"}, Row{Confirmed, "1/1/0"},
                                          Row{Aired, "1/1/1"}, Row{Missed, "0/0/0"}, Row{PreEmpted, "0/0/0"}, Row{Declined, "0/0/0"},
                                          Row{Cancelled, "0/0/0"}}) {
        INFO(name_of(state));
        (*this)[id].state = state;
        CHECK(counts()[0] == expected);
    }
}

TEST_CASE_METHOD(Coverage, "Candidates' items, holds, and what is not intended never count", "[coverage]") {
    const auto id = at("2021-03-03");
    for (const auto intention : {Intention::NotIntended, Intention::Hold}) {
        (*this)[id].intention = intention;
        CHECK(planned() == 0);
    }
    for (const auto intention : {Intention::Planned, Intention::Undecided, Intention::OnRequest}) {
        (*this)[id].intention = intention;
        CHECK(planned() == 1);
    }
    (*this)[item].candidate_content = true;
    CHECK(planned() == 0);
}

TEST_CASE_METHOD(Coverage, "A missed airing is made good in its own week, once", "[coverage]") {
    const auto missed = at("2021-03-05");
    (*this)[missed].state = PlacementState::Missed;
    CHECK(counts()[0] == "0/0/0");
    const auto makegood = at("2021-03-09");
    (*this)[makegood].makegood_for = missed;
    (*this)[makegood].state = PlacementState::Confirmed;
    CHECK(counts() == Told{"1/1/0", "0/0/0", "0/0/0"});

    SECTION("also where the make-good is itself made good") {
        (*this)[makegood].state = PlacementState::PreEmpted;
        const auto again = at("2021-03-16");
        (*this)[again].makegood_for = makegood;
        CHECK(counts() == Told{"1/0/0", "0/0/0", "0/0/0"});
    }
    SECTION("and not by one that is called off") {
        (*this)[makegood].state = PlacementState::Cancelled;
        CHECK(planned() == 0);
    }
    SECTION("also where it comes after the flight") {
        (*this)[makegood].date = day("2021-04-01");
        CHECK(counts()[0] == "1/1/0");
    }
    SECTION("by itself where the original is not at hand") {
        (*this)[makegood].makegood_for = {99};
        CHECK(counts() == Told{"0/0/0", "1/1/0", "0/0/0"});
    }
}

TEST_CASE_METHOD(Coverage, "Repeats count as the goal says, and a repeat's make-good is a repeat", "[coverage]") {
    const auto original = at("2021-03-03");
    const auto repeat = at("2021-03-04");
    (*this)[repeat].repeat_of = original;
    CHECK(planned() == 2);
    (*this)[goal].count_repeats = false;
    CHECK(planned() == 1);
    (*this)[repeat].state = PlacementState::Missed;
    (*this)[at("2021-03-05")].makegood_for = repeat;
    CHECK(planned() == 1);
}

TEST_CASE_METHOD(Coverage, "Items are different segments, each once a period and layer", "[coverage]") {
    (*this)[goal].unit = GoalUnit::Items;
    const auto second = segment("Cháy nữa", {fire});
    at("2021-03-03");
    (*this)[at("2021-03-04")].state = PlacementState::Confirmed;
    (*this)[at("2021-03-05", second)].state = PlacementState::Aired;
    at("2021-03-09");
    CHECK(counts() == Told{"2/2/1", "1/0/0", "0/0/0"});
}

TEST_CASE_METHOD(Coverage, "Minutes are the sum of seconds rounded down, and what aired counts as recorded", "[coverage]") {
    (*this)[goal].unit = GoalUnit::Minutes;
    for (int i = 0; i < 2; ++i) (*this)[at("2021-03-03")].length = Seconds(89);
    CHECK(counts()[0] == "2/0/0");
    const auto last = at("2021-03-03");
    (*this)[last].length = Seconds(2);
    CHECK(counts()[0] == "3/0/0");
    (*this)[last].length = Seconds(300);
    (*this)[last].state = PlacementState::Aired;
    CHECK(counts()[0] == "7/5/5");
    (*this)[last].actual_length = Seconds(179);
    CHECK(counts()[0] == "7/5/2");
}

TEST_CASE_METHOD(Coverage, "A goal may be for a phase, each phase, or the flight", "[coverage]") {
    plan.campaign.dday = day("2021-03-14");
    for (const auto& [from, to] : {std::pair(-7, -3), std::pair(-2, 10)}) {
        Phase phase;
        phase.offset_from = from;
        phase.offset_to = to;
        add(phase);
    }
    for (const auto* date : {"2021-03-06", "2021-03-07", "2021-03-11", "2021-03-12", "2021-03-24"}) at(date);
    auto& asks = (*this)[goal];
    SECTION("the flight") {
        asks.period = GoalPeriod::Flight;
        CHECK(counts() == Told{"4/0/0"});
    }
    SECTION("each phase, also beyond the flight") {
        asks.period = GoalPeriod::Phase;
        CHECK(counts() == Told{"2/0/0", "2/0/0"});
        CHECK(cells()[1].phase.value == 2);
        CHECK(iso(cells()[1].to) == "2021-03-24");
    }
    SECTION("one phase") {
        asks.period = GoalPeriod::Phase;
        asks.phase = {2};
        CHECK(counts() == Told{"2/0/0"});
        asks.period = GoalPeriod::Flight;
        CHECK(counts() == Told{"2/0/0"});
    }
    SECTION("the weeks of one phase, within the flight") {
        asks.phase = {2};
        const auto found = cells();
        REQUIRE(found.size() == 2);
        CHECK(iso(found[0].from) + ' ' + iso(found[0].to) == "2021-03-12 2021-03-14");
        CHECK(iso(found[1].from) + ' ' + iso(found[1].to) == "2021-03-15 2021-03-16");
        CHECK(counts() == Told{"1/0/0", "0/0/0"});
    }
    SECTION("nothing where its phase has no dates") {
        asks.phase = {9};
        CHECK(cells().empty());
        asks.period = GoalPeriod::Phase;
        CHECK(cells().empty());
    }
}

TEST_CASE_METHOD(Coverage, "Cells that agree are added up and their periods joined", "[coverage]") {
    Goal other;
    other.topic = traffic;
    other.medium = Medium::Television;
    other.target = 2;
    add(other);
    at("2021-03-03");
    at("2021-03-09");
    place(segment("Xe", {traffic}), television, "2021-03-10", "08:00", 5);
    const auto all = cells();
    REQUIRE(all.size() == 6);
    CHECK(grouped(all, {}).size() == 6);
    const auto by_topic = grouped(all, {true, false, false});
    REQUIRE(by_topic.size() == 2);
    CHECK(by_topic[0].planned == 2);
    CHECK(by_topic[0].target == 9);
    CHECK(by_topic[0].goal == goal);
    CHECK(iso(by_topic[0].from) + ' ' + iso(by_topic[0].to) == "2021-03-03 2021-03-16");
    const auto by_medium = grouped(all, {false, true, false});
    REQUIRE(by_medium.size() == 2);
    CHECK(by_medium[1].medium == Medium::Television);
    CHECK_FALSE(by_medium[1].topic);
    CHECK(by_medium[1].planned == 1);
    const auto by_week = grouped(all, {false, false, true});
    REQUIRE(by_week.size() == 3);
    CHECK(by_week[1].planned == 2);
    CHECK(by_week[1].target == 5);
    CHECK_FALSE(by_week[1].goal);
    CHECK(grouped(all, {false, false, false})[0].planned == 3);
}

TEST_CASE("A plan without a flight has no cells, and one without goals neither", "[coverage]") {
    Sample sample;
    CHECK(coverage(sample.plan).empty());
    Goal goal;
    goal.topic = sample.fire;
    sample.add(goal);
    CHECK_FALSE(coverage(sample.plan).empty());
    sample.plan.campaign.first_day = Date();
    CHECK(coverage(sample.plan).empty());
}

TEST_CASE_METHOD(Coverage, "More than enough in one week does not fill the gap of another", "[coverage]") {
    for (const auto* start : {"06:00", "08:00", "10:00", "12:00", "14:00"}) at("2021-03-03", {}, start);
    const auto whole = grouped(cells(), {false, false, false}).at(0);
    CHECK(whole.target == 9);
    CHECK(whole.planned == 5);
    CHECK(whole.gap(CoverageLayer::Planned) == 6);
    CHECK(whole.gap(CoverageLayer::Aired) == 9);
}

TEST_CASE("Pace tells what is due on a day, what is reached, and what each week left must bring", "[coverage]") {
    const auto cell = [](const char* from, const char* to, int target, int aired) {
        CoverageCell one;
        one.from = from_iso(from);
        one.to = from_iso(to);
        one.target = target;
        one.planned = one.confirmed = target;
        one.aired = aired;
        return one;
    };
    // Two weeks of 7 and one of 2 days at the end.
    const std::vector<CoverageCell> cells{cell("2021-03-01", "2021-03-07", 7, 5), cell("2021-03-08", "2021-03-14", 7, 2), cell("2021-03-15", "2021-03-16", 4, 0)};
    const auto on = [&](const char* day) { return pace(cells, from_iso(day), CoverageLayer::Aired); };

    CHECK(on("2021-02-28").due == 0);
    CHECK(on("2021-03-01").due == 1);
    CHECK(on("2021-03-07").due == 7);
    CHECK(on("2021-03-10").due == 10);
    CHECK(on("2021-03-16").due == 18);
    CHECK(on("2021-12-31").due == 18);

    CHECK(on("2021-03-10").reached == 7);
    CHECK(on("2021-03-10").target == 18);
    CHECK(on("2021-03-10").weeks_left == 1);  // six days
    CHECK(on("2021-03-09").weeks_left == 1);
    CHECK(on("2021-03-08").weeks_left == 2);
    CHECK(on("2021-03-10").per_week == 11);
    CHECK(on("2021-03-08").per_week == 6);  // 11 over two weeks, rounded up
    CHECK(on("2021-03-16").weeks_left == 0);
    CHECK(on("2021-03-16").per_week == 0);
    CHECK(pace(cells, from_iso("2021-03-08"), CoverageLayer::Planned).per_week == 0);
    CHECK(pace({}, from_iso("2021-03-08"), CoverageLayer::Planned).weeks_left == 0);
}
