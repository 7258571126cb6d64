// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout/lanes.h"

#include <algorithm>

namespace lichsong::desktop {

std::vector<Lane> lanes(std::span<const Stretch> stretches) {
    std::vector<Lane> result(stretches.size());
    std::vector<int> ends;  // of each lane of the chain
    std::size_t chain = 0;  // where it begins
    int chain_end = 0;
    const auto close = [&](std::size_t next) {
        for (auto i = chain; i < next; ++i) result[i].count = ends.size();
        ends.clear();
        chain = next;
    };
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        if (i > chain && stretches[i].from >= chain_end) close(i);
        const auto lane = static_cast<std::size_t>(std::find_if(ends.begin(), ends.end(), [&](int end) { return end <= stretches[i].from; }) - ends.begin());
        if (lane == ends.size()) ends.push_back(0);
        ends[lane] = stretches[i].to;
        result[i].index = lane;
        chain_end = i == chain ? stretches[i].to : std::max(chain_end, stretches[i].to);
    }
    close(stretches.size());
    return result;
}

}  // namespace lichsong::desktop
