// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/feed_losses.h"

#include <algorithm>
#include <map>

#include "calendar/service/feed_content.h"

namespace lichsong::service {
namespace {

using model::PlacedSegment;
using model::Release;

// As long as any cancelled entry stays: subscribers that look in once a fortnight see it.
constexpr long days_kept = 30;

PlacedSegment as_cancelled(PlacedSegment row, base::Stamp released) {
    row.placement.state = model::PlacementState::Cancelled;
    ++row.placement.sequence;
    row.placement.modified = std::max(row.placement.modified, released);
    row.repeat_of_code.clear();
    row.makegood_for_code.clear();
    return row;
}

}  // namespace

FeedLosses::FeedLosses(Desk& desk, const Release& latest) {
    auto releases = desk.context().releases.rows();
    std::erase_if(releases, [&](const Release& release) { return release.number > latest.number; });
    std::sort(releases.begin(), releases.end(), [](const Release& a, const Release& b) { return a.number < b.number; });
    for (std::size_t i = 1; i < releases.size(); ++i) {
        const auto& to = releases[i];
        if (model::days_between(to.released_on, latest.released_on) > days_kept) continue;
        const auto change = desk.journal().find(to.change);
        m_steps.push_back({TwoReleases(desk, releases[i - 1], to), change ? change->stamp : 0});
    }
}

std::vector<FeedLosses::Lost> FeedLosses::of(const model::Feed& feed, const std::function<bool(std::int64_t)>& is_shown) const {
    std::map<std::int64_t, Lost> lost;
    for (const auto& step : m_steps) {
        const FeedContent earlier(step.two.earlier(), feed);
        const FeedContent later(step.two.later(), feed);
        for (const auto& change : step.two.changes([&](const PlacedSegment& row) { return earlier.shows(row); }, [&](const PlacedSegment& row) { return later.shows(row); }))
            if (change.what == Difference::Gone && !is_shown(change.before->placement.id))
                lost.insert_or_assign(change.before->placement.id, Lost{as_cancelled(*change.before, step.released), &step.two.earlier()});
    }
    std::vector<Lost> rows;
    rows.reserve(lost.size());
    for (auto& [id, row] : lost) rows.push_back(std::move(row));
    return rows;
}

}  // namespace lichsong::service
