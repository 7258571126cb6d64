// SPDX-License-Identifier: Apache-2.0
// Ten years of rules that other programs write, instances a second, and ten years of the costliest rules that are allowed.
// The peer is libical's iterator over the same rules; both read the text beforehand.
#include <benchmark/benchmark.h>

#include <libical/ical.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "calendar/ical/foreign_rule.h"

namespace {

using namespace lichsong;

constexpr std::array typical{
    "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU",
    "FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
};
const model::WallSeconds start = ical::read_moment("20210104T194500")->seconds;
const model::WallSeconds end = ical::read_moment("20310103T235959")->seconds;

ical::ForeignRule rule_of(const std::string& text) {
    const auto read = ical::read_foreign_rule(text);
    if (const auto* rule = std::get_if<ical::ForeignRule>(&read)) return *rule;
    std::fprintf(stderr, "%s is refused\n", text.c_str());
    std::abort();
}

void ours(benchmark::State& state) {
    const std::string text = typical[static_cast<std::size_t>(state.range(0))];
    const auto rule = rule_of(text);
    std::size_t instances = 0;
    for (auto _ : state) {
        const auto found = ical::expand_foreign(rule, start, {start, end, 5'000, {}});
        instances = found.starts.size();
        benchmark::DoNotOptimize(found.starts.data());
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(instances));
    state.SetLabel(text + ", " + std::to_string(instances));
}

void peer_libical(benchmark::State& state) {
    const std::string text = typical[static_cast<std::size_t>(state.range(0))];
    const auto rule = icalrecurrencetype_from_string(text.c_str());
    const auto first = icaltime_from_string("20210104T194500");
    const auto last = icaltime_from_string("20310103T235959");
    std::int64_t instances = 0;
    for (auto _ : state) {
        instances = 0;
        std::int64_t sum = 0;
        auto* iterator = icalrecur_iterator_new(rule, first);
        auto at = icalrecur_iterator_next(iterator);
        for (; !icaltime_is_null_time(at) && icaltime_compare(at, last) <= 0; at = icalrecur_iterator_next(iterator)) {
            sum += at.day;
            ++instances;
        }
        icalrecur_iterator_free(iterator);
        benchmark::DoNotOptimize(sum);
    }
    state.SetItemsProcessed(state.iterations() * instances);
    state.SetLabel(text + ", " + std::to_string(instances));
}

std::string from_one(int most, const char* sign = "") {
    std::string list = sign + std::string("1");
    for (int n = 2; n <= most; ++n) list += std::string(",") + sign + std::to_string(n);
    return list;
}

// Every part that YEARLY may have, full: each is a set of days of its own, and positions hold the whole year back.
std::string everything() {
    return "FREQ=YEARLY;BYMONTH=" + from_one(12) + ";BYMONTHDAY=" + from_one(31) + "," + from_one(31, "-") + ";BYWEEKNO=" + from_one(53) +
           "," + from_one(53, "-") + ";BYYEARDAY=" + from_one(366) + ";BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=" + from_one(60, "-");
}

void ten_years(benchmark::State& state, const std::string& text) {
    const auto rule = rule_of(text);
    for (auto _ : state) benchmark::DoNotOptimize(ical::expand_foreign(rule, start, {start, end, 5'000, {}}).starts.data());
}

void every_year_from(benchmark::State& state, const std::string& text, std::string_view day) {
    const auto rule = rule_of(text);
    const auto first = ical::read_moment(day)->seconds, latest = ical::read_moment("21001231")->seconds;
    for (auto _ : state) benchmark::DoNotOptimize(ical::expand_foreign(rule, first, {first, latest, 100'000, {}}).starts.data());
}

void since_1970(benchmark::State& state, const std::string& text) { every_year_from(state, text, "19700101"); }

// COUNT begins with DTSTART, and this is the earliest that can be written.
void since_year_1(benchmark::State& state, const std::string& text) { every_year_from(state, text, "00010101"); }

// Reading looks for the first day of a rule through all the years, from each start that may matter.
void refuse(benchmark::State& state, const std::string& text) {
    for (auto _ : state) benchmark::DoNotOptimize(ical::read_foreign_rule(text).index());
}

const std::string no_such_week = "FREQ=YEARLY;BYWEEKNO=" + from_one(53) + "," + from_one(53, "-") + ";BYMONTH=" + from_one(12) + ";BYSETPOS=60";
const std::string no_such_day = "FREQ=YEARLY;BYMONTH=" + from_one(12) + ";BYSETPOS=60";

BENCHMARK(ours)->DenseRange(0, typical.size() - 1)->Unit(benchmark::kMicrosecond);
BENCHMARK(peer_libical)->DenseRange(0, typical.size() - 1)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ten_years, every_day, "FREQ=DAILY")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ten_years, all_parts, everything())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ten_years, third_days, "FREQ=DAILY;INTERVAL=3;BYSETPOS=1;BYDAY=MO,TU,WE,TH,FR,SA,SU")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ten_years, seldom, "FREQ=DAILY;INTERVAL=32767;BYMONTH=2;BYMONTHDAY=29")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(since_1970, all_parts, everything())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(since_year_1, all_parts, everything() + ";COUNT=2147483647")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(refuse, february_30, "FREQ=DAILY;INTERVAL=32767;BYMONTH=2;BYMONTHDAY=30")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(refuse, no_such_week, no_such_week)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(refuse, no_such_day, no_such_day)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
