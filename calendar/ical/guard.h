// SPDX-License-Identifier: Apache-2.0
// The first look at a foreign calendar, before anything else sees a byte of it: limits, nesting, and where its components
// lie. What is refused here would make libical slow, large or crash (reliability of 3.0.16: sub-second rules aside, all of
// it is a matter of size and depth). Called by ical/foreign.h only.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lichsong::ical {

/// More than any real calendar has, and little enough that the worst file ends in two seconds.
struct GuardLimits {
    std::size_t bytes = std::size_t{96} * 1024 * 1024;
    long lines = 3'000'000;
    std::size_t line = std::size_t{64} * 1024;      ///< unfolded octets of one line; an ATTACH may be longer, it is dropped
    std::size_t depth = 8;
    std::size_t parameters = 64;                    ///< of one line
    std::size_t parameter_octets = std::size_t{4} * 1024;
    std::size_t values = 2'000;                     ///< of RDATE and EXDATE of one component
    long properties = 2'000;                        ///< of one component, with those it holds
    std::size_t zones = 16;
    std::size_t components = 100'000;               ///< entries of the file
    std::size_t of_one_uid = 5'000;
    std::size_t rules = 2'000;                      ///< RRULEs of the file
    std::size_t dates = 30'000;                     ///< that its rules give, for those who expand them
    long faults = 100;                              ///< lines that are none
};

/// A property of the calendar itself: NAME, X-WR-TIMEZONE, METHOD, …
struct HeadLine {
    std::string name;   ///< in capitals
    std::string value;
    long line = 0;
};

/// What a VTIMEZONE says, without its rules, which are never followed.
struct ForeignZone {
    std::string tzid;
    std::string location;               ///< X-LIC-LOCATION: a name of IANA
    std::optional<int> offset;          ///< of its standard time, seconds east
    bool varies = false;                ///< it has another offset as well
    long line = 0;
};

/// Where a component lies in the file.
struct ComponentPlace {
    std::size_t begin = 0;
    std::size_t end = 0;
    long line = 0;
    bool event = false;                 ///< a VEVENT; anything else is only kept
};

struct CalendarOutline {
    std::vector<HeadLine> head;
    std::vector<ForeignZone> zones;
    std::vector<std::vector<ComponentPlace>> objects;   ///< those of one UID together, in the order of the first
    std::size_t events = 0;
};

/// Throws Error{Input,"ics.…"} with the line for a file that is no calendar, is cut off, or passes a limit.
[[nodiscard]] CalendarOutline outline_of(std::string_view bytes, const GuardLimits& limits = {});

}  // namespace lichsong::ical
