// SPDX-License-Identifier: Apache-2.0
// What outlets' logs say went out, line by line, how their logs are laid out, and which days are closed. What the lines mean for the
// placements is found in asrun.h. A line keeps when and what, never who spoke.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "calendar/model/placement.h"

namespace lichsong::model {

/// How a line came to its placement.
enum class AsRunLink : std::uint8_t {
    Open,   ///< nobody has decided
    Found,  ///< by the program, with its certainty
    ByHand,
    NotOurs,  ///< somebody said that it is none of the plan's
};
inline constexpr Names<4> as_run_link_names = {"open", "found", "by_hand", "not_ours"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(AsRunLink) { return as_run_link_names; }

struct AsRunLine : Entity {
    base::Id<Outlet> outlet;
    Date date;                       ///< the broadcast day
    std::optional<TimeOfDay> start;  ///< none for media that appear in issues
    Seconds length{0};               ///< 0: the log does not say
    std::string code;                ///< as the log has it
    std::string title;
    std::string source;  ///< name of the file it came from
    int number = 0;      ///< its line there, from 1
    EvidenceKind evidence_kind = EvidenceKind::StationLog;
    AsRunLink link = AsRunLink::Open;
    base::Id<Placement> placement;
    int certainty = 0;  ///< per cent, of a link found
};

[[nodiscard]] std::span<const FieldInfo> asrun_line_fields();

/// Which column of an outlet's log holds what, kept under a name.
struct LogLayout : Entity {
    std::string title;
    base::Id<Outlet> outlet;  ///< taken for its logs where no other is named; none: for any
    std::string columns;      ///< as service/asrun_log reads it
};

[[nodiscard]] std::span<const FieldInfo> log_layout_fields();

/// A day of an outlet after reconciling: what went out on it stands. Opening it again takes the row away, with the reason in the journal.
struct ClosedDay : Entity {
    base::Id<Outlet> outlet;
    Date date;
};

[[nodiscard]] std::span<const FieldInfo> closed_day_fields();

}  // namespace lichsong::model
