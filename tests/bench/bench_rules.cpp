// SPDX-License-Identifier: Apache-2.0
// Checking a large plan against a usual set of rules. The peer is the bare cost of the idea behind it: sort pairs of start
// and end by outlet and time, and sweep them once.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <random>

#include "calendar/model/rules/rules.h"

using namespace lichsong;
using namespace lichsong::model;

namespace {

constexpr int placement_count = 100'000;
constexpr int outlet_count = 50;
constexpr int segment_count = 25'000;
constexpr int slots_per_outlet = 6;
constexpr int topic_count = 12;

template <class E>
E& add(Plan& plan, E row) {
    auto& table = plan.table<E>();
    row.id = static_cast<std::int64_t>(table.size()) + 1;
    if (row.key.empty()) row.key = "DT21-" + std::to_string(row.id);
    table.add(std::move(row));
    return const_cast<E&>(table.rows().back());
}

void add_outlets(Plan& plan, std::mt19937_64& random) {
    constexpr std::array kinds{Medium::Radio, Medium::Television, Medium::Loudspeaker, Medium::Print, Medium::Online};
    for (int i = 0; i < 10; ++i) add(plan, Area{}).parent = {i == 0 ? 0 : 1};
    for (int i = 0; i < topic_count; ++i) add(plan, Topic{}).title = "Chủ đề " + std::to_string(i);
    for (int i = 0; i < 8; ++i) add(plan, Partner{});
    for (int o = 1; o <= outlet_count; ++o) {
        auto& outlet = add(plan, Outlet{});
        outlet.name = "Kênh " + std::to_string(o);
        outlet.medium = kinds[static_cast<std::size_t>(o) % kinds.size()];
        outlet.area = {1 + o % 10};
        outlet.partner = {1 + o % 8};
        for (int s = 0; s < slots_per_outlet; ++s) {
            auto& slot = add(plan, Slot{});
            slot.title = "Khung " + std::to_string(s);
            slot.outlet = {o};
            slot.rule = Recurrence::daily();
            slot.length = Seconds(3600);
            slot.kind = s == 5 ? SlotKind::Relay : SlotKind::Open;
            if (medium_info(outlet.medium).has_clock_time) slot.start = TimeOfDay::at(5 + 3 * s, 0);
            if (random() % 4 == 0) slot.topics = {{1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}, {12}};
        }
    }
}

void add_placements(Plan& plan, std::mt19937_64& random) {
    for (int i = 0; i < segment_count; ++i) {
        auto& segment = add(plan, Segment{});
        segment.title = "Tin số " + std::to_string(i);
        segment.topics = {{static_cast<std::int64_t>(1 + random() % topic_count)}};
        if (random() % 3 == 0) segment.topics.push_back({static_cast<std::int64_t>(1 + random() % topic_count)});
        segment.responsible_body = "Công an tỉnh Đồng Tháp";
        segment.state = random() % 8 == 0 ? SegmentState::InReview : SegmentState::Approved;
        segment.candidate_content = random() % 500 == 0;
    }
    constexpr long flight_days = 365;
    std::vector<int> used(static_cast<std::size_t>(outlet_count * slots_per_outlet) * flight_days);
    for (int i = 0; i < placement_count; ++i) {
        Placement placement;
        const auto outlet = static_cast<std::int64_t>(random() % outlet_count);
        const auto slot = outlet * slots_per_outlet + static_cast<std::int64_t>(random() % (slots_per_outlet - 1));
        const auto day = static_cast<long>(random() % flight_days);
        auto& items = used[static_cast<std::size_t>(slot) * flight_days + static_cast<std::size_t>(day)];
        placement.segment = {static_cast<std::int64_t>(1 + random() % segment_count)};
        placement.outlet = {outlet + 1};
        placement.slot = {slot + 1};
        placement.date = plus_days(plan.campaign.first_day, random() % 1000 == 0 ? day - flight_days : day);
        const auto& opening = *plan.slots.find(placement.slot);
        placement.length = Seconds(random() % 100 == 0 ? 900 : 300);  // now and then too long for what follows
        if (opening.start) placement.start = TimeOfDay{opening.start->seconds + 300 * items++};
        placement.state = static_cast<PlacementState>(random() % 3);
        placement.uid = "0b2f8a4e-1111-4222-8333-" + std::to_string(i);
        if (random() % 5 == 0 && i > 0) {
            const auto& original = plan.placements.rows()[static_cast<std::size_t>(random() % static_cast<std::uint64_t>(i))];
            if (original.date < placement.date) {
                placement.repeat_of = id_of(original);
                placement.segment = original.segment;
            }
        }
        add(plan, std::move(placement));
    }
}

void add_rule(Plan& plan, std::string_view kind, void (*bend)(Rule&) = [](Rule&) {}) {
    auto& rule = add(plan, Rule{});
    rule.kind = kind;
    bend(rule);
}

void add_rules(Plan& plan) {
    for (const auto* kind : {"overlap", "capacity", "closed", "repeat_order", "candidate_window", "responsible_body", "flight"}) add_rule(plan, kind);
    add_rule(plan, "lead_time");
    add_rule(plan, "lead_time", [](Rule& rule) { rule.stage = LeadStage::Approval; });
    add_rule(plan, "lead_time", [](Rule& rule) { rule.stage = LeadStage::Tape; });
    add_rule(plan, "separation", [](Rule& rule) { rule.minutes = 2; });
    add_rule(plan, "separation", [](Rule& rule) { rule.subject = RuleSubject::Segment, rule.minutes = 20; });
    add_rule(plan, "separation", [](Rule& rule) { rule.subject = RuleSubject::Segment, rule.scope = RuleScope::Everywhere, rule.minutes = 1; });
    add_rule(plan, "cap", [](Rule& rule) { rule.maximum = 6; });
    add_rule(plan, "cap", [](Rule& rule) { rule.scope = RuleScope::Medium, rule.period = RulePeriod::Week, rule.maximum = 200; });
    add_rule(plan, "holiday", [](Rule& rule) { rule.only_topic = {3}; });
}

const Plan& large_plan() {
    static const Plan made = [] {
        Plan plan;
        std::mt19937_64 random(20210523);
        plan.campaign.first_day = Date(2020, 9, 1);
        plan.campaign.last_day = Date(2021, 8, 31);
        plan.campaign.dday = Date(2021, 5, 23);
        add_outlets(plan, random);
        add_placements(plan, random);
        add_rules(plan);
        return plan;
    }();
    return made;
}

CheckOptions options() {
    CheckOptions made;
    made.today = Date(2021, 5, 10);
    return made;
}

void all_rules(benchmark::State& state) {
    const auto& plan = large_plan();
    std::size_t found = 0;
    for (auto _ : state) found = check(plan, options()).size();
    state.counters["violations"] = static_cast<double>(found);
    state.SetItemsProcessed(state.iterations() * placement_count);
}

// One rule only, or none: the cost of preparing alone.
void one_rule(benchmark::State& state) {
    static Plan plan = large_plan();
    plan.rules.clear();
    if (state.range(0) > 0) plan.rules.add(large_plan().rules.rows()[static_cast<std::size_t>(state.range(0) - 1)]);
    std::size_t found = 0;
    for (auto _ : state) found = check(plan, options()).size();
    state.counters["violations"] = static_cast<double>(found);
    state.SetLabel(plan.rules.empty() ? "preparing" : plan.rules.rows()[0].kind);
}

void peer_sort_and_sweep(benchmark::State& state) {
    std::vector<std::pair<std::int64_t, std::int64_t>> spans;
    constexpr std::int64_t outlet_apart = std::int64_t{1} << 40;
    for (const auto& placement : large_plan().placements) {
        const auto span = wall_span(placement);
        spans.emplace_back(placement.outlet.value * outlet_apart + span.start, placement.outlet.value * outlet_apart + span.end);
    }
    for (auto _ : state) {
        auto sorted = spans;
        std::sort(sorted.begin(), sorted.end());
        std::int64_t busy = 0;
        std::int64_t overlaps = 0;
        for (const auto& [start, end] : sorted) {
            overlaps += start < busy ? 1 : 0;
            busy = std::max(busy, end);
        }
        benchmark::DoNotOptimize(overlaps);
    }
    state.SetItemsProcessed(state.iterations() * placement_count);
}

BENCHMARK(all_rules)->Unit(benchmark::kMillisecond);
BENCHMARK(peer_sort_and_sweep)->Unit(benchmark::kMillisecond);
BENCHMARK(one_rule)->DenseRange(0, 16)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
