// SPDX-License-Identifier: Apache-2.0
// 50 000 entries as bytes: judged by our linter, and parsed by libical, which judges next to nothing. The floor beside them
// only looks for the ends of lines.
#include <benchmark/benchmark.h>

#include <cstring>
#include <string>

#include <libical/ical.h>

#include "calendar/ical/lint.h"

namespace {

using namespace lichsong;

const std::string& calendar() {
    static const std::string text = [] {
        std::string made = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//Example//VI\r\nBEGIN:VTIMEZONE\r\nTZID:Asia/Ho_Chi_Minh\r\nBEGIN:STANDARD\r\n"
                           "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0700\r\nTZOFFSETTO:+0700\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
        for (int i = 0; i < 50'000; ++i)
            made += "BEGIN:VEVENT\r\nUID:00000000-0000-4000-8000-000000" + std::to_string(100'000 + i) +
                    "\r\nDTSTAMP:20210401T010000Z\r\nLAST-MODIFIED:20210401T010000Z\r\nSEQUENCE:0\r\n"
                    "DTSTART;TZID=Asia/Ho_Chi_Minh:20210503T190000\r\nDTEND;TZID=Asia/Ho_Chi_Minh:20210503T190500\r\n"
                    "SUMMARY:Vì an ninh Tổ quốc: giữ gìn trật tự\\, an toàn trước\r\n  ngày bầu cử\r\nLOCATION:Đài Phát thanh và Truyền hình Đồng Tháp\r\n"
                    "DESCRIPTION:Mã: DT21-100000\\nKênh: Đài Phát thanh và Truyền hì\r\n nh Đồng Tháp\\nĐã xác nhận\\nVăn bản: 41/KH-CAT-PV05\r\n"
                    "CATEGORIES:Quyền và nghĩa vụ cử tri\r\nSTATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\nURL:https://dongthap.example/bau-cu/2021\r\n"
                    "X-LICHSONG-CODE:DT21-100000\r\nX-LICHSONG-MEDIUM:radio\r\nEND:VEVENT\r\n";
        return made + "END:VCALENDAR\r\n";
    }();
    return text;
}

void lint(benchmark::State& state) {
    long found = 0;
    const std::string_view text = calendar();  // made before the first round
    for (auto round : state) {
        static_cast<void>(round);
        ical::Linter linter([](const ical::LintFinding&) {});
        constexpr std::size_t block = 1024 * 1024;
        for (std::size_t at = 0; at < text.size(); at += block) linter.feed(text.substr(at, block));
        linter.finish();
        found = linter.count();
    }
    state.counters["findings"] = static_cast<double>(found);
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(calendar().size()));
}

void peer_libical(benchmark::State& state) {
    const auto* text = calendar().c_str();
    for (auto round : state) {
        static_cast<void>(round);
        icalcomponent_free(icalparser_parse_string(text));
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(calendar().size()));
}

void ends_of_lines(benchmark::State& state) {
    for (auto round : state) {
        static_cast<void>(round);
        long lines = 0;
        const char* at = calendar().data();
        const char* end = at + calendar().size();
        while ((at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)))) != nullptr) ++at, ++lines;
        benchmark::DoNotOptimize(lines);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(calendar().size()));
}

BENCHMARK(lint)->Unit(benchmark::kMillisecond);
BENCHMARK(peer_libical)->Unit(benchmark::kMillisecond);
BENCHMARK(ends_of_lines)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
