// SPDX-License-Identifier: Apache-2.0
// Coverage of 100 000 placements by 14 topics, 5 media and 20 weeks. The peers are bare sums: a count for each topic, medium and week
// in a hash table, over rows that have been joined already, and over those of the plan, joined by hash tables as well. They know no
// goals, no repeats, no make-goods and no items.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <unordered_map>

#include "calendar/model/coverage.h"
#include "tests/bench/peak_memory.h"

namespace {

using namespace lichsong;
using bench::peak_memory;
using namespace lichsong::model;

constexpr int placement_count = 100'000;
constexpr int segment_count = 25'000;
constexpr int outlet_count = 50;
constexpr int topic_count = 14;
constexpr long weeks = 20;
constexpr std::array media{Medium::Radio, Medium::Television, Medium::Print, Medium::Online, Medium::Loudspeaker};

template <class E>
E& add(Plan& plan, E row) {
    auto& table = plan.table<E>();
    row.id = static_cast<std::int64_t>(table.size()) + 1;
    row.key = "DT21-" + std::to_string(row.id);
    table.add(std::move(row));
    return const_cast<E&>(table.rows().back());
}

// A goal for each topic and medium: airings, items and minutes in turn; every third takes no repeats, every fifth holds in one area.
void add_goals(Plan& plan) {
    for (int i = 0; i < 10; ++i) add(plan, Area{}).parent = {i == 0 ? 0 : 1};
    for (int i = 0; i < topic_count; ++i) add(plan, Topic{}).parent = {i > 8 ? i - 8 : 0};
    int number = 0;
    for (int topic = 1; topic <= topic_count; ++topic)
        for (const auto medium : media) {
            auto& goal = add(plan, Goal{});
            goal.topic = {topic};
            goal.medium = medium;
            goal.unit = static_cast<GoalUnit>(number % 3);
            goal.count_repeats = number % 3 != 0;
            if (number % 5 == 0) goal.area = {1 + number % 10};
            goal.target = 3;
            ++number;
        }
}

void add_placements(Plan& plan, std::mt19937_64& random) {
    for (int i = 0; i < segment_count; ++i) {
        auto& segment = add(plan, Segment{});
        segment.topics = {{static_cast<std::int64_t>(1 + random() % topic_count)}};
        if (random() % 3 == 0) segment.topics.push_back({static_cast<std::int64_t>(1 + random() % topic_count)});
    }
    for (int i = 0; i < outlet_count; ++i) {
        auto& outlet = add(plan, Outlet{});
        outlet.medium = media[static_cast<std::size_t>(i) % media.size()];
        outlet.area = {1 + i % 10};
    }
    for (int i = 0; i < placement_count; ++i) {
        Placement placement;
        placement.segment = {static_cast<std::int64_t>(1 + random() % segment_count)};
        placement.outlet = {static_cast<std::int64_t>(1 + random() % outlet_count)};
        placement.date = plus_days(plan.campaign.first_day, static_cast<long>(random() % (7 * weeks)));
        placement.length = Seconds(300);
        placement.state = static_cast<PlacementState>(random() % placement_state_names.size());
        if (i > 0 && random() % 5 == 0) placement.repeat_of = {static_cast<std::int64_t>(1 + random() % static_cast<std::uint64_t>(i))};
        if (i > 0 && random() % 50 == 0) placement.makegood_for = {static_cast<std::int64_t>(1 + random() % static_cast<std::uint64_t>(i))};
        add(plan, std::move(placement));
    }
}

const Plan& large_plan() {
    static const Plan made = [] {
        Plan plan;
        std::mt19937_64 random(20210523);
        plan.campaign.first_day = Date(2021, 1, 4);
        plan.campaign.last_day = plus_days(plan.campaign.first_day, 7 * weeks - 1);
        plan.campaign.dday = Date(2021, 5, 23);
        add_goals(plan);
        add_placements(plan, random);
        return plan;
    }();
    return made;
}

void coverage_of_all(benchmark::State& state) {
    const auto& plan = large_plan();
    peak_memory();
    const auto before = peak_memory();
    std::size_t cells = 0;
    std::int64_t planned = 0;
    for (auto _ : state) {
        const auto found = coverage(plan);
        cells = found.size();
        planned = 0;
        for (const auto& cell : found) planned += cell.planned;
    }
    state.counters["cells"] = static_cast<double>(cells);
    state.counters["planned"] = static_cast<double>(planned);
    state.counters["more_MB"] = peak_memory() - before;
}

void as_of_a_day(benchmark::State& state) {
    const auto& plan = large_plan();
    for (auto _ : state) benchmark::DoNotOptimize(coverage(plan, Date(2021, 4, 1)));
}

struct Joined {
    std::int64_t topic;
    Medium medium;
    long week;
    StateInfo state;
};

const std::vector<Joined>& joined() {
    static const std::vector<Joined> made = [] {
        const auto& plan = large_plan();
        std::vector<Joined> rows;
        for (const auto& placement : plan.placements)
            for (const auto topic : plan.segments.find(placement.segment)->topics)
                rows.push_back({topic.value, plan.outlets.find(placement.outlet)->medium, days_between(plan.campaign.first_day, placement.date) / 7, state_info(placement.state)});
        return rows;
    }();
    return made;
}

void peer_sum_by_key(benchmark::State& state) {
    const auto& rows = joined();
    peak_memory();
    const auto before = peak_memory();
    std::size_t cells = 0;
    for (auto _ : state) {
        std::unordered_map<std::int64_t, std::array<int, 3>> sums;
        for (const auto& row : rows) {
            auto& sum = sums[(row.topic * 16 + static_cast<std::int64_t>(row.medium)) * 64 + row.week];
            sum[0] += row.state.planned ? 1 : 0;
            sum[1] += row.state.confirmed ? 1 : 0;
            sum[2] += row.state.aired ? 1 : 0;
        }
        cells = sums.size();
    }
    state.counters["cells"] = static_cast<double>(cells);
    state.counters["more_MB"] = peak_memory() - before;
}

void peer_join_and_sum(benchmark::State& state) {
    const auto& plan = large_plan();
    for (auto _ : state) {
        std::unordered_map<std::int64_t, const Segment*> segments;
        std::unordered_map<std::int64_t, Medium> outlets;
        for (const auto& segment : plan.segments) segments.emplace(segment.id, &segment);
        for (const auto& outlet : plan.outlets) outlets.emplace(outlet.id, outlet.medium);
        std::unordered_map<std::int64_t, std::array<int, 3>> sums;
        for (const auto& placement : plan.placements) {
            const auto& info = state_info(placement.state);
            const auto week = days_between(plan.campaign.first_day, placement.date) / 7;
            for (const auto topic : segments.at(placement.segment.value)->topics) {
                auto& sum = sums[(topic.value * 16 + static_cast<std::int64_t>(outlets.at(placement.outlet.value))) * 64 + week];
                sum[0] += info.planned ? 1 : 0;
                sum[1] += info.confirmed ? 1 : 0;
                sum[2] += info.aired ? 1 : 0;
            }
        }
        benchmark::DoNotOptimize(sums);
    }
}

BENCHMARK(coverage_of_all)->Unit(benchmark::kMillisecond);
BENCHMARK(as_of_a_day)->Unit(benchmark::kMillisecond);
BENCHMARK(peer_join_and_sum)->Unit(benchmark::kMillisecond);
BENCHMARK(peer_sum_by_key)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
