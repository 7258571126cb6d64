// SPDX-License-Identifier: Apache-2.0
// One pass over the placements: each finds, by topic and medium, the goals it serves, and by date the cell of each.
// A hold keeps room and says nothing yet, so it covers nothing. A missed or replaced airing covers nothing either, until its
// make-good does so in its place. Minutes that aired are those on record, where the record has a length.
#include "calendar/model/coverage.h"

#include <array>
#include <map>
#include <tuple>

namespace lichsong::model {
namespace {

constexpr std::size_t layer_count = coverage_layer_names.size();

struct Sums {
    std::array<std::int64_t, layer_count> value{};
};

// The cells of one goal: periods in order of time. Weeks need no search.
struct GoalCells {
    const Goal* goal;
    std::size_t first;
    std::size_t count;
    Date week_zero;  // the Monday of the first week; none where cells are not weeks
};

std::vector<DateSpan> weeks_of(const DateSpan& span) {
    std::vector<DateSpan> weeks;
    for (Date monday = monday_of(span.from); monday <= span.to; monday = plus_days(monday, 7))
        weeks.push_back({std::max(monday, span.from), std::min(plus_days(monday, 6), span.to)});
    return weeks;
}

bool is_whole(const DateSpan& span) { return is_set(span.from) && is_set(span.to) && span.from <= span.to; }

class Builder {
public:
    Builder(const Plan& plan, const Date& until) : m_plan(plan), m_until(until), m_phases(phase_dates(plan.campaign, plan.milestones.rows(), plan.phases.rows())) {
        for (const auto& goal : plan.goals) add_goal(goal);
        m_sums.resize(m_cells.size());
        list_goals();
    }

    std::vector<CoverageCell> count() {
        for (const auto& placement : m_plan.placements) add(placement);
        count_items();
        for (std::size_t i = 0; i < m_cells.size(); ++i) {
            const auto* goal = m_plan.goals.find(m_cells[i].goal);
            const std::int64_t divisor = goal->unit == GoalUnit::Minutes ? 60 : 1;
            m_cells[i].planned = static_cast<int>(m_sums[i].value[0] / divisor);
            m_cells[i].confirmed = static_cast<int>(m_sums[i].value[1] / divisor);
            m_cells[i].aired = static_cast<int>(m_sums[i].value[2] / divisor);
        }
        return std::move(m_cells);
    }

private:
    // A placement's share in a cell whose unit is items; told apart by segment at the end.
    struct Item {
        std::uint32_t cell;
        std::uint32_t segment;
        std::array<bool, layer_count> layers;
    };

    DateSpan span_of_phase(base::Id<Phase> id) const {
        const auto* phase = m_plan.phases.find(id);
        return phase == nullptr ? DateSpan{} : m_phases[static_cast<std::size_t>(phase - m_plan.phases.rows().data())];
    }

    bool is_before_end(const Date& date) const { return !is_set(m_until) || date <= m_until; }

    void add_cell(const Goal& goal, base::Id<Phase> phase, const DateSpan& span) {
        if (is_whole(span) && is_before_end(span.from)) m_cells.push_back({id_of(goal), goal.topic, goal.medium, goal.period, phase, span.from, span.to, goal.target, 0, 0, 0});
    }

    void add_goal(const Goal& goal) {
        GoalCells cells{&goal, m_cells.size(), 0, {}};
        const DateSpan flight{m_plan.campaign.first_day, m_plan.campaign.last_day};
        if (goal.period == GoalPeriod::Week) {
            DateSpan range = flight;
            if (goal.phase && is_whole(flight)) {
                const auto phase = span_of_phase(goal.phase);
                range = is_whole(phase) ? DateSpan{std::max(phase.from, flight.from), std::min(phase.to, flight.to)} : DateSpan{};
            }
            if (is_whole(range)) {
                cells.week_zero = monday_of(range.from);
                for (const auto& week : weeks_of(range)) add_cell(goal, goal.phase, week);
            }
        } else if (goal.phase) {
            add_cell(goal, goal.phase, span_of_phase(goal.phase));
        } else if (goal.period == GoalPeriod::Phase) {
            for (const auto& phase : m_plan.phases) add_cell(goal, id_of(phase), span_of_phase(id_of(phase)));
        } else {
            add_cell(goal, {}, flight);
        }
        cells.count = m_cells.size() - cells.first;
        m_goals.push_back(cells);
    }

    // For each topic and medium the goals that an item of that topic on that medium serves.
    void list_goals() {
        m_by_topic_and_medium.resize(m_plan.topics.size() * medium_names.size());
        for (std::size_t t = 0; t < m_plan.topics.size(); ++t)
            for (std::size_t g = 0; g < m_goals.size(); ++g) {
                const auto& goal = *m_goals[g].goal;
                if (goal.topic && falls_under(m_plan, id_of(m_plan.topics.rows()[t]), goal.topic))
                    m_by_topic_and_medium[t * medium_names.size() + static_cast<std::size_t>(goal.medium)].push_back(g);
            }
        m_last_placement.resize(m_goals.size());
        m_areas.resize(m_plan.outlets.size() * m_goals.size());
        for (std::size_t o = 0; o < m_plan.outlets.size(); ++o)
            for (std::size_t g = 0; g < m_goals.size(); ++g)
                m_areas[o * m_goals.size() + g] = lies_in(m_plan, m_plan.outlets.rows()[o].area, m_goals[g].goal->area) ? 1 : 0;
    }

    // The airing whose period counts: of a make-good, what it makes up for. The bound ends a circle in a damaged file.
    const Placement& made_good(const Placement& placement) const {
        constexpr int longest_chain = 16;
        const auto* at = &placement;
        for (int step = 0; at->makegood_for && step < longest_chain; ++step) {
            const auto* original = m_plan.placements.find(at->makegood_for);
            if (original == nullptr) break;
            at = original;
        }
        return *at;
    }

    void add(const Placement& placement) {
        const auto& state = state_info(placement.state);
        if (!state.planned || placement.intention == Intention::NotIntended || placement.intention == Intention::Hold) return;
        const auto* segment = m_plan.segments.find(placement.segment);
        const auto* outlet = m_plan.outlets.find(placement.outlet);
        if (segment == nullptr || outlet == nullptr || segment->candidate_content || !is_before_end(placement.date)) return;
        const auto& original = made_good(placement);
        if (!is_set(original.date)) return;
        const bool repeats = placement.repeat_of || original.repeat_of;
        const auto outlet_place = static_cast<std::size_t>(outlet - m_plan.outlets.rows().data());
        for (const auto topic_id : segment->topics) {
            const auto* topic = m_plan.topics.find(topic_id);
            if (topic == nullptr) continue;
            const auto topic_place = static_cast<std::size_t>(topic - m_plan.topics.rows().data());
            for (const auto g : m_by_topic_and_medium[topic_place * medium_names.size() + static_cast<std::size_t>(outlet->medium)]) {
                const auto& goal = *m_goals[g].goal;
                if (m_last_placement[g] == placement.id) continue;  // by another of its topics
                m_last_placement[g] = placement.id;
                if (repeats && !goal.count_repeats) continue;
                if (!goal.any_form && goal.form != segment->form) continue;
                if (m_areas[outlet_place * m_goals.size() + g] == 0) continue;
                add_to_goal(m_goals[g], original.date, placement, *segment);
            }
        }
    }

    void add_to_goal(const GoalCells& cells, const Date& date, const Placement& placement, const Segment& segment) {
        if (is_set(cells.week_zero)) {
            const auto week = days_between(cells.week_zero, date) / 7;
            if (date < cells.week_zero || static_cast<std::size_t>(week) >= cells.count) return;
            add_to_cell(cells.first + static_cast<std::size_t>(week), date, *cells.goal, placement, segment);
            return;
        }
        for (auto i = cells.first; i < cells.first + cells.count; ++i) add_to_cell(i, date, *cells.goal, placement, segment);
    }

    void add_to_cell(std::size_t cell, const Date& date, const Goal& goal, const Placement& placement, const Segment& segment) {
        if (date < m_cells[cell].from || date > m_cells[cell].to) return;
        const auto& state = state_info(placement.state);
        const std::array<bool, layer_count> layers{state.planned, state.confirmed, state.aired};
        if (goal.unit == GoalUnit::Items) {
            m_items.push_back({static_cast<std::uint32_t>(cell), static_cast<std::uint32_t>(&segment - m_plan.segments.rows().data()), layers});
            return;
        }
        const bool minutes = goal.unit == GoalUnit::Minutes;
        const auto booked = placement.length.count();
        const auto on_record = placement.actual_length.count() > 0 ? placement.actual_length.count() : booked;
        const std::array<std::int64_t, layer_count> seconds{booked, booked, on_record};
        for (std::size_t layer = 0; layer < layer_count; ++layer)
            if (layers[layer]) m_sums[cell].value[layer] += minutes ? seconds[layer] : 1;
    }

    // Different segments in each cell: sorted into cells by counting, then told apart by a mark on each segment.
    void count_items() {
        std::vector<std::size_t> next(m_cells.size() + 1);
        for (const auto& item : m_items) ++next[item.cell + 1];
        for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
        std::vector<const Item*> sorted(m_items.size());
        for (const auto& item : m_items) sorted[next[item.cell]++] = &item;
        for (std::size_t layer = 0; layer < layer_count; ++layer) {
            std::vector<std::size_t> seen_in(m_plan.segments.size(), m_cells.size());
            for (const auto* item : sorted) {
                if (!item->layers[layer] || seen_in[item->segment] == item->cell) continue;
                seen_in[item->segment] = item->cell;
                ++m_sums[item->cell].value[layer];
            }
        }
    }

    const Plan& m_plan;
    Date m_until;  // none: the whole plan
    std::vector<DateSpan> m_phases;
    std::vector<CoverageCell> m_cells;
    std::vector<Sums> m_sums;
    std::vector<GoalCells> m_goals;
    std::vector<std::vector<std::size_t>> m_by_topic_and_medium;
    std::vector<std::uint8_t> m_areas;            // by outlet and goal: whether the outlet lies in the goal's area
    std::vector<std::int64_t> m_last_placement;   // by goal
    std::vector<Item> m_items;
};

void join(CoverageCell& sum, const CoverageCell& cell) {
    std::array<int, 3> gaps{};
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        const auto layer = static_cast<CoverageLayer>(i);
        gaps[i] = sum.gap(layer) + cell.gap(layer);
    }
    sum.gaps = gaps;
    if (sum.goal != cell.goal) sum.goal = {};
    if (sum.phase != cell.phase) sum.phase = {};
    sum.from = std::min(sum.from, cell.from);
    sum.to = std::max(sum.to, cell.to);
    sum.target += cell.target;
    sum.planned += cell.planned;
    sum.confirmed += cell.confirmed;
    sum.aired += cell.aired;
}

}  // namespace

std::vector<CoverageCell> coverage(const Plan& plan, const Date& until) { return Builder(plan, until).count(); }

Pace pace(std::span<const CoverageCell> cells, const Date& today, CoverageLayer layer) {
    constexpr long week = 7;
    Pace pace;
    Date last = today;
    for (const auto& cell : cells) {
        const auto days = days_between(cell.from, cell.to) + 1;
        const auto gone = std::clamp(days_between(cell.from, today) + 1, 0L, days);
        pace.target += cell.target;
        pace.due += static_cast<int>(cell.target * gone / days);
        pace.reached += cell.reached(layer);
        last = std::max(last, cell.to);
    }
    pace.weeks_left = static_cast<int>((days_between(today, last) + week - 1) / week);
    const int missing = std::max(0, pace.target - pace.reached);
    if (pace.weeks_left > 0) pace.per_week = (missing + pace.weeks_left - 1) / pace.weeks_left;
    return pace;
}

std::vector<CoverageCell> gap_runs(const std::vector<CoverageCell>& cells, CoverageLayer layer) {
    std::vector<CoverageCell> runs;
    for (const auto& cell : cells) {
        if (cell.gap(layer) == 0) continue;
        const bool follows = !runs.empty() && runs.back().goal == cell.goal && plus_days(runs.back().to, 1) == cell.from;
        if (follows && (runs.back().reached(layer) == 0) == (cell.reached(layer) == 0)) join(runs.back(), cell);
        else runs.push_back(cell);
    }
    return runs;
}

std::vector<CoverageCell> grouped(const std::vector<CoverageCell>& cells, const CoverageGrouping& grouping) {
    using Key = std::tuple<std::int64_t, Medium, Date, Date, GoalPeriod, std::int64_t>;
    std::map<Key, CoverageCell> sums;
    for (auto cell : cells) {
        if (!grouping.topic) cell.topic = {};
        if (!grouping.medium) cell.medium = {};
        Key key{cell.topic.value, cell.medium, Date(boost::date_time::min_date_time), Date(boost::date_time::min_date_time), {}, 0};
        if (grouping.period) key = {cell.topic.value, cell.medium, cell.from, cell.to, cell.period, cell.phase.value};
        if (const auto [at, is_new] = sums.emplace(key, cell); !is_new) join(at->second, cell);
    }
    std::vector<CoverageCell> out;
    for (auto& [key, cell] : sums) out.push_back(cell);
    return out;
}

}  // namespace lichsong::model
