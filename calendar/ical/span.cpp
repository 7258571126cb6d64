// SPDX-License-Identifier: Apache-2.0
// Spans of placements and of days of a series.
#include "calendar/ical/span.h"

namespace lichsong::ical {
namespace {

constexpr model::Seconds shortest{60};
constexpr model::WallSeconds day_length = 86'400;

model::Seconds first_set(model::Seconds own, const model::Series* series, const model::Slot* slot) {
    if (own.count() > 0) return own;
    if (series != nullptr && series->length.count() > 0) return series->length;
    if (slot != nullptr && slot->length.count() > 0) return slot->length;
    return shortest;
}

Span at(const model::Date& day, const std::optional<model::TimeOfDay>& start, model::Seconds length) {
    const auto first = model::wall_seconds(day, start.value_or(model::TimeOfDay{}));
    return {!start, first, first + (start ? length.count() : day_length)};
}

}  // namespace

Span span_of(const model::Placement& placement, const model::Series* series, const model::Slot* slot) {
    return at(placement.date, placement.start, first_set(placement.length, series, slot));
}

Span span_on(const model::Date& day, const model::Series& series, const model::Slot& slot) {
    return at(day, slot.start, first_set(series.length, nullptr, &slot));
}

}  // namespace lichsong::ical
