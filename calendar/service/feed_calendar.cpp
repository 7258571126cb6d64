// SPDX-License-Identifier: Apache-2.0
// The calendar of a feed: released content through its filter, entry by entry.
#include "calendar/base/i18n.h"
#include "calendar/service/feed_content.h"
#include "calendar/service/feeds.h"
#include "calendar/service/past.h"
#include "calendar/service/release.h"

namespace lichsong::service {
using model::Feed;

void write_feed(Desk& desk, const Feed& feed, const ical::Wording& wording, const ical::Sink& sink) {
    const store::Snapshot one_state(desk.session());
    const auto release = latest_release(desk);
    std::optional<Past> past;
    if (release) past.emplace(desk, release->change);
    const auto& plan = past ? past->context() : desk.context();
    const auto& campaign = plan.campaign;
    const base::Zone zone(campaign.zone);
    ical::CalendarHead head;
    head.name = wording.english && !campaign.name_en.empty() ? campaign.name_en : campaign.name;
    head.description = campaign.body;
    head.organizer = campaign.body;
    ical::CalendarWriter writer(sink, head, plan, zone, wording);
    if (past) {
        const FeedContent content(plan, feed);
        past->each([&](const model::PlacedSegment& row) {
            if (content.shows(row)) writer.placement(row);
        });
    }
    writer.finish();
}

}  // namespace lichsong::service
