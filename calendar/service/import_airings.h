// SPDX-License-Identifier: Apache-2.0
// What a foreign object means for a schedule, as plain values: one airing, or a series with its days. It decides nothing about
// rows that are there already; service/import does.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/base/zone.h"
#include "calendar/ical/export.h"
#include "calendar/ical/foreign_event.h"
#include "calendar/model/plan.h"

namespace lichsong::service {

/// One time that something goes out, on the wall of the campaign.
struct Airing {
    const ical::ForeignEvent* event = nullptr;
    model::Date series_date;                  ///< the day that the rule gave it
    model::Date date;
    std::optional<model::TimeOfDay> start;    ///< none: it covers its day
    model::Seconds length{0};                 ///< 0: the event did not say
    std::string title;
    int issue = 0;                            ///< as the title said
    bool cancelled = false;
};

/// A series, where there is more to it than one day.
struct AiringSeries {
    model::Recurrence rule;                   ///< of the model; none where the foreign rule says what the model cannot
    model::Date first_day, last_day;
    std::vector<model::Date> added, removed;
};

struct Airings {
    std::vector<Airing> list;
    std::optional<AiringSeries> series;
};

struct AiringContext {
    const base::Zone& zone;                   ///< of the campaign
    model::Date last_day;                     ///< where a rule without end stops
    const ical::Wording& wording;             ///< what our own calendars put around a title
    std::string untitled;
    bool has_clock_time = true;               ///< of the outlet's medium
};

/// Nothing where it cannot be placed at all; the reason is reported.
[[nodiscard]] std::optional<Airings> airings_of(const ical::ForeignObject& object, const AiringContext& context, const ical::Report& report);

}  // namespace lichsong::service
