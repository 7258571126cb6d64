// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/openings.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace lichsong::service {
namespace {

using model::Date;
using model::Plan;
using model::Slot;

bool takes(const Plan& plan, const Slot& slot, const std::vector<base::Id<model::Topic>>& topics) {
    if (slot.topics.empty()) return true;
    const auto is_allowed = [&](auto topic) {
        return std::any_of(slot.topics.begin(), slot.topics.end(), [&](auto allowed) { return model::falls_under(plan, topic, allowed); });
    };
    return std::any_of(topics.begin(), topics.end(), is_allowed);
}

using Booked = std::map<std::pair<std::int64_t, Date>, std::int64_t>;

Booked booked_in(const Plan& plan) {
    Booked booked;
    for (const auto& placement : plan.placements) {
        const auto* slot = plan.slots.find(placement.slot);
        if (slot != nullptr && model::state_info(placement.state).occupies) booked[{slot->id, placement.date}] += share_of(placement, slot->capacity_unit);
    }
    return booked;
}

// The place, with a length that fits what is left.
Elsewhere place_of(const Slot& slot, const Opening& opening) {
    const bool by_time = slot.capacity_unit == model::CapacityUnit::Seconds;
    return {opening.date, slot.start, slot.outlet.value, slot.id, by_time && opening.free ? std::min(slot.length, model::Seconds(*opening.free)) : slot.length};
}

}  // namespace

std::int64_t share_of(const model::Placement& placement, model::CapacityUnit unit) {
    switch (unit) {
        case model::CapacityUnit::Seconds: return placement.length.count();
        case model::CapacityUnit::Columns: return placement.size;
        case model::CapacityUnit::Items: break;
    }
    return 1;
}

std::vector<Opening> free_openings(const Plan& plan, const OpeningWish& wish) {
    const auto booked = booked_in(plan);
    std::vector<Opening> found;
    for (const auto& slot : plan.slots) {
        const auto* outlet = plan.outlets.find(slot.outlet);
        if (outlet == nullptr || slot.kind != model::SlotKind::Open || !takes(plan, slot, wish.topics)) continue;
        if (wish.medium && outlet->medium != *wish.medium) continue;
        const auto capacity = model::slot_capacity(slot);
        for (const auto& date : model::slot_dates(slot, plan.campaign.first_day, wish.days.from, wish.days.to)) {
            const auto used = booked.find({slot.id, date});
            const auto free = capacity ? std::optional(*capacity - (used == booked.end() ? 0 : used->second)) : std::nullopt;
            if (!free || *free > 0) found.push_back({date, slot.outlet, id_of(slot), slot.start, free, {}});
        }
    }
    const auto when = [](const Opening& one) { return std::tuple(one.date, one.start ? one.start->seconds : -1, one.slot.value); };
    std::sort(found.begin(), found.end(), [&](const Opening& a, const Opening& b) { return when(a) < when(b); });
    return found;
}

std::vector<Opening> openings(Desk& desk, base::Id<model::Topic> topic, model::Medium medium, const model::DateSpan& days, std::size_t most) {
    const model::DateSpan open{std::max(days.from, desk.today()), days.to};
    if (open.to < open.from) return {};
    model::Segment segment;
    segment.title = desk.context().campaign.name;
    segment.responsible_body = desk.context().campaign.body;
    segment.reference = segment.title;
    if (topic) segment.topics.push_back(topic);
    WhatIf what_if(desk, segment, open.from, open.to);
    auto found = free_openings(what_if.plan(), {segment.topics, medium, open});
    if (found.size() > most) found.resize(most);
    for (auto& opening : found) opening.breaks = what_if.breaks(place_of(*desk.context().slots.find(opening.slot), opening));
    std::stable_sort(found.begin(), found.end(), [](const Opening& a, const Opening& b) {
        const auto worst = [](const Opening& one) { return one.breaks.empty() ? -1 : static_cast<int>(one.breaks.front().severity); };
        return worst(a) < worst(b);
    });
    return found;
}

}  // namespace lichsong::service
