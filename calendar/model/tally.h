// SPDX-License-Identifier: Apache-2.0
// What is counted by hand because no outlet broadcasts it: meetings and attendances, panels, banners, leaflets, loudspeaker vans. Numbers
// of work done, never of persons by name.
#pragma once

#include <span>
#include <string>

#include "calendar/model/area.h"
#include "calendar/model/topic.h"

namespace lichsong::model {

enum class TallyKind : std::uint8_t { Meetings, Attendances, Panels, Banners, Leaflets, Vans, Broadcasts, Other };
inline constexpr Names<8> tally_kind_names = {"meetings", "attendances", "panels", "banners", "leaflets", "vans", "broadcasts", "other"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(TallyKind) { return tally_kind_names; }

struct Tally : Entity {
    std::string title;          ///< what was counted, in words
    TallyKind kind = TallyKind::Other;
    int count = 0;              ///< what was added by that day, not a running total
    std::string unit;           ///< "cuộc", "lượt người", "tấm"; empty: the kind's
    Date date;                  ///< the day it was done, or the last of those it sums up
    base::Id<Area> area;        ///< none: the whole campaign's
    base::Id<Topic> topic;
    std::string source;         ///< the report it is from: "05/BC-UBND"
    Prose note;
};

[[nodiscard]] std::span<const FieldInfo> tally_fields();

}  // namespace lichsong::model
