// SPDX-License-Identifier: Apache-2.0
#include "calendar/store/added_rows.h"

#include <algorithm>

namespace lichsong::store {
namespace {

void append(std::vector<IdRange>& ranges, IdRange range) {
    if (!ranges.empty() && ranges.back().last + 1 == range.first) ranges.back().last = range.last;
    else ranges.push_back(range);
}

}  // namespace

void AddedRows::note(model::EntityKind kind, std::int64_t id) { note(kind, {id, id}); }
void AddedRows::note(model::EntityKind kind, IdRange range) { append(m_ranges[kind], range); }

std::map<model::EntityKind, std::vector<IdRange>> AddedRows::ranges() const {
    std::map<model::EntityKind, std::vector<IdRange>> made;
    for (auto [kind, noted] : m_ranges) {
        std::sort(noted.begin(), noted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const auto& range : noted) append(made[kind], range);
    }
    return made;
}

bool holds(const std::vector<IdRange>& ranges, std::int64_t id) {
    const auto after = std::upper_bound(ranges.begin(), ranges.end(), id, [](std::int64_t wanted, const IdRange& range) { return wanted < range.first; });
    return after != ranges.begin() && std::prev(after)->last >= id;
}

}  // namespace lichsong::store
