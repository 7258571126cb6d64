// SPDX-License-Identifier: Apache-2.0
// When an entry begins and ends on the wall. Unlike model::wall_span() it is never empty, as no entry of a calendar may be.
#pragma once

#include "calendar/model/placement.h"

namespace lichsong::ical {

struct Span {
    bool all_day = false;          ///< without a clock time: it covers its day
    model::WallSeconds start = 0;
    model::WallSeconds end = 0;    ///< exclusive

    friend bool operator==(const Span&, const Span&) = default;
};

/// A length that nobody set is that of the series, else of the slot, else one minute: DTEND lies behind DTSTART
/// (RFC 5545 §3.8.2.2, ical.md C23). `series` and `slot` may be nullptr.
[[nodiscard]] Span span_of(const model::Placement& placement, const model::Series* series, const model::Slot* slot);

/// The span that a series has on one of its days, at the time of its slot.
[[nodiscard]] Span span_on(const model::Date& day, const model::Series& series, const model::Slot& slot);

}  // namespace lichsong::ical
