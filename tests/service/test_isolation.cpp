// SPDX-License-Identifier: Apache-2.0
// Nobody learns what is the house's or another partner's (reliability.md, figure 30): random plans in which every text is a canary, with random
// edits and releases. Every change that was made, and every plan, counts as one; after each, all that every partner would get is read.
#include <catch2/catch.hpp>

#include <iostream>

#include "support/temp_folder.h"
#include "watched_plan.h"

using namespace lichsong::test;

namespace {

struct Watched {
    int plans = 0;
    int changes = 0;
    std::int64_t words = 0;
    std::vector<Leak> leaks;
    std::set<std::string> never_planted;
    std::map<std::string, int> done;
    std::map<std::string, int> documents;
};

/// `changes` on each plan, until plans and changes are as many as wanted.
Watched watch(std::uint64_t seed, int wanted, int changes) {
    Watched all;
    TempFolder folder;
    while (all.plans + all.changes < wanted && all.leaks.empty()) {
        WatchedPlan plan(folder.plan("plan-" + std::to_string(all.plans)), seed + static_cast<std::uint64_t>(all.plans));
        plan.read_all();
        ++all.plans;
        for (int i = 0; i < changes && plan.leaks().empty() && all.plans + all.changes < wanted;) {
            if (!plan.step()) continue;
            plan.read_all();
            ++all.changes;
            ++i;
        }
        if (all.plans % 10 == 1) plan.read_site();
        all.leaks = plan.leaks();
        all.words += plan.words();
        for (const auto& [what, count] : plan.done()) all.done[what] += count;
        for (const auto& [what, count] : plan.documents()) all.documents[what] += count;
        const auto missing = plan.canaries().never_planted();
        if (all.plans == 1) all.never_planted = missing;
        else std::erase_if(all.never_planted, [&](const std::string& place) { return !missing.contains(place); });
    }
    return all;
}

void check(const Watched& all, int wanted) {
    for (const auto& leak : all.leaks) FAIL_CHECK("plan " << all.plans << ", change " << all.changes << ": " << leak.partner << " reads in its " << leak.document << " the text of " << leak.place);
    CHECK(all.plans + all.changes == wanted);
    CHECK(all.never_planted == std::set<std::string>{});
    CHECK(all.words > 100 * wanted);
}

}  // namespace

TEST_CASE("No partner reads what is the house's or another's, whatever is done to the plan", "[.once][isolation]") {
    check(watch(20'210'523, 100, 24), 100);
}

TEST_CASE("Ten thousand plans and edits tell no partner what is not theirs", "[.long][isolation]") {
    constexpr int wanted = 10'000;
    const auto all = watch(1, wanted, 24);
    check(all, wanted);
    std::cout << all.plans << " plans, " << all.changes << " changes, " << all.words << " words read";
    for (const auto* counts : {&all.documents, &all.done})
        for (const auto& [what, count] : *counts) std::cout << ", " << what << ' ' << count;
    std::cout << '\n';
}

TEST_CASE("What is told on purpose is found: the canaries can be seen", "[isolation]") {
    const auto spoilt = GENERATE(Spoilt::NoteInTitle, Spoilt::FeedOfAnother, Spoilt::PageOfAnother, Spoilt::NoteInMessage, Spoilt::OutletOfAnotherInLetter, Spoilt::ReportOfAnother);
    const TempFolder folder;
    WatchedPlan plan(folder.plan(), 7, spoilt);
    for (int i = 0; i < 60 && plan.leaks().empty(); ++i) plan.step();
    REQUIRE(plan.leaks().empty());
    plan.spoil();
    CHECK_FALSE(plan.leaks().empty());
}
