// SPDX-License-Identifier: Apache-2.0
// Emptying a view.
#include "calendar/ical/event_view.h"

#include <utility>

namespace lichsong::ical {

void EventView::clear() {
    const auto emptied = [](auto& kept) {
        kept.clear();
        return std::move(kept);
    };
    EventView fresh;
    fresh.rrule = emptied(rrule);
    fresh.rdates = emptied(rdates);
    fresh.exdates = emptied(exdates);
    fresh.summary = emptied(summary);
    fresh.description = emptied(description);
    fresh.categories = emptied(categories);
    *this = std::move(fresh);
}

}  // namespace lichsong::ical
