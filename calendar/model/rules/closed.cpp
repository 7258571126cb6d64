// SPDX-License-Identifier: Apache-2.0
// Rule "closed": the outlet or the slot cannot take the placement at all. An item fits a slot of restricted topics where one
// of its topics, or one above it, is listed there; an item without topics is not judged.
//   closed.outlet_not_valid  {1} code, {2} outlet, {3} date
//   closed.other_outlet      {1} code, {2} slot, {3} outlet of the placement
//   closed.not_bookable      {1} code, {2} slot, {3} date: a relay or a fixed programme
//   closed.slot_not_valid    {1} code, {2} slot, {3} date: before or after the slot's own time
//   closed.slot_closed       {1} code, {2} slot, {3} date: closed that day
//   closed.no_opening        {1} code, {2} slot, {3} date: the slot does not fall on that day
//   closed.topic             {1} code, {2} slot, {3} topic in Vietnamese, {4} in English
//   closed.relay_time        {1} code, {2} relay, {3} date, {4} and {5} its first and last minute (HH:MM)
//   closed.fixed_time        as closed.relay_time, for the outlet's own fixed programmes
#include "calendar/model/rules/input.h"

#include <algorithm>
#include <array>

namespace lichsong::model {
namespace {

constexpr std::array<std::string_view, 5> day_reasons = {  // as SlotDay
    "", "closed.not_bookable", "closed.slot_not_valid", "closed.slot_closed", "closed.no_opening"};

void check_outlets(const RuleTask& task, Violations& out) {
    const auto& input = task.input;
    for (std::size_t i = 0; i < input.lives.size(); ++i) {
        const auto& live = input.lives[i];
        const auto& outlet = input.outlet(live);
        if (is_valid_on(outlet.valid_from, outlet.valid_to, live.date) || !task.holds(i)) continue;
        report(task, out, {&live}, "closed.outlet_not_valid", words(input.code(live), outlet.name, iso(live.date)));
    }
}

void check_openings(const RuleTask& task, const Slot& slot, std::span<const std::uint32_t> group, Violations& out) {
    const auto& input = task.input;
    for_each_day(input, group, [&](std::span<const std::uint32_t> day) {
        const auto date = input.lives[day.front()].date;
        const auto how = slot_on(slot, input.plan.campaign.first_day, date);
        for (const auto i : day) {
            const auto& live = input.lives[i];
            if (!task.holds(i)) continue;
            const auto& outlet = input.outlet(live);
            if (slot.outlet != id_of(outlet)) report(task, out, {&live}, "closed.other_outlet", words(input.code(live), slot.title, outlet.name));
            if (how != SlotDay::Open)
                report(task, out, {&live}, day_reasons[static_cast<std::size_t>(how)], words(input.code(live), slot.title, iso(date)));
        }
    });
}

void check_topics(const RuleTask& task, const Slot& slot, std::span<const std::uint32_t> group, Violations& out) {
    const auto& input = task.input;
    std::vector<std::uint8_t> allowed;  // by place of the topic
    for (const auto& topic : input.plan.topics)
        allowed.push_back(std::any_of(slot.topics.begin(), slot.topics.end(),
                                      [&](base::Id<Topic> listed) { return falls_under(input.plan, id_of(topic), listed); }) ? 1 : 0);
    for (const auto i : group) {
        const auto& live = input.lives[i];
        const auto about = input.topics_of(live);
        if (about.empty() || !task.holds(i)) continue;
        if (std::any_of(about.begin(), about.end(), [&](Place topic) { return allowed[topic] != 0; })) continue;
        const auto& topic = input.plan.topics.rows()[about.front()];
        report(task, out, {&live}, "closed.topic",
               words(input.code(live), slot.title, topic.title, topic.title_en.empty() ? topic.title : topic.title_en));
    }
}

// A programme of the outlet that nobody can book, on one day.
struct Reserved {
    WallSpan span;
    const Slot* slot;
};

std::vector<std::vector<Reserved>> reserved_times(const RuleInput& input) {
    std::vector<std::vector<Reserved>> by_outlet(input.plan.outlets.size());
    for (const auto& slot : input.plan.slots) {
        const Place outlet = place_of(input.plan.outlets, slot.outlet);
        if (slot.kind == SlotKind::Open || !slot.start || outlet == nowhere) continue;
        // From a day earlier: a relay may run past midnight into the first day.
        for (const auto& date : slot_dates(slot, input.plan.campaign.first_day, plus_days(input.first_day, -1), input.last_day)) {
            const auto start = wall_seconds(date, *slot.start);
            by_outlet[outlet].push_back({{start, start + slot.length.count()}, &slot});
        }
    }
    for (auto& times : by_outlet)
        std::sort(times.begin(), times.end(), [](const Reserved& left, const Reserved& right) { return left.span.start < right.span.start; });
    return by_outlet;
}

// The reserved programme that a placement cuts into; an item without a length is an instant.
const Reserved* cut_into(const std::vector<Reserved>& times, std::size_t from, const RuleInput& input, const Live& live) {
    const auto end = std::max(live.span.end, live.span.start + 1);
    for (auto k = from; k < times.size() && times[k].span.start < end; ++k)
        if (times[k].span.end > live.span.start && times[k].slot != input.slot(live)) return &times[k];
    return nullptr;
}

void check_reserved(const RuleTask& task, Violations& out) {
    const auto& input = task.input;
    const auto by_outlet = reserved_times(input);
    std::size_t next = 0;
    Place outlet = nowhere;
    for (std::size_t i = 0; i < input.lives.size(); ++i) {
        const auto& live = input.lives[i];
        const auto& times = by_outlet[live.outlet];
        if (live.outlet != outlet) next = 0;
        outlet = live.outlet;
        while (next < times.size() && times[next].span.end <= live.span.start) ++next;
        if (!live.timed || !task.holds(i)) continue;
        const auto* hit = cut_into(times, next, input, live);
        if (hit == nullptr) continue;
        report(task, out, {&live}, hit->slot->kind == SlotKind::Relay ? "closed.relay_time" : "closed.fixed_time",
               words(input.code(live), hit->slot->title, iso(live.date), hm(time_of(hit->span.start)), hm(time_of(hit->span.end))));
    }
}

}  // namespace

void check_closed(const RuleTask& task, Violations& out) {
    const auto& input = task.input;
    check_outlets(task, out);
    for (std::size_t s = 0; s < input.by_slot.size(); ++s) {
        const auto& slot = input.plan.slots.rows()[s];
        check_openings(task, slot, input.by_slot.group(s), out);
        if (!slot.topics.empty()) check_topics(task, slot, input.by_slot.group(s), out);
    }
    check_reserved(task, out);
}

}  // namespace lichsong::model
