// SPDX-License-Identifier: Apache-2.0
// Rule "cap": at most `maximum` airings of one subject a day or a week, within the rule's scope; repeats are airings too. A
// day is the outlet's broadcast day, which may start at 05:00; a week runs from Monday to Sunday by date, as coverage counts
// it. The first airing beyond the maximum is blamed; then come the others beyond it, then those within it.
//   cap.day   {1} code, {2} subject in Vietnamese, {3} in English, {4} airings, {5} maximum, {6} the day
//   cap.week  as cap.day; {6} the Monday
//   cap.day_any, cap.week_any  the same without a subject: {2} and {3} are empty
#include "calendar/model/rules/input.h"

#include <algorithm>
#include <array>

#include "calendar/model/rules/subject.h"

namespace lichsong::model {
namespace {

// A placement counted, and the one counted before it in the same cell.
struct Counted {
    std::uint32_t live;
    std::uint32_t before;
};
constexpr std::uint32_t none = UINT32_MAX;

struct Cell {
    std::size_t group = SIZE_MAX;
    Date period;
    int count = 0;
    std::uint32_t last = none;    // in the list of Counted
    std::uint32_t breach = none;  // in the list of breaches
};

struct Breach {
    Place subject;
    Cell cell;
};

class Count {
public:
    explicit Count(const RuleTask& task) : m_task(task), m_subjects(task), m_cells(2 * m_subjects.size()) {}

    void group(std::size_t number, std::span<const std::uint32_t> group) {
        for (const auto i : group) {
            if (!m_task.holds(i)) continue;
            const Date period = period_of(m_task.input.lives[i]);
            m_subjects.for_each(m_task.input.lives[i], [&](Place subject) { add(number, subject, period, i); });
        }
    }

    void report_all(Violations& out) const {
        for (const auto& breach : m_breaches) report_breach(breach, out);
    }

private:
    [[nodiscard]] Date period_of(const Live& live) const {
        if (m_task.rule.period == RulePeriod::Week) return monday_of(live.date);
        const auto day_start = m_task.input.outlet(live).day_start;
        return live.timed && day_start.seconds != 0 ? date_of(live.span.start - day_start.seconds) : live.date;
    }

    // In a group that is in order of time, no more than two periods are open at once: outlets start their days at different
    // hours, but none a whole day later. They share out the two cells of a subject by turns.
    [[nodiscard]] Cell& cell_of(Place subject, const Date& period) {
        const auto turn = m_task.rule.period == RulePeriod::Week ? period.day_number() / 7 : period.day_number();
        return m_cells[2 * subject + turn % 2];
    }

    void add(std::size_t group, Place subject, const Date& period, std::uint32_t live) {
        auto& cell = cell_of(subject, period);
        if (cell.group != group || cell.period != period) cell = Cell{group, period, 0, none, none};
        m_counted.push_back({live, cell.last});
        cell.last = static_cast<std::uint32_t>(m_counted.size() - 1);
        if (++cell.count <= m_task.rule.maximum) return;
        if (cell.breach == none) {
            cell.breach = static_cast<std::uint32_t>(m_breaches.size());
            m_breaches.push_back({subject, {}});
        }
        m_breaches[cell.breach].cell = cell;
    }

    void report_breach(const Breach& breach, Violations& out) const {
        std::vector<const Live*> lives;
        const auto& input = m_task.input;
        for (auto at = breach.cell.last; at != none; at = m_counted[at].before) lives.push_back(&input.lives[m_counted[at].live]);
        std::reverse(lives.begin(), lives.end());
        std::rotate(lives.begin(), lives.begin() + std::max(0, m_task.rule.maximum), lives.end());
        auto [title, title_en] = m_subjects.titles(breach.subject);
        const auto reason = m_task.rule.period == RulePeriod::Week ? "cap.week" : "cap.day";
        report(m_task, out, {}, reason_for(reason, m_task.rule.subject),
               words(input.code(*lives.front()), std::move(title), std::move(title_en), std::to_string(breach.cell.count),
                std::to_string(m_task.rule.maximum), iso(breach.cell.period)));
        for (const auto* live : lives) out.back().placements.push_back({input.placement(*live).id});
    }

    const RuleTask& m_task;
    Subjects m_subjects;
    std::vector<Cell> m_cells;  // two for each subject
    std::vector<Counted> m_counted;
    std::vector<Breach> m_breaches;
};

}  // namespace

void check_cap(const RuleTask& task, Violations& out) {
    const auto groups = group_by_scope(task.input, task.rule.scope);
    Count count(task);
    for (std::size_t g = 0; g < groups.size(); ++g) count.group(g, groups.group(g));
    count.report_all(out);
}

}  // namespace lichsong::model
