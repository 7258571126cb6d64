// SPDX-License-Identifier: Apache-2.0
// The one kind of row there are very many of, read fast and in a stream: placements with the segments they place. Lists,
// views and exports read through this; the editor reads through rows.h.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "calendar/model/placement.h"
#include "calendar/store/session.h"

namespace lichsong::store {

enum class PlacementOrder : std::uint8_t {
    ByTime,
    ById,  ///< the order of making: a scan of the table, without sorting
};

/// How much of each row is wanted; what is not read stays as it was.
enum class PlacementView : std::uint8_t {
    Schedule = 1,  ///< what a list shows: code, time, outlet, slot, state, title, issue
    Calendar = 2,  ///< what a calendar entry shows
    Full = 4,      ///< everything but where the evidence is, and the note
    Alone = 8,     ///< the placement without its segment, as Full has it: for rules, coverage and reports
    Drawn = 32,    ///< what a drawn view shows and lets people move: Schedule, and topics, series, size, intention and lock
    Listed = 64,   ///< Drawn, and what a table with all columns shows: responsible body and note
};

/// Empty members do not narrow.
struct PlacementQuery {
    PlacementView view = PlacementView::Full;
    model::Date from;
    model::Date to;
    std::vector<std::int64_t> outlets;
    std::vector<std::int64_t> topics;      ///< the segment has one of them
    std::vector<model::PlacementState> states;
    std::vector<model::Intention> intentions;
    std::string text;                      ///< folded; found in the segment, or in the placement's code
    std::optional<std::int64_t> series;    ///< 0: those of no series
    std::optional<std::int64_t> segment;
    std::optional<std::int64_t> id;
    PlacementOrder order = PlacementOrder::ByTime;
    bool origins = false;                  ///< with what was imported
};

using model::PlacedSegment;

/// Calls `visit` for each; the value is reused for the next one.
void each_placement(Session& session, const PlacementQuery& query, const std::function<void(const PlacedSegment&)>& visit);

/// Segments that are placed nowhere, or only where that was cancelled or declined; the newest first, at most `most`.
[[nodiscard]] std::vector<std::int64_t> waiting_segments(Session& session, int most);

struct DayCount {
    model::Date day;
    int count = 0;
    friend bool operator==(const DayCount&, const DayCount&) = default;
};

/// Placements that are not cancelled or declined, by day; days without any are left out.
[[nodiscard]] std::vector<DayCount> counts_per_day(Session& session, const model::Date& from, const model::Date& to);

}  // namespace lichsong::store
