// SPDX-License-Identifier: Apache-2.0
// The days of a slot and what it holds.
#include "calendar/model/slot.h"

#include <algorithm>
#include <array>

namespace lichsong::model {

std::span<const FieldInfo> slot_fields() {
    static constexpr std::array list{
        field<&Slot::title>("title", Required | Searched),
        field<&Slot::outlet>("outlet", Required),
        field<&Slot::kind>("kind"),
        field<&Slot::rule>("rule"),
        field<&Slot::start>("start"),
        field<&Slot::length>("length"),
        field<&Slot::capacity_unit>("capacity_unit"),
        field<&Slot::capacity>("capacity"),
        field<&Slot::weight>("weight"),
        field<&Slot::topics>("topics"),
        field<&Slot::lead_content>("lead_content"),
        field<&Slot::lead_approval>("lead_approval"),
        field<&Slot::lead_tape>("lead_tape"),
        field<&Slot::repeats>("repeats"),
        field<&Slot::valid_from>("valid_from"),
        field<&Slot::valid_to>("valid_to"),
        field<&Slot::extra_dates>("extra_dates"),
        field<&Slot::closed_dates>("closed_dates"),
        field<&Slot::note>("note"),
    };
    return list;
}

namespace {
bool listed(const std::vector<Date>& dates, const Date& date) { return std::find(dates.begin(), dates.end(), date) != dates.end(); }

// An interval needs a fixed origin; a rule of every week or month holds before the flight as well.
Date rule_anchor(const Slot& slot, const Date& flight_first, const Date& date) {
    const Date origin = is_set(slot.valid_from) ? slot.valid_from : flight_first;
    return slot.rule.every == 1 || !is_set(origin) ? date : origin;
}

}  // namespace

std::vector<Date> slot_dates(const Slot& slot, const Date& flight_first, const Date& from, const Date& to) {
    const Date first = is_set(slot.valid_from) ? std::max(slot.valid_from, from) : from;
    const Date last = is_set(slot.valid_to) ? std::min(slot.valid_to, to) : to;
    if (last < first) return {};
    return expand(slot.rule, rule_anchor(slot, flight_first, first), first, last, slot.extra_dates, slot.closed_dates);
}

SlotDay slot_on(const Slot& slot, const Date& flight_first, const Date& date) {
    if (slot.kind != SlotKind::Open) return SlotDay::NotBookable;
    if (!is_valid_on(slot.valid_from, slot.valid_to, date)) return SlotDay::NotValid;
    if (listed(slot.closed_dates, date)) return SlotDay::Closed;
    if (listed(slot.extra_dates, date)) return SlotDay::Open;
    return falls_on(slot.rule, rule_anchor(slot, flight_first, date), date) ? SlotDay::Open : SlotDay::NoOpening;
}

std::optional<std::int64_t> slot_capacity(const Slot& slot) {
    if (slot.capacity > 0) return slot.capacity;
    if (slot.capacity_unit == CapacityUnit::Seconds && slot.length.count() > 0) return slot.length.count();
    return std::nullopt;
}

}  // namespace lichsong::model
