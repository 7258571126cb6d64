// SPDX-License-Identifier: Apache-2.0
// One segment in one slot of one outlet on one date. Intention, workflow state and what really happened are three separate
// things. The key is the code printed on every paper and log line (DT21-0417); it and the UID stay for life.
#pragma once

#include <optional>
#include <span>

#include "calendar/model/entity.h"
#include "calendar/model/segment.h"
#include "calendar/model/workflow.h"

namespace lichsong::model {

/// Who says that it went out, from the most to the least certain.
enum class EvidenceKind : std::uint8_t { None, StationLog, Letter, Monitoring, PartnersWord };
inline constexpr Names<5> evidence_kind_names = {"none", "station_log", "letter", "monitoring", "partners_word"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(EvidenceKind) { return evidence_kind_names; }

struct Placement : Entity {
    base::Id<Segment> segment;
    base::Id<Outlet> outlet;
    base::Id<Slot> slot;                   ///< none: outside the outlet's grid
    Date date;
    std::optional<TimeOfDay> start;        ///< none for media that appear in issues
    Seconds length{0};
    int size = 0;                          ///< column size, for print
    PlacementState state = PlacementState::Draft;
    Intention intention = Intention::Planned;
    base::Id<Series> series;
    Date series_date;                      ///< the day the series' rule gave it; the date, unless it was moved
    base::Id<Placement> repeat_of;         ///< the airing this one repeats
    base::Id<Placement> makegood_for;      ///< the missed airing it makes up for
    bool locked = false;                   ///< neither series edits nor the planner may move it
    std::string reason;                    ///< why it was cancelled, declined or replaced
    std::optional<TimeOfDay> actual_start;
    Seconds actual_length{0};
    EvidenceKind evidence_kind = EvidenceKind::None;
    std::string evidence;                  ///< where it is on record that it went out
    std::string waiver;                    ///< why nothing makes up for it; empty: something should, where it was missed
    Prose note;                            ///< for the house only; never leaves it
    std::string uid;
    int sequence = 0;                      ///< RFC 5545 §3.8.7.4; never falls, also after undo
};

[[nodiscard]] std::span<const FieldInfo> placement_fields();

/// A placement with what it places: what lists, views and calendar entries are made of.
struct PlacedSegment {
    Placement placement;
    Segment segment;
    std::string repeat_of_code;     ///< code of the airing repeated, empty for a first run
    std::string makegood_for_code;
    std::string entry;              ///< of its Origin, where that was asked for
    bool as_it_came = false;        ///< nobody has changed it here since it was imported
};

/// First second and the second after the last, on the wall. An item without a clock time covers its day.
struct WallSpan {
    WallSeconds start;
    WallSeconds end;
};
[[nodiscard]] WallSpan wall_span(const Placement& placement);

}  // namespace lichsong::model
