// SPDX-License-Identifier: Apache-2.0
#include "calendar/planner/rows.h"

#include <algorithm>
#include <map>

#include "calendar/model/rules/rules.h"

namespace lichsong::planner {
namespace {

using model::RuleScope;
using model::RuleSubject;
using model::WallSeconds;

constexpr WallSeconds meant_apart = 3600;  // as model/rules/separation: sooner than that a repeat is a slip

constexpr unsigned subject_bits = 26;
constexpr unsigned period_bits = 17;  // days of more than three centuries

std::uint64_t key_of(Place group, Place subject, std::uint32_t period = 0) {
    return (std::uint64_t{group} << (subject_bits + period_bits)) | (std::uint64_t{subject} << period_bits) | period;
}

Place group_of(std::uint64_t key) { return static_cast<Place>(key >> (subject_bits + period_bits)); }

}  // namespace

RuleReach::RuleReach(const Problem& problem, const model::Rule& rule) : m_rule(rule) {
    const auto& plan = problem.plan;
    for (const auto& outlet : plan.outlets) {
        m_outlets.push_back(model::holds_on(plan, rule, outlet) ? 1 : 0);
        m_area.push_back(place_in(plan.areas, outlet.area));
        m_partner.push_back(place_in(plan.partners, outlet.partner));
    }
    for (const auto& topic : plan.topics) m_topics.push_back(falls_under(plan, id_of(topic), rule.only_topic) ? 1 : 0);
}

bool RuleReach::holds(const Placing& placing) const {
    if (m_outlets[placing.airing.outlet] == 0) return false;
    if (!m_rule.only_topic) return true;
    const auto& topics = placing.problem.items[placing.airing.item].topics;
    return std::any_of(topics.begin(), topics.end(), [&](Place topic) { return m_topics[topic] != 0; });
}

Place RuleReach::group(const Placing& placing) const {
    switch (m_rule.scope) {
        case RuleScope::Slot: return placing.airing.slot;
        case RuleScope::Outlet: return placing.airing.outlet;
        case RuleScope::Medium: return static_cast<Place>(placing.problem.plan.outlets.rows()[placing.airing.outlet].medium);
        case RuleScope::Area: return m_area[placing.airing.outlet];
        case RuleScope::Everywhere: break;
    }
    return 0;
}

template <class Visit>
void RuleReach::each_subject(const Placing& placing, Visit&& visit) const {
    const auto& item = placing.problem.items[placing.airing.item];
    switch (m_rule.subject) {
        case RuleSubject::Placement: visit(Place{0}); return;
        case RuleSubject::Segment: visit(placing.airing.item); return;
        case RuleSubject::Series:
            if (item.series != nowhere) visit(item.series);
            return;
        case RuleSubject::Partner:
            if (m_partner[placing.airing.outlet] != nowhere) visit(m_partner[placing.airing.outlet]);
            return;
        case RuleSubject::Topic:
            for (const auto topic : item.topics)
                if (m_topics[topic] != 0) visit(topic);
    }
}

// ---- caps

std::uint32_t CapRow::period(const Placing& placing) const {
    const auto& airing = placing.airing;
    auto day = airing.date;
    if (m_reach.rule().period == model::RulePeriod::Week) {
        day = model::monday_of(day);
    } else if (airing.timed) {
        const auto day_start = placing.problem.plan.outlets.rows()[airing.outlet].day_start;
        if (day_start.seconds != 0) day = model::date_of(airing.start - day_start.seconds);
    }
    return static_cast<std::uint32_t>(model::days_between(placing.problem.week_zero, day) + (1 << 16));
}

template <class Visit>
void CapRow::each_key(const Placing& placing, Visit&& visit) const {
    if (!m_reach.holds(placing)) return;
    const auto group = m_reach.group(placing);
    if (group == nowhere) return;
    const auto in = period(placing);
    m_reach.each_subject(placing, [&](Place subject) { visit(key_of(group, subject, in)); });
}

bool CapRow::may_bar(const Placing& placing) const {
    if (!m_reach.blocks() || !m_reach.holds_on(placing.airing.outlet)) return false;
    const auto group = m_reach.group(placing);
    return group != nowhere && (m_reach.rule().maximum <= 0 || m_full.contains(key_of(group, 0, period(placing))));
}

void CapRow::ask(const Placing& placing, InTheWay& found) const {
    each_key(placing, [&](std::uint64_t key) {
        const auto at = m_counts.find(key);
        const int fixed = at == m_counts.end() ? 0 : at->second.fixed;
        const int ours = at == m_counts.end() ? 0 : static_cast<int>(at->second.movable.size());
        if (fixed + ours < m_reach.rule().maximum) return;
        if (!m_reach.blocks()) ++found.frowns;
        else if (fixed >= m_reach.rule().maximum) found.is_barred = true;
        else found.movable.push_back(at->second.movable[(placing.airing.occurrence + placing.airing.item) % at->second.movable.size()]);  // any of them
    });
}

std::int64_t CapRow::most(const Problem& problem, const std::vector<Place>& items, const std::vector<std::pair<Place, std::int64_t>>& held, std::int64_t enough) const {
    if (!m_reach.blocks()) return -1;
    struct Share {
        std::int64_t held = 0;
        std::int64_t counted = 0;
        std::unordered_map<std::uint64_t, std::int64_t> allowed;  // by subject
    };
    std::map<std::pair<Place, std::uint64_t>, Share> shares;  // by group and period: subjects share them
    std::int64_t free = 0;
    for (const auto& [occurrence, amount] : held) {
        const auto& at = problem.occurrences[occurrence];
        Airing airing;
        airing.outlet = at.outlet;
        airing.slot = at.slot;
        airing.date = at.date;
        airing.start = at.start;
        airing.timed = at.timed;
        Share* share = nullptr;
        for (const auto item : items) {
            airing.item = item;
            bool is_bound = false;
            each_key({problem, airing, nowhere, false}, [&](std::uint64_t key) {
                is_bound = true;
                share = &shares[{group_of(key), key & ((std::uint64_t{1} << period_bits) - 1)}];
                const auto count = m_counts.find(key);
                share->allowed[key] = std::max(0, m_reach.rule().maximum - (count == m_counts.end() ? 0 : count->second.fixed));
            });
            if (is_bound) continue;
            share = nullptr;  // something goes there that the rule is not about
            break;
        }
        if (share == nullptr) {
            free += amount;
        } else {
            std::int64_t allowed = 0;
            for (const auto& one : share->allowed) allowed += one.second;
            share->held += amount;
            free += std::min(share->held, allowed) - share->counted;  // more of both is never less
            share->counted = std::min(share->held, allowed);
        }
        if (free >= enough) return free;
    }
    return shares.empty() ? -1 : free;
}

// In an opening without an end something may begin at any time after its start.
std::optional<CapRow::Share> CapRow::share_of(const Problem& problem, const Occurrence& at) const {
    const auto& rule = m_reach.rule();
    const bool is_of_all = rule.subject == RuleSubject::Placement || rule.subject == RuleSubject::Partner;
    if (!m_reach.blocks() || !is_of_all || rule.only_topic || problem.items.empty()) return std::nullopt;
    Airing airing;
    airing.item = 0;  // any
    airing.outlet = at.outlet;
    airing.slot = at.slot;
    airing.date = at.date;
    airing.start = at.start;
    airing.timed = at.timed;
    const auto in = period({problem, airing, nowhere, false});
    airing.start = at.end > at.start ? at.end - 1 : at.start + 86'400;
    if (period({problem, airing, nowhere, false}) != in) return std::nullopt;
    std::optional<Share> share;
    airing.start = at.start;
    each_key({problem, airing, nowhere, false}, [&](std::uint64_t key) {
        const auto count = m_counts.find(key);
        share = {key, std::max(0, rule.maximum - (count == m_counts.end() ? 0 : count->second.fixed))};
    });
    return share;
}

void CapRow::put(const Placing& placing) {
    each_key(placing, [&](std::uint64_t key) {
        auto& count = m_counts[key];
        if (!placing.is_fixed) count.movable.push_back(placing.place);
        else if (++count.fixed >= m_reach.rule().maximum) m_full.insert(key_of(group_of(key), 0, period(placing)));
    });
}

void CapRow::take(const Placing& placing) {
    each_key(placing, [&](std::uint64_t key) {
        auto& ours = m_counts[key].movable;
        ours.erase(std::find(ours.begin(), ours.end(), placing.place));
    });
}

// ---- separations

SeparationRow::SeparationRow(const Problem& problem, const model::Rule& rule)
    : m_reach(problem, rule), m_families(rule.subject != RuleSubject::Segment && rule.subject != RuleSubject::Placement) {}

SeparationRow::Near SeparationRow::near(const Placing& placing) const {
    const auto& airing = placing.airing;
    return {airing.start, airing.timed ? airing.end : airing.start, placing.place, m_families ? airing.family : placing.place, placing.is_fixed};
}

void SeparationRow::meet(const Near& other, InTheWay& found) const {
    if (!m_reach.blocks()) ++found.frowns;
    else if (other.is_fixed) found.is_barred = true;
    else found.movable.push_back(other.place);
}

void SeparationRow::ask_minutes(const Line& line, const Near& one, InTheWay& found) const {
    const WallSeconds wanted = WallSeconds{60} * m_reach.rule().minutes;
    const auto first = std::lower_bound(line.begin(), line.end(), one.start - wanted - m_longest, [](const Near& other, WallSeconds at) { return other.start < at; });
    for (auto other = first; other != line.end() && other->start < one.end + wanted; ++other) {
        const auto apart = other->family == one.family ? std::min(wanted, meant_apart) : wanted;
        const auto between = other->start <= one.start ? one.start - other->end : other->start - one.end;
        if (between < apart) meet(*other, found);
    }
}

// Those that begin at the same moment do not count as between: which comes first is settled by ids that nobody has yet.
long SeparationRow::between(const Line& all, const Near& early, const Near& late) {
    const auto after = std::upper_bound(all.begin(), all.end(), early.start, [](WallSeconds at, const Near& other) { return at < other.start; });
    const auto before = std::lower_bound(all.begin(), all.end(), late.start, [](const Near& other, WallSeconds at) { return other.start < at; });
    return std::max<long>(0, before - after);
}

bool SeparationRow::has_too_few_between(const Line& all, const Near& early, const Near& late) const { return between(all, early, late) < m_reach.rule().slots; }

// A repeat an hour or more after what it repeats is meant; others beyond it may still be too near.
bool SeparationRow::is_meant(const Near& early, const Near& late) { return early.family == late.family && late.start - early.end >= meant_apart; }

void SeparationRow::ask_slots(const Line& line, const Line& all, const Near& one, InTheWay& found) const {
    auto late = std::lower_bound(line.begin(), line.end(), one.start, [](const Near& other, WallSeconds at) { return other.start < at; });
    for (auto early = late; early != line.begin() && has_too_few_between(all, *std::prev(early), one);)
        if (--early; !is_meant(*early, one)) meet(*early, found);
    for (; late != line.end() && has_too_few_between(all, one, *late); ++late)
        if (!is_meant(one, *late)) meet(*late, found);
}

bool SeparationRow::is_whole() const {
    if (m_reach.rule().slots <= 0 || !m_reach.blocks()) return true;
    for (const auto& [key, line] : m_lines) {
        const auto all = m_all.find(group_of(key));
        if (all == m_all.end()) continue;
        for (std::size_t i = 1; i < line.size(); ++i)
            for (std::size_t k = i; k > 0 && has_too_few_between(all->second, line[k - 1], line[i]); --k)
                if (!is_meant(line[k - 1], line[i]) && (!line[i].is_fixed || !line[k - 1].is_fixed)) return false;
    }
    return true;
}

void SeparationRow::ask(const Placing& placing, InTheWay& found) const {
    if (!m_reach.holds(placing)) return;
    const auto group = m_reach.group(placing);
    if (group == nowhere) return;
    const auto one = near(placing);
    m_reach.each_subject(placing, [&](Place subject) {
        const auto line = m_lines.find(key_of(group, subject));
        if (line == m_lines.end()) return;
        if (m_reach.rule().minutes > 0) ask_minutes(line->second, one, found);
        // What is between two changes with every other: a rule that only warns is not counted while things are moved about.
        if (m_reach.rule().slots <= 0 || !m_reach.blocks()) return;
        if (const auto all = m_all.find(group); all != m_all.end()) ask_slots(line->second, all->second, one, found);
    });
}

// How long something is that stands elsewhere is part of it: m_longest.
bool SeparationRow::may_bar(const Placing& placing, WallSeconds longest) const {
    if (!m_reach.blocks() || !m_reach.holds_on(placing.airing.outlet)) return false;
    const auto line = m_fast.find(m_reach.group(placing));
    if (line == m_fast.end()) return false;
    if (m_reach.rule().slots > 0) return true;
    const WallSeconds wanted = WallSeconds{60} * m_reach.rule().minutes;
    const auto start = placing.airing.start;
    const auto first = std::lower_bound(line->second.begin(), line->second.end(), start - wanted - m_longest, [](const Near& other, WallSeconds at) { return other.start < at; });
    return first != line->second.end() && first->start < start + longest + wanted;
}

void SeparationRow::put(const Placing& placing) {
    const auto group = m_reach.group(placing);
    if (group == nowhere) return;
    const auto one = near(placing);
    const auto into = [&](Line& line) {
        line.insert(std::upper_bound(line.begin(), line.end(), one.start, [](WallSeconds at, const Near& other) { return at < other.start; }), one);
    };
    if (m_reach.rule().slots > 0) into(m_all[group]);
    if (!m_reach.holds(placing)) return;
    if (placing.is_fixed) into(m_fast[group]);
    m_longest = std::max(m_longest, one.end - one.start);
    m_reach.each_subject(placing, [&](Place subject) { into(m_lines[key_of(group, subject)]); });
}

void SeparationRow::take(const Placing& placing) {
    const auto group = m_reach.group(placing);
    if (group == nowhere) return;
    const auto from = [&](Line& line) {
        auto at = std::lower_bound(line.begin(), line.end(), placing.airing.start, [](const Near& other, WallSeconds start) { return other.start < start; });
        while (at->place != placing.place) ++at;
        line.erase(at);
    };
    if (m_reach.rule().slots > 0) from(m_all[group]);
    if (!m_reach.holds(placing)) return;
    m_reach.each_subject(placing, [&](Place subject) { from(m_lines[key_of(group, subject)]); });
}

}  // namespace lichsong::planner
