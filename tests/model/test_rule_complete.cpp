// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/model/sample.h"

using namespace lichsong::test;

namespace {

struct Complete : Sample {
    base::Id<Segment> item = segment("Tin", {fire});
    base::Id<Placement> on_air = place(item, radio, "2021-03-03", "08:00", 5);
    base::Id<Placement> printed = place(item, paper, "2021-03-04", "", 0);

    void needs(RuleNeed need) { (*this)[rule("complete")].needs = need; }
};

}  // namespace

TEST_CASE_METHOD(Complete, "What must be filled in is told of each placement that lacks it, and of no other", "[rules][complete]") {
    SECTION("reference") {
        needs(RuleNeed::Reference);
        (*this)[item].reference = " ";
        CHECK(broken(*this) == Told{"complete.reference P-1", "complete.reference P-2"});
        (*this)[item].reference = "41/KH-CAT-PV05";
        CHECK(broken(*this).empty());
    }
    SECTION("English title") {
        needs(RuleNeed::EnglishTitle);
        CHECK(broken(*this) == Told{"complete.title_en P-1", "complete.title_en P-2"});
        (*this)[item].title_en = "News";
        CHECK(broken(*this).empty());
    }
    SECTION("length") {
        needs(RuleNeed::Length);
        CHECK(broken(*this) == Told{"complete.length P-2"});
    }
    SECTION("size") {
        needs(RuleNeed::Size);
        (*this)[printed].size = 4;
        CHECK(broken(*this) == Told{"complete.size P-1"});
    }
    SECTION("slot") {
        needs(RuleNeed::Slot);
        const auto booked = place_in(item, slot("Sáng", radio, "09:00", 10), "2021-03-05", 5);
        CHECK(broken(*this) == Told{"complete.slot P-1", "complete.slot P-2"});
        CHECK((*this)[booked].slot);
    }
}

TEST_CASE_METHOD(Complete, "What newspapers need is not asked of radio", "[rules][complete]") {
    auto& row = (*this)[rule("complete")];
    row.needs = RuleNeed::Size;
    row.any_medium = false;
    row.only_medium = Medium::Print;
    CHECK(broken(*this) == Told{"complete.size P-2"});
    (*this)[printed].size = 2;
    CHECK(broken(*this).empty());
    (*this)[printed].size = 0;
    (*this)[printed].state = PlacementState::Cancelled;
    CHECK(broken(*this).empty());
}
