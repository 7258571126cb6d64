// SPDX-License-Identifier: Apache-2.0
// What was agreed with a partner, by whom it was entered and when, and what of it is different now. The editor sends an agreed
// placement back to wait when its time, outlet, length, segment or topic changes; here the journal tells what it was.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/service/desk.h"

namespace lichsong::service {

struct Agreement {
    std::optional<model::Change> by;  ///< the change that entered it; none where the plan was made with it
    model::Record placement;          ///< as it was agreed
    model::Record segment;
};

/// The agreement that holds, or the last one that no longer does; nothing for what was never agreed.
[[nodiscard]] std::optional<Agreement> last_agreement(Desk& desk, std::int64_t placement);

/// A field of the placement, or of its segment, that is not as it was agreed.
struct Departure {
    model::EntityKind kind;
    std::string field;
    model::Value agreed;
    model::Value now;
};
[[nodiscard]] std::vector<Departure> departures(Desk& desk, const Agreement& agreement);

/// How many placements the change sent back to wait for an agreement.
[[nodiscard]] int reopened_by(Desk& desk, const model::Change& change);

}  // namespace lichsong::service
