// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/partner_page.h"

#include <algorithm>
#include <tuple>

#include "calendar/service/feed_content.h"
#include "calendar/service/past.h"
#include "calendar/store/fetched.h"

namespace lichsong::service {
namespace {

bool is_earlier(const PartnerRow& a, const PartnerRow& b) {
    const auto when = [](const PartnerRow& row) { return std::tuple(row.date, row.start.value_or(model::TimeOfDay{}).seconds, row.code); };
    return when(a) < when(b);
}

int release_before(Desk& desk, const model::Feed& feed, int latest) {
    const auto fetched = store::fetched(desk.session());
    const auto at = fetched.find(feed.id);
    // Their calendar fetches by itself: only the page itself is a look.
    const bool saw_older = at != fetched.end() && at->second.shown > 0 && at->second.shown < latest;
    return saw_older ? static_cast<int>(at->second.shown) : latest - 1;
}

}  // namespace

PartnerPage partner_page(Desk& desk, const model::Feed& feed) {
    PartnerPage page;
    const auto latest = latest_release(desk);
    const store::Snapshot one_state(desk.session());
    if (latest) {
        page.since = release_before(desk, feed, latest->number);
        if (page.since > 0) page.changes = changes_on(feed, TwoReleases(desk, find_release(desk, std::to_string(page.since)), *latest));
    }
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
    past->each([&](const model::PlacedSegment& row) {
        if (content.shows(row)) page.rows.push_back(partner_row(plan, row));
    });
    std::sort(page.rows.begin(), page.rows.end(), is_earlier);
    return page;
}

}  // namespace lichsong::service
