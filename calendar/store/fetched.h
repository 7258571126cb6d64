// SPDX-License-Identifier: Apache-2.0
// When a feed was last fetched, how often, and which release that was. Not part of the plan's history: fetching changes nothing.
#pragma once

#include <cstdint>
#include <map>

#include "calendar/base/clock.h"
#include "calendar/store/session.h"

namespace lichsong::store {

struct Fetched {
    base::Stamp at = 0;
    std::int64_t count = 0;
    std::int64_t release = 0;  ///< its number
    std::int64_t shown = 0;    ///< the release that the page of the feed showed last to a person; 0: never opened
};

/// By id of the feed.
[[nodiscard]] std::map<std::int64_t, Fetched> fetched(Session& session);

/// Adds `count` fetches, the last at `at`; a `shown` of 0 leaves what was. Call inside a transaction.
void note_fetched(Session& session, std::int64_t feed, const Fetched& more);

}  // namespace lichsong::store
