// SPDX-License-Identifier: Apache-2.0
// Which zone a foreign calendar means: IANA names, Windows names, names with a prefix, offsets written as names, and what
// its own VTIMEZONE says. The rules of a VTIMEZONE are never followed: they are the other's to get wrong, and some never end.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "calendar/base/zone.h"
#include "calendar/ical/guard.h"
#include "calendar/ical/moment.h"
#include "calendar/ical/raw_component.h"

namespace lichsong::ical {

class ForeignZones {
public:
    /// `home`: the zone of times that name none, and of zones that nobody knows. It must outlive this.
    ForeignZones(const std::vector<ForeignZone>& defined, const base::Zone& home) : m_defined(defined), m_home(home) {}

    /// Never fails: what cannot be found out is reported, once for each name, and taken as home.
    [[nodiscard]] const base::Zone& find(std::string_view tzid, long line, const Report& report);
    [[nodiscard]] const base::Zone& home() const noexcept { return m_home; }
    [[nodiscard]] const base::Zone& utc();

private:
    [[nodiscard]] std::unique_ptr<base::Zone> resolve(std::string_view tzid, long line, const Report& report) const;

    const std::vector<ForeignZone>& m_defined;
    const base::Zone& m_home;
    std::map<std::string, std::unique_ptr<base::Zone>, std::less<>> m_known;  ///< nullptr: home
};

/// The zone of a name alone, nullptr where it says nothing: "Asia/Saigon", "SE Asia Standard Time",
/// "/freeassociation.sourceforge.net/Asia/Ho_Chi_Minh", "(UTC+07:00) Bangkok, Hanoi, Jakarta", "GMT+0700".
[[nodiscard]] std::unique_ptr<base::Zone> zone_named(std::string_view name);

/// A time on the wall of one zone, on the wall of another. Days stay as they are: callers must not give them.
[[nodiscard]] inline model::WallSeconds on_wall_of(const base::Zone& to, const base::Zone& from, model::WallSeconds wall) {
    return &to == &from ? wall : to.to_local(from.to_utc(wall));
}

}  // namespace lichsong::ical
