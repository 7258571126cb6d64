// SPDX-License-Identifier: Apache-2.0
// Events of other calendars as plain values, made from the lines that came and from what libical understood of them.
// Made for ical/foreign.cpp; everybody who reads foreign calendars uses the values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/ical/foreign_rule.h"
#include "calendar/ical/foreign_zones.h"
#include "calendar/ical/raw_component.h"
#include "calendar/ical/wire.h"
#include "calendar/model/workflow.h"

namespace lichsong::ical {

/// A start with an end of its own: RDATE;VALUE=PERIOD.
struct ForeignDate {
    model::WallSeconds start = 0;
    std::optional<model::WallSeconds> end;
};

/// One VEVENT. Times are on the wall of `zone`; those of whole days are midnights.
struct ForeignEvent {
    long line = 0;
    std::string uid;
    bool has_start = false;                 ///< false: it cannot be placed, and only `raw` is of use
    bool all_day = false;
    bool floating = false;                  ///< it named no zone; `zone` is then that of the calendar
    const base::Zone* zone = nullptr;
    model::WallSeconds start = 0;
    model::WallSeconds end = 0;             ///< exclusive, later than the start
    std::optional<model::WallSeconds> recurrence_id;
    bool and_future = false;                ///< RANGE=THISANDFUTURE
    std::optional<ForeignRule> rule;
    std::optional<model::WallSeconds> until;
    std::vector<ForeignDate> added;         ///< RDATE
    std::vector<model::WallSeconds> removed;       ///< EXDATE
    std::vector<model::WallSeconds> removed_days;  ///< EXDATE;VALUE=DATE of a timed event: midnights
    std::optional<model::CalendarStatus> status;
    int sequence = 0;
    std::string stamp;                      ///< of its last revision, in UTC: LAST-MODIFIED, else DTSTAMP
    std::string summary, location, description, url;
    std::vector<std::string> categories;
    std::string code, series, state, outlet, medium, body;  ///< X-LICHSONG-…: of our own calendars only
    RawComponent raw;

    [[nodiscard]] bool recurs() const noexcept { return rule || !added.empty(); }
};

/// All components of one UID.
struct ForeignObject {
    std::string uid;
    bool uid_made = false;                  ///< it had none; this one is made from what it says, so that it stays the same
    std::optional<ForeignEvent> master;
    std::vector<ForeignEvent> overrides;    ///< in the order of their RECURRENCE-ID
    [[nodiscard]] const ForeignEvent& first() const { return master ? *master : overrides.front(); }
};

/// Whether libical may see a value at all. A time that is none would be taken as another one, and a length of more digits
/// than anybody's would overflow there.
[[nodiscard]] bool may_be_read(const RawLine& line, std::string_view value, ReadType type);
/// Takes the next of several values with commas between.
[[nodiscard]] std::string_view next_value(std::string_view& rest);

/// Never fails: what cannot be used is left out and reported.
[[nodiscard]] ForeignEvent event_of(RawComponent&& raw, const ReadComponent& read, ForeignZones& zones, const Report& report);

/// The events of one UID as objects. There are several where a calendar gives its UID to entries that have nothing to do
/// with one another; each then gets a UID of its own, made from what it says.
[[nodiscard]] std::vector<ForeignObject> objects_of(std::vector<ForeignEvent>&& events, const Report& report);

/// TEXT without its escapes (RFC 5545 §3.3.11), for the few lines that do not go through libical.
[[nodiscard]] std::string plain_text(std::string_view escaped);

}  // namespace lichsong::ical
