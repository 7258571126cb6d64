// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/feed_losses.h"

#include <algorithm>

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

ReleasedStep::ReleasedStep(Desk& desk, const Release& from, const Release& to) : m_two(desk, from, to), m_released(0) {
    if (const auto change = desk.journal().find(to.change)) m_released = change->stamp;
}

std::vector<PlacedSegment> ReleasedStep::lost(const model::Feed& feed) const {
    const FeedContent earlier(m_two.earlier(), feed);
    const FeedContent later(m_two.later(), feed);
    std::vector<PlacedSegment> rows;
    for (const auto& change : m_two.changes([&](const PlacedSegment& row) { return earlier.shows(row); }, [&](const PlacedSegment& row) { return later.shows(row); }))
        if (change.what == Difference::Gone) rows.push_back(as_cancelled(*change.before, m_released));
    std::sort(rows.begin(), rows.end(), [](const PlacedSegment& a, const PlacedSegment& b) { return a.placement.id < b.placement.id; });
    return rows;
}

void each_step_back(Desk& desk, const Release& latest, const std::function<bool(const ReleasedStep&)>& visit) {
    auto releases = desk.context().releases.rows();
    std::erase_if(releases, [&](const Release& release) { return release.number > latest.number; });
    std::sort(releases.begin(), releases.end(), [](const Release& a, const Release& b) { return a.number > b.number; });
    for (std::size_t i = 1; i < releases.size(); ++i)
        if (model::days_between(releases[i - 1].released_on, latest.released_on) <= days_kept && !visit(ReleasedStep(desk, releases[i], releases[i - 1]))) return;
}

}  // namespace lichsong::service
