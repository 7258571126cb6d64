// SPDX-License-Identifier: Apache-2.0
// What a solver proves of small campaigns, held against what the search finds and what counting says. Needs the program cbc.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "calendar/planner/search.h"
#include "tests/planner/as_milp.h"
#include "tests/planner/field_plan.h"

using namespace lichsong::test;

namespace {

lichsong::planner::Proposal best_found(const lichsong::planner::Problem& problem, std::uint64_t seed) {
    lichsong::planner::Effort effort;
    effort.seed = seed;
    effort.iterations = 200'000;
    return lichsong::planner::propose(problem, effort);
}

Solved proved_of(const lichsong::planner::Problem& problem) {
    constexpr int seconds = 20;
    const auto file = std::filesystem::temp_directory_path() / ("lichsong-" + std::to_string(::getpid()) + ".lp");
    std::ofstream out(file);
    CHECK(write_milp(out, problem) <= 200);
    out.close();
    const auto solved = solve_with_cbc(file.string(), seconds);
    std::filesystem::remove(file);
    return solved;
}

}  // namespace

TEST_CASE("In small campaigns the search finds what a solver proves to be the best, all but once, is never off by more than a hundredth, and never better", "[.once]") {
    int met = 0;
    int proved = 0;
    for (unsigned seed = 1; seed <= 12; ++seed) {
        const auto problem = lichsong::planner::compile(field_plan(FieldSize::Tiny, seed), {}, field_today());
        const auto solved = proved_of(problem);
        if (!solved.is_proved) continue;
        ++proved;
        const auto cost = static_cast<double>(best_found(problem, seed).cost);
        INFO("seed " << seed);
        CHECK(cost > solved.value - 0.5);
        CHECK(cost < solved.value * 1.01);
        met += cost < solved.value + 0.5 ? 1 : 0;
    }
    CHECK(proved >= 10);
    CHECK(met >= proved - 1);
}
