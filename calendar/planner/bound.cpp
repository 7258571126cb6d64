// SPDX-License-Identifier: Apache-2.0
#include "calendar/planner/bound.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "calendar/planner/counting.h"
#include "calendar/planner/flow.h"
#include "calendar/planner/replay.h"

// Goals are parted into classes, so that an airing counts for no more than one of a class, as far as goals can tell. In each class what is closed
// flows from requirements through rooms to what stations take: so much at most can be closed in it, and the sum over classes is the bound.
// An item of two topics may count twice in a class all the same. One of the two flows as said; how many others there can be is bounded by
// pairing: each needs a partner that is closed by the same airing (see add_extras).
namespace lichsong::planner {
namespace {

// Openings of one outlet that no requirement tells apart, and that are counted together in a week.
struct Room {
    struct Day {
        std::size_t cap;
        CapRow::Share share;
        std::int64_t openings;
    };
    std::int64_t openings = 0;
    std::vector<Day> days;  // of caps that count by the day: what they count together
};

// What may be placed in many rooms together.
struct Pool {
    std::int64_t left = 0;
    std::vector<Place> rooms;
    std::vector<Place> pools;  // smaller ones, that hold all of those rooms
};

class Rooms {
public:
    Rooms(const Problem& problem, const State& empty, const Counting& counting);

    [[nodiscard]] Place of(Place occurrence) const { return m_room[occurrence]; }
    [[nodiscard]] std::size_t size() const noexcept { return m_rooms.size(); }
    /// With so much in each opening.
    [[nodiscard]] std::int64_t capacity(Place room, std::int64_t each) const;
    [[nodiscard]] std::int64_t openings_in(Place room) const { return m_rooms[room].openings; }
    /// Smaller ones before those that hold them.
    [[nodiscard]] const std::vector<Pool>& pools() const noexcept { return m_pools; }

private:
    void list(const Problem& problem, const State& empty, const Counting& counting);
    void list_pools();

    std::vector<Room> m_rooms;
    std::vector<Place> m_room;  // by occurrence
    std::map<std::pair<std::size_t, std::uint64_t>, Pool> m_weeks;  // by cap and what is counted together
    std::vector<Pool> m_pools;
};

// Days on which the period of some requirement begins, or the day after it ends.
std::vector<model::Date> borders_of(const Problem& problem) {
    std::set<model::Date> borders;
    for (const auto& requirement : problem.requirements) {
        const auto& days = problem.cells[requirement.cell].days;
        borders.insert(days.from);
        borders.insert(model::plus_days(days.to, 1));
    }
    return {borders.begin(), borders.end()};
}

Rooms::Rooms(const Problem& problem, const State& empty, const Counting& counting) {
    list(problem, empty, counting);
    list_pools();
}

void Rooms::list(const Problem& problem, const State& empty, const Counting& counting) {
    using Weeks = std::vector<std::pair<std::size_t, std::uint64_t>>;
    std::map<std::tuple<Place, std::ptrdiff_t, Place, Place, Weeks>, Place> known;
    const auto borders = borders_of(problem);
    for (Place i = 0; i < problem.occurrences.size(); ++i) {
        const auto& at = problem.occurrences[i];
        m_room.push_back(nowhere);
        if (!at.is_open) continue;
        Weeks weeks;
        std::vector<Room::Day> days;
        for (std::size_t c = 0; c < empty.caps().size(); ++c) {
            const auto& cap = empty.caps()[c];
            const auto share = cap.share_of(problem, at);
            if (!share) continue;
            if (cap.reach().rule().period == model::RulePeriod::Week) {
                weeks.emplace_back(c, share->key);
                m_weeks[weeks.back()].left = share->left;
            } else {
                days.push_back({c, *share, 1});
            }
        }
        const auto kind = counting.kind_of(i);
        const auto interval = std::upper_bound(borders.begin(), borders.end(), at.date) - borders.begin();
        const auto [found, is_new] = known.try_emplace({at.outlet, interval, kind, kind == nowhere ? i : nowhere, weeks}, static_cast<Place>(m_rooms.size()));
        if (is_new) {
            for (const auto& week : weeks) m_weeks[week].rooms.push_back(found->second);
            m_rooms.push_back({});
        }
        m_room[i] = found->second;
        auto& room = m_rooms[found->second];
        ++room.openings;
        for (const auto& day : days) {
            const auto same = std::find_if(room.days.begin(), room.days.end(), [&](const Room::Day& one) { return one.cap == day.cap && one.share.key == day.share.key; });
            if (same == room.days.end()) room.days.push_back(day);
            else ++same->openings;
        }
    }
}

// Pools that lie in each other, the smaller ones first. One that cuts another in two is left out: what is left of the rules is still a bound.
void Rooms::list_pools() {
    std::vector<Pool*> order;
    for (auto& entry : m_weeks) order.push_back(&entry.second);
    std::stable_sort(order.begin(), order.end(), [](const Pool* a, const Pool* b) { return a->rooms.size() < b->rooms.size(); });
    std::vector<Place> top(m_rooms.size(), nowhere);  // by room: the largest pool so far
    std::vector<std::size_t> rooms_in;                // by pool, those in smaller ones with it
    for (const auto* pool : order) {
        std::set<Place> smaller;
        std::size_t covered = 0;
        Pool next{pool->left, {}, {}};
        for (const auto room : pool->rooms) {
            if (top[room] == nowhere) next.rooms.push_back(room), ++covered;
            else if (smaller.insert(top[room]).second) covered += rooms_in[top[room]];
        }
        if (covered != pool->rooms.size()) continue;
        next.pools.assign(smaller.begin(), smaller.end());
        for (const auto room : pool->rooms) top[room] = static_cast<Place>(m_pools.size());
        rooms_in.push_back(covered);
        m_pools.push_back(std::move(next));
    }
}

// By the narrowest of the caps; openings that it does not count hold what they hold.
std::int64_t Rooms::capacity(Place place, std::int64_t each) const {
    const auto& room = m_rooms[place];
    std::map<std::size_t, std::int64_t> taken_off;  // by cap
    for (const auto& day : room.days) taken_off[day.cap] += std::max<std::int64_t>(0, each * day.openings - day.share.left);
    std::int64_t most = 0;
    for (const auto& entry : taken_off) most = std::max(most, entry.second);
    return each * room.openings - most;
}

// ---- classes

bool is_in_minutes(const Problem& problem, Place goal) { return problem.plan.goals.rows()[goal].unit == model::GoalUnit::Minutes; }

// By goal: its class, the same for goals that no airing of one topic counts for together, and that are counted in the same unit. Those that want
// the most come first, so that it is they that are held against each other.
std::vector<std::size_t> classes_of(const Problem& problem, const std::vector<std::int64_t>& wanted) {
    constexpr std::size_t most_classes = 32;  // of a unit; what more goals than that have in common lands in the last one
    const auto goals = problem.plan.goals.size();
    std::vector<std::int64_t> by_goal(goals);
    for (Place r = 0; r < wanted.size(); ++r) by_goal[problem.requirements[r].goal] += wanted[r];
    std::vector<std::vector<std::size_t>> lists(goals);  // by goal: topic and outlet
    for (std::size_t list = 0; list < problem.serving.size(); ++list)
        for (const auto g : problem.serving[list]) lists[g].push_back(list);
    std::vector<Place> order(goals);
    std::iota(order.begin(), order.end(), Place{0});
    std::stable_sort(order.begin(), order.end(), [&](Place a, Place b) { return by_goal[a] > by_goal[b]; });
    std::vector<std::uint64_t> taken(problem.serving.size());  // bits of classes: placements, then minutes
    std::vector<std::size_t> classes(goals);
    for (const auto g : order) {
        std::uint64_t bits = 0;
        for (const auto list : lists[g]) bits |= taken[list];
        const auto first = is_in_minutes(problem, g) ? most_classes : std::size_t{0};
        auto at = first;
        while (at + 1 < first + most_classes && (bits >> at & 1U) != 0) ++at;
        for (const auto list : lists[g]) taken[list] |= std::uint64_t{1} << at;
        classes[g] = at;
    }
    return classes;
}

// ---- one class

// Requirements of which some airing may count for several, joined.
class Joined {
public:
    explicit Joined(std::size_t count) : m_parent(count), m_most(count, 1) { std::iota(m_parent.begin(), m_parent.end(), std::size_t{0}); }

    std::size_t root(std::size_t i) {
        while (m_parent[i] != i) i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }
    /// All that one airing may count for.
    void join(const std::vector<std::size_t>& some) {
        auto most = some.size();
        for (const auto i : some) {
            const auto other = root(i);
            most = std::max(most, m_most[other]);
            m_parent[other] = root(some.front());
        }
        m_most[root(some.front())] = most;
        for (const auto a : some)
            for (const auto b : some)
                if (a < b) m_pairs.insert({a, b});
    }
    /// For how many an airing may count among those that are joined with it.
    [[nodiscard]] std::size_t most(std::size_t i) { return m_most[root(i)]; }
    [[nodiscard]] const std::set<std::pair<std::size_t, std::size_t>>& pairs() const noexcept { return m_pairs; }

private:
    std::vector<std::size_t> m_parent;
    std::vector<std::size_t> m_most;
    std::set<std::pair<std::size_t, std::size_t>> m_pairs;
};

// By goal: items that are placed already and may yet go on the air elsewhere, in slots that repeat or as drafts that move, and that count for it.
std::vector<std::vector<Place>> on_the_air_already(const Problem& problem) {
    std::set<Place> originals;
    for (const auto& at : problem.occurrences)
        if (at.is_open && at.original != nowhere) originals.insert(at.original);
    std::set<Place> items;
    for (const auto& airing : problem.fixed)
        if (originals.contains(airing.occurrence)) items.insert(airing.item);
    for (const auto& draft : problem.drafts) items.insert(draft.home.item);  // they are not waiting either
    std::vector<std::vector<Place>> by_goal(problem.plan.goals.size());
    for (const auto item : items)
        for (Place g = 0; g < by_goal.size(); ++g)
            if (fits(problem, problem.items[item], problem.plan.goals.rows()[g])) by_goal[g].push_back(item);
    return by_goal;
}

class Class {
public:
    /// `on_air`: see on_the_air_already().
    Class(const Problem& problem, Counting& counting, const Rooms& rooms, const std::vector<std::vector<Place>>& on_air)
        : m_problem(problem), m_counting(counting), m_rooms(rooms), m_on_air(on_air), m_seen(rooms.size(), nowhere) {}

    /// `wanted`: what can be closed of it at most by itself.
    void add(Place requirement, std::int64_t wanted);
    [[nodiscard]] std::int64_t most();

private:
    static constexpr std::int64_t unlimited = std::int64_t{1} << 40U;

    struct Row {
        Place requirement;
        std::int64_t wanted;
        std::size_t node;
    };
    void add_rooms();
    void add_pools(std::map<Place, std::size_t> ends);
    void add_extras();
    [[nodiscard]] Joined joined() const;
    [[nodiscard]] std::vector<std::int64_t> paired(Joined& joined) const;

    const Problem& m_problem;
    Counting& m_counting;
    const Rooms& m_rooms;
    const std::vector<std::vector<Place>>& m_on_air;
    std::vector<Place> m_seen;  // by room: the last requirement that looked at it
    Flow m_flow;
    std::vector<Row> m_rows;
    std::map<Place, std::vector<std::pair<std::size_t, std::int64_t>>> m_in;  // by room: rows, and what an opening of it holds for them
};

void Class::add(Place requirement, std::int64_t wanted) {
    const auto row = m_rows.size();
    m_rows.push_back({requirement, wanted, m_flow.node()});
    m_flow.pipe(Flow::source, m_rows.back().node, wanted);
    for (const auto occurrence : m_problem.requirements[requirement].occurrences) {
        const auto room = m_rooms.of(occurrence);
        if (m_seen[room] == requirement) continue;
        m_seen[room] = requirement;
        if (const auto each = m_counting.most_in(occurrence, requirement); each > 0) m_in[room].emplace_back(row, each);
    }
}

void Class::add_rooms() {
    std::map<Place, std::size_t> ends;  // by room
    for (const auto& [room, rows] : m_in) {
        const auto node = m_flow.node();
        std::int64_t each = 0;
        for (const auto& [row, holds] : rows) {
            each = std::max(each, holds);
            m_flow.pipe(m_rows[row].node, node, holds * m_rooms.openings_in(room));
        }
        ends[room] = m_flow.node();
        const bool is_counted = !is_in_minutes(m_problem, m_problem.requirements[m_rows.front().requirement].goal);
        m_flow.pipe(node, ends[room], is_counted ? m_rooms.capacity(room, each) : each * m_rooms.openings_in(room));
        if (!is_counted) m_flow.pipe(ends[room], Flow::sink, unlimited);
    }
    if (!m_rows.empty() && !is_in_minutes(m_problem, m_problem.requirements[m_rows.front().requirement].goal)) add_pools(std::move(ends));
}

// Each room flows into the smallest pool that holds it, that into the next, and the largest ones into the sink.
void Class::add_pools(std::map<Place, std::size_t> ends) {
    const auto& pools = m_rooms.pools();
    std::vector<std::size_t> nodes;
    std::vector<std::uint8_t> is_inner(pools.size());
    for (const auto& pool : pools) {
        nodes.push_back(m_flow.node());
        for (const auto room : pool.rooms)
            if (const auto end = ends.find(room); end != ends.end()) {
                m_flow.pipe(end->second, nodes.back(), unlimited);
                ends.erase(end);
            }
        for (const auto inner : pool.pools) {
            m_flow.pipe(nodes[inner], nodes.back(), pools[inner].left);
            is_inner[inner] = 1;
        }
    }
    for (std::size_t i = 0; i < pools.size(); ++i)
        if (is_inner[i] == 0) m_flow.pipe(nodes[i], Flow::sink, pools[i].left);
    for (const auto& entry : ends) m_flow.pipe(entry.second, Flow::sink, unlimited);
}

Joined Class::joined() const {
    Joined joined(m_rows.size());
    std::map<Place, std::vector<std::size_t>> counts;  // by item
    for (const auto& [room, rows] : m_in) {
        counts.clear();
        for (const auto& one : rows) {
            const auto goal = m_problem.requirements[m_rows[one.first].requirement].goal;
            for (const auto item : m_counting.items_for(goal)) counts[item].push_back(one.first);
            for (const auto item : m_on_air[goal])
                if (auto& some = counts[item]; some.empty() || some.back() != one.first) some.push_back(one.first);
        }
        for (const auto& entry : counts)
            if (entry.second.size() > 1) joined.join(entry.second);
    }
    return joined;
}

// By root of what is joined: twice as many pairs at most as can be made of what is wanted, where none counts more often than it is wanted. The
// flow through two copies of each requirement, from one's first to the other's second, is twice the best pairing in fractions.
std::vector<std::int64_t> Class::paired(Joined& joined) const {
    Flow flow;
    std::vector<std::size_t> first;
    std::vector<std::size_t> second;
    std::vector<std::size_t> pipes;
    for (const auto& row : m_rows) {
        first.push_back(flow.node());
        second.push_back(flow.node());
        pipes.push_back(flow.pipe(Flow::source, first.back(), row.wanted));
        flow.pipe(second.back(), Flow::sink, row.wanted);
    }
    for (const auto& [a, b] : joined.pairs()) {
        flow.pipe(first[a], second[b], unlimited);
        flow.pipe(first[b], second[a], unlimited);
    }
    static_cast<void>(flow.most());
    std::vector<std::int64_t> twice(m_rows.size());
    for (std::size_t i = 0; i < m_rows.size(); ++i) twice[joined.root(i)] += flow.through(pipes[i]);
    return twice;
}

// What one airing closes beside the first: with an item of two topics no more than pairs can be made; of n, n - 1 of n of what is wanted.
void Class::add_extras() {
    auto rows = joined();
    if (rows.pairs().empty()) return;
    const auto twice = paired(rows);
    std::map<std::size_t, std::pair<std::size_t, std::int64_t>> extras;  // by root: a node, and what is wanted
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (rows.most(i) < 2) continue;
        const auto [found, is_new] = extras.try_emplace(rows.root(i), 0, 0);
        if (is_new) found->second.first = m_flow.node();
        found->second.second += m_rows[i].wanted;
        m_flow.pipe(m_rows[i].node, found->second.first, m_rows[i].wanted);
    }
    for (const auto& [root, extra] : extras) {
        const auto most = static_cast<std::int64_t>(rows.most(root));
        m_flow.pipe(extra.first, Flow::sink, most == 2 ? twice[root] / 2 : extra.second * (most - 1) / most);
    }
}

std::int64_t Class::most() {
    add_rooms();
    add_extras();
    return m_flow.most();
}

}  // namespace

std::int64_t most_closable(const Problem& problem) {
    State empty(problem);
    Counting counting(problem, empty);
    std::vector<std::int64_t> wanted;
    for (Place r = 0; r < problem.requirements.size(); ++r) {
        const auto reason = counting.bound(r);
        wanted.push_back(std::min(reason.missing, reason.at_most));
    }
    const Rooms rooms(problem, empty, counting);
    const auto classes = classes_of(problem, wanted);
    const auto on_air = on_the_air_already(problem);
    std::map<std::size_t, Class> parts;
    for (Place r = 0; r < problem.requirements.size(); ++r)
        if (wanted[r] > 0) parts.try_emplace(classes[problem.requirements[r].goal], problem, counting, rooms, on_air).first->second.add(r, wanted[r]);
    std::int64_t most = 0;
    for (auto& part : parts) most += part.second.most();
    // What drafts that may move close already is no gain; elsewhere they keep closed what they close now.
    const auto held = held_by_drafts(empty);
    return std::max<std::int64_t>(0, most - std::accumulate(held.begin(), held.end(), std::int64_t{0}));
}

}  // namespace lichsong::planner
