// SPDX-License-Identifier: Apache-2.0
// What would help, asked without a window: about which gaps, how long it stands, and that nothing is changed.
#include <catch2/catch.hpp>

#include "app/common/what_if_words.h"
#include "planned_desk.h"

using namespace lichsong;
using lichsong::test::PlannedDesk;

namespace {

constexpr std::int64_t short_while = 8'000;

// The places of the gaps.
std::vector<std::size_t> gaps(PlannedDesk& plan) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < plan.workspace->proposals().planning().reasons.size(); ++i) all.push_back(i);
    return all;
}

}  // namespace

TEST_CASE("What would help is found for the gaps asked about and for no others, in steps that name a rule or a slot of the plan; nothing is changed", "[planning][help]") {
    PlannedDesk plan;
    plan.look();
    const auto all = gaps(plan);
    REQUIRE(all.size() > 1);
    const auto changes = plan.workspace->desk().session().last_change();
    const auto proposed = plan.ids();
    plan.help->ask({all.front()}, plan.run->scope(), short_while);
    CHECK(plan.help->is_running());
    CHECK(plan.help->progress() == std::pair<std::size_t, std::size_t>{1, 1});
    plan.settle();
    const auto* found = plan.help->of(all.front());
    REQUIRE(found != nullptr);
    CHECK(found->blocking);
    CHECK(plan.help->of(all.back()) == nullptr);
    for (const auto& one : found->steps) {
        CHECK(one.most > 0);
        CHECK((plan.workspace->plan().rules.find(one.step.rule) != nullptr || plan.workspace->plan().slots.find(one.step.slot) != nullptr));
        CHECK_FALSE(app::step_sentence(plan.workspace->plan(), one.step).empty());
    }
    CHECK(plan.workspace->desk().session().last_change() == changes);
    CHECK(plan.ids() == proposed);
}

TEST_CASE("What was found stays while proposals are pinned, and goes with the answer it is about", "[planning][help]") {
    PlannedDesk plan;
    plan.look();
    plan.help->ask(gaps(plan), plan.run->scope(), short_while);
    plan.settle();
    for (const auto gap : gaps(plan)) CHECK(plan.help->of(gap) != nullptr);
    plan.run->pin({*plan.ids().begin()});
    CHECK(plan.help->of(0) != nullptr);
    plan.run->reject({*plan.ids().rbegin()});
    CHECK(plan.help->of(0) == nullptr);
    plan.settle();
    CHECK(plan.help->of(0) == nullptr);
}

TEST_CASE("Trying that is stopped ends with what it has, and a gap that was not tried can be asked about again", "[planning][help]") {
    PlannedDesk plan;
    plan.look();
    constexpr std::int64_t for_ever = 1'000'000'000'000;
    plan.help->ask(gaps(plan), plan.run->scope(), for_ever);
    plan.help->stop();
    plan.settle();
    CHECK_FALSE(plan.help->is_running());
    const auto last = gaps(plan).back();
    CHECK(plan.help->of(last) == nullptr);
    plan.help->ask({last}, plan.run->scope(), short_while);
    plan.settle();
    CHECK(plan.help->of(last) != nullptr);
}
