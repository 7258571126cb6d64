// SPDX-License-Identifier: Apache-2.0
// Election of 23 May 2021 in Đồng Tháp, cut down to a month of one station, one paper and one commune.
#include "sample_plan.h"

#include <algorithm>

namespace lichsong::test {
namespace {

using namespace lichsong::model;
using lichsong::base::Id;
using lichsong::ical::Entry;

constexpr base::Stamp begin_of_work = 1'617'235'200;  // 2021-04-01T00:00:00Z
constexpr std::int64_t radio = 1, television = 2, paper = 3;
constexpr std::int64_t news_slot = 1, night_slot = 2, page_slot = 3, evening_slot = 4;

template <class E>
E& row(Table<E>& table, E entity, std::int64_t id, const char* key) {
    entity.id = id;
    entity.key = key;
    entity.modified = begin_of_work;
    table.add(std::move(entity));
    return const_cast<E&>(*table.find(Id<E>{id}));
}

void add_topic(Plan& plan, std::int64_t id, const char* key, const char* title, const char* english, const char* colour) {
    Topic topic;
    topic.title = title;
    topic.title_en = english;
    topic.colour = colour;
    row(plan.topics, topic, id, key);
}

void add_outlet(Plan& plan, std::int64_t id, const char* key, const char* name, const char* english, Medium medium) {
    Outlet outlet;
    outlet.name = name;
    outlet.name_en = english;
    outlet.medium = medium;
    row(plan.outlets, outlet, id, key);
}

void add_slot(Plan& plan, std::int64_t id, const char* key, std::int64_t outlet, std::optional<TimeOfDay> start, int minutes) {
    Slot slot;
    slot.title = key;
    slot.outlet = {outlet};
    slot.rule = Recurrence::daily();
    slot.start = start;
    slot.length = Seconds(minutes * 60);
    row(plan.slots, slot, id, key);
}

Series& add_series(Plan& plan, std::int64_t id, const char* key, const char* title, std::int64_t slot, const char* rule,
                   const char* first, const char* last) {
    Series series;
    series.title = title;
    series.slot = {slot};
    series.rule = parse_recurrence(rule);
    series.first_day = from_iso(first);
    series.last_day = from_iso(last);
    series.topics = {{1}};
    series.responsible_body = "Phòng PV05, Công an tỉnh Đồng Tháp";
    series.reference = "41/KH-CAT-PV05";
    series.uid = "00000000-0000-4000-8000-0000000000" + std::string(id < 10 ? "a" : "b") + std::to_string(id % 10);
    series.sequence = 2;
    return row(plan.series, series, id, key);
}

std::string code_of(std::int64_t number) {
    const auto digits = std::to_string(number);
    return "DT21-" + std::string(4 - digits.size(), '0') + digits;
}

Entry& add_entry(Sample& sample, const char* title, std::int64_t outlet, std::int64_t slot, const char* date) {
    const auto number = static_cast<std::int64_t>(sample.entries.size()) + 1;
    auto& entry = sample.entries.emplace_back();
    auto& segment = entry.segment;
    segment.id = number;
    segment.modified = begin_of_work + 60;
    segment.title = title;
    segment.topics = {{1}};
    segment.responsible_body = "Phòng PV05, Công an tỉnh Đồng Tháp";
    segment.reference = "41/KH-CAT-PV05";
    segment.reference_date = from_iso("2021-04-12");
    auto& placement = entry.placement;
    placement.id = number;
    placement.key = code_of(number);
    placement.modified = begin_of_work + 120;
    placement.segment = {number};
    placement.outlet = {outlet};
    placement.slot = {slot};
    placement.date = from_iso(date);
    if (const auto* found = sample.plan.slots.find({slot})) {
        placement.start = found->start;
        placement.length = found->length;
    }
    placement.state = PlacementState::Confirmed;
    placement.uid = "00000000-0000-4000-8000-00000000" + placement.key.substr(5);
    return entry;
}

// One placement for each day of the series, as the program makes them; issues are numbered.
void fill_series(Sample& sample, const Series& series) {
    int issue = series.first_issue;
    for (const auto& day : series_dates(series)) {
        const auto outlet = sample.plan.slots.find(series.slot)->outlet.value;
        auto& entry = add_entry(sample, series.title.c_str(), outlet, series.slot.value, iso(day).c_str());
        entry.segment.issue = issue++;
        entry.segment.series = id_of(series);
        entry.placement.series = id_of(series);
        entry.placement.series_date = day;
    }
}

Entry& on(Sample& sample, const Series& series, const char* day) {
    const auto found = std::find_if(sample.entries.begin(), sample.entries.end(), [&](const Entry& e) {
        return e.placement.series == id_of(series) && e.placement.series_date == from_iso(day);
    });
    return *found;
}

void change(Entry& entry) {
    ++entry.placement.sequence;
    entry.placement.modified += 3600;
}

void add_all_series(Sample& sample) {
    auto& plan = sample.plan;
    plan.series.reserve(8);  // references into the tables are kept below
    sample.entries.reserve(64);
    auto& column = add_series(plan, 1, "an-ninh", "Vì an ninh Tổ quốc", news_slot, "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2021-05-01",
                              "2021-05-23");
    column.removed_dates = {from_iso("2021-05-07")};
    column.extra_dates = {from_iso("2021-05-22"), from_iso("2021-05-23")};
    auto& page = add_series(plan, 2, "trang", "Trang Bầu cử", page_slot, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2021-04-21", "2021-05-31");
    auto& monthly = add_series(plan, 3, "cuoi-thang", "Hỏi đáp cuối tháng", night_slot, "FREQ=MONTHLY;BYDAY=-1SA", "2021-03-01", "2021-05-31");
    auto& dropped = add_series(plan, 4, "bo", "Chuyên mục đã bỏ", evening_slot, "FREQ=WEEKLY;BYDAY=SU", "2021-05-01", "2021-05-31");
    auto& loose = add_series(plan, 5, "roi", "Phát theo lịch riêng", evening_slot, "", "2021-05-01", "2021-05-31");
    loose.extra_dates = {from_iso("2021-05-05"), from_iso("2021-05-11")};
    for (const auto& series : plan.series.rows()) fill_series(sample, series);

    auto& moved = on(sample, column, "2021-05-10");
    moved.placement.date = from_iso("2021-05-11");
    change(moved);
    on(sample, column, "2021-05-12").placement.state = PlacementState::Cancelled;
    on(sample, column, "2021-05-14").segment.title = "Vì an ninh Tổ quốc: số đặc biệt";
    on(sample, column, "2021-05-19").placement.state = PlacementState::Requested;
    auto& elsewhere = on(sample, column, "2021-05-21").placement;
    elsewhere.outlet = {television};
    elsewhere.slot = {evening_slot};
    elsewhere.start = TimeOfDay::at(20, 5);
    on(sample, column, "2021-05-23").placement.date = from_iso("2021-05-24");  // added, then moved
    on(sample, page, "2021-05-18").placement.date = from_iso("2021-05-20");
    for (auto& entry : sample.entries) {
        if (entry.placement.series == id_of(dropped)) entry.placement.state = PlacementState::Cancelled;
        if (entry.placement.series == id_of(monthly)) entry.placement.state = PlacementState::Draft;
    }
}

void add_single_entries(Sample& sample) {
    auto& first = add_entry(sample, "Phóng sự: Một ngày trước bầu cử; cả tỉnh sẵn sàng, an toàn", television, evening_slot, "2021-05-22");
    first.segment.topics = {{1}, {2}};
    first.segment.url = "https://dongthap.example/tin?so=1;a,b";
    const auto first_code = first.placement.key;
    auto& repeat = add_entry(sample, "Phóng sự: Một ngày trước bầu cử; cả tỉnh sẵn sàng, an toàn", television, 0, "2021-05-23");
    repeat.placement.start = TimeOfDay::at(6, 30);
    repeat.placement.length = Seconds(0);
    repeat.repeat_of_code = first_code;
    auto& cancelled = add_entry(sample, "Tọa đàm \"Cử tri trẻ\"", television, evening_slot, "2021-05-16");
    cancelled.placement.state = PlacementState::Cancelled;
    change(cancelled);
    auto& night = add_entry(sample, "Bản tin đêm", radio, night_slot, "2021-05-15");
    night.placement.state = PlacementState::Missed;
    auto& makegood = add_entry(sample, "Bản tin đêm", radio, night_slot, "2021-05-17");
    makegood.makegood_for_code = night.placement.key;
    makegood.placement.state = PlacementState::Requested;
    add_entry(sample, "Lời kêu gọi toàn dân đi bầu cử 🗳️\nNgày hội của toàn dân", paper, page_slot, "2021-05-23");
}

}  // namespace

ical::Wording vietnamese_wording() {
    ical::Wording wording;
    wording.cancelled_prefix = "[HỦY]";
    wording.state = [](const Placement& placement, const Outlet& outlet) {
        if (placement.state == PlacementState::Confirmed) return std::string("Đã xác nhận");
        if (placement.state != PlacementState::Aired) return std::string(name_of(placement.state));
        return std::string(medium_info(outlet.medium).is_published ? "Đã đăng" : "Đã phát");
    };
    wording.code = "Mã";
    wording.outlet = "Kênh";
    wording.issue = "kỳ";
    wording.responsible = "Chịu trách nhiệm nội dung";
    wording.reference = "Văn bản";
    wording.repeat = "Phát lại";
    wording.makegood = "Phát bù";
    return wording;
}

Sample sample_plan() {
    Sample sample;
    auto& campaign = sample.plan.campaign;
    campaign.name = "Tuyên truyền bầu cử ĐBQH khóa XV";
    campaign.body = "Công an tỉnh Đồng Tháp";
    campaign.first_day = from_iso("2021-03-01");
    campaign.last_day = from_iso("2021-05-31");
    campaign.dday = from_iso("2021-05-23");
    sample.head = {"Lịch tuyên truyền, bầu cử 23/5/2021", "Công khai; do Công an tỉnh Đồng Tháp lập", campaign.body, "#B22223",
                   "PT4H"};
    sample.wording = vietnamese_wording();
    add_topic(sample.plan, 1, "rights", "Quyền và nghĩa vụ cử tri", "Voters' rights and duties", "#4682B5");
    add_topic(sample.plan, 2, "fire", "An toàn, phòng cháy; chữa cháy", "Fire safety", "");
    add_outlet(sample.plan, radio, "tg-radio", "Đài Phát thanh Đồng Tháp", "Dong Thap Radio", Medium::Radio);
    add_outlet(sample.plan, television, "thdt", "Truyền hình Đồng Tháp", "Dong Thap Television", Medium::Television);
    add_outlet(sample.plan, paper, "bao-dt", "Báo Đồng Tháp", "Dong Thap Newspaper", Medium::Print);
    add_slot(sample.plan, news_slot, "thoi-su", radio, TimeOfDay::at(19, 0), 5);
    add_slot(sample.plan, night_slot, "tin-dem", radio, TimeOfDay::at(23, 45), 30);
    add_slot(sample.plan, page_slot, "trang-3", paper, std::nullopt, 0);
    add_slot(sample.plan, evening_slot, "buoi-toi", television, TimeOfDay::at(20, 0), 15);
    add_all_series(sample);
    add_single_entries(sample);
    return sample;
}

std::vector<Entry> Sample::entries_of(Id<Series> wanted) const {
    std::vector<Entry> found;
    for (const auto& entry : entries)
        if (entry.placement.series == wanted) found.push_back(entry);
    return found;
}

Entry& Sample::entry(std::string_view code) {
    return *std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.placement.key == code; });
}

Series& Sample::series(std::string_view key) { return const_cast<Series&>(*plan.series.find_key(key)); }

namespace {
template <class Fill>
std::string calendar_of(const Sample& sample, Fill&& fill) {
    std::string bytes;
    const base::Zone zone(sample.plan.campaign.zone);
    ical::CalendarWriter writer([&](std::string_view some) { bytes += some; }, sample.head, sample.plan, zone, sample.wording);
    fill(writer);
    writer.finish();
    return bytes;
}
}  // namespace

std::string exported(const Sample& sample, Layout layout) {
    return calendar_of(sample, [&](ical::CalendarWriter& writer) {
        if (layout == Layout::Flat) {
            for (const auto& entry : sample.entries) writer.placement(entry);
            return;
        }
        for (const auto& series : sample.plan.series) writer.series(series, sample.entries_of(id_of(series)));
        for (const auto& entry : sample.entries_of({})) writer.placement(entry);
    });
}

std::string exported(const Sample& sample, const Entry& entry) {
    return calendar_of(sample, [&](ical::CalendarWriter& writer) { writer.placement(entry); });
}

std::string exported(const Sample& sample, const Series& series, const std::vector<Entry>& entries) {
    return calendar_of(sample, [&](ical::CalendarWriter& writer) { writer.series(series, entries); });
}

}  // namespace lichsong::test
