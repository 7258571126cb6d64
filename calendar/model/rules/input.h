// SPDX-License-Identifier: Apache-2.0
// What all rules need of a plan, prepared once for each check: the placements that count, small and in order, and tables
// to look things up in. Only the files of this folder include it.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "calendar/model/rules/rules.h"

namespace lichsong::model {

/// The place of a row in its table; `nowhere` for none.
using Place = std::uint32_t;
inline constexpr Place nowhere = UINT32_MAX;

/// A placement that takes up room and is meant to go out. What rules look at for each of them stands here, so that a
/// sweep does not wait for a far-off row; names and codes are fetched only when something is found.
struct Live {
    WallSpan span;        ///< without a clock time: the whole day
    Date date;
    Place placement;
    Place segment;        ///< nowhere where it was not loaded
    Place outlet;
    Place slot;
    Place series;
    Place family;         ///< the first airing that this one, directly or through others, repeats; itself for no repeat
    std::int32_t length;  ///< seconds
    std::int32_t size;    ///< columns
    PlacementState state;
    bool repeats;         ///< names an original
    bool timed;           ///< goes out at a time of the clock that is known
};

/// Of a segment, what rules ask for.
struct SegmentFacts {
    std::uint32_t first_topic;
    std::uint32_t past_topic;
    SegmentState state;
    bool candidate_content;
    bool attributed;
};

/// Live placements in groups: group g is order[starts[g]] … order[starts[g + 1] - 1], each group in order of time.
struct Grouping {
    std::vector<std::uint32_t> order;
    std::vector<std::uint32_t> starts;

    [[nodiscard]] std::size_t size() const { return starts.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> group(std::size_t g) const {
        return std::span(order).subspan(starts[g], starts[g + 1] - starts[g]);
    }
};

struct RuleInput {
    RuleInput(const Plan& plan, const CheckOptions& options);

    const Plan& plan;
    const CheckOptions& options;
    std::vector<std::uint32_t> by_time;       ///< all lives by start, then id, whatever their outlet
    std::vector<Live> lives;                  ///< by outlet, then start, then id
    std::vector<Place> segment_topics;        ///< see topics_of()
    std::vector<SegmentFacts> segments;       ///< by place
    Grouping by_slot;                         ///< placements without a slot are left out
    Date first_day;                           ///< of all lives and the flight
    Date last_day;
    WorkingDays working_days;

    [[nodiscard]] const Placement& placement(const Live& live) const { return plan.placements.rows()[live.placement]; }
    [[nodiscard]] const Outlet& outlet(const Live& live) const { return plan.outlets.rows()[live.outlet]; }
    [[nodiscard]] const Slot* slot(const Live& live) const { return live.slot == nowhere ? nullptr : &plan.slots.rows()[live.slot]; }
    [[nodiscard]] const Segment* segment(const Live& live) const {
        return live.segment == nowhere ? nullptr : &plan.segments.rows()[live.segment];
    }
    [[nodiscard]] std::span<const Place> topics_of(const Live& live) const {
        if (live.segment == nowhere) return {};
        const auto& facts = segments[live.segment];
        return std::span(segment_topics).subspan(facts.first_topic, facts.past_topic - facts.first_topic);
    }
    [[nodiscard]] const std::string& code(const Live& live) const { return placement(live).key; }
    [[nodiscard]] std::string title(const Live& live) const { return segment(live) == nullptr ? std::string() : segment(live)->title; }
};

/// When it goes out. A placement that has no time of its own goes out at its slot's.
[[nodiscard]] WallSpan span_of(const Placement& placement, const Slot* slot);

/// The place of the row with that id, `nowhere` for none.
template <class E>
[[nodiscard]] Place place_of(const Table<E>& table, base::Id<E> id) {
    const auto* row = id ? table.find(id) : nullptr;
    return row == nullptr ? nowhere : static_cast<Place>(row - table.rows().data());
}

/// Groups by `group_of(live)`, `nowhere` leaving a placement out; keeps the order of `order` within each group.
template <class GroupOf>
[[nodiscard]] Grouping group_by(const RuleInput& input, std::span<const std::uint32_t> order, std::size_t groups, GroupOf&& group_of) {
    Grouping made;
    made.starts.assign(groups + 1, 0);
    for (const auto i : order)
        if (const Place g = group_of(input.lives[i]); g != nowhere) ++made.starts[g + 1];
    for (std::size_t g = 0; g < groups; ++g) made.starts[g + 1] += made.starts[g];
    made.order.resize(made.starts.back());
    auto next = made.starts;
    for (const auto i : order)
        if (const Place g = group_of(input.lives[i]); g != nowhere) made.order[next[g]++] = i;
    return made;
}

/// Cuts a group of one slot, or of one outlet, into its days.
template <class Visit>
void for_each_day(const RuleInput& input, std::span<const std::uint32_t> group, Visit&& visit) {
    for (std::size_t first = 0; first < group.size();) {
        auto past = first + 1;
        while (past < group.size() && input.lives[group[past]].date == input.lives[group[first]].date) ++past;
        visit(group.subspan(first, past - first));
        first = past;
    }
}

/// 0, 1, 2, …: all lives, in their own order.
[[nodiscard]] std::vector<std::uint32_t> all_lives(const RuleInput& input);

/// One rule at work.
struct RuleTask {
    const RuleInput& input;
    const Rule& rule;
    std::vector<std::uint8_t> within;  ///< whether the rule holds for the i-th live; empty: for all

    [[nodiscard]] bool holds(std::size_t live) const { return within.empty() || within[live] != 0; }
};

using Violations = std::vector<Violation>;

/// The arguments of a reason, without copying each text twice as an initialiser list would.
template <class... Text>
[[nodiscard]] std::vector<std::string> words(Text&&... text) {
    std::vector<std::string> made;
    made.reserve(sizeof...(text));
    (made.emplace_back(std::forward<Text>(text)), ...);
    return made;
}

/// Adds a breach; the placement to blame comes first.
void report(const RuleTask& task, Violations& out, std::initializer_list<const Live*> lives, std::string_view reason,
            std::vector<std::string> args);

}  // namespace lichsong::model
