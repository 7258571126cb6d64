// SPDX-License-Identifier: Apache-2.0
#include "tests/planner/as_milp.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <map>
#include <ostream>
#include <set>
#include <sstream>
#include <tuple>

#include "calendar/model/rules/rules.h"

namespace lichsong::test {
namespace {

using model::WallSeconds;
using planner::Airing;
using planner::Item;
using planner::nowhere;
using planner::Occurrence;
using planner::Place;
using planner::Problem;

// As the planner's objective says beside the weights of goals.
constexpr std::int64_t frown = 100'000;
constexpr std::int64_t new_item = 300;
constexpr std::int64_t weight_step = 10;
constexpr std::int64_t crowd = 20;
constexpr std::size_t most_crowd_steps = 5;

// An item in an opening; in a slot that repeats, again.
struct Choice {
    Place item;
    Place occurrence;
    bool is_repeat;
};

class Writer {
public:
    Writer(std::ostream& out, const Problem& problem) : m_out(out), m_problem(problem), m_plan(problem.plan) { list_choices(); }

    std::size_t write() {
        write_goals();
        write_slots();
        write_repeats();
        write_new_items();
        write_crowds();
        for (const auto& rule : m_plan.rules) {
            if (rule.severity == model::Severity::Ignore) continue;
            if (rule.kind == "cap") write_cap(rule);
            if (rule.kind == "separation" && rule.minutes > 0 && rule.severity != model::Severity::Warn) write_separation(rule);
        }
        print();
        return m_choices.size();
    }

private:
    static std::string x(std::size_t choice) { return "x" + std::to_string(choice); }
    [[nodiscard]] const Occurrence& at(std::size_t choice) const { return m_problem.occurrences[m_choices[choice].occurrence]; }
    [[nodiscard]] const Item& item(std::size_t choice) const { return m_problem.items[m_choices[choice].item]; }

    void row(const std::string& left, const char* compare, std::int64_t right) { m_rows << " c" << m_row_count++ << ": " << left << ' ' << compare << ' ' << right << '\n'; }
    void cost(std::int64_t amount, const std::string& variable) {
        if (amount != 0) m_costs << " + " << amount << ' ' << variable << (++m_cost_count % 20 == 0 ? "\n" : "");
    }

    [[nodiscard]] std::int64_t length_of(const Item& item, const Occurrence& where) const {
        const auto room = where.end - where.start;
        if (item.length <= 0) return room;
        return !item.segment && where.timed && room > 0 ? std::min<std::int64_t>(item.length, room) : item.length;
    }

    // ---- what can be chosen

    [[nodiscard]] bool may_go(const Item& item, const Occurrence& where) const {
        if (!where.is_open || (where.barred >> static_cast<unsigned>(item.state) & 1U) != 0) return false;
        for (const auto topic : item.topics)
            if (std::find(where.barred_topics.begin(), where.barred_topics.end(), topic) != where.barred_topics.end()) return false;
        const auto& allowed = m_plan.slots.rows()[where.slot].topics;
        return allowed.empty() || std::any_of(item.topics.begin(), item.topics.end(), [&](Place topic) {
            return std::any_of(allowed.begin(), allowed.end(), [&](auto id) { return falls_under(m_plan, id_of(m_plan.topics.rows()[topic]), id); });
        });
    }

    // What each requirement may be met with; then, in slots that repeat, all that may be shown in their originals.
    void list_choices() {
        m_in.resize(m_problem.occurrences.size());
        for (const auto& requirement : m_problem.requirements)
            for (const auto o : requirement.occurrences)
                for (const auto i : requirement.items)
                    if (m_problem.occurrences[o].original == nowhere) choose(i, o);
        for (const auto& requirement : m_problem.requirements)
            for (const auto o : requirement.occurrences) {
                const auto original = m_problem.occurrences[o].original;
                if (original == nowhere) continue;
                for (const auto& airing : m_problem.fixed)
                    if (airing.occurrence == original) choose(airing.item, o);
                for (const auto c : std::vector(m_in[original])) choose(m_choices[c].item, o);
            }
    }

    void choose(Place i, Place o) {
        const auto& where = m_problem.occurrences[o];
        const bool is_known = std::any_of(m_in[o].begin(), m_in[o].end(), [&](std::size_t c) { return m_choices[c].item == i; });
        if (is_known || !may_go(m_problem.items[i], where)) return;
        m_in[o].push_back(m_choices.size());
        m_of[i].push_back(m_choices.size());
        m_choices.push_back({i, o, where.original != nowhere});
    }

    // ---- goals

    [[nodiscard]] bool counts(const Airing& airing, const model::Goal& goal, Place g, const model::DateSpan& days) const {
        return airing.is_counted && m_plan.outlets.rows()[airing.outlet].medium == goal.medium && m_problem.in_area[airing.outlet * m_plan.goals.size() + g] != 0 &&
               days.holds(airing.counts_on) && (goal.count_repeats || !airing.is_repeat) && planner::fits(m_problem, m_problem.items[airing.item], goal);
    }

    void write_goals() {
        for (Place r = 0; r < m_problem.requirements.size(); ++r) {
            const auto& requirement = m_problem.requirements[r];
            const auto& goal = m_plan.goals.rows()[requirement.goal];
            const auto& cell = m_problem.cells[requirement.cell];
            const auto still = cell.target - m_problem.coverage[requirement.cell].planned;
            std::map<Place, std::vector<std::size_t>> by_item;
            for (const auto o : requirement.occurrences)
                for (const auto c : m_in[o])
                    if (planner::fits(m_problem, item(c), goal) && (goal.count_repeats || !m_choices[c].is_repeat)) by_item[m_choices[c].item].push_back(c);
            std::string sum = "u" + std::to_string(r);
            for (const auto& [i, some] : by_item) {
                if (goal.unit != model::GoalUnit::Items) {
                    for (const auto c : some) sum += " + " + x(c);
                    continue;
                }
                const auto is_there = [&, i = i](const Airing& airing) { return airing.item == i && counts(airing, goal, requirement.goal, cell.days); };
                if (std::any_of(m_problem.fixed.begin(), m_problem.fixed.end(), is_there)) continue;
                const auto once = "y" + std::to_string(r) + "_" + std::to_string(i);
                sum += " + " + once;
                std::string of_it = once;
                for (const auto c : some) of_it += " - " + x(c);
                row(of_it, "<=", 0);
                row(once, "<=", 1);
            }
            row(sum, ">=", still);
            cost(requirement.weight, "u" + std::to_string(r));
        }
    }

    // ---- openings

    [[nodiscard]] std::int64_t share(std::size_t c, model::CapacityUnit unit) const {
        return unit == model::CapacityUnit::Seconds ? length_of(item(c), at(c)) : unit == model::CapacityUnit::Items ? 1 : item(c).size;
    }

    void write_slots() {
        std::map<Place, std::pair<std::int64_t, std::int64_t>> used;  // by occurrence: in its unit, in seconds
        for (const auto& airing : m_problem.fixed) {
            if (airing.occurrence == nowhere) continue;
            const auto unit = m_problem.occurrences[airing.occurrence].unit;
            used[airing.occurrence].first += unit == model::CapacityUnit::Seconds ? airing.length : unit == model::CapacityUnit::Items ? 1 : airing.size;
            used[airing.occurrence].second += airing.length;
        }
        for (Place o = 0; o < m_in.size(); ++o) {
            if (m_in[o].empty()) continue;
            const auto& where = m_problem.occurrences[o];
            std::string amounts;
            std::string seconds;
            for (const auto c : m_in[o]) {
                cost(weight_step * where.cost, x(c));
                amounts += " + " + std::to_string(share(c, where.unit)) + ' ' + x(c);
                seconds += " + " + std::to_string(length_of(item(c), where)) + ' ' + x(c);
            }
            if (where.capacity >= 0) row(amounts, "<=", where.capacity - used[o].first);
            const bool is_broadcast = !model::medium_info(m_plan.outlets.rows()[where.outlet].medium).is_published;
            if (where.timed && is_broadcast && where.end > where.start) row(seconds, "<=", where.end - where.start - used[o].second);
        }
    }

    void write_repeats() {
        for (std::size_t c = 0; c < m_choices.size(); ++c) {
            if (!m_choices[c].is_repeat) continue;
            const auto original = at(c).original;
            bool is_fixed = false;
            for (const auto& airing : m_problem.fixed) is_fixed = is_fixed || (airing.occurrence == original && airing.item == m_choices[c].item);
            if (is_fixed) continue;
            std::string of_it = x(c);
            for (const auto other : m_in[original])
                if (m_choices[other].item == m_choices[c].item) of_it += " - " + x(other);
            row(of_it, "<=", 0);
        }
    }

    void write_new_items() {
        for (const auto& [i, some] : m_of) {
            if (m_problem.items[i].segment) continue;
            const auto made = "z" + std::to_string(i);
            cost(new_item, made);
            for (const auto c : some) row(x(c) + " - " + made, "<=", 0);
        }
    }

    // The second of a kind costs a step, the third two, and so on: what costs least comes first by itself.
    void write_crowds() {
        std::map<std::tuple<int, Place, Place, int>, std::vector<std::size_t>> crowds;
        for (std::size_t c = 0; c < m_choices.size(); ++c)
            for (const auto topic : item(c).topics) {
                crowds[{at(c).week, topic, at(c).outlet, -1}].push_back(c);
                const int hour = model::time_of(at(c).start).hour();
                if (at(c).timed) crowds[{at(c).week, topic, nowhere, hour < 11 ? 0 : hour < 14 ? 1 : hour < 18 ? 2 : 3}].push_back(c);
            }
        std::size_t number = 0;
        for (const auto& [key, some] : crowds) {
            if (some.size() < 2) continue;
            std::string sum;
            for (const auto c : some) sum += " + " + x(c);
            for (std::size_t k = 0; k < some.size() && k <= most_crowd_steps; ++k) {
                const auto step = "d" + std::to_string(number) + "_" + std::to_string(k);
                sum += " - " + step;
                if (k < most_crowd_steps) row(step, "<=", 1);
                cost(crowd * static_cast<std::int64_t>(k), step);
            }
            ++number;
            row(sum, "<=", 0);
        }
    }

    // ---- rules

    [[nodiscard]] bool holds(const model::Rule& rule, Place outlet, const Item& about) const {
        if (!model::holds_on(m_plan, rule, m_plan.outlets.rows()[outlet])) return false;
        return !rule.only_topic || std::any_of(about.topics.begin(), about.topics.end(), [&](Place topic) { return falls_under(m_plan, id_of(m_plan.topics.rows()[topic]), rule.only_topic); });
    }

    [[nodiscard]] std::int64_t group(const model::Rule& rule, Place outlet, Place slot) const {
        const auto& row_of = m_plan.outlets.rows()[outlet];
        switch (rule.scope) {
            case model::RuleScope::Slot: return slot == nowhere ? -1 : slot;
            case model::RuleScope::Outlet: return outlet;
            case model::RuleScope::Medium: return static_cast<std::int64_t>(row_of.medium);
            case model::RuleScope::Area: return row_of.area ? row_of.area.value : -1;
            case model::RuleScope::Everywhere: break;
        }
        return 0;
    }

    [[nodiscard]] std::vector<std::int64_t> subjects(const model::Rule& rule, Place outlet, Place about) const {
        const auto& of = m_problem.items[about];
        std::vector<std::int64_t> found;
        const auto partner = m_plan.outlets.rows()[outlet].partner;
        switch (rule.subject) {
            case model::RuleSubject::Placement: return {0};
            case model::RuleSubject::Segment: return {about};
            case model::RuleSubject::Series: return of.series == nowhere ? found : std::vector<std::int64_t>{of.series};
            case model::RuleSubject::Partner: return partner ? std::vector{partner.value} : found;
            case model::RuleSubject::Topic: break;
        }
        for (const auto topic : of.topics)
            if (falls_under(m_plan, id_of(m_plan.topics.rows()[topic]), rule.only_topic)) found.push_back(topic);
        return found;
    }

    using Key = std::tuple<std::int64_t, std::int64_t, model::Date>;

    template <class Visit>
    void each_key(const model::Rule& rule, Place outlet, Place slot, Place about, Visit&& visit) const {
        if (!holds(rule, outlet, m_problem.items[about])) return;
        const auto group_of = group(rule, outlet, slot);
        if (group_of < 0) return;
        for (const auto subject : subjects(rule, outlet, about)) visit(group_of, subject);
    }

    [[nodiscard]] model::Date period(const model::Rule& rule, Place outlet, const model::Date& date, bool timed, WallSeconds start) const {
        if (rule.period == model::RulePeriod::Week) return model::monday_of(date);
        const auto day_start = m_plan.outlets.rows()[outlet].day_start.seconds;
        return timed && day_start != 0 ? model::date_of(start - day_start) : date;
    }

    void write_cap(const model::Rule& rule) {
        std::map<Key, std::string> sums;
        std::map<Key, std::int64_t> fixed;
        for (const auto& one : m_problem.fixed)
            each_key(rule, one.outlet, one.slot, one.item, [&](std::int64_t g, std::int64_t s) { ++fixed[{g, s, period(rule, one.outlet, one.date, one.timed, one.start)}]; });
        for (std::size_t c = 0; c < m_choices.size(); ++c) {
            const auto& where = at(c);
            each_key(rule, where.outlet, where.slot, m_choices[c].item, [&](std::int64_t g, std::int64_t s) { sums[{g, s, period(rule, where.outlet, where.date, where.timed, where.start)}] += " + " + x(c); });
        }
        for (auto& [key, sum] : sums) {
            const auto left = std::max<std::int64_t>(0, rule.maximum - fixed[key]);
            if (rule.severity == model::Severity::Warn) {
                const auto beyond = "f" + std::to_string(m_row_count);
                sum += " - " + beyond;
                cost(frown, beyond);
            }
            row(sum, "<=", left);
        }
    }

    // One in any stretch of time; a repeat may be near its own original, and is held against every other.
    void write_separation(const model::Rule& rule) {
        std::map<std::pair<std::int64_t, std::int64_t>, std::vector<std::size_t>> lines;
        for (std::size_t c = 0; c < m_choices.size(); ++c)
            each_key(rule, at(c).outlet, at(c).slot, m_choices[c].item, [&](std::int64_t g, std::int64_t s) { lines[{g, s}].push_back(c); });
        const auto wanted = WallSeconds{60} * rule.minutes;
        for (auto& [key, line] : lines) {
            std::stable_sort(line.begin(), line.end(), [&](std::size_t a, std::size_t b) { return at(a).start < at(b).start; });
            for (std::size_t a = 0; a < line.size(); ++a) write_near(rule, line, a, wanted);
        }
        for (const auto& one : m_problem.fixed)
            each_key(rule, one.outlet, one.slot, one.item, [&](std::int64_t g, std::int64_t s) {
                const auto line = lines.find({g, s});
                if (line == lines.end()) return;
                for (const auto c : line->second)
                    if (std::abs(at(c).start - one.start) < wanted - room(c) && (at(c).original == nowhere || at(c).original != one.occurrence || !by_family(rule))) row(x(c), "<=", 0);
            });
    }

    static bool by_family(const model::Rule& rule) { return rule.subject != model::RuleSubject::Segment && rule.subject != model::RuleSubject::Placement; }
    [[nodiscard]] WallSeconds room(std::size_t c) const { return std::max<WallSeconds>(0, at(c).end - at(c).start); }

    void write_near(const model::Rule& rule, const std::vector<std::size_t>& line, std::size_t a, WallSeconds wanted) {
        const auto first = line[a];
        const bool is_first_of_start = a == 0 || at(line[a - 1]).start != at(first).start;
        std::string window;
        int count = 0;
        for (std::size_t b = a; b < line.size() && at(line[b]).start - at(first).start < wanted - room(line[b]); ++b) {
            const auto other = line[b];
            if (!m_choices[other].is_repeat) window += " + " + x(other), ++count;
            if (b == a || !(m_choices[first].is_repeat || m_choices[other].is_repeat)) continue;
            if (by_family(rule) && m_choices[first].item == m_choices[other].item && (at(other).original == m_choices[first].occurrence || at(other).original == at(first).original)) continue;
            row(x(first) + " + " + x(other), "<=", 1);
        }
        if (is_first_of_start && count > 1) row(window, "<=", 1);
    }

    void print() {
        m_out << "Minimize\n obj:" << m_costs.str() << "\nSubject To\n" << m_rows.str() << "Binaries\n";
        for (std::size_t c = 0; c < m_choices.size(); ++c) m_out << ' ' << x(c) << (c % 20 == 19 ? "\n" : "");
        m_out << "\nEnd\n";
    }

    std::ostream& m_out;
    const Problem& m_problem;
    const model::Plan& m_plan;
    std::vector<Choice> m_choices;
    std::vector<std::vector<std::size_t>> m_in;              // by occurrence
    std::map<Place, std::vector<std::size_t>> m_of;          // by item
    std::ostringstream m_costs;
    std::ostringstream m_rows;
    std::size_t m_row_count = 0;
    std::size_t m_cost_count = 0;
};

double number_after(const std::string& text, const std::string& words) {
    const auto at = text.rfind(words);
    return at == std::string::npos ? std::numeric_limits<double>::infinity() : std::strtod(text.c_str() + at + words.size(), nullptr);
}

}  // namespace

std::size_t write_milp(std::ostream& out, const Problem& problem) { return Writer(out, problem).write(); }

Solved solve_with_cbc(const std::string& lp_file, int seconds) {
    std::string text;
    const auto command = "cbc '" + lp_file + "' -sec " + std::to_string(seconds) + " -ratioGap 0 -allowableGap 0.4 -solve -quit 2>&1";
    if (auto* pipe = ::popen(command.c_str(), "r")) {
        char part[4096];
        while (const auto size = std::fread(part, 1, sizeof part, pipe)) text.append(part, size);
        ::pclose(pipe);
    }
    Solved solved;
    solved.is_proved = text.find("Optimal solution found") != std::string::npos;
    solved.value = number_after(text, "Objective value:");
    const auto bound = number_after(text, "Lower bound:");
    solved.bound = solved.is_proved ? solved.value : bound < std::numeric_limits<double>::infinity() ? bound : -std::numeric_limits<double>::infinity();
    return solved;
}

}  // namespace lichsong::test
