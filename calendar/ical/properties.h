// SPDX-License-Identifier: Apache-2.0
// The properties of our calendars, as two tables: a new one is a member of a view and a row here.
#pragma once

#include <functional>
#include <string_view>

#include "calendar/ical/event_view.h"

namespace lichsong::ical {

class LineWriter;

/// The lines between BEGIN:VCALENDAR and the first component.
void write_calendar_properties(LineWriter& out, const CalendarView& calendar);

/// A whole VEVENT. `kept`: whole lines of another calendar that go before its end.
void write_event(LineWriter& out, const EventView& event, std::string_view kept = {});

/// The properties of a VEVENT that `wanted` lets through by their names, in our order.
void write_event_properties(LineWriter& out, const EventView& event, const std::function<bool(std::string_view name)>& wanted);

/// Of an entry of another calendar: the properties of our own kind (X-LICHSONG-…), which say who answers for it.
void write_own_properties(LineWriter& out, const EventView& event);

/// True for a name, without parameters, that write_event() writes.
[[nodiscard]] bool is_event_property(std::string_view name);

}  // namespace lichsong::ical
