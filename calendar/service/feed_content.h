// SPDX-License-Identifier: Apache-2.0
// Which released placements a feed shows: one answer for its calendar and for its page.
#pragma once

#include <set>

#include "calendar/model/plan.h"

namespace lichsong::service {

class FeedContent {
public:
    /// Both are looked into as long as this lives.
    FeedContent(const model::Plan& plan, const model::Feed& feed);
    [[nodiscard]] bool shows(const model::PlacedSegment& row) const;
    /// Outlet, day and topics are the feed's, whatever the state.
    [[nodiscard]] bool concerns(base::Id<model::Outlet> outlet, const model::Date& date, const model::Segment& segment) const;
    /// True where the feed's partner may know of what goes out there.
    [[nodiscard]] bool is_theirs(base::Id<model::Outlet> outlet) const { return m_outlets.contains(outlet.value); }

private:
    const model::Plan& m_plan;
    const model::Feed& m_feed;
    std::set<std::int64_t> m_outlets;
};

}  // namespace lichsong::service
