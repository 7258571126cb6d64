// SPDX-License-Identifier: Apache-2.0
// One channel of a partner: a radio frequency, a television programme, a newspaper, a commune's loudspeakers.
#pragma once

#include <optional>
#include <span>

#include "calendar/model/area.h"
#include "calendar/model/medium.h"
#include "calendar/model/partner.h"

namespace lichsong::model {

struct Outlet : Entity {
    std::string name;
    std::string name_en;
    base::Id<Partner> partner;
    Medium medium = Medium::Radio;
    base::Id<Area> area;
    std::string language = "vi";              ///< BCP 47
    std::optional<int> lead_content;          ///< working days before airing; none: the medium's
    std::optional<int> lead_approval;
    std::optional<int> lead_tape;
    TimeOfDay day_start = TimeOfDay::at(0, 0);  ///< a broadcast day may start at 05:00
    int tolerance = 5;                        ///< minutes by which an airing counts as on time
    std::string colour;                       ///< "#RRGGBB"; empty: the medium's
    base::Id<Outlet> successor;
    Date valid_from;
    Date valid_to;
    bool example = false;                     ///< made up for the sample
};

[[nodiscard]] std::span<const FieldInfo> outlet_fields();

[[nodiscard]] inline bool is_valid_on(const Date& from, const Date& to, const Date& date) {
    return (!is_set(from) || date >= from) && (!is_set(to) || date <= to);
}

}  // namespace lichsong::model
