// SPDX-License-Identifier: Apache-2.0
#include "calendar/planner/flow.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/push_relabel_max_flow.hpp>

namespace lichsong::planner {
namespace {

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using Residual = boost::property<boost::edge_residual_capacity_t, std::int64_t, boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>;
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, boost::property<boost::edge_capacity_t, std::int64_t, Residual>>;

}  // namespace

std::int64_t Flow::most() {
    Graph graph(m_nodes);
    const auto capacity = boost::get(boost::edge_capacity, graph);
    const auto reverse = boost::get(boost::edge_reverse, graph);
    std::vector<Traits::edge_descriptor> edges;
    edges.reserve(m_pipes.size());
    for (const auto& pipe : m_pipes) {
        const auto there = boost::add_edge(pipe.from, pipe.to, graph).first;
        const auto back = boost::add_edge(pipe.to, pipe.from, graph).first;
        capacity[there] = pipe.capacity;
        capacity[back] = 0;
        reverse[there] = back;
        reverse[back] = there;
        edges.push_back(there);
    }
    const auto flows = boost::push_relabel_max_flow(graph, source, sink);
    const auto left = boost::get(boost::edge_residual_capacity, graph);
    m_through.clear();
    for (std::size_t i = 0; i < edges.size(); ++i) m_through.push_back(m_pipes[i].capacity - left[edges[i]]);
    return flows;
}

}  // namespace lichsong::planner
