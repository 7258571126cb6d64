// SPDX-License-Identifier: Apache-2.0
// From a recurrence of the model to an RRULE that ends. Reading is not here.
#pragma once

#include <string>

#include "calendar/ical/moment.h"
#include "calendar/model/recurrence.h"

namespace lichsong::ical {

/// The rule, ending with `last`: the start of the last occurrence, as a date for whole-day entries, else in UTC, also where
/// DTSTART is local (RFC 5545 §3.3.10). Never COUNT, never below daily.
[[nodiscard]] std::string rrule_until(const model::Recurrence& rule, const Moment& last);

}  // namespace lichsong::ical
