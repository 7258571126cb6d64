// SPDX-License-Identifier: Apache-2.0
// The calendar of a feed: released content through its filter, entry by entry.
#include <algorithm>
#include <set>

#include "calendar/base/i18n.h"
#include "calendar/service/feeds.h"
#include "calendar/service/past.h"
#include "calendar/service/release.h"

namespace lichsong::service {
namespace {

using model::Feed;

// Outlets whose placements the feed shows. An agency sees its own, whatever else is named.
std::set<std::int64_t> outlets_of(const model::Plan& plan, const Feed& feed) {
    const auto* partner = plan.partners.find(feed.partner);
    const bool sees_all = partner != nullptr && partner->kind != model::PartnerKind::Media;
    std::set<std::int64_t> shown;
    for (const auto& outlet : plan.outlets) {
        const bool is_named = feed.outlets.empty() || std::find(feed.outlets.begin(), feed.outlets.end(), model::id_of(outlet)) != feed.outlets.end();
        if (is_named && (sees_all || outlet.partner == feed.partner)) shown.insert(outlet.id);
    }
    return shown;
}

bool is_about(const model::Plan& plan, const model::Segment& segment, const std::vector<base::Id<model::Topic>>& topics) {
    if (topics.empty()) return true;
    return std::any_of(segment.topics.begin(), segment.topics.end(), [&](const auto topic) {
        return std::any_of(topics.begin(), topics.end(), [&](const auto under) { return model::falls_under(plan, topic, under); });
    });
}

}  // namespace

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
        const auto outlets = outlets_of(plan, feed);
        past->each([&](const model::PlacedSegment& row) {
            const auto& placement = row.placement;
            if (!may_leave(placement)) return;
            if (!outlets.contains(placement.outlet.value)) return;
            if ((model::is_set(feed.first_day) && placement.date < feed.first_day) || (model::is_set(feed.last_day) && placement.date > feed.last_day)) return;
            if (is_about(plan, row.segment, feed.topics)) writer.placement(row);
        });
    }
    writer.finish();
}

}  // namespace lichsong::service
