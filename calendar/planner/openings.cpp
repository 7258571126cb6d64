// SPDX-License-Identifier: Apache-2.0
#include "calendar/planner/openings.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <unordered_map>

#include "calendar/model/rules/rules.h"

namespace lichsong::planner {
namespace {

using model::Date;
using model::Plan;

constexpr long looks_back = 14;  // days: so long after its original a repeat may still come
constexpr std::array states{model::SegmentState::Draft, model::SegmentState::InReview, model::SegmentState::Approved, model::SegmentState::Returned};

bool is_in(const std::vector<base::Id<model::Outlet>>& some, base::Id<model::Outlet> one) {
    return some.empty() || std::find(some.begin(), some.end(), one) != some.end();
}

// A plan with nothing in it but probes, and the rules to be asked.
class Probes {
public:
    Probes(const Problem& problem, const std::function<bool(const model::Rule&)>& asked) : m_problem(problem) {
        const auto& plan = problem.plan;
        m_plan.campaign = plan.campaign;
        m_plan.areas = plan.areas;
        m_plan.milestones = plan.milestones;
        m_plan.phases = plan.phases;
        m_plan.holidays = plan.holidays;
        m_plan.topics = plan.topics;
        m_plan.partners = plan.partners;
        m_plan.outlets = plan.outlets;
        m_plan.slots = plan.slots;
        for (const auto& rule : problem.plan.rules)
            if (asked(rule)) m_plan.rules.add(rule);
    }

    [[nodiscard]] bool is_asked() const { return !m_plan.rules.empty(); }

    // The segment of all probes put after it.
    void about(std::vector<base::Id<model::Topic>> topics, model::SegmentState state) {
        model::Segment segment;
        segment.id = static_cast<std::int64_t>(m_plan.segments.size()) + 1;
        segment.title = segment.responsible_body = segment.reference = "-";
        segment.topics = std::move(topics);
        segment.state = state;
        m_plan.segments.add(std::move(segment));
    }

    void put(Place occurrence) {
        const auto& at = m_problem.occurrences[occurrence];
        const auto& slot = m_problem.plan.slots.rows()[at.slot];
        model::Placement placement;
        placement.id = static_cast<std::int64_t>(m_where.size()) + 1;
        placement.segment = {m_plan.segments.rows().back().id};
        placement.outlet = slot.outlet;
        placement.slot = id_of(slot);
        placement.date = at.date;
        placement.start = slot.start;
        m_plan.placements.add(std::move(placement));
        m_where.push_back({occurrence, m_plan.segments.size() - 1});
    }

    // visit(occurrence, number of the segment, the rule, whether it blocks)
    void ask(const std::function<void(Place, std::size_t, base::Id<model::Rule>, bool)>& visit) const {
        std::map<std::int64_t, model::Severity> severities;
        for (const auto& rule : m_plan.rules) severities[rule.id] = rule.severity;
        for (const auto& violation : model::check(m_plan, {m_problem.today, {}, {}})) {
            const auto& [occurrence, segment] = m_where[static_cast<std::size_t>(violation.placements.front().value - 1)];
            visit(occurrence, segment, violation.rule, severities[violation.rule.value] != model::Severity::Warn);
        }
    }

private:
    const Problem& m_problem;
    Plan m_plan;
    std::vector<std::pair<Place, std::size_t>> m_where;  // by probe
};

// Openings that differ in nothing a rule here looks at: one is asked for all. Rules look at the day, at what they are limited to, at an
// outlet's lead times, and where it has programmes that nobody can book, or days of its own, at the very slot.
class Alike {
public:
    explicit Alike(const Problem& problem) : m_problem(problem) {
        const auto& plan = problem.plan;
        std::vector<std::uint8_t> has_own(plan.outlets.size());
        for (const auto& slot : plan.slots)
            if (const auto o = place_in(plan.outlets, slot.outlet); o != nowhere && slot.kind != model::SlotKind::Open) has_own[o] = 1;
        for (Place o = 0; o < plan.outlets.size(); ++o) {
            const auto& outlet = plan.outlets.rows()[o];
            std::string looks;
            for (const auto& rule : plan.rules) looks += model::holds_on(plan, rule, outlet) ? '1' : '0';
            looks += std::string(name_of(outlet.medium)) + lead(outlet);
            if (has_own[o] != 0 || model::is_set(outlet.valid_from) || model::is_set(outlet.valid_to)) looks += " only " + std::to_string(o);
            m_outlets.push_back(number_of(looks));
            m_has_own.push_back(looks.find("only") == std::string::npos ? 0 : 1);
        }
        for (Place s = 0; s < plan.slots.size(); ++s) {
            const auto& slot = plan.slots.rows()[s];
            const auto o = place_in(plan.outlets, slot.outlet);
            const bool is_plain = slot.topics.empty() && o != nowhere && m_has_own[o] == 0;
            m_slots.push_back(number_of(lead(slot) + (is_plain ? std::string() : " slot " + std::to_string(s))));
        }
        for (Place i = 0; i < problem.occurrences.size(); ++i)
            if (problem.occurrences[i].is_open) add(i);
    }

    /// The first of each kind, in order.
    [[nodiscard]] const std::vector<Place>& firsts() const { return m_firsts; }
    /// All like that first one, itself included.
    [[nodiscard]] const std::vector<Place>& like(Place first) const { return m_all[m_number.at(first)]; }

private:
    template <class Row>
    static std::string lead(const Row& row) {
        std::string text;
        for (const auto& days : {row.lead_content, row.lead_approval, row.lead_tape}) text += days ? ' ' + std::to_string(*days) : " -";
        return text;
    }
    std::uint64_t number_of(const std::string& looks) { return m_looks.try_emplace(looks, m_looks.size()).first->second; }
    void add(Place i) {
        const auto& at = m_problem.occurrences[i];
        const auto day = static_cast<std::uint64_t>(model::days_between(m_problem.week_zero, at.date));
        const auto key = (m_outlets[at.outlet] << 40U) | (m_slots[at.slot] << 16U) | (day & 0xFFFFU);
        const auto [known, is_new] = m_kinds.try_emplace(key, m_all.size());
        if (is_new) {
            m_firsts.push_back(i);
            m_number[i] = m_all.size();
            m_all.emplace_back();
        }
        m_all[known->second].push_back(i);
    }

    const Problem& m_problem;
    std::map<std::string, std::uint64_t> m_looks;
    std::vector<std::uint64_t> m_outlets;
    std::vector<std::uint64_t> m_slots;
    std::vector<std::uint8_t> m_has_own;
    std::unordered_map<std::uint64_t, std::size_t> m_kinds;
    std::unordered_map<Place, std::size_t> m_number;
    std::vector<Place> m_firsts;
    std::vector<std::vector<Place>> m_all;
};

bool is_asked(const model::Rule& rule) { return rule.severity != model::Severity::Ignore && !is_kept_by_search(rule) && !is_about_content(rule); }

}  // namespace

bool takes(const Plan& plan, const model::Slot& slot, Place topic) {
    if (slot.topics.empty()) return true;
    return std::any_of(slot.topics.begin(), slot.topics.end(), [&](auto allowed) { return falls_under(plan, id_of(plan.topics.rows()[topic]), allowed); });
}

Openings::Openings(Problem& problem, const Scope& scope) : m_problem(problem) {
    list(scope);
    find_originals();
    bar_by_rules();
    bar_by_hand(scope);
}

void Openings::list(const Scope& scope) {
    constexpr int dearest = 10;
    const auto& plan = m_problem.plan;
    const auto from = model::plus_days(m_problem.days.from, -looks_back);
    m_problem.week_zero = model::monday_of(from);
    for (Place s = 0; s < plan.slots.size(); ++s) {
        m_first.push_back(static_cast<Place>(m_problem.occurrences.size()));
        const auto& slot = plan.slots.rows()[s];
        const auto* outlet = plan.outlets.find(slot.outlet);
        if (outlet == nullptr || slot.kind != model::SlotKind::Open) continue;
        const auto& medium = model::medium_info(outlet->medium);
        const bool is_timed = medium.has_clock_time && slot.start;
        const auto capacity = model::slot_capacity(slot);
        for (const auto& date : model::slot_dates(slot, plan.campaign.first_day, from, m_problem.days.to)) {
            Occurrence at;
            at.slot = s;
            at.outlet = static_cast<Place>(outlet - plan.outlets.rows().data());
            at.date = date;
            at.week = static_cast<std::int32_t>(model::days_between(m_problem.week_zero, date) / 7);
            at.start = model::wall_seconds(date, is_timed ? *slot.start : model::TimeOfDay{});
            at.end = at.start + slot.length.count();
            at.timed = is_timed;
            at.is_open = date > m_problem.today && date >= m_problem.days.from && is_in(scope.outlets, slot.outlet) && model::is_valid_on(outlet->valid_from, outlet->valid_to, date);
            at.unit = slot.capacity_unit;
            at.capacity = capacity.value_or(-1);
            at.cost = std::max(0, dearest - slot.weight);
            m_problem.occurrences.push_back(std::move(at));
        }
    }
    m_first.push_back(static_cast<Place>(m_problem.occurrences.size()));
}

Place Openings::find(Place slot, const Date& date) const {
    if (slot == nowhere) return nowhere;
    const auto first = m_problem.occurrences.begin() + m_first[slot];
    const auto past = m_problem.occurrences.begin() + m_first[slot + 1];
    const auto found = std::lower_bound(first, past, date, [](const Occurrence& one, const Date& day) { return one.date < day; });
    return found != past && found->date == date ? static_cast<Place>(found - m_problem.occurrences.begin()) : nowhere;
}

// A slot that repeats shows what its original showed last, and nothing before that.
void Openings::find_originals() {
    const auto& plan = m_problem.plan;
    for (auto& at : m_problem.occurrences) {
        const auto* original = plan.slots.find(plan.slots.rows()[at.slot].repeats);
        if (original == nullptr) continue;
        const auto o = static_cast<Place>(original - plan.slots.rows().data());
        for (auto i = m_first[o]; i < m_first[o + 1] && m_problem.occurrences[i].start < at.start; ++i) at.original = i;
        if (at.original == nowhere) at.is_open = false;
    }
}

void Openings::bar_by_rules() {
    auto& occurrences = m_problem.occurrences;
    const Alike alike(m_problem);
    Probes probes(m_problem, [](const model::Rule& rule) { return is_asked(rule) && !rule.only_topic; });
    if (probes.is_asked()) {
        for (const auto state : states) {
            probes.about({}, state);
            for (const auto i : alike.firsts()) probes.put(i);
        }
        probes.ask([&](Place first, std::size_t state, base::Id<model::Rule> rule, bool blocks) {
            for (const auto i : alike.like(first)) {
                if (blocks && !occurrences[i].barred_by) occurrences[i].barred_by = rule;
                auto& bits = blocks ? occurrences[i].barred : occurrences[i].frowned;
                bits = static_cast<std::uint8_t>(bits | 1U << static_cast<unsigned>(states[state]));
            }
        });
    }
    Probes by_topic(m_problem, [](const model::Rule& rule) { return is_asked(rule) && rule.only_topic && rule.severity != model::Severity::Warn; });
    if (!by_topic.is_asked()) return;
    std::vector<Place> topics;
    for (Place t = 0; t < m_problem.plan.topics.size(); ++t) {
        const auto id = id_of(m_problem.plan.topics.rows()[t]);
        const bool is_named = std::any_of(m_problem.plan.rules.begin(), m_problem.plan.rules.end(), [&](const model::Rule& rule) { return is_asked(rule) && rule.only_topic && falls_under(m_problem.plan, id, rule.only_topic); });
        if (!is_named) continue;
        topics.push_back(t);
        by_topic.about({id}, model::SegmentState::Draft);
        for (const auto i : alike.firsts()) by_topic.put(i);
    }
    by_topic.ask([&](Place first, std::size_t topic, base::Id<model::Rule> rule, bool) {
        for (const auto i : alike.like(first)) {
            occurrences[i].barred_topics.push_back(topics[topic]);
            if (!occurrences[i].barred_by) occurrences[i].barred_by = rule;
        }
    });
    for (auto& at : occurrences) std::sort(at.barred_topics.begin(), at.barred_topics.end());
}

void Openings::bar_by_hand(const Scope& scope) {
    const auto& plan = m_problem.plan;
    for (const auto& not_here : scope.not_here) {
        const auto* slot = plan.slots.find(not_here.slot);
        if (slot == nullptr) continue;
        const auto i = find(static_cast<Place>(slot - plan.slots.rows().data()), not_here.date);
        if (i == nowhere) continue;
        auto& at = m_problem.occurrences[i];
        const auto* topic = plan.topics.find(not_here.topic);
        if (topic == nullptr) at.is_open = false;
        else at.barred_topics.push_back(static_cast<Place>(topic - plan.topics.rows().data()));
        std::sort(at.barred_topics.begin(), at.barred_topics.end());
    }
}

void Openings::offer_to_requirements(const std::vector<std::vector<Place>>& topics) const {
    const auto& plan = m_problem.plan;
    std::vector<std::vector<Place>> by_outlet(plan.outlets.size());
    for (Place i = 0; i < m_problem.occurrences.size(); ++i)
        if (m_problem.occurrences[i].is_open) by_outlet[m_problem.occurrences[i].outlet].push_back(i);
    const auto earlier = [&](Place a, Place b) { return std::pair(m_problem.occurrences[a].date, a) < std::pair(m_problem.occurrences[b].date, b); };
    for (auto& some : by_outlet) std::sort(some.begin(), some.end(), earlier);
    std::vector<std::vector<Place>> outlets(plan.goals.size());          // by goal: where it can be met
    std::vector<std::vector<std::uint8_t>> taken(plan.goals.size());  // by goal and slot
    for (auto& requirement : m_problem.requirements) {
        if (!requirement.is_pursued) continue;
        const auto& goal = plan.goals.rows()[requirement.goal];
        auto& slots = taken[requirement.goal];
        if (slots.empty())
            for (const auto& slot : plan.slots) {
                const auto& some_topics = topics[requirement.goal];
                slots.push_back(std::any_of(some_topics.begin(), some_topics.end(), [&](Place topic) { return takes(plan, slot, topic); }) ? 1 : 0);
            }
        if (auto& where = outlets[requirement.goal]; where.empty())
            for (Place o = 0; o < plan.outlets.size(); ++o)
                if (plan.outlets.rows()[o].medium == goal.medium && m_problem.in_area[o * plan.goals.size() + requirement.goal] != 0) where.push_back(o);
        const auto& days = m_problem.cells[requirement.cell].days;
        for (const auto o : outlets[requirement.goal]) {
            const auto& some = by_outlet[o];
            const auto first = std::lower_bound(some.begin(), some.end(), days.from, [&](Place i, const Date& day) { return m_problem.occurrences[i].date < day; });
            for (auto i = first; i != some.end() && m_problem.occurrences[*i].date <= days.to; ++i)
                if (slots[m_problem.occurrences[*i].slot] != 0) requirement.occurrences.push_back(*i);
        }
        if (outlets[requirement.goal].size() > 1) std::sort(requirement.occurrences.begin(), requirement.occurrences.end(), earlier);
    }
}

}  // namespace lichsong::planner
