// SPDX-License-Identifier: Apache-2.0
// Expanding a thousand weekly series over five years. The peer is libical's iterator over the same rules: it knows all of
// RFC 5545 where ours knows what our own slots and series need.
#include <benchmark/benchmark.h>

#include <libical/ical.h>

#include <string>
#include <vector>

#include "calendar/model/recurrence.h"

using namespace lichsong::model;

namespace {

constexpr int series_count = 1000;
const Date first(2021, 1, 4);
const Date last(2025, 12, 31);

// One to three weekdays, every week or every second one.
std::vector<Recurrence> weekly_rules() {
    std::vector<Recurrence> rules;
    for (int i = 0; i < series_count; ++i) {
        const auto day = [&](int shift) { return static_cast<Weekday>((i + shift) % 7); };
        auto rule = i % 3 == 0 ? Recurrence::weekly({day(0)}) : i % 3 == 1 ? Recurrence::weekly({day(0), day(2)}) : Recurrence::weekly({day(0), day(2), day(4)});
        rule.every = i % 4 == 0 ? 2 : 1;
        rules.push_back(rule);
    }
    return rules;
}

void report_rate(benchmark::State& state, std::int64_t occurrences) {
    state.SetItemsProcessed(state.iterations() * occurrences);
    state.counters["occurrences"] = static_cast<double>(occurrences);
}

void visit_each_date(benchmark::State& state) {
    const auto rules = weekly_rules();
    std::int64_t occurrences = 0;
    for (auto _ : state) {
        occurrences = 0;
        std::uint64_t sum = 0;
        for (const auto& rule : rules)
            for_each_date(rule, first, first, last, [&](const Date& date) {
                sum += date.day_number();
                ++occurrences;
            });
        benchmark::DoNotOptimize(sum);
    }
    report_rate(state, occurrences);
}

void expand_to_lists(benchmark::State& state) {
    const auto rules = weekly_rules();
    std::int64_t occurrences = 0;
    for (auto _ : state) {
        occurrences = 0;
        for (const auto& rule : rules) occurrences += static_cast<std::int64_t>(expand(rule, first, first, last).size());
    }
    report_rate(state, occurrences);
}

void peer_libical(benchmark::State& state) {
    std::vector<icalrecurrencetype> rules;
    for (const auto& rule : weekly_rules()) rules.push_back(icalrecurrencetype_from_string((to_rrule(rule) + ";UNTIL=20251231;WKST=MO").c_str()));
    const auto start = icaltime_from_string("20210104");
    std::int64_t occurrences = 0;
    for (auto _ : state) {
        occurrences = 0;
        std::int64_t sum = 0;
        for (const auto& rule : rules) {
            auto* iterator = icalrecur_iterator_new(rule, start);
            for (auto at = icalrecur_iterator_next(iterator); !icaltime_is_null_time(at); at = icalrecur_iterator_next(iterator)) {
                sum += at.day;
                ++occurrences;
            }
            icalrecur_iterator_free(iterator);
        }
        benchmark::DoNotOptimize(sum);
    }
    report_rate(state, occurrences);
}

BENCHMARK(visit_each_date)->Unit(benchmark::kMillisecond);
BENCHMARK(expand_to_lists)->Unit(benchmark::kMillisecond);
BENCHMARK(peer_libical)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
