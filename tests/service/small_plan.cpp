// SPDX-License-Identifier: Apache-2.0
#include "small_plan.h"

#include <filesystem>

#include "calendar/service/bulk.h"
#include "calendar/service/plan_files.h"
#include "calendar/service/series.h"
#include "support/temp_folder.h"

namespace lichsong::test {
namespace {

using namespace model;

Campaign campaign() {
    Campaign campaign;
    campaign.key = "campaign";
    campaign.name = "Kế hoạch thử";
    campaign.body = "Đơn vị mẫu";
    campaign.first_day = Date(2021, 4, 1);
    campaign.last_day = Date(2021, 6, 30);
    campaign.dday = Date(2021, 5, 23);
    campaign.code = "TH21";
    return campaign;
}

void add_calendar(service::Seed& seed) {
    Area province;
    province.name = "Tỉnh mẫu";
    Area commune;
    commune.name = "Xã mẫu";
    commune.parent = seed.add(province);
    seed.add(commune);
    Milestone lists;
    lists.title = "Niêm yết danh sách";
    lists.offset_to = -40;
    Milestone complaints;
    complaints.title = "Hết hạn khiếu nại";
    complaints.anchor = seed.add(lists);
    complaints.offset_to = 30;
    Phase phase;
    phase.title = "Cao điểm";
    phase.offset_from = -14;
    phase.to = seed.add(complaints);
    seed.add(phase);
    Holiday holiday;
    holiday.title = "Ngày nghỉ";
    holiday.first_day = Date(2021, 4, 30);
    seed.add(holiday);
}

struct Media {
    base::Id<Outlet> outlet;
    Slot slot;
};

Media add_media(service::Seed& seed, const std::string& name, Medium medium) {
    Partner partner;
    partner.name = "Cơ quan " + name;
    Contact contact;
    contact.name = "Ban biên tập " + name;
    contact.partner = seed.add(partner);
    seed.add(contact);
    Outlet outlet;
    outlet.name = name;
    outlet.partner = contact.partner;
    outlet.medium = medium;
    Slot slot;
    slot.title = "Khung giờ " + name;
    slot.outlet = seed.add(outlet);
    slot.rule = Recurrence::daily();
    if (medium_info(medium).has_clock_time) slot.start = TimeOfDay::at(19, 45);
    slot.length = Seconds(900);
    slot.id = seed.add(slot).value;
    return {slot.outlet, slot};
}

void add_schedule(service::Seed& seed, base::Id<Topic> topic, const Media& media) {
    for (int i = 0; i < 5; ++i) {
        Segment segment;
        segment.title = "Tin số " + std::to_string(i + 1);
        segment.topics = {topic};
        segment.length = Seconds(120);
        Placement placement;
        placement.segment = seed.add(segment);
        placement.outlet = media.outlet;
        placement.slot = id_of(media.slot);
        placement.date = Date(2021, 5, static_cast<unsigned short>(10 + i));
        placement.start = media.slot.start;
        placement.length = segment.length;
        seed.add(placement);
    }
    Series series;
    series.title = "Chuyên mục mẫu";
    series.slot = id_of(media.slot);
    series.rule = Recurrence::weekly({Weekday::Monday});
    series.first_day = Date(2021, 5, 1);
    series.last_day = Date(2021, 6, 20);
    series.topics = {topic};
    series.id = seed.add(series).value;
    service::add_issues(seed, series, media.slot, [](Placement&) {});
}

}  // namespace

void make_small_plan(const std::string& path, const store::OpenOptions& how) {
    auto options = how;
    options.mode = store::OpenMode::Create;
    const FixedClock clock(morning);
    service::Desk desk(path, options, clock, "người lập");
    service::Seed seed(desk, base::UuidSource(7));
    seed.add(campaign());
    add_calendar(seed);
    Topic fire;
    fire.title = "Phòng cháy";
    const auto topic = seed.add(fire);
    Topic traffic;
    traffic.title = "Giao thông";
    traffic.parent = topic;
    seed.add(traffic);
    add_schedule(seed, topic, add_media(seed, "Đài mẫu", Medium::Radio));
    add_schedule(seed, topic, add_media(seed, "Báo mẫu", Medium::Print));
    Goal goal;
    goal.topic = topic;
    seed.add(goal);
    Rule rule;
    rule.title = "Không trùng giờ";
    rule.kind = "overlap";
    seed.add(rule);
    seed.commit({"plan.generate", {}});
}

void copy_demo_plan(const std::string& path) {
    static const TempFolder folder;
    static const std::string original = [] {
        const auto file = folder.file("demo.lichsong");
        const FixedClock clock(morning);
        service::demo_plan(file, {LICHSONG_TEMPLATES, {}, clock, "người lập"});
        return file;
    }();
    const FixedClock clock(morning);
    service::copy_plan(original, path, {LICHSONG_TEMPLATES, {}, clock, "người lập"});
}

model::Record new_row(service::Desk& desk, EntityKind kind, const std::string& label) {
    auto record = fresh_record(kind);
    for (const auto& field : record.info().fields) {
        if (!field.has(Required) || record[field.name].index() != 0) continue;
        auto& value = record[field.name];
        if (field.name == "kind") value = "cap";
        else if (field.type == FieldType::Reference) value = desk.rows().all(field.target).at(0).head.id;
        else if (field.type == FieldType::Date) value = "2021-05-15";
        else value = label;
    }
    return record;
}

model::Change add_segment(service::Desk& desk, const std::string& label) {
    service::Edit edit(desk, {"row.add", {"segment", label}});
    edit.add(new_row(desk, EntityKind::Segment, label));
    return edit.commit();
}

}  // namespace lichsong::test
