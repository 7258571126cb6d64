// SPDX-License-Identifier: Apache-2.0
// One month out of 100 000 placements, and how many there are a day: through the store, against the same rows read with
// SQLite's own interface in the same run.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>

#include <sqlite3.h>
#include <unistd.h>

#include "calendar/service/plan_files.h"
#include "calendar/store/placements.h"

namespace {

using namespace lichsong;

const model::Date first(2021, 5, 1);
const model::Date last(2021, 5, 31);

class Plan {
public:
    Plan() : path(std::filesystem::temp_directory_path() / ("bench-" + std::to_string(::getpid()) + ".lichsong")) {
        const base::SystemClock clock;
        service::generate_plan(path.string(), {100'000, 50, 1}, {LICHSONG_TEMPLATES, {}, clock, "bench"});
    }
    ~Plan() { std::filesystem::remove(path); }
    std::filesystem::path path;
};

const std::filesystem::path& plan() {
    static const Plan made;
    return made.path;
}

store::Session open_plan() {
    store::OpenOptions options;
    options.mode = store::OpenMode::Read;
    return {plan().string(), options};
}

void month_listed(benchmark::State& state) {
    auto session = open_plan();
    store::PlacementQuery query;
    query.from = first;
    query.to = last;
    query.view = store::PlacementView::Schedule;
    std::int64_t rows = 0;
    for (auto _ : state) {
        rows = 0;
        store::each_placement(session, query, [&](const store::PlacedSegment&) { ++rows; });
    }
    state.counters["rows"] = static_cast<double>(rows);
}
BENCHMARK(month_listed)->Unit(benchmark::kMillisecond);

void month_read_with_sqlite_alone(benchmark::State& state) {
    sqlite3* handle = nullptr;
    sqlite3_open_v2(plan().c_str(), &handle, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_stmt* statement = nullptr;
    constexpr const char* sql =
        "SELECT p.id, p.key, p.segment, p.outlet, p.slot, p.date, p.start, p.length, p.state, p.repeat_of, s.title, s.title_en, s.issue "
        "FROM placement p JOIN segment s ON s.id = p.segment WHERE p.date >= '2021-05-01' AND p.date <= '2021-05-31' ORDER BY p.date, p.start, p.id";
    sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr);
    for (auto _ : state) {
        std::size_t bytes = 0;
        while (sqlite3_step(statement) == SQLITE_ROW)
            for (int i = 0; i < sqlite3_column_count(statement); ++i) {
                sqlite3_column_text(statement, i);
                bytes += static_cast<std::size_t>(sqlite3_column_bytes(statement, i));
            }
        sqlite3_reset(statement);
        benchmark::DoNotOptimize(bytes);
    }
    sqlite3_finalize(statement);
    sqlite3_close(handle);
}
BENCHMARK(month_read_with_sqlite_alone)->Unit(benchmark::kMillisecond);

void month_counted_by_day(benchmark::State& state) {
    auto session = open_plan();
    for (auto _ : state) benchmark::DoNotOptimize(store::counts_per_day(session, first, last));
}
BENCHMARK(month_counted_by_day)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
