// SPDX-License-Identifier: Apache-2.0
// Jonker and Volgenant's shortest augmenting paths (Computing 38, 1987) over sparse edges. Not to pair somebody at all is the
// way to a column of his own that gains nothing, so that every row can be assigned.
#include "calendar/model/asrun_assign.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

namespace lichsong::model {
namespace {

class Assignment {
public:
    Assignment(std::size_t lefts, std::size_t rights, std::vector<GainEdge> edges)
        : m_edges(std::move(edges)),
          m_first(lefts + 1),
          m_right_of(lefts, no_partner),
          m_left_of(rights, no_partner),
          m_u(lefts),
          m_v(rights),
          m_distance(rights),
          m_before(rights),
          m_seen(rights),
          m_done(rights) {
        const auto before = [](const GainEdge& a, const GainEdge& b) { return std::pair(a.left, a.right) < std::pair(b.left, b.right); };
        if (!std::is_sorted(m_edges.begin(), m_edges.end(), before)) std::sort(m_edges.begin(), m_edges.end(), before);
        for (const auto& edge : m_edges) ++m_first[edge.left + 1];
        for (std::size_t i = 1; i < m_first.size(); ++i) m_first[i] += m_first[i - 1];
    }

    std::vector<std::uint32_t> run() {
        for (std::uint32_t left = 0; left < m_right_of.size(); ++left)
            if (m_first[left] != m_first[left + 1]) insert(left);
        return std::move(m_right_of);
    }

private:
    using Reached = std::pair<std::int64_t, std::uint32_t>;
    using Queue = std::priority_queue<Reached, std::vector<Reached>, std::greater<>>;

    struct End {
        std::int64_t distance;
        std::uint32_t left = no_partner;   ///< stays, or becomes, unpaired
        std::uint32_t right = no_partner;  ///< or: a free partner
    };

    // One more row: the shortest way to a free column, or to a row that had better be left alone.
    void insert(std::uint32_t row) {
        ++m_round;
        m_scanned.clear();
        m_queue = {};
        m_u[row] = 0;
        End end{0, row, no_partner};
        relax(row, 0, end);
        while (!m_queue.empty()) {
            const auto [distance, column] = m_queue.top();
            if (distance >= end.distance) break;
            m_queue.pop();
            if (m_done[column] == m_round) continue;
            m_done[column] = m_round;
            m_scanned.push_back(column);
            const auto next = m_left_of[column];
            if (next == no_partner) continue;  // relax() has taken note of it
            if (distance - m_u[next] < end.distance) end = {distance - m_u[next], next, no_partner};
            relax(next, distance, end);
        }
        take(row, end);
    }

    void relax(std::uint32_t left, std::int64_t from, End& end) {
        for (auto at = m_first[left]; at < m_first[left + 1]; ++at) {
            const auto& edge = m_edges[at];
            const auto distance = from - edge.gain - m_u[left] - m_v[edge.right];
            if (distance >= end.distance || m_done[edge.right] == m_round) continue;
            if (m_seen[edge.right] == m_round && m_distance[edge.right] <= distance) continue;
            m_seen[edge.right] = m_round;
            m_distance[edge.right] = distance;
            m_before[edge.right] = left;
            if (m_left_of[edge.right] == no_partner) end = {distance, no_partner, edge.right};
            else m_queue.emplace(distance, edge.right);
        }
    }

    void take(std::uint32_t row, const End& end) {
        for (const auto column : m_scanned) {
            const auto spare = end.distance - m_distance[column];
            if (spare <= 0) continue;
            m_v[column] -= spare;
            if (m_left_of[column] != no_partner) m_u[m_left_of[column]] += spare;
        }
        m_u[row] += end.distance;
        auto column = end.right;
        if (end.left != no_partner) {  // it gives its column to whoever came by it
            if (end.left == row) return;
            column = m_right_of[end.left];
            m_right_of[end.left] = no_partner;
        }
        while (true) {
            const auto left = m_before[column];
            m_left_of[column] = left;
            const auto freed = std::exchange(m_right_of[left], column);
            if (left == row) return;
            column = freed;
        }
    }

    std::vector<GainEdge> m_edges;
    std::vector<std::size_t> m_first;  ///< edge of each left
    std::vector<std::uint32_t> m_right_of;
    std::vector<std::uint32_t> m_left_of;
    std::vector<std::int64_t> m_u;  ///< potentials of both sides
    std::vector<std::int64_t> m_v;
    std::vector<std::int64_t> m_distance;
    std::vector<std::uint32_t> m_before;
    std::vector<std::uint32_t> m_seen;  ///< in which round
    std::vector<std::uint32_t> m_done;
    std::vector<std::uint32_t> m_scanned;
    Queue m_queue;
    std::uint32_t m_round = 0;
};

}  // namespace

std::vector<std::uint32_t> assign_best(std::size_t lefts, std::size_t rights, std::vector<GainEdge> edges) {
    return Assignment(lefts, rights, std::move(edges)).run();
}

}  // namespace lichsong::model
