// SPDX-License-Identifier: Apache-2.0
// The tree of places: province → commune (two levels since 1 July 2025; older campaigns keep their districts). An area may
// vote early, and may open its polls at another hour: both move the end of candidates' campaigning there.
#pragma once

#include <span>

#include "calendar/model/entity.h"

namespace lichsong::model {

enum class AreaLevel : std::uint8_t { Province, District, Commune, PollingArea };
inline constexpr Names<4> area_level_names = {"province", "district", "commune", "polling_area"};
[[nodiscard]] constexpr std::span<const std::string_view> enum_names(AreaLevel) { return area_level_names; }

struct Area : Entity {
    std::string name;
    AreaLevel level = AreaLevel::Commune;
    base::Id<Area> parent;
    Date early_polling;                      ///< its own election day, earlier than the campaign's
    std::optional<TimeOfDay> polls_open;     ///< where it differs from the campaign's
    std::optional<TimeOfDay> polls_close;
    Date valid_from;
    Date valid_to;
};

[[nodiscard]] std::span<const FieldInfo> area_fields();

}  // namespace lichsong::model
