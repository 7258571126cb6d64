// SPDX-License-Identifier: Apache-2.0
// From placements and series to what of them may be shown. The only place in this folder that reads what a placement says;
// how the placements of a series hang together is decided in recurring.cpp.
#pragma once

#include <string>
#include <unordered_map>

#include "calendar/base/zone.h"
#include "calendar/ical/event_view.h"
#include "calendar/ical/export.h"
#include "calendar/ical/span.h"

namespace lichsong::ical {

/// What the recurring entry of a series takes from its placements.
struct MasterFacts {
    Span first;                       ///< of the first day that the rule gives
    model::CalendarStatus status = model::CalendarStatus::Tentative;
    const Entry* spokesman = nullptr; ///< any placement, where all are in one state; nullptr: no state is shown
    base::Stamp modified = 0;         ///< the latest of all placements and segments
};

class Projection {
public:
    Projection(const model::Plan& plan, const base::Zone& zone, const Wording& wording);

    /// An entry of its own.
    void show(EventView& view, const Entry& entry);
    /// The recurring entry of a series, without its rule and dates.
    void show(EventView& view, const model::Series& series, const model::Slot& slot, const MasterFacts& facts);
    /// True where an entry shows something that the recurring entry of its series would not say. The code and the issue
    /// do not count, or every instance would be an override.
    [[nodiscard]] bool says_other(const Entry& entry, const model::Series& series, const model::Slot& slot) const;

    [[nodiscard]] Moment moment(bool all_day, model::WallSeconds wall) const;
    /// As UNTIL must be: UTC for a time, a day as it is.
    [[nodiscard]] Moment in_utc(const Moment& moment) const;
    [[nodiscard]] bool is_local() const noexcept { return !m_tzid.empty(); }

private:
    struct Described;

    [[nodiscard]] const std::string& wanted(const std::string& vietnamese, const std::string& english) const;
    [[nodiscard]] const std::string& responsible_body(const std::string& own, const model::Series* series) const;
    void set_responsible_body(EventView& view, const std::string& body) const;
    [[nodiscard]] std::string_view css_name(const std::string& colour);
    void set_span(EventView& view, const Span& span) const;
    void set_outlet(EventView& view, const model::Outlet& outlet);
    void set_topics(EventView& view, const std::vector<base::Id<model::Topic>>& topics);
    void set_status(EventView& view, model::CalendarStatus status, bool takes_time) const;
    void set_summary(EventView& view, model::CalendarStatus status, std::string_view title, int issue) const;
    void describe(EventView& view, const Described& what) const;

    const model::Plan& m_plan;
    const base::Zone& m_zone;
    const Wording& m_wording;
    std::string_view m_tzid;  ///< empty where times leave in UTC
    std::unordered_map<std::string, std::string_view> m_colours;  ///< a plan has few, and the search is long
};

}  // namespace lichsong::ical
