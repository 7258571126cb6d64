// SPDX-License-Identifier: Apache-2.0
// Which rows a change has added, as ranges of ids: what the journal keeps of them, and little however many they are.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "calendar/model/kind.h"

namespace lichsong::store {

struct IdRange {
    std::int64_t first = 0;
    std::int64_t last = 0;
    friend bool operator==(const IdRange&, const IdRange&) = default;
};

class AddedRows {
public:
    /// In any order; each id once.
    void note(model::EntityKind kind, std::int64_t id) { note(kind, {id, id}); }
    void note(model::EntityKind kind, IdRange range);

    [[nodiscard]] bool is_empty() const noexcept { return m_ranges.empty(); }
    [[nodiscard]] bool holds(model::EntityKind kind, std::int64_t id) const;
    /// In order of id, and as few as there can be.
    [[nodiscard]] std::map<model::EntityKind, std::vector<IdRange>> ranges() const;

private:
    std::map<model::EntityKind, std::map<std::int64_t, std::int64_t>> m_ranges;  ///< the last id by the first
};

/// Whether one of them, which are in order, holds the id.
[[nodiscard]] bool holds(const std::vector<IdRange>& ranges, std::int64_t id);

}  // namespace lichsong::store
