// SPDX-License-Identifier: Apache-2.0
// The planner on campaigns of the field's shape in three sizes: how long until there is a whole proposal, what it costs after so many
// seconds' worth of iterations, what memory it takes, how long explaining takes. The peer is a solver of mixed-integer programs, CBC, on the
// same model: bench_planner [--size small|large|huge|tiny]… [--seconds 1,2,10] [--seeds N] [--cbc SECONDS]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

#include "calendar/base/text.h"
#include "calendar/planner/bound.h"
#include "calendar/planner/counting.h"
#include "tests/bench/peak_memory.h"
#include "tests/planner/as_milp.h"
#include "tests/planner/checker.h"
#include "tests/planner/field_plan.h"

using namespace lichsong;
using test::FieldSize;

namespace {

struct Wish {
    std::vector<FieldSize> sizes;
    std::vector<int> seconds{1, 2, 10};
    std::uint64_t seeds = 3;
    int cbc = 0;  // seconds; 0: not asked
};

double since(std::chrono::steady_clock::time_point start) { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); }

template <class Call>
double timed(Call&& call) {
    const auto start = std::chrono::steady_clock::now();
    call();
    return since(start);
}

// The middle of a few: other work on the machine disturbs single ones.
template <class Call>
double usual(int times, Call&& call) {
    std::vector<double> all;
    for (int i = 0; i < times; ++i) all.push_back(timed(call));
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

planner::Proposal searched(const planner::Problem& problem, std::uint64_t seed, std::int64_t iterations) {
    planner::Effort effort;
    effort.seed = seed;
    effort.iterations = iterations;
    return planner::propose(problem, effort);
}

// Iterations a second while annealing, on this machine, now.
double pace(const planner::Problem& problem, double first) {
    constexpr std::int64_t some = 200'000;
    return some / std::max(0.001, timed([&] { static_cast<void>(searched(problem, 1, some)); }) - first);
}

planner::Proposal print_values(const model::Plan& plan, const planner::Problem& problem, const Wish& wish, double a_second) {
    planner::Proposal best;
    for (const auto seconds : wish.seconds) {
        std::vector<std::int64_t> costs;
        double took = 0;
        bool is_right = true;
        for (std::uint64_t seed = 1; seed <= wish.seeds; ++seed) {
            planner::Proposal proposal;
            took += timed([&] { proposal = searched(problem, seed, static_cast<std::int64_t>(a_second * seconds)); });
            costs.push_back(proposal.cost);
            if (best.suggestions.empty() || proposal.cost < best.cost) best = proposal;
            const auto checked = test::check_proposal(plan, proposal, test::field_today());
            is_right = is_right && checked.breaches.empty() && checked.cost == proposal.cost;
        }
        std::sort(costs.begin(), costs.end());
        std::printf("  %3d s: best %lld middle %lld worst %lld spread %.2f %%  (%.0f iterations, really %.1f s, %s)\n", seconds, static_cast<long long>(costs.front()),
                    static_cast<long long>(costs[costs.size() / 2]), static_cast<long long>(costs.back()),
                    100.0 * static_cast<double>(costs.back() - costs.front()) / static_cast<double>(costs.front()), a_second * seconds, took / static_cast<double>(wish.seeds),
                    is_right ? "checked" : "NOT RIGHT");
        std::fflush(stdout);
    }
    return best;
}

void print_explaining(const planner::Problem& problem, const planner::Proposal& proposal) {
    auto some = proposal;  // no more gaps than people read
    std::size_t gaps = 0;
    for (auto& missing : some.missing)
        if (missing > 0 && ++gaps > 500) missing = 0;
    const auto took = usual(3, [&] { static_cast<void>(planner::explain(problem, some)); });
    std::printf("  explain: %zu gaps of %zu in %.1f ms\n", std::min<std::size_t>(gaps, 500), gaps, 1e3 * took);
}

// Together, and the sum of what is proved of each requirement.
void print_bound(const planner::Problem& problem, const planner::Proposal& proposal) {
    planner::State empty(problem);
    planner::Counting counting(problem, empty);
    std::int64_t missing = 0;
    std::int64_t closed = 0;
    std::int64_t each = 0;
    for (planner::Place r = 0; r < problem.requirements.size(); ++r) {
        const auto reason = counting.bound(r);
        missing += reason.missing;
        closed += reason.missing - proposal.missing[r];
        each += std::min(reason.missing, reason.at_most);
    }
    std::int64_t most = 0;
    const auto took = usual(3, [&] { most = planner::most_closable(problem); });
    std::printf("  bound: of %lld missing at most %lld can be closed, one by one %lld; closed %lld (%.2f %% of the bound); in %.1f ms\n", static_cast<long long>(missing),
                static_cast<long long>(most), static_cast<long long>(each), static_cast<long long>(closed), 100.0 * static_cast<double>(closed) / static_cast<double>(std::max<std::int64_t>(1, most)),
                1e3 * took);
}

std::string lp_file_of(const planner::Problem& problem) {
    const auto file = (std::filesystem::temp_directory_path() / ("lichsong-" + std::to_string(::getpid()) + ".lp")).string();
    std::ofstream out(file);
    test::write_milp(out, problem);
    return file;
}

void print_solver(const planner::Problem& problem, int seconds) {
    const auto file = lp_file_of(problem);
    test::Solved solved;
    const auto took = timed([&] { solved = test::solve_with_cbc(file, seconds); });
    std::printf("  CBC: %s value %.0f, bound %.0f, in %.1f s of %d; %.1f MB of rows\n", solved.is_proved ? "proved," : "not proved,", solved.value, solved.bound, took, seconds,
                static_cast<double>(std::filesystem::file_size(file)) / 1e6);
    std::filesystem::remove(file);
}

// Ours against what is proved, over a hundred campaigns.
void run_tiny(const Wish& wish) {
    constexpr unsigned campaigns = 100;
    int proved = 0;
    int met = 0;
    double worst = 0;
    double took = 0;
    std::size_t placements = 0;
    for (unsigned seed = 1; seed <= campaigns; ++seed) {
        const auto problem = planner::compile(test::field_plan(FieldSize::Tiny, seed), {}, test::field_today());
        planner::Proposal proposal;
        took += timed([&] { proposal = searched(problem, seed, 400'000); });
        const auto file = lp_file_of(problem);
        std::ostringstream rows;
        placements = std::max(placements, test::write_milp(rows, problem));
        const auto solved = test::solve_with_cbc(file, wish.cbc == 0 ? 20 : wish.cbc);
        std::filesystem::remove(file);
        if (!solved.is_proved) continue;
        ++proved;
        const auto off = static_cast<double>(proposal.cost) - solved.value;
        if (off < 0.5) ++met;
        worst = std::max(worst, off / std::max(1.0, solved.value));
        if (off < -0.5 || off > 0.5) std::printf("  seed %u: %lld against %.0f\n", seed, static_cast<long long>(proposal.cost), solved.value);
    }
    std::printf("tiny: of %u campaigns of at most %zu placements %d were proved by CBC; the optimum met in %d, worst %.3f %% off; %.2f s each\n", campaigns, placements, proved, met, 100 * worst,
                took / campaigns);
}

void run(FieldSize size, const Wish& wish) {
    const auto plan = test::field_plan(size, 1);
    static_cast<void>(bench::peak_memory());
    const auto base = bench::peak_memory();
    planner::Problem problem;
    const auto compiled = usual(3, [&] { problem = planner::compile(plan, {}, test::field_today()); });
    const auto in_all = bench::peak_memory() - base;
    const auto before = bench::peak_memory();
    planner::Proposal first;
    const auto took_first = usual(5, [&] { first = searched(problem, 1, 0); });
    const auto search = bench::peak_memory() - before;
    std::printf("%s: %zu openings, %zu requirements, %zu items\n", std::string(test::field_size_names[static_cast<std::size_t>(size)]).c_str(), problem.occurrences.size(),
                problem.requirements.size(), problem.items.size());
    std::printf("  compile %.1f ms, first complete %.1f ms: %lld of %lld; memory of compiling %.1f MB, of the first %.1f MB\n", 1e3 * compiled, 1e3 * took_first,
                static_cast<long long>(first.cost), static_cast<long long>(first.cost_before), in_all, search);
    const auto a_second = pace(problem, took_first);
    static_cast<void>(bench::peak_memory());
    const auto still = bench::peak_memory();
    const auto best = print_values(plan, problem, wish, a_second);
    std::printf("  memory of searching, over what the problem takes: %.1f MB\n", bench::peak_memory() - still);
    print_explaining(problem, first);
    print_bound(problem, best.missing.empty() ? first : best);
    if (wish.cbc > 0) print_solver(problem, wish.cbc);
    std::fflush(stdout);
}

Wish wish_of(const std::vector<std::string>& words) {
    Wish wish;
    for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
        const auto& value = words[i + 1];
        if (words[i] == "--size") {
            const auto at = std::find(test::field_size_names.begin(), test::field_size_names.end(), value);
            if (at != test::field_size_names.end()) wish.sizes.push_back(static_cast<FieldSize>(at - test::field_size_names.begin()));
        } else if (words[i] == "--seconds") {
            wish.seconds.clear();
            for (const auto& part : base::split(value, ',')) wish.seconds.push_back(std::atoi(std::string(part).c_str()));
        } else if (words[i] == "--seeds") {
            wish.seeds = static_cast<std::uint64_t>(std::atoi(value.c_str()));
        } else if (words[i] == "--cbc") {
            wish.cbc = std::atoi(value.c_str());
        }
    }
    if (wish.sizes.empty()) wish.sizes = {FieldSize::Small, FieldSize::Large, FieldSize::Huge};
    return wish;
}

}  // namespace

int main(int count, char** words) {
    const auto wish = wish_of({words + 1, words + count});
    for (const auto size : wish.sizes) size == FieldSize::Tiny ? run_tiny(wish) : run(size, wish);
    return 0;
}
