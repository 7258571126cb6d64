// SPDX-License-Identifier: Apache-2.0
// The most that flows through a network. Only the files of this folder include it, and its tests.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lichsong::planner {

/// Nodes are numbers; what may flow from one to another is laid as pipes, then asked once.
class Flow {
public:
    static constexpr std::size_t source = 0;
    static constexpr std::size_t sink = 1;

    /// A new node.
    std::size_t node() { return m_nodes++; }
    /// The number of the pipe. `capacity`: 0 or more.
    std::size_t pipe(std::size_t from, std::size_t to, std::int64_t capacity) {
        m_pipes.push_back({from, to, capacity});
        return m_pipes.size() - 1;
    }
    /// From the source to the sink, at most; and so much through each pipe then, in one of the ways there are. Whole numbers.
    std::int64_t most();
    [[nodiscard]] std::int64_t through(std::size_t pipe) const { return m_through[pipe]; }

private:
    struct Pipe {
        std::size_t from;
        std::size_t to;
        std::int64_t capacity;
    };
    std::size_t m_nodes = 2;
    std::vector<Pipe> m_pipes;
    std::vector<std::int64_t> m_through;
};

}  // namespace lichsong::planner
