// SPDX-License-Identifier: Apache-2.0
// What a feed showed at an earlier release and shows no more: moved to somebody else's outlet, out of the feed's filter, or taken out of the
// plan. Its calendar says of each that it is cancelled (a client that never deletes would keep it), and nothing of where it went.
#pragma once

#include <deque>
#include <functional>

#include "calendar/service/release.h"

namespace lichsong::service {

class FeedLosses {
public:
    struct Lost {
        model::PlacedSegment row;
        const model::Plan* then = nullptr;  ///< the plan when it was last shown, as long as the losses live
    };

    /// Reads the releases up to `latest` whose successor is at most 30 days older; for all feeds once.
    FeedLosses(Desk& desk, const model::Release& latest);

    /// Each as it was last shown, but cancelled, its SEQUENCE one higher (RFC 5546 §2.1.4), in order of id. `is_shown`: what the latest release
    /// shows in that feed.
    [[nodiscard]] std::vector<Lost> of(const model::Feed& feed, const std::function<bool(std::int64_t)>& is_shown) const;

private:
    struct Step {
        TwoReleases two;
        base::Stamp released;
    };
    std::deque<Step> m_steps;  ///< in order of time
};

}  // namespace lichsong::service
