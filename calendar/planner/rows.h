// SPDX-License-Identifier: Apache-2.0
// The rules that the search keeps while it places and takes away: caps and separations as rows of counters, so that asking costs no more
// than what is near. Says the same as model/rules/cap and model/rules/separation, which check what comes out. Only the files of this
// folder include it.
#pragma once

#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "calendar/planner/problem.h"

namespace lichsong::planner {

/// What stands in the way of a placement.
struct InTheWay {
    bool is_barred = false;            ///< something that may not be touched does
    int frowns = 0;                    ///< breaches of rules that warn: pairs too near, or one too many
    std::vector<Place> movable;        ///< proposed ones that do
};

/// Of a placement, what rules ask for.
struct Placing {
    const Problem& problem;
    const Airing& airing;
    Place place = nowhere;             ///< its own
    bool is_fixed = false;
};

/// Whom a rule holds for, what it compares, and within what: as numbers.
class RuleReach {
public:
    RuleReach(const Problem& problem, const model::Rule& rule);

    [[nodiscard]] bool holds(const Placing& placing) const;
    [[nodiscard]] bool holds_on(Place outlet) const { return m_outlets[outlet] != 0; }
    [[nodiscard]] bool blocks() const noexcept { return m_rule.severity != model::Severity::Warn; }
    [[nodiscard]] const model::Rule& rule() const noexcept { return m_rule; }
    /// nowhere: it has none.
    [[nodiscard]] Place group(const Placing& placing) const;
    /// visit(subject) for each subject.
    template <class Visit>
    void each_subject(const Placing& placing, Visit&& visit) const;

private:
    const model::Rule& m_rule;
    std::vector<std::uint8_t> m_outlets;  // by place: the rule holds there
    std::vector<std::uint8_t> m_topics;   // by place: the rule is about it
    std::vector<Place> m_area;            // by outlet
    std::vector<Place> m_partner;         // by outlet
};

/// At most so many of a subject in a period.
class CapRow {
public:
    CapRow(const Problem& problem, const model::Rule& rule) : m_reach(problem, rule) {}
    void ask(const Placing& placing, InTheWay& found) const;
    void put(const Placing& placing);
    void take(const Placing& placing);
    [[nodiscard]] const RuleReach& reach() const noexcept { return m_reach; }
    /// Of what the openings hold (occurrence, how many), so many at most may be placed of the items beside what stands fast; below 0: the rule
    /// says nothing of them. Counts no further than `enough`.
    [[nodiscard]] std::int64_t most(const Problem& problem, const std::vector<Place>& items, const std::vector<std::pair<Place, std::int64_t>>& held, std::int64_t enough) const;
    /// What stands fast may be in the way of something at that time and place; only `airing.item` is not looked at.
    [[nodiscard]] bool may_bar(const Placing& placing) const;
    /// Of what many openings share, whatever goes there: what it is counted under, and how many more may be.
    struct Share {
        std::uint64_t key = 0;
        std::int64_t left = 0;
    };
    /// None where the rule warns, or where it depends on the item, or on the moment in the opening.
    [[nodiscard]] std::optional<Share> share_of(const Problem& problem, const Occurrence& at) const;

private:
    struct Count {
        int fixed = 0;
        std::vector<Place> movable;
    };
    template <class Visit>
    void each_key(const Placing& placing, Visit&& visit) const;
    [[nodiscard]] std::uint32_t period(const Placing& placing) const;

    RuleReach m_reach;
    std::unordered_map<std::uint64_t, Count> m_counts;
    std::unordered_set<std::uint64_t> m_full;  // group and period where what stands fast leaves no more room for some subject
};

/// Airings of a subject so far apart, or so many others between them.
class SeparationRow {
public:
    SeparationRow(const Problem& problem, const model::Rule& rule);
    void ask(const Placing& placing, InTheWay& found) const;
    void put(const Placing& placing);
    void take(const Placing& placing);
    [[nodiscard]] const RuleReach& reach() const noexcept { return m_reach; }
    /// Nothing proposed came too near to another when what stood between them was taken away.
    [[nodiscard]] bool is_whole() const;
    /// As CapRow::may_bar(), of something that takes no longer than `longest`.
    [[nodiscard]] bool may_bar(const Placing& placing, model::WallSeconds longest) const;

private:
    struct Near {
        model::WallSeconds start;
        model::WallSeconds end;
        Place place;
        Place family;
        bool is_fixed;
    };
    using Line = std::vector<Near>;  // in order of start
    void ask_minutes(const Line& line, const Near& one, InTheWay& found) const;
    void ask_slots(const Line& line, const Line& all, const Near& one, InTheWay& found) const;
    [[nodiscard]] static long between(const Line& all, const Near& early, const Near& late);
    [[nodiscard]] bool has_too_few_between(const Line& all, const Near& early, const Near& late) const;
    [[nodiscard]] static bool is_meant(const Near& early, const Near& late);
    void meet(const Near& other, InTheWay& found) const;
    [[nodiscard]] Near near(const Placing& placing) const;

    RuleReach m_reach;
    bool m_families;
    model::WallSeconds m_longest = 0;                 // of any airing put so far
    std::unordered_map<std::uint64_t, Line> m_lines;  // by group and subject
    std::unordered_map<std::uint64_t, Line> m_all;    // by group, where others between are counted
    std::unordered_map<Place, Line> m_fast;           // by group: what stands fast, in order of start
};

}  // namespace lichsong::planner
