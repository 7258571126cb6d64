// SPDX-License-Identifier: Apache-2.0
// The best one-to-one pairing of two lists, given what each possible pair gains. Arithmetic only: it knows nothing of logs; called by
// asrun.cpp.
#pragma once

#include <cstdint>
#include <vector>

namespace lichsong::model {

/// A possible pair.
struct GainEdge {
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    std::int64_t gain = 0;  ///< above 0
};

inline constexpr std::uint32_t no_partner = UINT32_MAX;

/// For each of `lefts` its partner among `rights`, or `no_partner`, so that the sum of gains is the highest there is. Each is
/// used once at most. Successive shortest paths over the edges that are there, so the cost is near linear where few compete.
/// The same edges in another order give the same pairs.
[[nodiscard]] std::vector<std::uint32_t> assign_best(std::size_t lefts, std::size_t rights, std::vector<GainEdge> edges);

}  // namespace lichsong::model
