// SPDX-License-Identifier: Apache-2.0
// How an imported object leaves again while nobody here has changed it: as it came, in our own spelling of times, zones and
// texts, with the properties and components that nobody here understands, and never with anything our own linter would
// find fault with. An entry is whole content lines, folded, of one VEVENT or several.
#pragma once

#include <string>
#include <string_view>

#include "calendar/ical/foreign_event.h"
#include "calendar/ical/writer.h"

namespace lichsong::ical {

struct ForeignEntry {
    std::string text;    ///< VEVENTs, the master first
    bool whole = false;  ///< it may leave as it is; else only its kept lines are of use
};

struct EntryOptions {
    const base::Zone* zone = nullptr;  ///< of the campaign: times leave on its wall
    bool with_code = true;             ///< false: the code it names is taken by something else here
    std::string_view now;              ///< DTSTAMP for an entry that has none: 20210501T030000Z
};
[[nodiscard]] ForeignEntry entry_of(const ForeignObject& object, const EntryOptions& options);

/// Its lines as they came, unfolded, with LF; empty where they are those of the entry.
[[nodiscard]] std::string raw_of(const ForeignObject& object, std::string_view entry);

/// True where two entries say the same: stamps, SEQUENCE and what this program itself has put into them left aside. Some
/// calendars stamp everything anew at each download.
[[nodiscard]] bool says_the_same(std::string_view entry, std::string_view other);

/// A component that is no event, as it may leave again; empty where our linter finds fault with it.
[[nodiscard]] std::string entry_of(const RawComponent& component);

/// The lines of an entry that this program would not write itself, of the VEVENT with that RECURRENCE-ID value, empty for
/// the master: for an object that has been changed here.
[[nodiscard]] std::string_view kept_lines(std::string_view entry, std::string_view recurrence_id, std::string& buffer);

/// True where the entry names a zone, so that its VTIMEZONE must be written.
[[nodiscard]] bool names_zone(std::string_view entry);
/// True where it says something of our own kind (X-LICHSONG-…).
[[nodiscard]] bool is_of_our_kind(std::string_view entry);

}  // namespace lichsong::ical
