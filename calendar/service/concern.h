// SPDX-License-Identifier: Apache-2.0
// Which placements a partner is told of: a station of what goes out on its outlets, others of what they were asked about. One answer for
// comparisons, sheets and messages; what a feed shows, which may be narrower or wider, is in feed_content.h.
#pragma once

#include <map>
#include <set>

#include "calendar/service/desk.h"

namespace lichsong::service {

class Concern {
public:
    /// Reads who was asked about what; lines that were withdrawn do not count.
    explicit Concern(Desk& desk);

    /// `then` is the plan that the row is of: an outlet may have had another owner.
    [[nodiscard]] bool is_for(const model::Partner& partner, const model::Plan& then, const model::Placement& placement) const;

private:
    std::map<std::int64_t, std::set<std::int64_t>> m_asked;  ///< placements by partner
};

}  // namespace lichsong::service
