// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/feed_content.h"

#include <algorithm>

#include "calendar/service/release.h"

namespace lichsong::service {
namespace {

using model::Feed;

// Outlets whose placements the feed shows. An agency sees its own, whatever else is named.
std::set<std::int64_t> outlets_of(const model::Plan& plan, const Feed& feed) {
    const auto* partner = plan.partners.find(feed.partner);
    const bool sees_all = feed.kind == model::FeedKind::Leader || (partner != nullptr && partner->kind != model::PartnerKind::Media);
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

FeedContent::FeedContent(const model::Plan& plan, const Feed& feed) : m_plan(plan), m_feed(feed), m_outlets(outlets_of(plan, feed)) {}

bool FeedContent::concerns(base::Id<model::Outlet> outlet, const model::Date& date, const model::Segment& segment) const {
    if (!m_outlets.contains(outlet.value)) return false;
    if (model::is_set(m_feed.first_day) && date < m_feed.first_day) return false;
    if (model::is_set(m_feed.last_day) && date > m_feed.last_day) return false;
    return is_about(m_plan, segment, m_feed.topics);
}

bool FeedContent::shows(const model::PlacedSegment& row) const { return may_leave(row.placement) && concerns(row.placement.outlet, row.placement.date, row.segment); }

}  // namespace lichsong::service
