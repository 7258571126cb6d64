// SPDX-License-Identifier: Apache-2.0
// A recurring opening on an outlet: a programme's place in the grid, a page of the paper, a loudspeaker round. Relays and
// fixed items are slots as well, so that the grid is whole, but nobody can book them.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "calendar/model/outlet.h"
#include "calendar/model/topic.h"

namespace lichsong::model {

enum class SlotKind : std::uint8_t {
    Open,   ///< bookable
    Relay,  ///< another station's programme ("tiếp sóng"): never bookable
    Fixed,  ///< the outlet's own, e.g. the anthem: not bookable
};
inline constexpr Names<3> slot_kind_names = {"open", "relay", "fixed"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(SlotKind) { return slot_kind_names; }

struct Slot : Entity {
    std::string title;
    base::Id<Outlet> outlet;
    SlotKind kind = SlotKind::Open;
    Recurrence rule;
    std::optional<TimeOfDay> start;         ///< none for media that appear in issues
    Seconds length{0};
    CapacityUnit capacity_unit = CapacityUnit::Seconds;
    int capacity = 0;                       ///< 0: as the length, or unlimited where there is none
    int weight = 1;                         ///< how much the slot is worth to the planner
    std::vector<base::Id<Topic>> topics;    ///< allowed; empty: all
    std::optional<int> lead_content;        ///< working days; none: the outlet's
    std::optional<int> lead_approval;
    std::optional<int> lead_tape;
    base::Id<Slot> repeats;                 ///< the slot whose programme is repeated here ("phát lại")
    Date valid_from;                        ///< also where intervals of the rule are counted from
    Date valid_to;
    std::vector<Date> extra_dates;
    std::vector<Date> closed_dates;
    Prose note;
};

[[nodiscard]] std::span<const FieldInfo> slot_fields();

/// The days on which the slot is there, within [from, to] and its own validity; closed days are left out. Intervals of
/// its rule count from valid_from, else from the first day of the flight.
[[nodiscard]] std::vector<Date> slot_dates(const Slot& slot, const Date& flight_first, const Date& from, const Date& to);

/// Why a slot cannot take a placement on a day.
enum class SlotDay : std::uint8_t { Open, NotBookable, NotValid, Closed, NoOpening };
[[nodiscard]] SlotDay slot_on(const Slot& slot, const Date& flight_first, const Date& date);

/// What the slot holds a day, in its unit; nothing where it is not limited.
[[nodiscard]] std::optional<std::int64_t> slot_capacity(const Slot& slot);

}  // namespace lichsong::model
