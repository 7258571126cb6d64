// SPDX-License-Identifier: Apache-2.0
// What a disk may hold after the power went: from a record of writes and syncs, the files as they may then be found. What
// was synced is there; of what was not, anything may be missing, torn in the middle of a write, or have come first.
#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "support/fault_vfs.h"

namespace lichsong::test {

enum class Cut {
    LosesAll,   ///< nothing that was not synced is there
    KeepsAll,   ///< as when only the program dies
    Mixes,      ///< some of it is there, in any order, some of it in part
};

/// Names and bytes of the files that exist.
using Disk = std::map<std::string, std::string>;

/// The disk after the first `count` events of `record`, which began with `start`.
[[nodiscard]] Disk after_power_cut(const Disk& start, const std::vector<DiskEvent>& record, std::size_t count, Cut cut, std::mt19937_64& dice);

}  // namespace lichsong::test
