// SPDX-License-Identifier: Apache-2.0
// A schedule of 10 000 rows taken into the sample plan, the first time and again, beside reading the same table alone.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>

#include <unistd.h>

#include "calendar/service/import_sheet.h"
#include "calendar/service/plan_files.h"
#include "calendar/sheet/csv.h"

namespace {

using namespace lichsong;

constexpr int rows = 10'000;

const std::string& table() {
    static const std::string bytes = [] {
        std::string text = "TT;Nội dung;Hình thức;Kênh;Ngày;Giờ;Thời lượng;Đơn vị chủ trì;Văn bản;Ghi chú\n";
        for (int i = 0; i < rows; ++i) {
            const auto date = model::plus_days(model::Date(2021, 3, 1), i % 80);
            text += std::to_string(i + 1) + ";Bản tin an ninh trật tự số " + std::to_string(i) + ";Bản tin;Phát thanh tỉnh;" + model::dmy(date) +
                    ';' + model::hm(model::TimeOfDay::at(5 + i % 17, i % 60)) + ";5 phút;Công an tỉnh Đồng Tháp;41/KH-CAT-PV05;đọc hai lần\n";
        }
        return text;
    }();
    return bytes;
}

class Plan {
public:
    Plan() : m_path(std::filesystem::temp_directory_path() / ("bench-" + std::to_string(::getpid()) + ".lichsong")) {
        service::demo_plan(m_path.string(), {LICHSONG_TEMPLATES, {}, m_clock, "bench"});
    }
    Plan(const Plan&) = delete;
    Plan& operator=(const Plan&) = delete;
    ~Plan() { std::filesystem::remove(m_path); }

    std::size_t import(bool dry_run) {
        service::Desk desk(m_path.string(), store::OpenOptions{}, m_clock, "bench");
        const auto summary = service::import_sheet(desk, table(), {{}, {}, {}, "bench", dry_run}, {[](const auto&) {}, [](const auto&) {}});
        return summary.count(service::ImportOutcome::New) + summary.count(service::ImportOutcome::Unchanged);
    }

private:
    base::SystemClock m_clock;
    std::filesystem::path m_path;
};

void table_read_alone(benchmark::State& state) {
    for (auto _ : state) {
        long read = 0;
        benchmark::DoNotOptimize(sheet::read_csv(table(), {}, [&](const sheet::Row&) { ++read; }));
        if (read != rows + 1) state.SkipWithError("rows are missing");
    }
}
BENCHMARK(table_read_alone)->Unit(benchmark::kMillisecond);

void table_imported(benchmark::State& state) {
    Plan plan;
    for (auto _ : state)
        if (plan.import(true) != rows) state.SkipWithError("rows are missing");
}
BENCHMARK(table_imported)->Unit(benchmark::kMillisecond);

void table_imported_again(benchmark::State& state) {
    Plan plan;
    plan.import(false);
    for (auto _ : state)
        if (plan.import(true) != rows) state.SkipWithError("rows are missing");
}
BENCHMARK(table_imported_again)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
