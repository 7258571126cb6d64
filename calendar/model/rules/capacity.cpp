// SPDX-License-Identifier: Apache-2.0
// Rule "capacity": what is booked in a slot on a day is more than it holds. The first item that no longer fits is blamed;
// all items of that slot and day are named, so that any of them may give way.
//   capacity.seconds  {1} code, {2} slot, {3} date, {4} booked (m:ss), {5} capacity (m:ss)
//   capacity.items    {1} code, {2} slot, {3} date, {4} booked, {5} capacity
//   capacity.columns  as capacity.items
#include "calendar/model/rules/input.h"

#include <algorithm>
#include <array>

namespace lichsong::model {
namespace {

std::int64_t share(const Live& live, CapacityUnit unit) {
    if (unit == CapacityUnit::Seconds) return live.length;
    return unit == CapacityUnit::Items ? 1 : live.size;
}

constexpr std::array<std::string_view, 3> reasons = {"capacity.seconds", "capacity.items", "capacity.columns"};  // as CapacityUnit

std::string amount(std::int64_t value, CapacityUnit unit) {
    return unit == CapacityUnit::Seconds ? duration_text(Seconds(value)) : std::to_string(value);
}

void check_day(const RuleTask& task, const Slot& slot, std::int64_t capacity, std::span<const std::uint32_t> day, Violations& out) {
    const auto& input = task.input;
    std::int64_t booked = 0;
    std::size_t blamed = day.size();
    bool in_scope = false;
    for (std::size_t k = 0; k < day.size(); ++k) {
        booked += share(input.lives[day[k]], slot.capacity_unit);
        if (booked > capacity && blamed == day.size()) blamed = k;
        in_scope = in_scope || task.holds(day[k]);
    }
    if (blamed == day.size() || !in_scope) return;
    const auto& first = input.lives[day[blamed]];
    report(task, out, {&first}, reasons[static_cast<std::size_t>(slot.capacity_unit)],
           words(input.code(first), slot.title, iso(first.date), amount(booked, slot.capacity_unit), amount(capacity, slot.capacity_unit)));
    for (std::size_t k = 0; k < day.size(); ++k)
        if (k != blamed) out.back().placements.push_back({input.placement(input.lives[day[k]]).id});
}

}  // namespace

void check_capacity(const RuleTask& task, Violations& out) {
    const auto& input = task.input;
    for (std::size_t s = 0; s < input.by_slot.size(); ++s) {
        const auto& slot = input.plan.slots.rows()[s];
        const auto capacity = slot_capacity(slot);
        if (!capacity) continue;
        for_each_day(input, input.by_slot.group(s), [&](std::span<const std::uint32_t> day) { check_day(task, slot, *capacity, day, out); });
    }
}

}  // namespace lichsong::model
