// SPDX-License-Identifier: Apache-2.0
// Rule "candidate_window". Election day is Sunday 23/5/2021, polls open at 07:00, the list was planned for 28/4.
#include <catch2/catch.hpp>

#include "tests/model/sample.h"

using namespace lichsong::test;

namespace {
struct CandidateWindow : Sample {
    base::Id<Segment> campaigning;
    base::Id<Milestone> list;
    base::Id<Milestone> begin;
    CandidateWindow() {
        rule("candidate_window");
        campaigning = segment("Vận động", {fire});
        (*this)[campaigning].candidate_content = true;
        Milestone row;
        row.key = "dschinhthuc";
        row.offset_to = -25;
        list = add(row);
        row.key = "vd_batdau";
        row.kind = MilestoneKind::Moment;
        row.anchor = list;
        row.anchor_actual = true;
        row.offset_to = 0;
        begin = add(row);
    }
    base::Id<Placement> at(std::string_view date, std::string_view start, int minutes = 10) {
        return place(campaigning, radio, date, start, minutes);
    }
};
}  // namespace

TEST_CASE_METHOD(CandidateWindow, "Candidates' items end 24 hours before voting starts, to the second", "[rules][candidate_window]") {
    const auto id = at("2021-05-22", "06:50");
    CHECK(broken(*this).empty());
    (*this)[id].length = Seconds(601);
    CHECK(broken(*this) == Told{"candidate_window.too_late P-1"});
    CHECK(check()[0].args == Told{"P-1", "Vận động", "2021-05-22", "07:00"});
}

TEST_CASE_METHOD(CandidateWindow, "Public information is never touched, not even on election day", "[rules][candidate_window]") {
    (*this)[campaigning].candidate_content = false;
    for (const auto* date : {"2021-03-01", "2021-05-22", "2021-05-23"}) at(date, "08:00");
    CHECK(broken(*this).empty());
}

TEST_CASE_METHOD(CandidateWindow, "A repeat is judged like a first run, and named as one", "[rules][candidate_window]") {
    const auto original = at("2021-05-21", "19:00");
    const auto repeat = at("2021-05-22", "11:00");
    (*this)[repeat].repeat_of = original;
    CHECK(broken(*this) == Told{"candidate_window.repeat_too_late P-2"});
    CHECK(check()[0].args == Told{"P-2", "Vận động", "2021-05-22", "07:00"});
}

TEST_CASE_METHOD(CandidateWindow, "Campaigning begins with the list: as published, else as planned", "[rules][candidate_window]") {
    at("2021-04-27", "23:59", 0);
    at("2021-04-28", "00:00");
    CHECK(broken(*this) == Told{"candidate_window.too_early P-1"});
    CHECK(check()[0].args == Told{"P-1", "Vận động", "2021-04-28", "00:00"});
    (*this)[list].actual = day("2021-04-27");
    CHECK(broken(*this).empty());
    (*this)[begin].actual = day("2021-04-29");
    CHECK(broken(*this).size() == 2);
    (*this)[begin].actual = day("2021-04-27");
    (*this)[begin].time = clock_time("23:59:01");
    CHECK(broken(*this).size() == 1);
}

TEST_CASE_METHOD(CandidateWindow, "Where no date can be derived the flagged item may not go out", "[rules][candidate_window]") {
    at("2021-05-10", "08:00");
    SECTION("without a milestone for the start") {
        (*this)[begin].key = "vd_ketthuc";
        CHECK(broken(*this) == Told{"candidate_window.no_start P-1"});
    }
    SECTION("without an election") {
        plan.campaign.dday = Date();
        CHECK(broken(*this) == Told{"candidate_window.no_election P-1"});
        CHECK(check()[0].args == Told{"P-1", "Vận động"});
    }
}

TEST_CASE_METHOD(CandidateWindow, "An area that opens its polls at 05:00 ends campaigning at 05:00", "[rules][candidate_window]") {
    const auto id = at("2021-05-22", "06:50");
    const auto ends_at_five = [&] {
        (*this)[id].start = clock_time("04:50");
        const bool in_time = broken(*this).empty();
        (*this)[id].start = clock_time("04:51");
        return in_time && broken(*this) == Told{"candidate_window.too_late P-1"} && check()[0].args[3] == "05:00";
    };
    SECTION("where it is the outlet's own area") {
        (*this)[province].polls_open = clock_time("05:00");
        CHECK(ends_at_five());
    }
    SECTION("where it lies inside the outlet's") {
        (*this)[commune].polls_open = clock_time("05:00");
        CHECK(ends_at_five());
    }
    SECTION("where it is the nearest above the outlet's") {
        (*this)[radio].area = commune;
        (*this)[province].polls_open = clock_time("05:00");
        CHECK(ends_at_five());
    }
}

TEST_CASE_METHOD(CandidateWindow, "An area's own later hour counts there, and not around it", "[rules][candidate_window]") {
    (*this)[commune].polls_open = clock_time("08:00");
    const auto id = at("2021-05-22", "07:50");
    CHECK(broken(*this).size() == 1);
    (*this)[radio].area = commune;
    CHECK(broken(*this).empty());
    (*this)[id].start = clock_time("07:51");
    CHECK(broken(*this).size() == 1);
}

TEST_CASE_METHOD(CandidateWindow, "Where an outlet's area is gone before it could vote, the campaign's hour counts", "[rules][candidate_window]") {
    (*this)[commune].valid_to = day("2021-01-01");
    (*this)[commune].polls_open = clock_time("05:00");
    (*this)[radio].area = commune;
    const auto id = at("2021-05-22", "06:50");
    for (const bool no_area_left : {false, true}) {
        if (no_area_left) {
            (*this)[province].valid_to = day("2021-01-01");
            (*this)[radio].area = {};
        }
        (*this)[id].start = clock_time("06:50");
        CHECK(broken(*this).empty());
        (*this)[id].start = clock_time("06:51");
        CHECK(broken(*this) == Told{"candidate_window.too_late P-1"});
    }
}

TEST_CASE_METHOD(CandidateWindow, "An area that votes early ends campaigning early for it and for what covers it", "[rules][candidate_window]") {
    (*this)[commune].early_polling = day("2021-05-20");
    const auto id = at("2021-05-19", "07:00");
    CHECK(broken(*this) == Told{"candidate_window.too_late P-1"});
    CHECK(check()[0].args == Told{"P-1", "Vận động", "2021-05-19", "07:00"});
    (*this)[id].start = clock_time("06:50");
    CHECK(broken(*this).empty());
    (*this)[id].start = clock_time("07:00");

    SECTION("but not for its neighbours") {
        lichsong::model::Area neighbour;
        neighbour.parent = province;
        (*this)[radio].area = add(neighbour);
        CHECK(broken(*this).empty());
    }
    SECTION("but not once it is gone") {
        (*this)[commune].valid_to = day("2021-05-19");
        CHECK(broken(*this).empty());
        (*this)[commune].valid_to = day("2021-05-20");
        CHECK(broken(*this).size() == 1);
    }
    SECTION("and for an outlet that names no area") {
        (*this)[radio].area = {};
        CHECK(broken(*this).size() == 1);
        (*this)[commune].early_polling = Date();
        CHECK(broken(*this).empty());
    }
    SECTION("with its own hour, or the nearest above it") {
        (*this)[province].polls_open = clock_time("06:00");
        CHECK(check()[0].args[3] == "06:00");
        (*this)[commune].polls_open = clock_time("05:00");
        CHECK(check()[0].args[3] == "05:00");
    }
}

TEST_CASE_METHOD(CandidateWindow, "A page of the day before the election is out until midnight, too late", "[rules][candidate_window]") {
    place(campaigning, paper, "2021-05-21", "", 0);
    CHECK(broken(*this).empty());
    place(campaigning, paper, "2021-05-22", "", 0);
    CHECK(broken(*this) == Told{"candidate_window.too_late P-2"});
}
