// SPDX-License-Identifier: Apache-2.0
// 10 000 lines of logs held against 10 000 bookings. The peer is what a script would do: fold the titles, and give each line in turn
// the nearest booking of its title that is left. It reads no abbreviation, no slip and no code, and what it takes first it keeps.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>
#include <string>

#include "calendar/base/text.h"
#include "calendar/model/asrun.h"
#include "tests/bench/peak_memory.h"

namespace {

using namespace lichsong;
using bench::peak_memory;
using namespace lichsong::model;

constexpr int count = 10'000;
constexpr int day_seconds = 86'400;

struct Logs {
    std::vector<LogLine> lines;
    std::vector<BookedAiring> booked;
    AsRunTerms terms{TimeOfDay::at(5, 0), 5};
};

// One of three lines carries another's title, as a log is full of what is nobody's but the station's.
struct Written {
    std::string booked;
    std::string logged;
};

BookedAiring booking(int i, const std::string& title, const Date& date, int second) {
    BookedAiring made;
    made.placement = {i + 1};
    made.date = date;
    made.start = TimeOfDay{second};
    made.length = Seconds(300);
    made.code = "DT21-" + std::to_string(10'000 + i);
    made.title = title;
    return made;
}

LogLine line(int i, const std::string& title, const Date& day, int second) {
    LogLine made;
    made.number = i + 1;
    made.day = day;
    made.start = TimeOfDay{std::clamp(second, 0, day_seconds - 1)};
    made.length = Seconds(300);
    made.title = title;
    return made;
}

// A year of one station, 27 items a day: columns written out and abbreviated, one line in ten by code, one in four a stranger.
Logs usual() {
    static const std::array<Written, 8> columns{{{"Bản tin An ninh trật tự", "BT ANTT"},
                                                 {"Vì an ninh Tổ quốc (phát thanh)", "CM Vì an ninh TQ"},
                                                 {"An toàn giao thông", "Chuyên mục ATGT"},
                                                 {"Phòng cháy, chữa cháy", "Phong chay – chua chay"},
                                                 {"Đại đoàn kết", "ĐẠI ĐOÀN KẾT"},
                                                 {"Thông tin bầu cử trên loa", "Thông tin bầu cử"},
                                                 {"Cảnh giác thủ đoạn lừa đảo qua điện thoại", "Cảnh giác lừa đảo qua điện thoại"},
                                                 {"Gương người tốt, việc tốt", "Gương ngưòi tốt việc tôt"}}};
    static const std::array<const char*, 4> strangers{"Ca nhạc theo yêu cầu", "Thời sự chiều", "Đọc truyện dài kỳ", "Dự báo thời tiết"};
    Logs logs;
    std::mt19937 random(20210523);
    for (int i = 0; i < count; ++i) {
        const auto date = plus_days(Date(2021, 1, 1), i % 365);
        const auto second = static_cast<int>(5 * 3600 + random() % (19 * 3600 - 600));
        const auto& column = columns[random() % columns.size()];
        logs.booked.push_back(booking(i, column.booked, date, second));
        auto said = line(i, random() % 4 == 0 ? strangers[random() % strangers.size()] : column.logged, date, second + static_cast<int>(random() % 1'200) - 300);
        if (random() % 10 == 0) said.code = logs.booked.back().code;
        logs.lines.push_back(std::move(said));
    }
    return logs;
}

// One title all day, a line and a booking every eight seconds, and all of it within the tolerance of hundreds.
Logs all_alike() {
    Logs logs;
    logs.terms.tolerance = 720;
    std::mt19937 random(20210523);
    for (int i = 0; i < count; ++i) {
        logs.booked.push_back(booking(i, "Bản tin An ninh trật tự", Date(2021, 5, 10), i * 8));
        logs.lines.push_back(line(i, "BẢN TIN AN NINH TRẬT TỰ", Date(2021, 5, 10), static_cast<int>(random() % day_seconds)));
    }
    return logs;
}

// The same with all of them at one moment: every pair gains the same.
Logs at_once() {
    Logs logs;
    for (int i = 0; i < count; ++i) {
        logs.booked.push_back(booking(i, "Bản tin An ninh trật tự", Date(2021, 5, 10), 19 * 3600));
        logs.lines.push_back(line(i, "BẢN TIN AN NINH TRẬT TỰ", Date(2021, 5, 10), 19 * 3600));
    }
    return logs;
}

// No two titles are the same, but all are made of the same few words: each could be like hundreds of others.
Logs words_in_common() {
    static const std::array<const char*, 12> words{"an", "ninh", "trật", "tự", "giao", "thông", "bầu", "cử", "phòng", "cháy", "cảnh", "giác"};
    Logs logs;
    std::mt19937 random(20210523);
    for (int i = 0; i < count; ++i) {
        std::string title;
        for (int word = 0; word < 7; ++word) title += std::string(words[random() % words.size()]) + ' ';
        const auto date = plus_days(Date(2021, 5, 1), i % 30);
        const auto second = static_cast<int>(random() % day_seconds);
        logs.booked.push_back(booking(i, title + "huyện", date, second));
        logs.lines.push_back(line(i, title + "tỉnh", date, second + 60));
    }
    return logs;
}

const Logs& logs_of(std::int64_t which) {
    static const std::array<Logs, 4> made{usual(), all_alike(), at_once(), words_in_common()};
    return made[static_cast<std::size_t>(which)];
}
constexpr std::array<const char*, 4> names{"a year of a station", "one title, within tolerance", "one title at one moment", "words in common"};

void matching(benchmark::State& state) {
    const auto& logs = logs_of(state.range(0));
    peak_memory();
    const auto before = peak_memory();
    std::size_t pairs = 0;
    for (auto _ : state) {
        const auto results = reconcile(logs.lines, logs.booked, logs.terms);
        pairs = static_cast<std::size_t>(std::count_if(results.begin(), results.end(), [](const AsRunResult& one) { return one.line && one.placement; }));
    }
    state.counters["pairs"] = static_cast<double>(pairs);
    state.counters["more_MB"] = peak_memory() - before;
    state.SetLabel(names[static_cast<std::size_t>(state.range(0))]);
}

void peer_nearest_left(benchmark::State& state) {
    const auto& logs = logs_of(state.range(0));
    peak_memory();
    const auto before = peak_memory();
    std::size_t pairs = 0;
    for (auto _ : state) {
        std::map<std::string, std::set<std::pair<std::int64_t, std::size_t>>> left;
        for (std::size_t i = 0; i < logs.booked.size(); ++i) left[base::fold(logs.booked[i].title)].emplace(wall_seconds(logs.booked[i].date, *logs.booked[i].start), i);
        pairs = 0;
        for (const auto& said : logs.lines) {
            const auto found = left.find(base::fold(said.title));
            if (found == left.end() || found->second.empty()) continue;
            auto& times = found->second;
            const auto wall = wall_seconds(said.day, *said.start);
            auto at = times.lower_bound({wall, 0});
            if (at == times.end() || (at != times.begin() && wall - std::prev(at)->first < at->first - wall)) --at;
            times.erase(at);
            ++pairs;
        }
    }
    state.counters["pairs"] = static_cast<double>(pairs);
    state.counters["more_MB"] = peak_memory() - before;
    state.SetLabel(names[static_cast<std::size_t>(state.range(0))]);
}

BENCHMARK(matching)->DenseRange(0, 3)->Unit(benchmark::kMillisecond);
BENCHMARK(peer_nearest_left)->DenseRange(0, 3)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
