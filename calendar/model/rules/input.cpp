// SPDX-License-Identifier: Apache-2.0
// Reads each row of the plan once, front to back, and sorts small keys instead of rows.
#include "calendar/model/rules/input.h"

#include <algorithm>
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

// Sorts by wall start, then by id. The end of a day (24:00) is the same second as the start of the next and goes before it,
// so that the days of a slot stay together.
std::uint64_t sort_key(const Live& live, std::size_t index) {
    constexpr unsigned index_bits = 28;
    constexpr WallSeconds earliest = -3'000'000'000;  // before 1900
    const bool at_day_end = live.timed && date_of(live.span.start) != live.date;
    const auto time = static_cast<std::uint64_t>(live.span.start - earliest) * 2 + (at_day_end ? 0U : 1U);
    return time << index_bits | index;
}
constexpr std::uint64_t index_mask = (std::uint64_t{1} << 28) - 1;

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

std::vector<Live> sorted(const std::vector<Live>& lives, std::size_t outlets) {
    std::vector<std::size_t> starts(outlets + 1);
    for (const auto& live : lives) ++starts[live.outlet + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    std::vector<std::uint64_t> keys(lives.size());
    auto next = starts;
    for (std::size_t i = 0; i < lives.size(); ++i) keys[next[lives[i].outlet]++] = sort_key(lives[i], i);
    const auto at = [&](std::size_t o) { return keys.begin() + static_cast<std::ptrdiff_t>(starts[o]); };
    for (std::size_t o = 0; o < outlets; ++o) std::sort(at(o), at(o + 1));
    std::vector<Live> out;
    out.reserve(lives.size());
    for (const auto key : keys) out.push_back(lives[key & index_mask]);
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
    : plan(of_plan), options(with_options), lives(sorted(read_lives(of_plan), of_plan.outlets.size())),
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
    for (const auto* live : lives) violation.placements.push_back({task.input.placement(*live).id});
    violation.reason = reason;
    violation.args = std::move(args);
}

}  // namespace lichsong::model
