// SPDX-License-Identifier: Apache-2.0
// Placements as people ask for them: by dates, outlet, medium, topic, partner, state and words.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "calendar/service/desk.h"
#include "calendar/store/placements.h"

namespace lichsong::service {

/// Keys as typed; empty members do not narrow. Several keys are separated by commas. A topic or area stands for those
/// below it as well.
struct Filter {
    model::Date from;
    model::Date to;
    std::string outlet;
    std::string medium;
    std::string topic;
    std::string partner;
    std::string area;
    std::string state;
    std::string series;
    std::string text;
    std::string intention;
};

/// Throws Error{Call,"row.unknown"} for a key that is none, {Input,"field.choice"} for a medium, state or intention that is none.
[[nodiscard]] store::PlacementQuery query_of(Desk& desk, const Filter& filter);

/// True where a filter can match nothing, e.g. a partner without outlets.
[[nodiscard]] bool matches_nothing(const Filter& filter, const store::PlacementQuery& query);

void each_placement(Desk& desk, const Filter& filter, store::PlacementView view, const std::function<void(const store::PlacedSegment&)>& visit);

/// Segments that are placed nowhere, or only where that was cancelled or declined: the newest first, at most `most`.
[[nodiscard]] std::vector<model::Segment> waiting_segments(Desk& desk, int most);

}  // namespace lichsong::service
