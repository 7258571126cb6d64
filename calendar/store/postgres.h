// SPDX-License-Identifier: Apache-2.0
// Campaigns of a PostgreSQL database, each a schema of its own with the tables of a plan. Inside the store only.
#pragma once

#include <string>

#include "calendar/store/address.h"

namespace lichsong::store {

/// Errors as Session.
[[nodiscard]] bool campaign_is_there(const DatabaseAddress& place);
/// Error{Input,"plan.exists"} where one is called so.
void rename_campaign(const DatabaseAddress& place, const std::string& name);
/// With all that is in it; nothing where there is none.
void drop_campaign(const DatabaseAddress& place);

}  // namespace lichsong::store
