// SPDX-License-Identifier: Apache-2.0
// Fields of placements, and the span of time one takes.
#include "calendar/model/placement.h"

#include <array>

namespace lichsong::model {

std::span<const FieldInfo> placement_fields() {
    static constexpr std::array list{
        field<&Placement::segment>("segment", Required | Agreed),
        field<&Placement::outlet>("outlet", Required | Material | Agreed),
        field<&Placement::slot>("slot"),
        field<&Placement::date>("date", Required | Material | Agreed),
        field<&Placement::start>("start", Material | Agreed),
        field<&Placement::length>("length", Material | Agreed),
        field<&Placement::size>("size", Agreed),
        field<&Placement::state>("state", Material),
        field<&Placement::intention>("intention"),
        field<&Placement::series>("series"),
        field<&Placement::series_date>("series_date"),
        field<&Placement::repeat_of>("repeat_of"),
        field<&Placement::makegood_for>("makegood_for"),
        field<&Placement::locked>("locked"),
        field<&Placement::reason>("reason"),
        field<&Placement::actual_start>("actual_start"),
        field<&Placement::actual_length>("actual_length"),
        field<&Placement::evidence_kind>("evidence_kind"),
        field<&Placement::evidence>("evidence"),
        field<&Placement::waiver>("waiver"),
        field<&Placement::note>("note"),
        field<&Placement::uid>("uid", Generated),
        field<&Placement::sequence>("sequence", Generated),
    };
    return list;
}

WallSpan wall_span(const Placement& placement) {
    constexpr WallSeconds day = 86'400;
    const auto start = wall_seconds(placement.date, placement.start.value_or(TimeOfDay{}));
    if (!placement.start) return {start, start + day};
    return {start, start + placement.length.count()};
}

}  // namespace lichsong::model
