// SPDX-License-Identifier: Apache-2.0
// How the journal writes what a row was and became: JSON objects, so that any tool that reads SQLite can read it. Inside the
// store only.
#pragma once

#include <optional>

#include "calendar/model/change.h"

namespace lichsong::store {

struct Cell;

[[nodiscard]] model::Value image_text(const std::optional<model::Image>& image);
/// Nothing of a NULL. Error{Store,"store.bad_value"} where it is no object.
[[nodiscard]] std::optional<model::Image> image_from(const Cell& cell);

}  // namespace lichsong::store
