// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "calendar/model/reach.h"
#include "tests/model/sample.h"

using namespace lichsong::test;

namespace {

struct Reached : Sample {
    base::Id<Outlet> speakers = outlet("Loa", Medium::Loudspeaker, commune);
    base::Id<Segment> item = segment("Cháy", {fire});
    /// airings + tallies of the commune
    std::string on(const char* date, CoverageLayer layer = CoverageLayer::Planned) const {
        const auto found = reach(plan, day(date), layer);
        for (const auto& row : found)
            if (row.area == commune) return std::to_string(row.airings) + "+" + std::to_string(row.tallies);
        return "none";
    }
};

}  // namespace

TEST_CASE_METHOD(Reached, "A commune is reached by outlets that lie in it, not by those of the province", "[reach]") {
    place(item, radio, "2021-03-03", "08:00", 5);
    CHECK(on("2021-03-31") == "0+0");
    place(item, speakers, "2021-03-03", "05:00", 5);
    CHECK(on("2021-03-31") == "1+0");
    Area hamlet;
    hamlet.name = "Ấp";
    hamlet.level = AreaLevel::PollingArea;
    hamlet.parent = commune;
    const auto lower = outlet("Loa ấp", Medium::Loudspeaker, add(hamlet));
    place(item, lower, "2021-03-04", "05:00", 5);
    CHECK(on("2021-03-31") == "2+0");
}

TEST_CASE_METHOD(Reached, "Only what there is by the day counts, in the layer asked for", "[reach]") {
    const auto first = place(item, speakers, "2021-03-03", "05:00", 5);
    place(item, speakers, "2021-03-05", "05:00", 5);
    Tally tally;
    tally.title = "Họp dân";
    tally.date = day("2021-03-04");
    tally.area = commune;
    add(tally);
    CHECK(on("2021-03-02") == "0+0");
    CHECK(on("2021-03-03") == "1+0");
    CHECK(on("2021-03-04") == "1+1");
    CHECK(on("2021-03-05") == "2+1");
    CHECK(on("2021-03-05", CoverageLayer::Aired) == "0+1");
    (*this)[first].state = PlacementState::Aired;
    CHECK(on("2021-03-05", CoverageLayer::Aired) == "1+1");
}

TEST_CASE_METHOD(Reached, "Candidates' items, holds and communes that are no more do not count", "[reach]") {
    const auto held = place(item, speakers, "2021-03-03", "05:00", 5);
    (*this)[held].intention = Intention::Hold;
    CHECK(on("2021-03-31") == "0+0");
    (*this)[held].intention = Intention::Planned;
    CHECK(on("2021-03-31") == "1+0");
    (*this)[item].candidate_content = true;
    CHECK(on("2021-03-31") == "0+0");
    (*this)[commune].valid_to = day("2021-03-30");
    CHECK(on("2021-03-31") == "none");
}

TEST_CASE_METHOD(Reached, "Areas that lie in each other end no search", "[reach]") {
    (*this)[commune].level = AreaLevel::PollingArea;
    (*this)[commune].parent = commune;
    place(item, speakers, "2021-03-03", "05:00", 5);
    CHECK(on("2021-03-31") == "none");
}
