// SPDX-License-Identifier: Apache-2.0
// Rows of any kind with something in every field, for tests of the store alone: no desk, no rules.
#pragma once

#include <cstdint>
#include <string>

#include "calendar/store/journal.h"
#include "calendar/store/rows.h"
#include "calendar/store/session.h"

namespace lichsong::test {

[[nodiscard]] store::Session create_plan(const std::string& path, store::OpenOptions options = {});

/// `seed` decides what stands in it, and which fields are empty.
[[nodiscard]] model::Record sample_row(model::EntityKind kind, std::int64_t id, std::uint64_t seed);

/// `count` rows of each kind, and the change that made them.
void fill_plan(store::Session& session, int count);

}  // namespace lichsong::test
