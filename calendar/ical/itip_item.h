// SPDX-License-Identifier: Apache-2.0
// One VEVENT of a scheduling message as values, from its lines and from what libical understood of them. Made for itip_read.cpp.
#pragma once

#include <string>
#include <string_view>

#include "calendar/base/zone.h"
#include "calendar/ical/foreign_zones.h"
#include "calendar/ical/itip.h"
#include "calendar/ical/wire.h"

namespace lichsong::ical {

/// Never fails: what cannot be read is missing, and reported, as is what RFC 5546 §3.2 does not allow of the method. Its
/// REQUEST-STATUS is not among the lines, and is left to the caller.
[[nodiscard]] ItipItem itip_item(ItipMethod method, const RawComponent& raw, const ReadComponent& read, const base::Zone& zone, ForeignZones& zones,
                                 const Report& report);

/// Of somebody else's value, what can be shown: its beginning, without control characters; nothing where it is not UTF-8.
[[nodiscard]] std::string itip_shown(std::string_view value);

}  // namespace lichsong::ical
