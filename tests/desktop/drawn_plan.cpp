// SPDX-License-Identifier: Apache-2.0
#include "drawn_plan.h"

#include <algorithm>

namespace lichsong::test {

DrawnPlan::DrawnPlan() {
    plan.campaign.first_day = model::Date(2021, 3, 1);
    plan.campaign.last_day = model::Date(2021, 5, 31);
    plan.campaign.dday = model::Date(2021, 5, 23);
    model::Outlet outlet;
    outlet.id = 1;
    outlet.key = "dai";
    outlet.name = "Đài";
    plan.outlets.add(outlet);
}

std::int64_t DrawnPlan::add(const model::Date& date, std::optional<model::TimeOfDay> start, const std::string& title) {
    desktop::Item item;
    item.id = static_cast<std::int64_t>(m_items.size()) + 1;
    item.code = "DT21-" + std::to_string(item.id);
    item.title = title;
    item.date = date;
    item.start = start;
    item.length = model::Seconds(600);
    item.outlet = 1;
    m_items.push_back(item);
    return item.id;
}

void DrawnPlan::add_outlet(std::int64_t id, const std::string& name) {
    model::Outlet outlet;
    outlet.id = id;
    outlet.key = "kenh-" + std::to_string(id);
    outlet.name = name;
    plan.outlets.add(outlet);
    outlets.push_back(id);
}

model::Slot DrawnPlan::slot(std::int64_t id, model::TimeOfDay start) {
    model::Slot slot;
    slot.id = id;
    slot.key = "khung-" + std::to_string(id);
    slot.title = "Khung " + std::to_string(id);
    slot.outlet.value = 1;
    slot.rule = model::parse_recurrence("FREQ=DAILY");
    slot.start = start;
    slot.length = model::Seconds(1'800);
    return slot;
}

desktop::ViewInput DrawnPlan::input(const model::Date& from, const model::Date& to, const desktop::Size& room) {
    std::vector<desktop::Item> seen;
    std::copy_if(m_items.begin(), m_items.end(), std::back_inserter(seen), [&](const desktop::Item& item) { return item.date >= from && item.date <= to; });
    m_schedule.emplace(from, to, std::move(seen));
    m_legend.emplace(plan);
    m_notes.emplace(plan, from, to);
    return {plan, *m_schedule, *m_legend, *m_notes, anchor, today, model::TimeOfDay::at(9, 0), room, zoom, selection, outlets, m_coverage};
}

std::vector<desktop::Thing> things_of(const desktop::Scene& scene, desktop::Kind kind) {
    std::vector<desktop::Thing> found;
    std::copy_if(scene.things.begin(), scene.things.end(), std::back_inserter(found), [&](const auto& thing) { return thing.kind == kind; });
    return found;
}

}  // namespace lichsong::test
