// SPDX-License-Identifier: Apache-2.0
// A table of 100 000 rows and 14 columns as a workbook, beside the same as comma-separated values, with the most memory either takes beyond
// what there was before: the rows come one by one. And the report to leadership of the sample plan, from its file to a PDF, beside its
// tables alone.
#include <benchmark/benchmark.h>

#include <string>

#include <sys/resource.h>

#include "app/common/report_words.h"
#include "calendar/report/render_csv.h"
#include "calendar/report/render_docx.h"
#include "calendar/report/render_pdf.h"
#include "calendar/report/render_xlsx.h"
#include "calendar/service/plan_files.h"
#include "calendar/service/reports.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/temp_folder.h"

namespace {

using namespace lichsong;

constexpr int rows = 100'000;

void each_row(const report::RowSink& sink) {
    report::Row row;
    row.resize(14);
    for (int i = 0; i < rows; ++i) {
        const auto date = model::plus_days(model::Date(2021, 3, 1), i % 80);
        row[0] = report::cell(std::int64_t{i + 1});
        row[1] = "Bản tin an ninh trật tự số " + std::to_string(i);
        row[2] = "Bản tin";
        row[3] = "Phát thanh tỉnh Đồng Tháp";
        row[4] = report::cell(date);
        row[5] = report::cell(model::TimeOfDay::at(5 + i % 17, i % 60));
        row[6] = report::cell(model::Seconds(60 + i % 600));
        row[7] = "Công an tỉnh Đồng Tháp";
        row[8] = "41/KH-CAT-PV05";
        row[9] = "đã phát";
        row[10] = report::Cell("91,7%", report::Percentage{0.917});
        row[11] = report::Cell("5,5", 5.5);
        row[12] = "Phòng cháy, chữa cháy";
        row[13] = "đọc hai lần";
        sink(row);
    }
}

report::Document document() {
    report::Table table;
    table.columns.resize(14);
    table.head.emplace_back();
    for (int i = 0; i < 14; ++i) table.head.back().push_back({"Cột " + std::to_string(i + 1)});
    table.caption = "Lịch chi tiết";
    table.more = each_row;
    report::Document made;
    made.created = model::Date(2021, 5, 4);
    made.sections = {{false, {table}}};
    return made;
}

double peak_mib() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1024;
}

template <std::string (*write)(const report::Document&)>
void written(benchmark::State& state) {
    const auto made = document();
    std::size_t size = 0;
    for (auto _ : state) size = write(made).size();
    state.counters["MiB"] = static_cast<double>(size) / (1 << 20);
    state.counters["peak_MiB"] = peak_mib();  // of the whole process, what ran before included
}
BENCHMARK(written<report::xlsx>)->Name("written_as_xlsx")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(written<report::csv>)->Name("written_as_csv")->Unit(benchmark::kMillisecond)->UseRealTime();

class SamplePlan {
public:
    SamplePlan() { service::demo_plan(m_file, {LICHSONG_TEMPLATES, {}, m_clock, "an"}); }

    [[nodiscard]] report::Document result() const {
        service::Desk desk(m_file, {}, m_clock, "an");
        const service::ReportWish wish;
        const auto words = app::report_words();
        return service::make_report({desk, LICHSONG_TEMPLATES, wish, words}, service::report_kind("result"));
    }

private:
    test::TempFolder m_folder;
    std::string m_file = m_folder.file("plan.lichsong");
    test::FixedClock m_clock{1'620'608'400};  // 10 May 2021, when the sample is made
};

template <std::string (*write)(const report::Document&)>
void result_written(benchmark::State& state) {
    const SamplePlan plan;
    std::size_t size = 0;
    for (auto _ : state) size = write(plan.result()).size();
    state.counters["KiB"] = static_cast<double>(size) / 1024;
}
BENCHMARK(result_written<report::pdf>)->Name("result_as_pdf")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(result_written<report::docx>)->Name("result_as_docx")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(result_written<report::csv>)->Name("result_as_csv")->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
