// SPDX-License-Identifier: Apache-2.0
#include "calendar/planner/what_if.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>

#include "calendar/planner/openings.h"

namespace lichsong::planner {
namespace {

using model::Date;
using model::Plan;
using model::Rule;
using model::Slot;

constexpr int quarter = 4;

// Of a rule of this kind somebody may ask for less. Of the others nobody may: they say what the law, a deadline or a closed day says, or that
// two things cannot be at once.
struct Lenient {
    std::string_view kind;
    Relaxation step;
};
constexpr std::array lenient{
    Lenient{"cap", Relaxation::OneMore},
    Lenient{"separation", Relaxation::Nearer},
    Lenient{"holiday", Relaxation::Waived},
};

const Lenient* lenient_of(const Rule& rule) {
    const auto found = std::find_if(lenient.begin(), lenient.end(), [&](const Lenient& one) { return one.kind == rule.kind; });
    return found == lenient.end() ? nullptr : &*found;
}

// ---- steps

class Steps {
public:
    Steps(const Problem& problem, const Reason& reason) : m_problem(problem), m_reason(reason), m_row(problem.requirements[reason.requirement]) {}

    std::vector<Relaxed> all() {
        of_rule(m_reason.rule);
        bool is_room = m_reason.proof == Proof::NoSlot || m_reason.proof == Proof::TooFew;
        for (const auto& one : m_reason.observed) {
            of_rule(one.rule);
            is_room = is_room || one.obstacle == Obstacle::Room || one.obstacle == Obstacle::Others || one.obstacle == Obstacle::NothingToRepeat;
        }
        if (is_room) of_slots();
        return std::move(m_steps);
    }

private:
    void of_rule(base::Id<Rule> id) {
        const auto* rule = m_problem.plan.rules.find(id);
        if (rule == nullptr) return;
        if (const auto* kind = lenient_of(*rule)) add({kind->step, id, {}, {}, 0});
    }

    void of_slots() {
        constexpr std::size_t most_slots = 3;
        auto slots = slots_by_use();
        if (slots.size() > most_slots) slots.resize(most_slots);
        for (const auto place : slots) {
            const auto& slot = m_problem.plan.slots.rows()[place];
            if (!m_row.occurrences.empty() && model::slot_capacity(slot)) add({Relaxation::LongerSlot, {}, id_of(slot), {}, one_more_in(slot)});
            if (const auto date = one_more_date(slot)) add({Relaxation::OneMoreDate, {}, id_of(slot), *date, 0});
        }
    }

    // Those that come most often in the days; else all of the medium and place that take the topic.
    [[nodiscard]] std::vector<Place> slots_by_use() const {
        std::map<Place, int> uses;
        for (const auto i : m_row.occurrences)
            if (m_problem.occurrences[i].original == nowhere) ++uses[m_problem.occurrences[i].slot];
        if (uses.empty())
            for (Place s = 0; s < m_problem.plan.slots.size(); ++s)
                if (could_serve(m_problem.plan.slots.rows()[s])) uses[s] = m_problem.plan.slots.rows()[s].weight;
        std::vector<Place> slots;
        for (const auto& [slot, count] : uses) slots.push_back(slot);
        std::stable_sort(slots.begin(), slots.end(), [&](Place a, Place b) { return uses.at(a) > uses.at(b); });
        return slots;
    }

    [[nodiscard]] bool could_serve(const Slot& slot) const {
        const auto& plan = m_problem.plan;
        const auto& goal = plan.goals.rows()[m_row.goal];
        const auto* outlet = plan.outlets.find(slot.outlet);
        return slot.kind == model::SlotKind::Open && !slot.repeats && outlet != nullptr && outlet->medium == goal.medium && lies_in(plan, outlet->area, goal.area) &&
               takes(plan, slot, place_in(plan.topics, goal.topic));
    }

    [[nodiscard]] int one_more_in(const Slot& slot) const {
        if (slot.capacity_unit == model::CapacityUnit::Items || m_row.items.empty()) return 1;
        int least = std::numeric_limits<int>::max();
        for (const auto i : m_row.items) least = std::min(least, slot.capacity_unit == model::CapacityUnit::Seconds ? m_problem.items[i].length : m_problem.items[i].size);
        return std::max(1, least);
    }

    // The last day of the gap on which the slot does not come yet and nothing says that nothing may go out: the later, the more time is left.
    [[nodiscard]] std::optional<Date> one_more_date(const Slot& slot) const {
        const auto& days = m_problem.cells[m_row.cell].days;
        const auto from = std::max(days.from, model::plus_days(m_problem.today, 1));
        for (auto date = std::min(days.to, m_problem.days.to); date >= std::max(from, m_problem.days.from); date = model::plus_days(date, -1)) {
            const bool may_come = model::slot_on(slot, m_problem.plan.campaign.first_day, date) == model::SlotDay::NoOpening;
            if (may_come && !is_barred(slot.outlet, date)) return date;
        }
        return std::nullopt;
    }

    [[nodiscard]] bool is_barred(base::Id<model::Outlet> outlet, const Date& date) const {
        const auto place = place_in(m_problem.plan.outlets, outlet);
        constexpr std::uint8_t all_states = 0x0F;
        return std::any_of(m_problem.occurrences.begin(), m_problem.occurrences.end(),
                           [&](const Occurrence& at) { return at.outlet == place && at.date == date && at.is_open && (at.barred & all_states) == all_states; });
    }

    void add(const Relaxed& step) {
        if (std::find(m_steps.begin(), m_steps.end(), step) == m_steps.end()) m_steps.push_back(step);
    }

    const Problem& m_problem;
    const Reason& m_reason;
    const Requirement& m_row;
    std::vector<Relaxed> m_steps;
};

// Those that concern the most that is missing, each once.
std::vector<Relaxed> worth_trying(const Problem& problem, const std::vector<Reason>& reasons, std::size_t most) {
    std::vector<std::pair<Relaxed, std::int64_t>> counted;
    for (const auto& reason : reasons)
        for (const auto& step : steps_for(problem, reason)) {
            const auto known = std::find_if(counted.begin(), counted.end(), [&](const auto& one) { return one.first == step; });
            if (known == counted.end()) counted.emplace_back(step, in_units(problem, reason.requirement, reason.missing));
            else known->second += in_units(problem, reason.requirement, reason.missing);
        }
    std::stable_sort(counted.begin(), counted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<Relaxed> steps;
    for (std::size_t i = 0; i < std::min(most, counted.size()); ++i) steps.push_back(counted[i].first);
    return steps;
}

std::int64_t all_missing(const Problem& problem, const Proposal& proposal) {
    std::int64_t sum = 0;
    for (Place r = 0; r < problem.requirements.size(); ++r) sum += in_units(problem, r, proposal.missing[r]);
    return sum;
}

std::vector<Proposal> runs(const Problem& problem, const Proposal& from, const Trial& trial) {
    std::vector<Proposal> found;
    for (int run = 0; run < trial.seeds; ++run) {
        Effort effort;
        effort.seed = trial.seed + static_cast<std::uint64_t>(run);
        effort.iterations = trial.iterations;
        effort.stop = trial.stop;
        found.push_back(propose(problem, effort, from));
    }
    return found;
}

WhatIf compared(const Problem& problem, const Relaxed& step, const std::vector<Proposal>& without, const std::vector<Proposal>& with_it) {
    WhatIf answer{step, std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min(), {}};
    for (std::size_t i = 0; i < without.size(); ++i) {
        const auto gain = all_missing(problem, without[i]) - all_missing(problem, with_it[i]);
        answer.least = std::min(answer.least, gain);
        answer.most = std::max(answer.most, gain);
    }
    for (Place r = 0; r < problem.requirements.size(); ++r) {
        const auto by_missing = [r](const Proposal& one, const Proposal& other) { return one.missing[r] < other.missing[r]; };
        const auto best_without = std::min_element(without.begin(), without.end(), by_missing);
        const auto worst_with = std::max_element(with_it.begin(), with_it.end(), by_missing);
        if (worst_with->missing[r] < best_without->missing[r]) answer.helps.push_back(r);
    }
    return answer;
}

// ---- what keeps one short

// Its parts are out of force where their bit is not set.
class Alone {
public:
    Alone(const Problem& problem, const Scope& scope, Place requirement, const Trial& trial) : m_problem(problem), m_scope(scope), m_requirement(requirement), m_trial(trial) {
        for (const auto& rule : problem.plan.rules)
            if (rule.severity != model::Severity::Ignore && rule.severity != model::Severity::Warn && lenient_of(rule) != nullptr) m_rules.push_back(id_of(rule));
    }

    [[nodiscard]] const std::vector<base::Id<Rule>>& rules() const noexcept { return m_rules; }

    [[nodiscard]] bool is_met(const std::vector<base::Id<Rule>>& in_force, bool room_counts) const {
        auto plan = m_problem.plan;
        for (const auto id : m_rules)
            if (std::find(in_force.begin(), in_force.end(), id) == in_force.end()) plan.rules.find(id)->severity = model::Severity::Ignore;
        if (!room_counts) make_room(plan);
        auto problem = compile(std::move(plan), m_scope, m_problem.today);
        for (Place r = 0; r < problem.requirements.size(); ++r)
            if (r != m_requirement) problem.requirements[r].occurrences.clear();
        const auto found = runs(problem, {}, m_trial);
        return std::any_of(found.begin(), found.end(), [&](const Proposal& one) { return one.missing[m_requirement] <= 0; });
    }

private:
    static void make_room(Plan& plan) {
        constexpr int plenty = 1'000'000;
        for (std::size_t i = 0; i < plan.slots.size(); ++i) {
            auto& slot = *plan.slots.find(id_of(plan.slots.rows()[i]));
            if (!model::slot_capacity(slot)) continue;
            slot.capacity = plenty;
            if (slot.start) slot.length = std::max(slot.length, model::Seconds(model::TimeOfDay::at(24, 0).seconds - slot.start->seconds));
        }
        for (std::size_t i = 0; i < plan.rules.size(); ++i)
            if (plan.rules.rows()[i].kind == "overlap") plan.rules.find(id_of(plan.rules.rows()[i]))->severity = model::Severity::Ignore;
    }

    const Problem& m_problem;
    const Scope& m_scope;
    Place m_requirement;
    const Trial& m_trial;
    std::vector<base::Id<Rule>> m_rules;
};

// A slot that holds one item more needs the time for it.
model::Seconds longer_by(const Slot& slot, int amount) {
    if (slot.capacity_unit == model::CapacityUnit::Seconds) return model::Seconds(amount);
    return slot.capacity > 0 ? slot.length * amount / slot.capacity : model::Seconds(0);
}

}  // namespace

Plan with(Plan plan, const Relaxed& step) {
    auto* rule = plan.rules.find(step.rule);
    auto* slot = plan.slots.find(step.slot);
    switch (step.what) {
        case Relaxation::OneMore: ++rule->maximum; break;
        case Relaxation::Nearer:
            rule->minutes -= rule->minutes > 0 ? std::max(1, rule->minutes / quarter) : 0;
            rule->slots -= rule->slots > 0 ? 1 : 0;
            break;
        case Relaxation::Waived: rule->severity = model::Severity::Warn; break;
        case Relaxation::LongerSlot:
            slot->length += longer_by(*slot, step.amount);
            if (slot->capacity > 0) slot->capacity += step.amount;
            break;
        case Relaxation::OneMoreDate: slot->extra_dates.insert(std::upper_bound(slot->extra_dates.begin(), slot->extra_dates.end(), step.date), step.date); break;
    }
    return plan;
}

std::vector<Relaxed> steps_for(const Problem& problem, const Reason& reason) { return Steps(problem, reason).all(); }

std::vector<WhatIf> what_if(const Problem& problem, const Scope& scope, const Proposal& base, const std::vector<Reason>& reasons, const Trial& trial) {
    std::vector<WhatIf> answers;
    const auto steps = worth_trying(problem, reasons, trial.most);
    if (steps.empty()) return answers;
    const auto without = runs(problem, base, trial);
    for (const auto& step : steps) {
        if (trial.stop != nullptr && *trial.stop) break;
        const auto relaxed = compile(with(problem.plan, step), scope, problem.today);
        auto answer = compared(problem, step, without, runs(relaxed, base, trial));
        if (answer.most > 0) answers.push_back(std::move(answer));
    }
    std::stable_sort(answers.begin(), answers.end(), [](const WhatIf& a, const WhatIf& b) { return a.least != b.least ? a.least > b.least : a.most > b.most; });
    return answers;
}

Blocking blocking_set(const Problem& problem, const Scope& scope, Place requirement, const Trial& trial) {
    const Alone alone(problem, scope, requirement, trial);
    Blocking blocking{alone.rules(), true, false};
    blocking.is_met_alone = alone.is_met(blocking.rules, true);
    if (blocking.is_met_alone || !alone.is_met({}, false)) return {{}, false, blocking.is_met_alone};
    // Chinneck's deletion filter: what can be left out of force without the gap closing is not part of it.
    if (!alone.is_met(blocking.rules, false)) blocking.is_room = false;
    for (const auto id : alone.rules()) {
        auto fewer = blocking.rules;
        std::erase(fewer, id);
        if (!alone.is_met(fewer, blocking.is_room)) blocking.rules = std::move(fewer);
    }
    return blocking;
}

}  // namespace lichsong::planner
