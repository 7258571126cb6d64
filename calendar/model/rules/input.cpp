// SPDX-License-Identifier: Apache-2.0
// Reads each row of the plan once, front to back, and sorts small keys instead of rows.
#include "calendar/model/rules/input.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "calendar/base/text.h"

namespace lichsong::model {
namespace {

bool is_live(const Placement& placement) {
    return state_info(placement.state).occupies && placement.intention != Intention::NotIntended && is_set(placement.date);
}

// Ids apart from their rows: a look-up then touches eight bytes and not a whole row.
class Places {
public:
    template <class E>
    explicit Places(const Table<E>& table) {
        m_ids.reserve(table.size());
        for (const auto& row : table) m_ids.push_back(row.id);
    }

    [[nodiscard]] Place of(std::int64_t id) const {
        const auto guess = static_cast<std::size_t>(id - 1);  // mostly dense from 1
        if (guess < m_ids.size() && m_ids[guess] == id) return static_cast<Place>(guess);
        const auto found = std::lower_bound(m_ids.begin(), m_ids.end(), id);
        return found != m_ids.end() && *found == id ? static_cast<Place>(found - m_ids.begin()) : nowhere;
    }

private:
    std::vector<std::int64_t> m_ids;
};

// Follows repeat_of to the first airing. The bound ends a circle that a damaged file may hold.
Place family_of(const Plan& plan, const Placement& placement, Place own) {
    constexpr int longest_chain = 64;
    Place root = own;
    const auto* at = &placement;
    for (int step = 0; at->repeat_of && step < longest_chain; ++step) {
        const Place next = place_of(plan.placements, at->repeat_of);
        if (next == nowhere) break;
        root = next;
        at = &plan.placements.rows()[next];
    }
    return root;
}

// The end of a day (24:00) is the same second as the start of the next and goes before it, so that the days of a slot stay
// together.
std::uint64_t time_key(const Live& live) {
    constexpr WallSeconds earliest = -5'000'000'000;  // before 1900
    const bool at_day_end = live.timed && date_of(live.span.start) != live.date;
    return static_cast<std::uint64_t>(live.span.start - earliest) * 2 + (at_day_end ? 0U : 1U);
}

// Radix sort: keys of wall time differ in few of their digits, and a comparison sort of them would cost more than most
// rules do. Stable, so that equal times stay in the order of ids.
std::vector<std::uint32_t> order_by_time(const std::vector<Live>& lives) {
    constexpr unsigned digit_bits = 11;
    constexpr std::size_t digits = std::size_t{1} << digit_bits;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
    keys.reserve(lives.size());
    for (const auto& live : lives) keys.emplace_back(time_key(live), static_cast<std::uint32_t>(keys.size()));
    const auto [low, high] = std::minmax_element(keys.begin(), keys.end());
    const std::uint64_t least = keys.empty() ? 0 : low->first;
    const std::uint64_t range = keys.empty() ? 0 : high->first - least;
    auto sorted = keys;
    for (unsigned shift = 0; range >> shift != 0; shift += digit_bits) {
        const auto digit = [&](std::uint64_t key) { return (key - least) >> shift & (digits - 1); };
        std::array<std::uint32_t, digits + 1> next{};
        for (const auto& [key, at] : keys) ++next[digit(key) + 1];
        std::partial_sum(next.begin(), next.end(), next.begin());
        for (const auto& entry : keys) sorted[next[digit(entry.first)]++] = entry;
        keys.swap(sorted);
    }
    std::vector<std::uint32_t> order;
    order.reserve(keys.size());
    for (const auto& [key, at] : keys) order.push_back(at);
    return order;
}

std::vector<SegmentFacts> segment_facts(const Plan& plan, std::vector<Place>& topics) {
    std::vector<SegmentFacts> facts;
    facts.reserve(plan.segments.size());
    topics.reserve(plan.segments.size() * 2);
    for (const auto& segment : plan.segments) {
        const auto first = static_cast<std::uint32_t>(topics.size());
        for (const auto topic : segment.topics) {
            const Place place = place_of(plan.topics, topic);
            const bool named_before = std::find(topics.begin() + first, topics.end(), place) != topics.end();
            if (place != nowhere && !named_before) topics.push_back(place);
        }
        facts.push_back({first, static_cast<std::uint32_t>(topics.size()), segment.state, segment.candidate_content,
                         !base::trim(segment.responsible_body).empty()});
    }
    return facts;
}

std::vector<Live> read_lives(const Plan& plan) {
    const Places segments(plan.segments);
    const Places outlets(plan.outlets);
    const Places slots(plan.slots);
    const Places series(plan.series);
    std::vector<std::uint8_t> has_clock;
    for (const auto& outlet : plan.outlets) has_clock.push_back(medium_info(outlet.medium).has_clock_time ? 1 : 0);
    std::vector<Live> lives;
    lives.reserve(plan.placements.size());
    Place own = 0;
    for (const auto& placement : plan.placements) {
        const Place at = own++;
        const Place outlet = outlets.of(placement.outlet.value);
        if (outlet == nowhere || !is_live(placement)) continue;  // without its outlet nothing can be said of it
        const Place slot = slots.of(placement.slot.value);
        const Place segment = segments.of(placement.segment.value);
        const auto* slot_row = slot == nowhere ? nullptr : &plan.slots.rows()[slot];
        Live live{span_of(placement, slot_row), placement.date, at, segment, outlet, slot, series.of(placement.series.value), at,
                  static_cast<std::int32_t>(placement.length.count()), placement.size, placement.state,
                  static_cast<bool>(placement.repeat_of),
                  has_clock[outlet] != 0 && (placement.start || (slot_row != nullptr && slot_row->start))};
        if (placement.repeat_of) live.family = family_of(plan, placement, at);
        lives.push_back(live);
    }
    return lives;
}

// Puts lives by outlet and time, and makes `by_time` from the order in which they were read the one in which they now are.
std::vector<Live> sorted(const std::vector<Live>& lives, std::size_t outlets, std::vector<std::uint32_t>& by_time) {
    by_time = order_by_time(lives);
    std::vector<std::uint32_t> next(outlets + 1);
    for (const auto& live : lives) ++next[live.outlet + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<Live> out(lives.size());
    for (auto& at : by_time) {
        const auto place = next[lives[at].outlet]++;
        out[place] = lives[at];
        at = place;
    }
    return out;
}

// Stretches [first, last] so that it holds `date`.
void stretch(Date& first, Date& last, const Date& date) {
    if (!is_set(date)) return;
    if (!is_set(first) || date < first) first = date;
    if (!is_set(last) || date > last) last = date;
}

Date end_of_stretch(const Plan& plan, const std::vector<Live>& lives, bool want_last) {
    Date first;
    Date last;
    for (const auto& date : {plan.campaign.first_day, plan.campaign.last_day}) stretch(first, last, date);
    for (const auto& live : lives) stretch(first, last, live.date);
    if (!is_set(first)) return Date(2000, 1, 1);  // an empty plan: any day does
    return want_last ? last : first;
}

}  // namespace

RuleInput::RuleInput(const Plan& of_plan, const CheckOptions& with_options)
    : plan(of_plan), options(with_options), lives(sorted(read_lives(of_plan), of_plan.outlets.size(), by_time)),
      segments(segment_facts(of_plan, segment_topics)), first_day(end_of_stretch(of_plan, lives, false)),
      last_day(end_of_stretch(of_plan, lives, true)), working_days(first_day, last_day, of_plan.holidays.rows()) {
    by_slot = group_by(*this, all_lives(*this), plan.slots.size(), [](const Live& live) { return live.slot; });
}

WallSpan span_of(const Placement& placement, const Slot* slot) {
    if (placement.start || slot == nullptr || !slot->start) return wall_span(placement);
    const auto start = wall_seconds(placement.date, *slot->start);
    return {start, start + placement.length.count()};
}

std::vector<std::uint32_t> all_lives(const RuleInput& input) {
    std::vector<std::uint32_t> order(input.lives.size());
    std::iota(order.begin(), order.end(), 0U);
    return order;
}

void report(const RuleTask& task, Violations& out, std::initializer_list<const Live*> lives, std::string_view reason,
            std::vector<std::string> args) {
    auto& violation = out.emplace_back();
    violation.rule = id_of(task.rule);
    violation.severity = task.rule.severity;
    violation.placements.reserve(lives.size());
    for (const auto* live : lives) violation.placements.push_back({task.input.placement(*live).id});
    violation.reason = reason;
    violation.args = std::move(args);
}

}  // namespace lichsong::model
