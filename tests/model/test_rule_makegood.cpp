// SPDX-License-Identifier: Apache-2.0
// Rule "makegood".
#include <catch2/catch.hpp>

#include "tests/model/sample.h"

using namespace lichsong::test;

namespace {
struct MakeGood : Sample {
    base::Id<Placement> missed;
    base::Id<Placement> good;
    MakeGood() {
        rule("makegood");
        plan.campaign.dday = day("2021-03-14");
        const auto item = segment("Tin", {fire});
        missed = place(item, radio, "2021-03-10", "08:00", 10);
        good = place(item, radio, "2021-03-12", "08:00", 10);
        (*this)[missed].state = PlacementState::Missed;
        (*this)[good].makegood_for = missed;
    }
};
}  // namespace

TEST_CASE_METHOD(MakeGood, "A make-good is in the week of what it makes up for, also before it", "[rules][makegood]") {
    CHECK(broken(*this).empty());
    for (const auto* date : {"2021-03-08", "2021-03-14"}) {
        (*this)[good].date = day(date);
        CHECK(broken(*this).empty());
    }
    (*this)[good].date = day("2021-03-07");
    CHECK(broken(*this) == Told{"makegood.other_week P-2 P-1"});
    CHECK(check()[0].args == Told{"P-2", "P-1", "2021-03-08", "2021-03-14"});
}

TEST_CASE_METHOD(MakeGood, "A make-good is on the same medium, on whatever outlet", "[rules][makegood]") {
    (*this)[good].outlet = television;
    CHECK(broken(*this) == Told{"makegood.other_medium P-2 P-1"});
    CHECK(check()[0].args == Told{"P-2", "P-1", "radio"});
}

TEST_CASE_METHOD(MakeGood, "A make-good goes out by election day, unless the original was for later", "[rules][makegood]") {
    (*this)[good].date = day("2021-03-15");
    CHECK(broken(*this) == Told{"makegood.other_week P-2 P-1", "makegood.after_dday P-2 P-1"});
    (*this)[missed].date = day("2021-03-16");
    CHECK(broken(*this).empty());
    (*this)[missed].date = day("2021-03-10");
    plan.campaign.dday = {};
    CHECK(broken(*this) == Told{"makegood.other_week P-2 P-1"});
}

TEST_CASE_METHOD(MakeGood, "A make-good that does not go out breaks nothing", "[rules][makegood]") {
    (*this)[good].date = day("2021-03-15");
    (*this)[good].state = PlacementState::Cancelled;
    CHECK(broken(*this).empty());
}
