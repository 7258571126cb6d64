// SPDX-License-Identifier: Apache-2.0
// 100 000 placements as a calendar, against libical building and serialising as many events of the same properties one at
// a time. The peer is handed its texts ready-made; ours starts from placements. Bytes are counted, not kept.
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>

#include <libical/ical.h>

#include "calendar/ical/export.h"

namespace {

using namespace lichsong;

constexpr int placements = 100'000;
constexpr int days = 92;

struct Subject {
    model::Plan plan;
    ical::CalendarHead head;
    ical::Wording wording;
    ical::Entry entry;
    base::Zone zone{"Asia/Ho_Chi_Minh"};
    model::Date first = model::from_iso("2021-03-01");
};

template <class E>
void add(model::Table<E>& table, E row) {
    row.id = static_cast<std::int64_t>(table.size()) + 1;
    table.add(std::move(row));
}

Subject subject() {
    Subject made;
    made.head = {"Lịch tuyên truyền bầu cử", "Công an tỉnh Đồng Tháp", "Công an tỉnh Đồng Tháp", "#B22222", "PT4H"};
    made.wording.state = [](const model::Placement&, const model::Outlet&) { return std::string("Đã xác nhận"); };
    made.wording.code = "Mã";
    made.wording.outlet = "Kênh";
    made.wording.responsible = "Chịu trách nhiệm nội dung";
    made.wording.reference = "Văn bản";
    model::Outlet outlet;
    outlet.key = "tg-radio";
    outlet.name = "Đài Phát thanh và Truyền hình Đồng Tháp";
    add(made.plan.outlets, outlet);
    model::Topic topic;
    topic.title = "Quyền và nghĩa vụ cử tri";
    topic.colour = "#4682B4";
    add(made.plan.topics, topic);
    auto& segment = made.entry.segment;
    segment.title = "Vì an ninh Tổ quốc: giữ gìn trật tự, an toàn trước ngày bầu cử";
    segment.topics = {{1}};
    segment.responsible_body = "Phòng PV05, Công an tỉnh Đồng Tháp";
    segment.reference = "41/KH-CAT-PV05";
    segment.url = "https://dongthap.example/bau-cu/2021";
    auto& placement = made.entry.placement;
    placement.outlet = {1};
    placement.state = model::PlacementState::Confirmed;
    placement.length = model::Seconds(300);
    return made;
}

void become(Subject& subject, int number) {
    auto& placement = subject.entry.placement;
    placement.id = number + 1;
    placement.key = "DT21-" + std::to_string(100'000 + number);
    placement.uid = "00000000-0000-4000-8000-000000" + std::to_string(100'000 + number);
    placement.date = model::plus_days(subject.first, number % days);
    placement.start = model::TimeOfDay{number * 60 % 86'400};
    placement.modified = 1'617'235'200 + number;
}

std::size_t export_all(Subject& subject) {
    std::size_t bytes = 0;
    ical::CalendarWriter writer([&](std::string_view some) { bytes += some.size(); }, subject.head, subject.plan, subject.zone, subject.wording);
    for (int i = 0; i < placements; ++i) {
        become(subject, i);
        writer.placement(subject.entry);
    }
    writer.finish();
    return bytes;
}

// ---- the peer

void add_x(icalcomponent* event, const char* name, const char* value) {
    auto* property = icalproperty_new_x(value);
    icalproperty_set_x_name(property, name);
    icalcomponent_add_property(event, property);
}

void add_time(icalcomponent* event, icalproperty* property) {
    icalproperty_add_parameter(property, icalparameter_new_tzid("Asia/Ho_Chi_Minh"));
    icalcomponent_add_property(event, property);
}

icaltimetype time_of(model::WallSeconds wall) { return icaltime_from_timet_with_zone(wall, 0, nullptr); }

icalcomponent* peer_event(const model::Placement& placement, const std::string& description) {
    auto* event = icalcomponent_new_vevent();
    const auto put = [event](icalproperty* property) { icalcomponent_add_property(event, property); };
    auto stamp = icaltime_from_timet_with_zone(placement.modified, 0, icaltimezone_get_utc_timezone());
    const auto span = model::wall_span(placement);
    put(icalproperty_new_uid(placement.uid.c_str()));
    put(icalproperty_new_dtstamp(stamp));
    put(icalproperty_new_lastmodified(stamp));
    put(icalproperty_new_sequence(placement.sequence));
    add_time(event, icalproperty_new_dtstart(time_of(span.start)));
    add_time(event, icalproperty_new_dtend(time_of(span.end)));
    put(icalproperty_new_summary("Vì an ninh Tổ quốc: giữ gìn trật tự, an toàn trước ngày bầu cử"));
    put(icalproperty_new_location("Đài Phát thanh và Truyền hình Đồng Tháp"));
    put(icalproperty_new_description(description.c_str()));
    put(icalproperty_new_categories("Quyền và nghĩa vụ cử tri"));
    put(icalproperty_new_status(ICAL_STATUS_CONFIRMED));
    put(icalproperty_new_transp(ICAL_TRANSP_OPAQUE));
    put(icalproperty_new_url("https://dongthap.example/bau-cu/2021"));
    put(icalproperty_new_color("steelblue"));
    add_x(event, "X-LICHSONG-CODE", placement.key.c_str());
    add_x(event, "X-LICHSONG-STATE", "confirmed");
    add_x(event, "X-LICHSONG-OUTLET", "tg-radio");
    add_x(event, "X-LICHSONG-MEDIUM", "radio");
    add_x(event, "X-LICHSONG-RESPONSIBLE-BODY", "Phòng PV05, Công an tỉnh Đồng Tháp");
    return event;
}

std::size_t peer_all(Subject& subject) {
    const std::string description =
        "Mã: DT21-100000\nKênh: Đài Phát thanh và Truyền hình Đồng Tháp\nĐã xác nhận\n"
        "Chịu trách nhiệm nội dung: Phòng PV05, Công an tỉnh Đồng Tháp\nVăn bản: 41/KH-CAT-PV05";
    std::size_t bytes = 0;
    for (int i = 0; i < placements; ++i) {
        become(subject, i);
        auto* event = peer_event(subject.entry.placement, description);
        char* text = icalcomponent_as_ical_string_r(event);
        bytes += std::char_traits<char>::length(text);
        icalmemory_free_buffer(text);
        icalcomponent_free(event);
    }
    return bytes;
}

// ---- figures

// The highest memory since the last call, in MB: the kernel forgets the peak when it is told so.
double peak_memory() {
    double kilobytes = 0;
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) kilobytes = std::strtod(line.c_str() + 6, nullptr);
    std::ofstream("/proc/self/clear_refs") << 5;
    return kilobytes / 1024;
}

template <std::size_t (*All)(Subject&)>
void run(benchmark::State& state) {
    auto made = subject();
    std::size_t bytes = 0;
    peak_memory();
    for (auto round : state) {
        static_cast<void>(round);
        bytes = All(made);
    }
    state.counters["peak_MB"] = peak_memory();
    state.counters["bytes_per_event"] = static_cast<double>(bytes) / placements;
    state.SetItemsProcessed(state.iterations() * placements);
}

template <std::size_t (*All)(Subject&)>
double seconds(Subject& subject) {
    const auto begin = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(All(subject));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// Both in turn, so that a busy machine slows both.
void times_faster(benchmark::State& state) {
    auto made = subject();
    double ours = 0;
    double peer = 0;
    for (auto round : state) {
        static_cast<void>(round);
        ours += seconds<export_all>(made);
        peer += seconds<peer_all>(made);
    }
    state.counters["times_faster_than_libical"] = peer / ours;
}

BENCHMARK(run<export_all>)->Name("export/ours")->Unit(benchmark::kMillisecond);
BENCHMARK(run<peer_all>)->Name("export/libical")->Unit(benchmark::kMillisecond);
BENCHMARK(times_faster)->Name("export/ratio")->Unit(benchmark::kMillisecond)->Iterations(5);

}  // namespace

BENCHMARK_MAIN();
