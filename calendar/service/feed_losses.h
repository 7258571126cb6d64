// SPDX-License-Identifier: Apache-2.0
// What a feed showed at an earlier release and shows no more: moved to somebody else's outlet, out of the feed's filter, or taken out of the
// plan. Its calendar says of each that it is cancelled (a client that never deletes would keep it), and nothing of where it went.
#pragma once

#include <functional>
#include <vector>

#include "calendar/service/release.h"

namespace lichsong::service {

/// From one release to the next.
class ReleasedStep {
public:
    ReleasedStep(Desk& desk, const model::Release& from, const model::Release& to);

    /// What the feed lost then, each as it was last shown, but cancelled, its SEQUENCE one higher (RFC 5546 §2.1.4), in order of id.
    [[nodiscard]] std::vector<model::PlacedSegment> lost(const model::Feed& feed) const;
    /// The plan when it was last shown.
    [[nodiscard]] const model::Plan& then() const noexcept { return m_two.earlier(); }

private:
    TwoReleases m_two;
    base::Stamp m_released;
};

/// Steps up to `latest` that are at most 30 days older, the newest first. One at a time is in memory: there may be many in a month, each with
/// two states of the plan. Ends where `visit` says false.
void each_step_back(Desk& desk, const model::Release& latest, const std::function<bool(const ReleasedStep&)>& visit);

}  // namespace lichsong::service
