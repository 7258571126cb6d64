// SPDX-License-Identifier: Apache-2.0
// The calendar of a feed: released content through its filter, entry by entry.
#include <algorithm>

#include "calendar/base/i18n.h"
#include "calendar/service/feed_content.h"
#include "calendar/service/feeds.h"
#include "calendar/service/past.h"
#include "calendar/service/release.h"

namespace lichsong::service {
using model::Feed;

namespace {

// What it repeats or makes up for may be another partner's: of that not even the code is told.
void forget_others(Past& past, const FeedContent& content, model::PlacedSegment& row) {
    const auto keep = [&](base::Id<model::Placement> original, std::string& code) {
        if (code.empty()) return;
        const auto found = past.find(original.value);
        if (!found || !may_leave(found->placement) || !content.is_theirs(found->placement.outlet)) code.clear();
    };
    keep(row.placement.repeat_of, row.repeat_of_code);
    keep(row.placement.makegood_for, row.makegood_for_code);
}

}  // namespace

void write_feed(Desk& desk, const Feed& feed, const ical::Wording& wording, const ical::Sink& sink) {
    const store::Snapshot one_state(desk.session());
    std::optional<FeedLosses> losses;
    if (const auto release = latest_release(desk)) losses.emplace(desk, *release);
    write_feed(desk, feed, losses, wording, sink);
}

void write_feed(Desk& desk, const Feed& feed, const std::optional<FeedLosses>& losses, const ical::Wording& wording, const ical::Sink& sink) {
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
        std::vector<std::int64_t> shown;  // in order
        past->each([&](const model::PlacedSegment& row) {
            if (!content.shows(row)) return;
            shown.push_back(row.placement.id);
            if (row.repeat_of_code.empty() && row.makegood_for_code.empty()) return writer.placement(row);
            auto told = row;
            forget_others(*past, content, told);
            writer.placement(told);
        });
        if (losses)
            for (const auto& lost : losses->of(feed, [&](std::int64_t id) { return std::binary_search(shown.begin(), shown.end(), id); }))
                writer.placement(lost.row, *lost.then);
    }
    writer.finish();
}

}  // namespace lichsong::service
