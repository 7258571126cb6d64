// SPDX-License-Identifier: Apache-2.0
#include "calendar/store/added_rows.h"

#include <algorithm>

namespace lichsong::store {

void AddedRows::note(model::EntityKind kind, IdRange range) {
    auto& ranges = m_ranges[kind];
    auto after = ranges.upper_bound(range.first);
    if (after != ranges.end() && after->first == range.last + 1) {
        range.last = after->second;
        after = ranges.erase(after);
    }
    if (after != ranges.begin() && std::prev(after)->second + 1 == range.first) std::prev(after)->second = range.last;
    else ranges.emplace_hint(after, range.first, range.last);
}

bool AddedRows::holds(model::EntityKind kind, std::int64_t id) const {
    const auto noted = m_ranges.find(kind);
    if (noted == m_ranges.end()) return false;
    const auto after = noted->second.upper_bound(id);
    return after != noted->second.begin() && std::prev(after)->second >= id;
}

std::map<model::EntityKind, std::vector<IdRange>> AddedRows::ranges() const {
    std::map<model::EntityKind, std::vector<IdRange>> made;
    for (const auto& [kind, noted] : m_ranges)
        for (const auto& [first, last] : noted) made[kind].push_back({first, last});
    return made;
}

bool holds(const std::vector<IdRange>& ranges, std::int64_t id) {
    const auto after = std::upper_bound(ranges.begin(), ranges.end(), id, [](std::int64_t wanted, const IdRange& range) { return wanted < range.first; });
    return after != ranges.begin() && std::prev(after)->last >= id;
}

}  // namespace lichsong::store
