// SPDX-License-Identifier: Apache-2.0
// Side by side what overlaps: each item of a column gets a lane, and all that overlap in a chain share the width.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace lichsong::desktop {

struct Stretch {
    int from = 0;  ///< any unit; what ends when another begins does not overlap it
    int to = 0;
};

struct Lane {
    std::size_t index = 0;
    std::size_t count = 1;  ///< lanes of the chain it belongs to
};

/// A lane for each stretch; they must be in order of `from`.
[[nodiscard]] std::vector<Lane> lanes(std::span<const Stretch> stretches);

}  // namespace lichsong::desktop
