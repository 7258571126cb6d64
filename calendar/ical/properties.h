// SPDX-License-Identifier: Apache-2.0
// The properties of our calendars, as two tables: a new one is a member of a view and a row here.
#pragma once

#include "calendar/ical/event_view.h"

namespace lichsong::ical {

class LineWriter;

/// The lines between BEGIN:VCALENDAR and the first component.
void write_calendar_properties(LineWriter& out, const CalendarView& calendar);

/// A whole VEVENT.
void write_event(LineWriter& out, const EventView& event);

}  // namespace lichsong::ical
