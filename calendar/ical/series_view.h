// SPDX-License-Identifier: Apache-2.0
// The recurring entry of a series and its overrides as views, with their rule and dates: what a feed and a scheduling message
// both write of an arrangement. Used by export.cpp and itip_write.cpp.
#pragma once

#include "calendar/ical/recurring.h"

namespace lichsong::ical {

/// The master: DTSTART on the first day of the rule, UNTIL on its last, RDATE and EXDATE (RFC 5545 §3.8.5).
void show_master(EventView& view, Projection& projection, const model::Plan& plan, const model::Series& series, const Arrangement& arrangement);

/// One placement as the override of the instance that the rule gave `day` (RFC 5545 §3.8.4.4).
void show_override(EventView& view, Projection& projection, const model::Plan& plan, const model::Series& series, const Arrangement::Override& instance);

}  // namespace lichsong::ical
