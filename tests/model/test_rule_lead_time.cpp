// SPDX-License-Identifier: Apache-2.0
// Rule "lead_time". Wednesday 10/3/2021; Friday the 5th and Monday the 8th are working days.
#include <catch2/catch.hpp>

#include "tests/model/sample.h"

using namespace lichsong::test;

namespace {
struct LeadTime : Sample {
    base::Id<Rule> lead;
    base::Id<Segment> item;
    base::Id<Slot> bulletin;
    base::Id<Placement> airing;
    LeadTime() {
        lead = rule("lead_time");
        item = segment("Tin", {fire});
        (*this)[item].state = SegmentState::Draft;
        bulletin = slot("Bản tin", radio, "13:00", 5);
        airing = place_in(item, bulletin, "2021-03-10", 5);
    }
};
}  // namespace

TEST_CASE_METHOD(LeadTime, "A text is late from the day after its deadline on", "[rules][lead_time]") {
    CHECK(broken(*this, "2021-03-05").empty());  // radio: three working days, so Friday the 5th
    CHECK(broken(*this, "2021-03-06") == Told{"lead_time.content P-1"});
    CHECK(check("2021-03-06")[0].args == Told{"P-1", "2021-03-10", "2021-03-05", "3"});
    CHECK(broken(*this, "2021-03-10").size() == 1);
    CHECK(broken(*this, "2021-03-11").empty());  // past: the as-run log has the word
    CHECK(broken(*this, "").empty());
}

TEST_CASE_METHOD(LeadTime, "The slot's days outrank the outlet's, and those the medium's", "[rules][lead_time]") {
    (*this)[radio].lead_content = 2;
    CHECK(broken(*this, "2021-03-08").empty());
    CHECK(broken(*this, "2021-03-09").size() == 1);
    (*this)[bulletin].lead_content = 1;
    CHECK(broken(*this, "2021-03-09").empty());
    CHECK(broken(*this, "2021-03-10").size() == 1);
    (*this)[bulletin].lead_content = 0;
    CHECK(broken(*this, "2021-03-10").empty());
    (*this)[airing].slot = {};
    CHECK(broken(*this, "2021-03-09").size() == 1);
}

TEST_CASE_METHOD(LeadTime, "Tết is no working day: deadlines move before it", "[rules][lead_time]") {
    (*this)[airing].date = day("2021-02-17");  // Tết is off from Thursday 11/2 to Monday 15/2
    CHECK(check("2021-02-16")[0].args[2] == "2021-02-09");
    Holiday swap;
    swap.kind = HolidayKind::Working;
    swap.first_day = day("2021-02-13");
    add(swap);
    CHECK(check("2021-02-16")[0].args[2] == "2021-02-10");
}

TEST_CASE_METHOD(LeadTime, "Each stage asks for its own thing", "[rules][lead_time]") {
    struct Row {
        LeadStage stage;
        const char* reason;
        const char* last_day;  // by radio's days: 3, 2, 1
    };
    for (const auto& [stage, reason, last_day] : {Row{LeadStage::Content, "lead_time.content P-1", "2021-03-05"},
                                                  Row{LeadStage::Approval, "lead_time.approval P-1", "2021-03-08"},
                                                  Row{LeadStage::Tape, "lead_time.tape P-1", "2021-03-09"}}) {
        (*this)[lead].stage = stage;
        INFO(reason);
        CHECK(broken(*this, last_day).empty());
        CHECK(broken(*this, iso(plus_days(day(last_day), 1))) == Told{reason});
    }
}

TEST_CASE_METHOD(LeadTime, "Content is there once in review, approval only when approved", "[rules][lead_time]") {
    const auto late = [&](LeadStage stage, SegmentState state) {
        (*this)[lead].stage = stage;
        (*this)[item].state = state;
        return !broken(*this, "2021-03-10").empty();
    };
    using enum SegmentState;
    CHECK(late(LeadStage::Content, Draft));
    CHECK(late(LeadStage::Content, Returned));
    CHECK_FALSE(late(LeadStage::Content, InReview));
    CHECK_FALSE(late(LeadStage::Content, Approved));
    CHECK(late(LeadStage::Approval, Draft));
    CHECK(late(LeadStage::Approval, Returned));
    CHECK(late(LeadStage::Approval, InReview));
    CHECK_FALSE(late(LeadStage::Approval, Approved));
}

TEST_CASE_METHOD(LeadTime, "A tape is there once the outlet has confirmed", "[rules][lead_time]") {
    (*this)[lead].stage = LeadStage::Tape;
    using enum PlacementState;
    for (const auto state : {Draft, Requested, CounterProposed}) {
        (*this)[airing].state = state;
        CHECK(broken(*this, "2021-03-10").size() == 1);
    }
    for (const auto state : {Confirmed, Aired, Declined, Cancelled}) {
        (*this)[airing].state = state;
        CHECK(broken(*this, "2021-03-10").empty());
    }
}
