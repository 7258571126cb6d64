// SPDX-License-Identifier: Apache-2.0
#include "tests/model/sample.h"

namespace lichsong::test {

Sample::Sample() {
    plan.campaign.first_day = day("2021-02-01");
    plan.campaign.last_day = day("2021-06-30");
    plan.campaign.dday = day("2021-05-23");
    const auto topic = [&](const char* title, const char* title_en, base::Id<Topic> parent) {
        Topic row;
        row.title = title;
        row.title_en = title_en;
        row.parent = parent;
        return add(row);
    };
    fire = topic("Phòng cháy", "Fire safety", {});
    kitchen = topic("Bếp gas", "Gas cookers", fire);
    traffic = topic("Giao thông", "Traffic safety", {});
    Area dong_thap;
    dong_thap.name = "Đồng Tháp";
    dong_thap.level = AreaLevel::Province;
    province = add(dong_thap);
    Area hong_ngu;
    hong_ngu.name = "Hồng Ngự";
    hong_ngu.parent = province;
    commune = add(hong_ngu);
    Partner partner;
    partner.name = "Đài";
    station = add(partner);
    radio = outlet("Phát thanh", Medium::Radio, province);
    television = outlet("Truyền hình", Medium::Television, province);
    paper = outlet("Báo", Medium::Print, province);
    web = outlet("Trang tin", Medium::Online, province);
}

base::Id<Outlet> Sample::outlet(std::string name, Medium medium, base::Id<Area> area) {
    Outlet row;
    row.name = std::move(name);
    row.medium = medium;
    row.area = area;
    row.partner = station;
    return add(row);
}

base::Id<Segment> Sample::segment(std::string title, std::vector<base::Id<Topic>> topics) {
    Segment row;
    row.title = std::move(title);
    row.topics = std::move(topics);
    row.responsible_body = "Công an tỉnh";
    row.state = SegmentState::Approved;
    return add(row);
}

base::Id<Slot> Sample::slot(std::string title, base::Id<Outlet> on, std::string_view start, int minutes) {
    Slot row;
    row.title = std::move(title);
    row.outlet = on;
    row.rule = Recurrence::daily();
    if (!start.empty()) row.start = clock_time(start);
    row.length = Seconds(60 * minutes);
    return add(row);
}

base::Id<Placement> Sample::place(base::Id<Segment> what, base::Id<Outlet> where, std::string_view date, std::string_view start, int minutes) {
    Placement row;
    row.segment = what;
    row.outlet = where;
    row.date = day(date);
    if (!start.empty()) row.start = clock_time(start);
    row.length = Seconds(60 * minutes);
    return add(row);
}

base::Id<Placement> Sample::place_in(base::Id<Segment> what, base::Id<Slot> where, std::string_view date, int minutes) {
    const auto& opening = *plan.slots.find(where);
    const auto id = place(what, opening.outlet, date, "", minutes);
    (*this)[id].slot = where;
    (*this)[id].start = opening.start;
    return id;
}

base::Id<Rule> Sample::rule(std::string kind) {
    Rule row;
    row.title = kind;
    row.kind = std::move(kind);
    return add(row);
}

std::vector<Violation> Sample::check(std::string_view today) const {
    CheckOptions options;
    if (!today.empty()) options.today = day(today);
    return lichsong::model::check(plan, options);
}

std::vector<std::string> told(const Sample& sample, const std::vector<Violation>& violations) {
    std::vector<std::string> out;
    for (const auto& violation : violations) {
        auto& line = out.emplace_back(violation.reason);
        for (const auto id : violation.placements) line += ' ' + sample.plan.placements.find(id)->key;
    }
    return out;
}

std::vector<std::string> broken(const Sample& sample, std::string_view today) { return told(sample, sample.check(today)); }

}  // namespace lichsong::test
