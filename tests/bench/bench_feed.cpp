// SPDX-License-Identifier: Apache-2.0
// A feed of 50 000 events from a plan that was just opened to the document that is served, with its tag and its packed form; beside reading
// its rows from the plan, and beside zlib and OpenSSL with the finished text alone. And ten feeds of 5 000 events of one plan, together and
// one after the other.
#include <benchmark/benchmark.h>

#include <array>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include <openssl/sha.h>
#include <zlib.h>

#include "app/common/wording.h"
#include "app/feed/draft.h"
#include "calendar/service/editor.h"
#include "calendar/service/feeds.h"
#include "calendar/service/past.h"
#include "calendar/service/plan_files.h"
#include "calendar/service/release.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/temp_folder.h"

namespace {

using namespace lichsong;

const test::FixedClock& clock_of_plans() {
    static const test::FixedClock clock(1'620'608'400);
    return clock;
}

/// Released, with a feed for each agency.
class Plan {
public:
    Plan(int placements, int outlets) : m_path(m_folder.file("plan.lichsong")) {
        service::generate_plan(m_path, {placements, outlets, 1}, {LICHSONG_TEMPLATES, {}, clock_of_plans(), "bench"});
        service::Desk desk(m_path, {}, clock_of_plans(), "bench");
        for (const auto& rule : desk.rows().all(model::EntityKind::Rule)) {
            service::Edit edit(desk, {"row.set", {}});
            edit.set(model::EntityKind::Rule, rule.head.id, {{"severity", std::string("warn")}});
            edit.commit();
        }
        service::make_release(desk, "Bản đầu");
        for (const auto& partner : desk.rows().all(model::EntityKind::Partner)) {
            service::NewFeed wanted;
            wanted.partner = partner.head.key;
            if (model::from_record<model::Partner>(partner).kind == model::PartnerKind::Media) service::add_feed(desk, wanted);
        }
    }
    void open(std::optional<service::Desk>& desk) const {
        store::OpenOptions options;
        options.mode = store::OpenMode::Read;
        desk.reset();
        desk.emplace(m_path, options, clock_of_plans(), "bench");
    }

private:
    test::TempFolder m_folder;
    std::string m_path;
};

const Plan& large() {
    static const Plan plan(55'800, 1);
    return plan;
}

std::vector<model::Feed> feeds_of(service::Desk& desk) { return desk.context().feeds.rows(); }

std::vector<feed::SharedDocument> documents_of(service::Desk& desk, const std::vector<model::Feed>& feeds) {
    std::deque<feed::Draft> drafts;
    std::vector<service::FeedToWrite> wanted;
    for (const auto& one : feeds) {
        auto& draft = drafts.emplace_back();
        wanted.push_back({one, app::calendar_wording(), [&draft](std::string_view part) { draft.write(part); }});
    }
    service::write_feeds(desk, wanted);
    std::vector<feed::SharedDocument> made;
    for (auto& draft : drafts) made.push_back(draft.finish("text/calendar", 1));
    return made;
}

double events_in(const std::string& text) {
    constexpr std::string_view begin = "BEGIN:VEVENT";
    int found = 0;
    for (auto at = text.find(begin); at != std::string::npos; at = text.find(begin, at + begin.size())) ++found;
    return found;
}

void feed_built_cold(benchmark::State& state) {
    std::optional<service::Desk> desk;
    std::vector<feed::SharedDocument> made;
    for (auto _ : state) {
        state.PauseTiming();
        made.clear();
        large().open(desk);
        state.ResumeTiming();
        made = documents_of(*desk, feeds_of(*desk));
    }
    state.counters["events"] = events_in(made.front()->body);
    state.counters["MB"] = static_cast<double>(made.front()->body.size()) / 1e6;
}

void its_rows_read_cold(benchmark::State& state) {
    std::optional<service::Desk> desk;
    double rows = 0;
    for (auto _ : state) {
        state.PauseTiming();
        large().open(desk);
        state.ResumeTiming();
        const store::Snapshot one_state(desk->session());
        service::Past past(*desk, service::latest_release(*desk)->change);
        rows = 0;
        past.each([&](const model::PlacedSegment&) { ++rows; });
    }
    state.counters["rows"] = rows;
}

void its_text_hashed_and_packed_alone(benchmark::State& state) {
    std::optional<service::Desk> desk;
    large().open(desk);
    const auto made = documents_of(*desk, feeds_of(*desk));
    const auto& text = made.front()->body;
    std::string out(text.size(), '\0');
    for (auto _ : state) {
        std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
        SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), hash.data());
        z_stream stream{};
        deflateInit2(&stream, 3, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
        stream.avail_in = static_cast<uInt>(text.size());
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        deflate(&stream, Z_FINISH);
        deflateEnd(&stream);
        benchmark::DoNotOptimize(hash);
    }
}

const Plan& shared() {
    static const Plan plan(55'500, 10);
    return plan;
}

void ten_feeds_built_together(benchmark::State& state) {
    std::optional<service::Desk> desk;
    for (auto _ : state) {
        state.PauseTiming();
        shared().open(desk);
        state.ResumeTiming();
        const auto made = documents_of(*desk, feeds_of(*desk));
        state.counters["feeds"] = static_cast<double>(made.size());
    }
}

void ten_feeds_built_one_by_one(benchmark::State& state) {
    std::optional<service::Desk> desk;
    for (auto _ : state) {
        state.PauseTiming();
        shared().open(desk);
        state.ResumeTiming();
        for (const auto& one : feeds_of(*desk)) benchmark::DoNotOptimize(documents_of(*desk, {one}));
    }
}

// Twice: by the clock on the wall, and by what all threads of the program used of the processor.
BENCHMARK(feed_built_cold)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(its_rows_read_cold)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond)
    ->Repetitions(5)
    ->ReportAggregatesOnly();
BENCHMARK(its_text_hashed_and_packed_alone)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond)
    ->Repetitions(5)
    ->ReportAggregatesOnly();
BENCHMARK(ten_feeds_built_together)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(ten_feeds_built_one_by_one)->MeasureProcessCPUTime()->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
