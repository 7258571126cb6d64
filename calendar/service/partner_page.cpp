// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/partner_page.h"

#include <algorithm>
#include <tuple>

#include "calendar/service/feed_content.h"
#include "calendar/service/past.h"
#include "calendar/store/fetched.h"

namespace lichsong::service {
namespace {

PageRow page_row(const model::Plan& plan, const model::PlacedSegment& row) {
    const auto& placement = row.placement;
    PageRow out;
    out.date = placement.date;
    out.start = placement.start;
    out.length = placement.length;
    out.title = {row.segment.title, row.segment.title_en};
    out.responsible = row.segment.responsible_body;
    out.code = placement.key;
    out.state = placement.state;
    out.is_cancelled = model::state_info(placement.state).status == model::CalendarStatus::Cancelled;
    if (const auto* outlet = plan.outlets.find(placement.outlet)) {
        out.outlet = {outlet->name, outlet->name_en};
        out.medium = outlet->medium;
    }
    return out;
}

bool is_earlier(const PageRow& a, const PageRow& b) {
    const auto when = [](const PageRow& row) { return std::tuple(row.date, row.start.value_or(model::TimeOfDay{}).seconds, row.code); };
    return when(a) < when(b);
}

int release_before(Desk& desk, const model::Feed& feed, int latest) {
    const auto fetched = store::fetched(desk.session());
    const auto at = fetched.find(feed.id);
    const bool saw_older = at != fetched.end() && at->second.release > 0 && at->second.release < latest;
    return saw_older ? static_cast<int>(at->second.release) : latest - 1;
}

// What came onto the feed is new to the partner, and what left it is gone, wherever it went.
std::vector<PageChange> changes_of(const model::Plan& plan, const FeedContent& content, const std::vector<ReleasedChange>& differences) {
    std::vector<PageChange> found;
    for (const auto& one : differences) {
        PageChange change{one.what, {}, {}};
        if (one.before && content.shows(*one.before)) change.before = page_row(plan, *one.before);
        if (one.after && content.shows(*one.after)) change.after = page_row(plan, *one.after);
        if (!change.before && !change.after) continue;
        if (!change.before) change.what = change.after->is_cancelled ? Difference::Cancelled : Difference::New;
        if (!change.after) change.what = Difference::Gone;
        found.push_back(std::move(change));
    }
    return found;
}

}  // namespace

PartnerPage partner_page(Desk& desk, const model::Feed& feed) {
    PartnerPage page;
    const auto latest = latest_release(desk);
    std::vector<ReleasedChange> changed;
    if (latest) {
        page.since = release_before(desk, feed, latest->number);
        if (page.since > 0) changed = differences(desk, find_release(desk, std::to_string(page.since)), *latest);
    }
    const store::Snapshot one_state(desk.session());
    std::optional<Past> past;
    if (latest) past.emplace(desk, latest->change);
    const auto& plan = past ? past->context() : desk.context();
    page.campaign = {plan.campaign.name, plan.campaign.name_en};
    page.body = plan.campaign.body;
    page.dday = plan.campaign.dday;
    if (const auto* partner = plan.partners.find(feed.partner)) page.partner = partner->name;
    if (!past) return page;
    page.release = latest->number;
    page.released_on = latest->released_on;
    const FeedContent content(plan, feed);
    page.changes = changes_of(plan, content, changed);
    past->each([&](const model::PlacedSegment& row) {
        if (content.shows(row)) page.rows.push_back(page_row(plan, row));
    });
    std::sort(page.rows.begin(), page.rows.end(), is_earlier);
    return page;
}

}  // namespace lichsong::service
