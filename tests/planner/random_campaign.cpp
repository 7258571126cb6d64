// SPDX-License-Identifier: Apache-2.0
#include "tests/planner/random_campaign.h"

#include <array>

namespace lichsong::test {

RandomCampaign::RandomCampaign(unsigned seed) : m_random(seed) {
    plan.campaign.first_day = day("2021-03-01");
    plan.campaign.last_day = day("2021-04-11");
    Series column;
    for (int i = 0; i < 2; ++i) add(column);
    (*this)[television].day_start = clock_time("05:00");
    add_slots();
    for (int i = 0; i < 8; ++i) {
        const auto id = segment("Tin", {{pick(1, 3)}});
        auto& row = (*this)[id];
        row.length = Seconds(60 * pick(1, 6));
        row.size = static_cast<int>(pick(1, 3));
        row.series = {pick(0, 2)};
        row.state = static_cast<SegmentState>(pick(0, 3));
        row.candidate_content = pick(0, 9) == 0;
        if (pick(0, 3) == 0) row.topics.push_back({pick(1, 3)});
    }
    add_goals();
    add_rules();
    add_placements();
}

void RandomCampaign::add_slots() {
    const std::array<base::Id<Outlet>, 4> where{radio, television, paper, web};
    for (int i = 0; i < 6; ++i) {
        const auto on = where[static_cast<std::size_t>(pick(0, 3))];
        const bool is_page = on == paper;
        const auto id = slot("Khung", on, is_page ? "" : hm(TimeOfDay{static_cast<std::int32_t>(1800 * pick(10, 44))}), is_page ? 0 : static_cast<int>(pick(2, 15)));
        auto& row = (*this)[id];
        row.capacity_unit = is_page ? (pick(0, 1) == 0 ? CapacityUnit::Items : CapacityUnit::Columns) : pick(0, 2) == 0 ? CapacityUnit::Items : CapacityUnit::Seconds;
        row.capacity = row.capacity_unit == CapacityUnit::Seconds ? 0 : static_cast<int>(pick(1, 4));
        row.weight = static_cast<int>(pick(1, 8));
        if (pick(0, 3) == 0) row.topics = {{pick(1, 3)}};
        if (pick(0, 3) == 0) row.closed_dates = {plus_days(today(), pick(1, 20))};
        if (pick(0, 3) == 0 && !m_slots.empty() && (*this)[m_slots.back()].outlet == on) row.repeats = m_slots.back();
        m_slots.push_back(id);
    }
}

void RandomCampaign::add_goals() {
    for (int i = 0; i < 5; ++i) {
        Goal goal;
        goal.topic = {pick(1, 3)};
        goal.medium = std::array{Medium::Radio, Medium::Television, Medium::Print, Medium::Online}[static_cast<std::size_t>(pick(0, 3))];
        goal.period = pick(0, 1) == 0 ? GoalPeriod::Week : GoalPeriod::Flight;
        goal.unit = static_cast<GoalUnit>(pick(0, 2));
        goal.target = static_cast<int>(pick(1, 6));
        goal.count_repeats = pick(0, 2) != 0;
        goal.tier = static_cast<Tier>(pick(0, 2));
        add(goal);
    }
}

void RandomCampaign::add_rules() {
    for (const char* kind : {"overlap", "capacity", "repeat_order", "closed", "flight", "lead_time", "holiday"}) {
        const auto id = rule(kind);
        (*this)[id].severity = Severity::Block;
        if (pick(0, 3) == 0) (*this)[id].only_topic = {pick(1, 3)};
    }
    for (int i = 0; i < 4; ++i) {
        const bool is_cap = pick(0, 1) == 0;
        auto& row = (*this)[rule(is_cap ? "cap" : "separation")];
        row.severity = pick(0, 3) == 0 ? Severity::Warn : pick(0, 1) == 0 ? Severity::Block : Severity::BlockRelease;
        row.subject = static_cast<RuleSubject>(pick(0, 4));
        row.scope = static_cast<RuleScope>(pick(0, 4));
        row.period = static_cast<RulePeriod>(pick(0, 1));
        row.maximum = static_cast<int>(pick(1, 5));
        row.minutes = static_cast<int>(pick(0, 2) * pick(10, 1500));
        if (pick(0, 2) == 0) row.only_topic = {pick(1, 3)};
        if (pick(0, 3) == 0) row.only_outlet = {pick(1, 4)};
        if (pick(0, 3) == 0) row.slots = static_cast<int>(pick(1, 3));
    }
}

void RandomCampaign::add_placements() {
    for (int i = 0; i < 12; ++i) {
        Placement row;
        row.segment = {pick(1, 8)};
        row.date = plus_days(today(), pick(-6, 30));
        row.outlet = {pick(1, 4)};
        row.length = Seconds(60 * pick(1, 6));
        row.state = static_cast<PlacementState>(pick(0, 3));
        if (pick(0, 1) == 0) {
            row.slot = m_slots[static_cast<std::size_t>(pick(0, 5))];
            row.outlet = (*this)[row.slot].outlet;
            row.start = (*this)[row.slot].start;
        } else if (row.outlet != paper) {
            row.start = TimeOfDay{static_cast<std::int32_t>(60 * pick(300, 1400))};
        }
        add(row);
    }
}

}  // namespace lichsong::test
