// SPDX-License-Identifier: Apache-2.0
// Campaigns of a province in four sizes, made by code: invented, with the field's shape. Provincial television and radio with repeats, a
// newspaper, a web page, district radio and the loudspeakers of the communes; goals by topic × medium × week, a least that is never
// missed, district × phase, and each loudspeaker × topic in fourteen days. What stations agreed to and what the staff can make are caps
// of airings a week. The same for the same seed. Asked by the planner's tests and its benchmark.
#pragma once

#include <string_view>

#include "calendar/model/plan.h"

namespace lichsong::test {

enum class FieldSize : std::uint8_t {
    Tiny,   ///< some 200 placements possible: small enough for a proof
    Small,  ///< about 440 openings and 770 periods of goals
    Large,  ///< about 2 500 and 2 900
    Huge,   ///< about 58 000 and 46 000: 230 communes
};
inline constexpr model::Names<4> field_size_names = {"tiny", "small", "large", "huge"};

[[nodiscard]] model::Plan field_plan(FieldSize size, unsigned seed);

/// The day they are planned on: before the first of the flight, so that most deadlines are ahead.
[[nodiscard]] model::Date field_today();

}  // namespace lichsong::test
