// SPDX-License-Identifier: Apache-2.0
// The arithmetic of series: RFC 5545 §3.8.4.4 and §3.8.5.
#include "calendar/ical/recurring.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

namespace lichsong::ical {
namespace {

using model::CalendarStatus;
using model::Date;

const Date& last_day(const model::Series& series, const model::Plan& plan) {
    return model::is_set(series.last_day) ? series.last_day : plan.campaign.last_day;
}

std::vector<Date> rule_days(const model::Series& series, const model::Plan& plan) {
    const auto& last = last_day(series, plan);
    if (!model::is_set(series.first_day) || !model::is_set(last)) return {};
    return model::expand(series.rule, series.first_day, series.first_day, last);
}

CalendarStatus status_of(const Entry& entry) { return model::state_info(entry.placement.state).status; }

// Entries that are shown, by day; of several on a day the first run goes before its repeats. A series of which nothing is
// left is shown as it was, cancelled: if it just went away, some readers would keep it for ever (ical.md C42).
std::vector<const Entry*> shown_in_order(std::span<const Entry> entries) {
    std::vector<const Entry*> shown;
    for (const auto& entry : entries)
        if (model::is_set(entry.placement.date)) shown.push_back(&entry);
    const auto is_cancelled = [](const Entry* entry) { return status_of(*entry) == CalendarStatus::Cancelled; };
    if (!std::all_of(shown.begin(), shown.end(), is_cancelled)) std::erase_if(shown, is_cancelled);
    const auto rank = [](const Entry* entry) {
        return std::tuple(instance_day(*entry), static_cast<bool>(entry->placement.repeat_of), entry->placement.id);
    };
    std::sort(shown.begin(), shown.end(), [&](const Entry* a, const Entry* b) { return rank(a) < rank(b); });
    return shown;
}

// The commonest, so that fewest overrides are needed; where two are as common, the more careful.
CalendarStatus commonest_status(const std::vector<const Entry*>& instances) {
    std::array<std::size_t, 3> counts{};
    for (const auto* entry : instances) ++counts[static_cast<std::size_t>(status_of(*entry))];
    return static_cast<CalendarStatus>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

const Entry* spokesman(const std::vector<const Entry*>& instances) {
    const auto same = [&](const Entry* e) { return e->placement.state == instances.front()->placement.state; };
    return std::all_of(instances.begin(), instances.end(), same) ? instances.front() : nullptr;
}

// Removing an instance changes the recurring entry as well, so all entries count, not only those shown (ical.md C20).
base::Stamp latest_change(std::span<const Entry> entries) {
    base::Stamp latest = 0;
    for (const auto& entry : entries) latest = std::max({latest, entry.placement.modified, entry.segment.modified});
    return latest;
}

}  // namespace

const Date& instance_day(const Entry& entry) {
    return model::is_set(entry.placement.series_date) ? entry.placement.series_date : entry.placement.date;
}

bool can_recur(const model::Series& series, const model::Plan& plan, const Projection& projection) {
    return projection.is_local() && plan.slots.find(series.slot) != nullptr && !rule_days(series, plan).empty();
}

Arrangement arrange(const model::Series& series, const model::Plan& plan, std::span<const Entry> entries,
                    const Projection& projection) {
    const auto& slot = *plan.slots.find(series.slot);
    const auto days = rule_days(series, plan);
    Arrangement result;
    result.first = days.front();
    result.last = days.back();

    std::vector<const Entry*> instances;
    for (const auto* entry : shown_in_order(entries)) {
        // A whole-day instance of a timed series would need a RECURRENCE-ID of another type than DTSTART (§3.8.4.4).
        const bool fits = !entry->placement.start == !slot.start;
        const bool taken = !instances.empty() && instance_day(*instances.back()) == instance_day(*entry);
        (fits && !taken ? instances : result.apart).push_back(entry);
    }
    result.has_instances = !instances.empty();
    if (!result.has_instances) return result;

    std::vector<Date> used;
    used.reserve(instances.size());
    for (const auto* entry : instances) used.push_back(instance_day(*entry));
    std::set_difference(days.begin(), days.end(), used.begin(), used.end(), std::back_inserter(result.removed));
    std::set_difference(used.begin(), used.end(), days.begin(), days.end(), std::back_inserter(result.added));

    result.master = {span_on(result.first, series, slot), commonest_status(instances), spokesman(instances),
                     latest_change(entries)};
    for (const auto* entry : instances) {
        const auto* own_slot = plan.slots.find(entry->placement.slot);
        const bool as_planned = span_of(entry->placement, &series, own_slot) == span_on(instance_day(*entry), series, slot) &&
                                status_of(*entry) == result.master.status && !projection.says_other(*entry, series, slot);
        if (!as_planned) result.overrides.push_back({instance_day(*entry), entry});
    }
    return result;
}

}  // namespace lichsong::ical
