// SPDX-License-Identifier: Apache-2.0
// How the placements of a series fit its rule: which are instances as they are, which need an override, which days are
// taken out or added, and which placements no recurring entry can hold. Decides only; export.cpp writes.
#pragma once

#include <span>
#include <vector>

#include "calendar/ical/projection.h"

namespace lichsong::ical {

/// A series taken apart. Pointers are into the entries given.
struct Arrangement {
    struct Override {
        model::Date day;     ///< the day the rule or an added date gave it
        const Entry* entry = nullptr;
    };
    model::Date first;                       ///< days of the rule itself: the first and the last one
    model::Date last;
    MasterFacts master;
    std::vector<model::Date> added;          ///< RDATE
    std::vector<model::Date> removed;        ///< EXDATE
    std::vector<Override> overrides;         ///< in order of their days
    std::vector<const Entry*> apart;         ///< written as entries of their own
    bool has_instances = false;              ///< false: there is nothing to recur, only `apart` counts
};

/// True where the series can be one recurring entry at all: it has a rule with at least one day, a slot, and the zone's
/// times are written as local times, because a rule in UTC would shift with daylight saving. It depends on nothing that a
/// change of a single placement changes, so that a reader's entries do not jump between two forms.
[[nodiscard]] bool can_recur(const model::Series& series, const model::Plan& plan, const Projection& projection);

/// The day by which an instance is known (RECURRENCE-ID), whatever day it was moved to.
[[nodiscard]] const model::Date& instance_day(const Entry& entry);

/// Only for a series that can_recur().
[[nodiscard]] Arrangement arrange(const model::Series& series, const model::Plan& plan, std::span<const Entry> entries,
                                  const Projection& projection);

}  // namespace lichsong::ical
