// SPDX-License-Identifier: Apache-2.0
#include "calendar/ical/series_view.h"

#include <algorithm>

#include "calendar/ical/rrule.h"

namespace lichsong::ical {

void show_master(EventView& view, Projection& projection, const model::Plan& plan, const model::Series& series, const Arrangement& arrangement) {
    const auto& slot = *plan.slots.find(series.slot);
    const auto start_on = [&](const model::Date& day) {
        const auto span = span_on(day, series, slot);
        return projection.moment(span.all_day, span.start);
    };
    projection.show(view, series, slot, arrangement.master);
    view.rrule = rrule_until(series.rule, projection.in_utc(start_on(arrangement.last)));
    for (const auto& day : arrangement.added) view.rdates.push_back(start_on(day));
    for (const auto& day : arrangement.removed) view.exdates.push_back(start_on(day));
}

void show_override(EventView& view, Projection& projection, const model::Plan& plan, const model::Series& series, const Arrangement::Override& instance) {
    const auto span = span_on(instance.day, series, *plan.slots.find(series.slot));
    projection.show(view, *instance.entry);
    view.uid = series.uid;
    view.recurrence_id = projection.moment(span.all_day, span.start);
    // Never below that of the recurring entry, or a reader takes the override for an old one. Both only grow, so the
    // greater of them does (RFC 5546 §2.1.4).
    view.sequence = std::max(view.sequence, series.sequence);
}

}  // namespace lichsong::ical
