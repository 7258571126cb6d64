// SPDX-License-Identifier: Apache-2.0
// Rule "separation": airings of the same subject (topic, item, series, partner, or any airing) must be `minutes` apart, from
// the end of one to the start of the next, and have `slots` other airings between them, within the rule's scope. A number
// of 0 asks nothing. Each airing is held against the closest before it, so both sides of every airing are measured, and the
// later of two is blamed; once for each of its subjects. Two of one topic in one issue of a page are too close.
// An item without a clock time counts as an instant at the start of its day: two days' issues are a day apart.
// A repeat is meant to say the same again. Between airings of one family (an original and its repeats) the subjects topic,
// series and partner therefore ask no more than an hour, and other airings between them only within that hour. The subject
// item ("segment") asks its full distance of repeats too: nothing else says the same item twice.
//   separation.minutes      {1} code, {2} code of the other, {3} subject in Vietnamese, {4} in English, {5} minutes wanted,
//                           {6} minutes there are (0 where they overlap)
//   separation.slots        {1} to {4} as above, {5} airings wanted between, {6} airings there are between
//   separation.minutes_any, separation.slots_any  the same without a subject: {3} and {4} are empty
#include "calendar/model/rules/input.h"

#include <algorithm>

#include "calendar/model/rules/subject.h"

namespace lichsong::model {
namespace {

constexpr WallSeconds meant_apart = 3600;  // a repeat sooner than that is a slip, not a repeat

// An airing already passed, as the sweep remembers it.
struct Seen {
    WallSeconds end = 0;
    Place family = nowhere;
    std::uint32_t position = 0;  // in its group
    std::uint32_t live = 0;
};

// The first and the second of an order, of different families: enough to find the closest airing outside any one family.
struct Pair {
    Seen first;
    Seen second;

    void put(const Seen& seen) {
        if (first.family != nowhere && first.family != seen.family) second = first;
        first = seen;
    }
    [[nodiscard]] const Seen* of_family(Place family) const { return first.family == family ? &first : nullptr; }
    [[nodiscard]] const Seen* of_others(Place family) const {
        const auto& seen = first.family == family ? second : first;
        return seen.family == nowhere ? nullptr : &seen;
    }
};

struct Memory {
    std::size_t group = SIZE_MAX;
    Pair latest;   // by position
    Pair longest;  // by end
};

WallSeconds end_of(const Live& live) { return live.timed ? live.span.end : live.span.start; }

class Sweep {
public:
    Sweep(const RuleTask& task, Violations& out)
        : m_task(task), m_out(out), m_subjects(task), m_memory(m_subjects.size()),
          m_families(task.rule.subject != RuleSubject::Segment && task.rule.subject != RuleSubject::Placement) {}

    void group(std::size_t number, std::span<const std::uint32_t> group) {
        for (std::uint32_t position = 0; position < group.size(); ++position) {
            const auto i = group[position];
            if (!m_task.holds(i)) continue;
            m_reported.clear();
            const auto& live = m_task.input.lives[i];
            const Seen now{end_of(live), m_families ? live.family : live.placement, position, i};
            m_subjects.for_each(live, [&](Place subject) { meet(number, subject, now); });
        }
    }

private:
    void meet(std::size_t group, Place subject, const Seen& now) {
        auto& memory = m_memory[subject];
        if (memory.group != group) memory = Memory{group, {}, {}};
        if (!too_soon(memory, subject, now)) too_few_between(memory, subject, now);
        memory.latest.put(now);
        remember_longest(memory.longest, now);
    }

    // Keeps the two latest ends of different families.
    static void remember_longest(Pair& longest, const Seen& now) {
        if (longest.first.family == nowhere || now.end >= longest.first.end) longest.put(now);
        else if (now.family != longest.first.family && (longest.second.family == nowhere || now.end >= longest.second.end)) longest.second = now;
    }

    bool too_soon(const Memory& memory, Place subject, const Seen& now) {
        if (m_task.rule.minutes <= 0) return false;
        const WallSeconds wanted = WallSeconds{60} * m_task.rule.minutes;
        const auto start = m_task.input.lives[now.live].span.start;
        const auto try_with = [&](const Seen* seen, WallSeconds apart) {
            if (seen == nullptr || start - seen->end >= apart) return false;
            tell("separation.minutes", subject, now, *seen, m_task.rule.minutes, std::max<WallSeconds>(0, start - seen->end) / 60);
            return true;
        };
        return try_with(memory.longest.of_others(now.family), wanted) ||
               try_with(memory.longest.of_family(now.family), std::min(wanted, meant_apart));
    }

    void too_few_between(const Memory& memory, Place subject, const Seen& now) {
        const auto start = m_task.input.lives[now.live].span.start;
        const auto try_with = [&](const Seen* seen) {
            if (seen == nullptr) return false;
            const auto between = static_cast<int>(now.position - seen->position) - 1;
            if (between >= m_task.rule.slots) return false;
            tell("separation.slots", subject, now, *seen, m_task.rule.slots, between);
            return true;
        };
        if (try_with(memory.latest.of_others(now.family))) return;
        const auto* same = memory.latest.of_family(now.family);
        if (same != nullptr && start - same->end < meant_apart) try_with(same);
    }

    // Two airings that share several topics are told of once.
    void tell(std::string_view reason, Place subject, const Seen& now, const Seen& other, std::int64_t wanted, std::int64_t found) {
        if (std::find(m_reported.begin(), m_reported.end(), other.live) != m_reported.end()) return;
        m_reported.push_back(other.live);
        const auto& input = m_task.input;
        const auto& late = input.lives[now.live];
        const auto& early = input.lives[other.live];
        auto [title, title_en] = m_subjects.titles(subject);
        report(m_task, m_out, {&late, &early}, reason_for(reason, m_task.rule.subject),
               words(input.code(late), input.code(early), std::move(title), std::move(title_en), std::to_string(wanted), std::to_string(found)));
    }

    const RuleTask& m_task;
    Violations& m_out;
    Subjects m_subjects;
    std::vector<Memory> m_memory;  // by subject
    bool m_families;
    std::vector<std::uint32_t> m_reported;
};

}  // namespace

void check_separation(const RuleTask& task, Violations& out) {
    const auto groups = group_by_scope(task.input, task.rule.scope);
    Sweep sweep(task, out);
    for (std::size_t g = 0; g < groups.size(); ++g) sweep.group(g, groups.group(g));
}

}  // namespace lichsong::model
