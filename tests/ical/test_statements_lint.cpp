// SPDX-License-Identifier: Apache-2.0
// Our validator, put to calendars of our own: on 200 plans made at random, written in both layouts, it has nothing to say.
// What it finds in others' calendars is tested in test_lint.cpp, exports through the editor in tests/service.
#include <catch2/catch.hpp>

#include "calendar/ical/lint.h"
#include "random_plan.h"

using namespace lichsong;
using namespace lichsong::test;

namespace {

// The first finding with the line it names; empty where there is none.
std::string first_finding(const std::string& bytes) {
    std::string told;
    ical::Linter linter([&](const ical::LintFinding& finding) {
        if (told.empty()) told = std::string(finding.fault->code) + " at " + std::to_string(finding.line) + ": " + finding.property + ' ' + finding.detail;
    });
    linter.feed(bytes);
    linter.finish();
    return told;
}

}  // namespace

TEST_CASE("The validator finds nothing in 200 plans made at random", "[lint][random]") {
    Random random(200);
    std::size_t octets = 0;
    for (int i = 0; i < 200; ++i) {
        const auto plan = random_plan(random);
        for (const auto layout : {Layout::Recurring, Layout::Flat}) {
            const auto bytes = exported(plan, layout);
            INFO("plan " << i << (layout == Layout::Flat ? ", flat" : ", recurring"));
            REQUIRE(first_finding(bytes) == "");
            octets += bytes.size();
        }
    }
    CHECK(octets > 10'000'000);
    CHECK(first_finding(exported(random_plan(random)) + "\n") != "");  // it does read them
}
